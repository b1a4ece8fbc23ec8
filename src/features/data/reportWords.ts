import type { FileReport } from '#importers/types.ts'
import { messages, type MessageKey } from '#i18n/messages.ts'
import type { FileComparison, ImportNote } from '#state/services.ts'
import type { Text } from '#ui/language.tsx'

const listed = (text: Text, words: readonly string[]) => words.join(text.language === 'zh' ? '、' : ', ')
const MARKS: Readonly<Record<string, string>> = { '\t': 'Tab', ';': ';', '|': '|' }

/** Rows of the file: used, refused and left out. */
export function rowsRead({ rowsOk, rowsBad, rowsSkipped }: Pick<FileReport, 'rowsOk' | 'rowsBad' | 'rowsSkipped'>): number {
  return rowsOk + rowsBad + Object.values(rowsSkipped).reduce((sum, count) => sum + count, 0)
}

/** Where it was read and how much: "12,418 rows · sheet OrderSKUList · left out: description row". */
export function readingWords(text: Text, report: FileReport, archive: string | null = null): string {
  const { t, number } = text
  const rows = rowsRead(report)
  const skipped = skippedWords(text, report.rowsSkipped)
  return [
    archive === null ? null : t('data.file.archive', { archive }),
    report.encoding && !report.sheet && report.encoding !== 'utf-8' ? report.encoding.replace(/^gb|^big5|^utf/, (name) => name.toUpperCase()) : null,
    report.delimiter !== null && MARKS[report.delimiter] ? t('data.file.separated', { mark: MARKS[report.delimiter]! }) : null,
    rows > 0 ? t('data.file.rows', { count: rows, rows: number(rows) }) : null,
    report.sheet ? t('data.file.sheet', { sheet: report.sheet }) : null,
    skipped === '' ? null : t('data.file.skipped', { reasons: skipped }),
  ].filter(Boolean).join(' · ')
}

/** "total rows 1, blank rows 3", '' when nothing was left out. */
export function skippedWords(text: Text, rowsSkipped: FileReport['rowsSkipped']): string {
  return listed(text, Object.entries(rowsSkipped).filter(([, count]) => count > 0).map(([reason, count]) => `${skipWords(text, reason)} ${text.number(count)}`))
}

function skipWords({ t }: Text, reason: string): string {
  const key = `data.skip.${reason}`
  return key in messages.en ? t(key as MessageKey) : reason
}

/** Days that a file covers, by its rows or its banner; the year only where both ends are not in the same one. */
export function periodWords(text: Text, { period, totals }: Pick<FileReport, 'period' | 'totals'>): string | null {
  const from = period?.firstDay ?? totals.firstDay
  const to = period?.lastDay ?? totals.lastDay
  if (!from || !to) return null
  if (from === to) return text.day(from, { dateStyle: 'medium' })
  const isOneYear = from.slice(0, 4) === to.slice(0, 4)
  // The year stands once: last in English, first in Chinese.
  const isShort = (end: 'from' | 'to') => isOneYear && (end === 'from') === (text.language === 'en')
  return text.t('data.file.period', { from: text.day(from, isShort('from') ? undefined : { dateStyle: 'medium' }), to: text.day(to, isShort('to') ? undefined : { dateStyle: 'medium' }) })
}

/** What was found in it: "3,120 orders · 24 SKUs · 4,011 units". */
export function totalsWords(text: Text, { totals }: FileReport): string {
  const { t, number } = text
  return [
    // A table of daily sales has no orders; stock and ads have no units sold.
    totals.orders > 0 ? t('data.file.orders', { count: totals.orders, n: number(totals.orders) }) : null,
    totals.skus > 0 ? t('data.file.skus', { count: totals.skus, n: number(totals.skus) }) : null,
    totals.units > 0 ? t('data.file.units', { count: totals.units, n: number(totals.units) }) : null,
    totals.cancelledUnits > 0 ? t('data.file.cancelled', { units: number(totals.cancelledUnits) }) : null,
    totals.returnedUnits > 0 ? t('data.file.returned', { units: number(totals.returnedUnits) }) : null,
  ].filter(Boolean).join(' · ')
}

/** A sentence about an import, its numbers as the language writes them. */
export function noteWords({ t, number }: Text, { messageKey, params }: ImportNote): string {
  const written = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, typeof value === 'number' && name !== 'count' ? number(value) : value]))
  return t(messageKey, typeof params['count'] === 'number' ? { ...written, n: number(params['count']) } : written)
}

/** "11,929 new, 488 changed, 3 known already, 1 refused". */
export function changeWords(text: Text, change: Pick<FileComparison, 'newLines' | 'changedLines' | 'identicalLines'> & { readonly unknownSkus?: number }, refused: number): string {
  const { t, number } = text
  const part = (key: 'new' | 'changed' | 'identical' | 'refused' | 'unknownSkus', count: number) => (count > 0 ? [t(`data.compare.${key}`, { count, n: number(count) })] : [])
  return listed(text, [
    ...part('new', change.newLines), ...part('changed', change.changedLines), ...part('identical', change.identicalLines),
    ...part('refused', refused), ...part('unknownSkus', change.unknownSkus ?? 0),
  ])
}

/** Stretches of days without rows: "3 – 5 Oct, 9 Oct". */
export function gapWords(text: Text, gaps: FileReport['gaps']): string | null {
  if (gaps.length === 0) return null
  const shown = gaps.slice(0, 5).map(({ firstDay, lastDay }) => (firstDay === lastDay ? text.day(firstDay) : text.t('data.file.period', { from: text.day(firstDay), to: text.day(lastDay) })))
  return text.t('data.gaps', { count: gaps.length, days: listed(text, shown) + (gaps.length > 5 ? ' …' : '') })
}

/** The file's own totals against the sums of its rows: what differs, each in a sentence, then what agrees. */
export function checkWords(text: Text, checks: FileReport['checks']): readonly { readonly agrees: boolean; readonly words: string }[] {
  const agreeing = checks.filter(({ agrees }) => agrees)
  return [
    ...checks.filter(({ agrees }) => !agrees).map(({ column, stated, found }) => ({ agrees: false, words: text.t('data.checks.differ', { column, stated: text.number(stated, 2), found: text.number(found, 2) }) })),
    ...(agreeing.length > 0 ? [{ agrees: true, words: text.t('data.checks.agree', { columns: listed(text, agreeing.map(({ column, found }) => `${column} ${text.number(found, 2)}`)) }) }] : []),
  ]
}

/** Columns about people that were dropped while reading, null when there were none. */
export function droppedWords(text: Text, { columns }: FileReport): string | null {
  const names = columns.filter(({ isPersonal }) => isPersonal).map(({ header }) => header)
  if (names.length === 0) return null
  return text.t('data.private.dropped', { count: names.length, names: listed(text, names.slice(0, 8)) + (names.length > 8 ? ' …' : '') })
}
