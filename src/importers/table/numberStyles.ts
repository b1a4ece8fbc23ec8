import type { FindingLog } from '../findingLog.ts'
import type { ImportAnswers, ImportQuestion } from '../types.ts'
import { asciiForm } from '../values/clean.ts'
import { currencyIn, currencyOfHeader } from '../values/currency.ts'
import { numberParts, parseDecimal, type DecimalMark } from '../values/numbers.ts'
import { NumberStyleFinder, type NumberStyle } from '../values/numberStyle.ts'
import type { Column, WordedColumn } from './gather.ts'
import type { WordColumn } from './wordColumn.ts'

const MOST_SEEN = 2000
/** A price named in Vietnamese or Indonesian is in dong or rupiah, of which neither has decimals. */
const wholeMoney = /^(?:đơn giá|giá|thành tiền|tổng tiền|doanh thu|chi phí|harga|biaya|ongkos|pendapatan)(?:\s|$|\()/i
export const marks = ['.', ','] as const

/** The one currency of a table: what its currency column says, else its amounts, else its headers; null when nothing does. */
export function currencyOfTable(columns: readonly Column[], answers: ImportAnswers, log: FindingLog): string | null {
  if (answers.currency !== undefined && answers.currency !== '') return answers.currency.toUpperCase().slice(0, 3)
  const named = wordsOf(columns.find(({ field }) => field === 'currency')).map((word) => /^[A-Za-z]{3}$/.test(word) ? word.toUpperCase() : currencyIn(word)).find((code) => code !== null)
  if (named) return named
  const amounts = columns.filter(({ kind, isMoney }) => kind === 'amount' && isMoney)
  for (const { header, cells } of amounts as readonly WordedColumn[]) {
    const found = new Set(cells.words.list.slice(0, MOST_SEEN).flatMap((word) => currencyIn(word) ?? []))
    if (found.size > 1) log.add('currencyMixed', 'warning', { column: header, value: [...found].join(', '), expected: [...found][0]! })
  }
  const inCells = amounts.map((column) => currencyIn(wordsOf(column).find((cell) => /\d/.test(cell)) ?? '')).find((code) => code !== null)
  return inCells ?? amounts.map(({ header }) => currencyOfHeader(header)).find((code) => code !== null) ?? null
}

/** Each column of numbers decides which mark is its decimal one; one that cannot follows the columns that prove theirs, and else it is asked. */
export function decideNumberStyles(columns: readonly Column[], currency: string | null, answers: ImportAnswers, log: FindingLog): { readonly questions: readonly ImportQuestion[]; readonly mark: DecimalMark } {
  const numbers = columns.filter((column): column is WordedColumn => column.kind === 'amount' || column.kind === 'units')
  const styles = numbers.map((column) => ({ column, style: styleOf(column, currency) }))
  const proved = styles.find(({ column, style }) => style.isProved && column.kind === 'amount')?.style ?? styles.find(({ style }) => style.isProved)?.style
  const questions: ImportQuestion[] = []
  for (const { column, style } of styles) {
    column.mark = answers.decimalMark ?? (style.isProved || style.mark === null ? style.mark : (proved?.mark ?? style.mark))
    if (!style.isOpen || proved || answers.decimalMark !== undefined || questions.length > 0) continue
    const choices = marks.map((mark) => ({ mark, sum: sumOf([column.cells], mark) }))
    questions.push({ kind: 'decimalMark', column: column.header, samples: style.samples, choices })
    log.add('decimalMarkOpen', 'warning', { column: column.header, value: style.samples[0] ?? null, expected: currency })
  }
  const first = styles.find(({ column }) => column.kind === 'amount')?.column
  return { questions, mark: first?.mark ?? null }
}

function styleOf({ kind, isMoney, cells, header }: WordedColumn, currency: string | null): NumberStyle {
  return kind === 'units' ? styleOfCounts([cells.words.list]) : styleOfAmounts([cells.words.list], currency ?? (wholeMoney.test(header) ? 'VND' : null), isMoney)
}

export function styleOfAmounts(lists: readonly (readonly string[])[], currency: string | null, isMoney: boolean): NumberStyle {
  return finderOf(lists).decide(isMoney ? currency : null, isMoney)
}

/** A count has no fraction: `1.250` among units is a thousand and more. `1.000` everywhere is one to some programs and a thousand in some countries. */
export function styleOfCounts(lists: readonly (readonly string[])[]): NumberStyle {
  const style = finderOf(lists).decide(null, false)
  if (style.isProved) return style
  const dotted = lists.flatMap((words) => words.filter((word) => /^[1-9]\d{0,2}\.\d{3}$/.test(asciiForm(word))))
  if (dotted.length === 0) return style
  return dotted.every((word) => asciiForm(word).endsWith('.000')) ? { ...style, isOpen: true } : { ...style, mark: ',', isProved: true }
}

function finderOf(lists: readonly (readonly string[])[]): NumberStyleFinder {
  const finder = new NumberStyleFinder()
  for (const words of lists) for (const word of words) finder.observe(word)
  return finder
}

export function sumOf(columns: readonly WordColumn[], mark: DecimalMark): number {
  let sum = 0
  for (const cells of columns) {
    const values = cells.words.list.map((word) => (numberParts(word) ? parseDecimal(word, mark) : 0))
    for (let row = 0; row < cells.length; row += 1) sum += values[cells.code(row)]! || 0
  }
  return Math.round(sum * 1000) / 1000
}

function wordsOf(column: Column | undefined): readonly string[] {
  return column && column.kind !== 'time' ? column.cells.words.list : []
}
