import type { FindingLog } from '../findingLog.ts'
import type { Recognised } from '../recognise/recognise.ts'
import type { ImportAnswers, ImportQuestion } from '../types.ts'
import { dateOrderOf } from '../values/dateOrder.ts'
import { dayText, parseTime, type DateOrder } from '../values/dates.ts'
import type { DecimalMark } from '../values/numbers.ts'
import type { ToWallSeconds } from '../values/zones.ts'
import { marks, styleOfAmounts, styleOfCounts, sumOf } from './numberStyles.ts'
import type { WordColumn } from './wordColumn.ts'

export type WideCells = {
  /** The columns with the days that their headers name. */
  readonly days: readonly { readonly header: string; readonly wallSeconds: number }[]
  readonly mark: DecimalMark
  readonly order: DateOrder | null
  readonly isGuessed: boolean
  readonly questions: readonly ImportQuestion[]
}
type Choices = { readonly answers: ImportAnswers; readonly currency: string | null; readonly toWall: ToWallSeconds; readonly log: FindingLog }

/** What a wide table leaves open: the order of day and month in its headers, the decimal mark of its cells. Asked like those of a column. */
export function decideWideCells(table: Recognised, cells: readonly WordColumn[], { answers, currency, toWall, log }: Choices): WideCells {
  const { source, dayColumns } = table
  if (dayColumns.length === 0) return { days: [], mark: '.', order: null, isGuessed: false, questions: [] }
  const headers = dayColumns.map((column) => table.headers[column]!)
  const questions: ImportQuestion[] = []
  const found = source.wideHeader ? null : dateOrderOf(headers, source.preferredDateOrder)
  const order = answers.dateOrder ?? found?.order ?? null
  const daysIn = (as: DateOrder) => headers.map((header) => ({ header, wallSeconds: parseTime(header, as, toWall)?.wallSeconds ?? Number.NaN }))
  const isGuessed = answers.dateOrder === undefined && found?.certainty === 'inferred'
  if (isGuessed) log.add('dateOrderInferred', 'warning', { column: headers[0]!, value: headers[0]!, expected: order })
  if (answers.dateOrder === undefined && found?.certainty === 'open') {
    const choices = (['DMY', 'MDY'] as const).map((as) => ({ order: as, ...bounds(daysIn(as)) }))
    questions.push({ kind: 'dateOrder', column: headers[0]!, samples: headers.slice(0, 3), choices })
    log.add('dateOrderOpen', 'warning', { column: headers[0]!, value: headers[0]!, expected: order })
  }
  const words = cells.map((column) => column.words.list)
  const style = source.yields === 'daily' ? styleOfCounts(words) : styleOfAmounts(words, currency, true)
  if (style.isOpen && answers.decimalMark === undefined) {
    questions.push({ kind: 'decimalMark', column: headers[0]!, samples: style.samples, choices: marks.map((mark) => ({ mark, sum: sumOf(cells, mark) })) })
    log.add('decimalMarkOpen', 'warning', { column: headers[0]!, value: style.samples[0] ?? null, expected: marks.join(' ') })
  }
  return { days: order === null ? headers.map((header) => ({ header, wallSeconds: 0 })) : daysIn(order), mark: answers.decimalMark ?? style.mark, order, isGuessed, questions }
}

function bounds(days: WideCells['days']): { readonly firstDay: string; readonly lastDay: string } {
  const seconds = days.map(({ wallSeconds }) => wallSeconds).filter((value) => !Number.isNaN(value))
  return { firstDay: dayText(seconds.reduce((a, b) => Math.min(a, b))), lastDay: dayText(seconds.reduce((a, b) => Math.max(a, b))) }
}
