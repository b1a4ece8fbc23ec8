import type { FileReport } from '#importers/types.ts'
import type { MessageKey } from '#i18n/messages.ts'
import type { Text } from '#ui/language.tsx'

const KIND_KEYS: Readonly<Record<string, MessageKey>> = {
  'tiktok-orders': 'data.kind.tiktokOrders', 'shopify-orders': 'data.kind.shopifyOrders', 'amazon-orders': 'data.kind.amazonOrders', 'order-lines': 'data.kind.orderLines',
  'daily-sales': 'data.kind.dailySales', 'daily-sales-wide': 'data.kind.dailySales', 'shopify-inventory': 'data.kind.stock', 'amazon-inventory': 'data.kind.stock', 'tiktok-stock': 'data.kind.stock',
  'tiktok-ads-overview': 'data.kind.ads', 'tiktok-campaigns': 'data.kind.ads', 'tiktok-live-ads': 'data.kind.ads', 'tiktok-shop-analytics': 'data.kind.analytics',
}

/** What the file is, in words. */
export function kindWords({ t }: Text, kind: string | null): string {
  const key = kind === null ? 'data.kind.unknown' : KIND_KEYS[kind]
  return key ? t(key) : (kind ?? '')
}

/** Where it was read and how much: "12,418 rows · sheet OrderSKUList · left out: description row". */
export function readingWords(text: Text, report: FileReport): string {
  const skipped = Object.entries(report.rowsSkipped).filter(([, count]) => count > 0)
  const rows = report.rowsOk + report.rowsBad + skipped.reduce((sum, [, count]) => sum + count, 0)
  return [
    text.t('data.file.rows', { count: rows, rows: text.number(rows) }),
    report.encoding && !report.sheet ? report.encoding.toUpperCase() : null,
    report.sheet ? text.t('data.file.sheet', { sheet: report.sheet }) : null,
    skipped.length > 0 ? text.t('data.file.skipped', { reasons: skipped.map(([reason, count]) => `${skipWords(text, reason)} ${text.number(count)}`).join(text.language === 'zh' ? '、' : ', ') }) : null,
  ].filter(Boolean).join(' · ')
}

const SKIP_KEYS: Readonly<Record<string, MessageKey>> = { blank: 'data.skip.blank', total: 'data.skip.total', description: 'data.skip.description', percentage: 'data.skip.percent', header: 'data.skip.header' }
function skipWords({ t }: Text, reason: string): string {
  const key = SKIP_KEYS[reason]
  return key ? t(key) : reason
}

/** What was found in it: "3,120 orders · 24 SKUs · 4,011 units · 24 Aug – 22 Nov". */
export function totalsWords(text: Text, { totals }: FileReport): string {
  return [
    // A table of daily sales has no orders.
    totals.orders > 0 ? text.t('data.file.orders', { count: totals.orders, n: text.number(totals.orders) }) : null,
    text.t('data.file.skus', { count: totals.skus, n: text.number(totals.skus) }),
    text.t('data.file.units', { count: totals.units, n: text.number(totals.units) }),
    totals.cancelledUnits > 0 ? text.t('data.file.cancelled', { units: text.number(totals.cancelledUnits) }) : null,
    totals.returnedUnits > 0 ? text.t('data.file.returned', { units: text.number(totals.returnedUnits) }) : null,
    totals.firstDay && totals.lastDay ? text.t('data.file.period', { from: text.day(totals.firstDay, { dateStyle: 'medium' }), to: text.day(totals.lastDay, { dateStyle: 'medium' }) }) : null,
  ].filter(Boolean).join(' · ')
}
