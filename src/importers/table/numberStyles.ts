import type { FindingLog } from '../findingLog.ts'
import type { ImportAnswers, ImportQuestion } from '../types.ts'
import { currencyIn, currencyOfHeader } from '../values/currency.ts'
import { numberParts, parseDecimal, type DecimalMark } from '../values/numbers.ts'
import { NumberStyleFinder, type NumberStyle } from '../values/numberStyle.ts'
import type { Column, WordedColumn } from './gather.ts'

/** The one currency of a table: what its currency column says, else its amounts, else its headers; null when nothing does. */
export function currencyOfTable(columns: readonly Column[], answers: ImportAnswers): string | null {
  if (answers.currency !== undefined && answers.currency !== '') return answers.currency.toUpperCase().slice(0, 3)
  const named = wordsOf(columns.find(({ field }) => field === 'currency')).map((word) => /^[A-Za-z]{3}$/.test(word) ? word.toUpperCase() : currencyIn(word)).find((code) => code !== null)
  if (named) return named
  const amounts = columns.filter(({ kind, isMoney }) => kind === 'amount' && isMoney)
  const inCells = amounts.map((column) => currencyIn(wordsOf(column).find((cell) => /\d/.test(cell)) ?? '')).find((code) => code !== null)
  return inCells ?? amounts.map(({ header }) => currencyOfHeader(header)).find((code) => code !== null) ?? null
}

/** Each column of numbers decides which mark is its decimal one; one that cannot follows the columns that prove theirs, and else it is asked. */
export function decideNumberStyles(columns: readonly Column[], currency: string | null, answers: ImportAnswers, log: FindingLog): { readonly questions: readonly ImportQuestion[]; readonly mark: DecimalMark } {
  const numbers = columns.filter((column): column is WordedColumn => column.kind === 'amount' || column.kind === 'units')
  const styles = numbers.map((column) => ({ column, style: styleOf(column, column.isMoney ? currency : null) }))
  const proved = styles.find(({ column, style }) => style.isProved && column.kind === 'amount')?.style ?? styles.find(({ style }) => style.isProved)?.style
  const questions: ImportQuestion[] = []
  for (const { column, style } of styles) {
    column.mark = answers.decimalMark ?? (style.isProved || style.mark === null ? style.mark : (proved?.mark ?? style.mark))
    if (!style.isOpen || proved || answers.decimalMark !== undefined || questions.length > 0) continue
    const choices = (['.', ','] as const).map((mark) => ({ mark, sum: sumOf(column, mark) }))
    questions.push({ kind: 'decimalMark', column: column.header, samples: style.samples, choices })
    log.add('decimalMarkOpen', 'warning', { column: column.header, value: style.samples[0] ?? null, expected: currency })
  }
  const first = styles.find(({ column }) => column.kind === 'amount')?.column
  return { questions, mark: first?.mark ?? null }
}

function styleOf(column: WordedColumn, currency: string | null): NumberStyle {
  const finder = new NumberStyleFinder()
  const words = column.cells.words.list
  for (const word of words) finder.observe(word)
  const style = finder.decide(column.kind === 'units' ? null : currency)
  // A count has no fraction: `1.250` among units is a thousand and more.
  const isGrouped = column.kind === 'units' && !style.isProved && style.samples.length > 0 && words.some((word) => /^[1-9]\d{0,2}\.\d{3}$/.test(word) && !word.endsWith('.000'))
  return isGrouped ? { ...style, mark: ',', isProved: true } : style
}

function sumOf(column: WordedColumn, mark: DecimalMark): number {
  const values = column.cells.words.list.map((word) => (numberParts(word) ? parseDecimal(word, mark) : 0))
  let sum = 0
  for (let row = 0; row < column.cells.length; row += 1) sum += values[column.cells.code(row)]! || 0
  return Math.round(sum * 1000) / 1000
}

function wordsOf(column: Column | undefined): readonly string[] {
  return column && column.kind !== 'time' ? column.cells.words.list : []
}
