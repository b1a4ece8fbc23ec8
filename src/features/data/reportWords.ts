import type { FileReport } from '#importers/types.ts'
import type { MessageKey } from '#i18n/messages.ts'
import type { Text } from '#ui/language.tsx'

const KIND_KEYS: Readonly<Record<string, MessageKey>> = {
  tiktokOrders: 'data.kind.tiktokOrders',
  orderLines: 'data.kind.orderLines',
  dailySales: 'data.kind.dailySales',
}

/** What the file is, in words. */
export function kindWords({ t }: Text, kind: string | null): string {
  if (kind === null) return t('data.kind.unknown')
  const key = KIND_KEYS[kind]
  return key ? t(key) : t('data.kind.other', { kind })
}

/** Where it was read and how much: "12,418 rows · sheet OrderSKUList · left out: description row". */
export function readingWords(text: Text, report: FileReport): string {
  const skipped = Object.entries(report.rowsSkipped).filter(([, count]) => count > 0)
  const rows = report.rowsOk + report.rowsBad + skipped.reduce((sum, [, count]) => sum + count, 0)
  return [
    text.t('data.file.rows', { rows: text.number(rows) }),
    report.encoding && !report.sheet ? report.encoding.toUpperCase() : null,
    report.sheet ? text.t('data.file.sheet', { sheet: report.sheet }) : null,
    skipped.length > 0 ? text.t('data.file.skipped', { reasons: skipped.map(([reason, count]) => `${skipWords(text, reason)} ${text.number(count)}`).join(text.language === 'zh' ? '、' : ', ') }) : null,
  ].filter(Boolean).join(' · ')
}

const SKIP_KEYS: Readonly<Record<string, MessageKey>> = { blank: 'data.skip.blank', total: 'data.skip.total', description: 'data.skip.description', banner: 'data.skip.banner', repeatedHeader: 'data.skip.repeatedHeader' }
function skipWords({ t }: Text, reason: string): string {
  const key = SKIP_KEYS[reason]
  return key ? t(key) : reason
}

/** What was found in it: "3,120 orders, 24 SKUs, 4,011 units, 24 Aug – 22 Nov". */
export function totalsWords(text: Text, { totals }: FileReport): string {
  return [
    text.t('data.file.totals', { orders: text.number(totals.orders), skus: text.number(totals.skus), units: text.number(totals.units) }),
    totals.cancelledUnits > 0 ? text.t('data.file.cancelled', { units: text.number(totals.cancelledUnits) }) : null,
    totals.returnedUnits > 0 ? text.t('data.file.returned', { units: text.number(totals.returnedUnits) }) : null,
    totals.firstDay && totals.lastDay ? text.t('data.file.period', { from: text.day(totals.firstDay, { dateStyle: 'medium' }), to: text.day(totals.lastDay, { dateStyle: 'medium' }) }) : null,
  ].filter(Boolean).join(' · ')
}
