import type { FindingLog } from '../findingLog.ts'
import type { Recognised } from '../recognise/recognise.ts'
import type { Source } from '../sources/types.ts'
import type { ImportAnswers, ImportQuestion } from '../types.ts'
import { dateOrderOf, orderOfDates } from '../values/dateOrder.ts'
import { dayText, parseTime, type DateOrder } from '../values/dates.ts'
import type { ToWallSeconds } from '../values/zones.ts'
import type { Column } from './gather.ts'
import type { TimeColumn } from './timeColumn.ts'

/** Each column decides for itself; one that cannot follows the columns that could, since one program wrote them all. */
export function decideDateOrders(columns: readonly Column[], source: Source, answers: ImportAnswers, log: FindingLog): { readonly questions: readonly ImportQuestion[]; readonly isGuessed: boolean; readonly order: DateOrder | null } {
  const questions: ImportQuestion[] = []
  let isGuessed = false
  const times = columns.flatMap((column) => (column.kind === 'time' ? [{ column, found: orderOfDates(column.cells.openDates(), source.preferredDateOrder) }] : []))
  const decided = times.filter(({ found }) => found.certainty !== 'open' && found.samples.length > 0)
  const shared = decided.find(({ found }) => found.certainty === 'certain') ?? decided[0]
  for (const { column, found } of times) {
    const isKnown = source.isDateOrderKnown === true && found.certainty !== 'certain'
    column.order = answers.dateOrder ?? (isKnown ? source.preferredDateOrder : found.certainty === 'open' ? (shared?.found.order ?? found.order) : found.order)
    if (answers.dateOrder !== undefined || isKnown) continue
    if (found.contradicting > 0) log.add('dateOrderMixed', 'warning', { column: column.header, value: found.samples[0] ?? null, expected: found.order, params: { count: found.contradicting } })
    const isOpen = found.certainty === 'open' && !shared
    if (isOpen && questions.length === 0) {
      questions.push({ kind: 'dateOrder', column: column.header, samples: found.samples, choices: choicesOf(column.cells) })
      log.add('dateOrderOpen', 'warning', { column: column.header, value: found.samples[0] ?? null, expected: column.order })
    } else if (!isOpen && found.certainty === 'inferred') {
      isGuessed = true
      log.add('dateOrderInferred', 'warning', { column: column.header, value: found.samples[0] ?? null, expected: column.order })
    }
  }
  return { questions, isGuessed, order: times.find(({ found }) => found.samples.length > 0)?.column.order ?? times[0]?.column.order ?? null }
}

/** The first and the last day that the column would have in either order. */
function choicesOf(cells: TimeColumn): readonly { readonly order: 'DMY' | 'MDY'; readonly firstDay: string; readonly lastDay: string }[] {
  return (['DMY', 'MDY'] as const).flatMap((order) => {
    let first = Infinity
    let last = -Infinity
    for (let row = 0; row < cells.length; row += 1) {
      const seconds = cells.isEmpty(row) ? Number.NaN : cells.seconds(row, order, (utc) => utc)
      if (seconds < first) first = seconds
      if (seconds > last) last = seconds
    }
    return first <= last ? [{ order, firstDay: dayText(first), lastDay: dayText(last) }] : []
  })
}

/** The columns of a wide table with the days that their headers name. */
export function dayTimes({ headers, dayColumns }: Recognised, answers: ImportAnswers, toWall: ToWallSeconds): readonly { readonly header: string; readonly wallSeconds: number }[] {
  const order = answers.dateOrder ?? dateOrderOf(dayColumns.map((column) => headers[column]!), 'DMY').order
  return dayColumns.map((column) => ({ header: headers[column]!, wallSeconds: parseTime(headers[column]!, order, toWall)?.wallSeconds ?? 0 }))
}
