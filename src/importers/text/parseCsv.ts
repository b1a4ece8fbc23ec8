import Papa from 'papaparse'

export const DELIMITERS = [',', '\t', ';', '|'] as const
export type CsvProblem = 'unclosedQuote' | 'strayQuote'
export type TakeRecord = (row: number, cells: string[]) => void
type Parsed = { readonly data: string[][]; readonly errors: readonly { readonly type: string; readonly code: string; readonly row?: number }[]; readonly meta: { readonly cursor: number } }

/** A record of more characters is no record: a quotation mark was left open. */
const MAX_RECORD_CHARACTERS = 1 << 24
/** Enough of a line that is given up to find it again. */
const MAX_KEPT_CHARACTERS = 500
const PIECE_CHARACTERS = 1 << 14
/** Each restart reads the rest again: a file of nothing but broken quotes must not take for ever. */
const MAX_RESTARTS = 20
const MAX_QUOTE_ERRORS = 50_000
/** A record that is still open with so many stray marks in it was opened by mistake. */
const MAX_OPEN_ERRORS = 1000

/** How much of a text is looked at for its first records, as long as that is enough. */
const HEAD_STEPS = [1 << 15, 1 << 18, Infinity]

/** The first records of a text, at most `count`; none of the last one, should it be cut. */
export function firstRecords(text: string, delimiter: string, count: number): string[][] {
  let records: string[][] = []
  for (const characters of HEAD_STEPS) {
    const isWhole = characters >= text.length
    const { data, errors } = Papa.parse<string[]>(isWhole ? text : text.slice(0, characters), { delimiter, newline: '\n', header: false, dynamicTyping: false, preview: count })
    records = data
    if (isWhole || errors.length > MAX_OPEN_ERRORS) return records
    if (data.length >= count && errors.every(({ code }) => code !== 'MissingQuotes')) return records.slice(0, count)
  }
  return records
}

/**
 * Hands every record with its number (from 1) to `take`, from text that comes in pieces. A final line end makes no record.
 * A quotation mark that is never closed spoils its own line only: reading starts again on the next one.
 */
export class RecordReader {
  readonly #parser: Papa.Parser
  readonly #take: TakeRecord
  readonly #onProblem: (kind: CsvProblem, row: number) => void
  #text = ''
  #wanted = 0
  #row = 0
  #restarts = 0
  #errors = 0
  /** No line end stands behind the last record: it may have been cut. */
  endsOpen = false
  /** Marks that stand wrong in the record that is still open. */
  #openErrors = 0
  /** The rest of a spoilt line is still to come. */
  #isSkipping = false
  /** Rows that an open quotation mark has spoilt. */
  readonly spoiltRows = new Set<number>()

  constructor(delimiter: string, take: TakeRecord, onProblem: (kind: CsvProblem, row: number) => void) {
    this.#parser = new Papa.Parser({ delimiter, newline: '\n', header: false, dynamicTyping: false })
    this.#take = take
    this.#onProblem = (kind, row) => {
      if (kind === 'unclosedQuote') this.spoiltRows.add(row)
      onProblem(kind, row)
    }
  }

  push(piece: string) {
    this.#text += this.#isSkipping ? this.#skipped(piece) : piece
    if (this.#text.length < this.#wanted) return
    this.#parse(false)
    if (this.#text.length > MAX_RECORD_CHARACTERS || this.#openErrors > MAX_OPEN_ERRORS) this.#giveUp()
    // What is left is one open record: tried again when it has doubled, or a long one would be read over and over.
    this.#wanted = Math.max(PIECE_CHARACTERS, this.#text.length * 2)
  }

  end() {
    const isEnded = this.#text.endsWith('\n')
    this.endsOpen = this.#text !== '' && !isEnded
    if (isEnded) this.#text = this.#text.slice(0, -1)
    // A last record of nothing is none, unless a line end stood before it.
    else if (this.#text === '') return
    let isOpen = true
    while (isOpen) isOpen = this.#parse(true)
  }

  /** What follows the line that is being left out. */
  #skipped(piece: string): string {
    const lineEnd = piece.indexOf('\n')
    this.#isSkipping = lineEnd < 0
    return lineEnd < 0 ? '' : piece.slice(lineEnd + 1)
  }

  /** The open record has no end in sight: its first line is all that is taken of it. */
  #giveUp() {
    const lineEnd = this.#text.indexOf('\n')
    this.#row += 1
    this.#onProblem('unclosedQuote', this.#row)
    this.#take(this.#row, [(lineEnd < 0 ? this.#text : this.#text.slice(0, lineEnd)).slice(0, MAX_KEPT_CHARACTERS)])
    this.#isSkipping = lineEnd < 0
    this.#text = lineEnd < 0 ? '' : this.#text.slice(lineEnd + 1)
    this.#openErrors = 0
  }

  /** `isWhole`: the last record has ended with the text, closed or not; true when a mark was left open and text is to be read again. */
  #parse(isWhole: boolean): boolean {
    if (this.#text === '' && !isWhole) return false
    const { data, errors, meta } = this.#parser.parse(this.#text, 0, !isWhole) as Parsed
    if (this.#text === '') data.push([''])
    const isUnclosed = this.#report(data, errors)
    this.#text = isUnclosed ? this.#recover(data) : isWhole ? '' : this.#text.slice(meta.cursor)
    for (const cells of data) this.#take((this.#row += 1), cells)
    return isUnclosed && this.#text !== ''
  }

  #report(data: readonly string[][], errors: Parsed['errors']): boolean {
    let isUnclosed = false
    let looked = -1
    let hasSwallowed = false
    this.#openErrors = 0
    for (const error of errors) {
      const at = error.row ?? 0
      if (error.type !== 'Quotes') continue
      // Of a record that is not complete yet nothing is known for sure.
      if (at >= data.length) {
        this.#openErrors += 1
        continue
      }
      this.#errors += 1
      if (error.code === 'MissingQuotes') {
        isUnclosed = true
        continue
      }
      // A stray mark in a cell of several lines: the cell was opened by mistake and has swallowed records.
      if (at !== looked) hasSwallowed = data[at]!.some((cell) => cell.includes('\n'))
      looked = at
      this.#onProblem(hasSwallowed ? 'unclosedQuote' : 'strayQuote', this.#row + 1 + at)
    }
    return isUnclosed
  }

  /** Ends the spoilt last record with its first line; the lines that it swallowed are to be read again. */
  #recover(data: string[][]): string {
    const spoilt = data.at(-1)!
    const swallowed = spoilt.at(-1) ?? ''
    const lineEnd = swallowed.indexOf('\n')
    this.#onProblem('unclosedQuote', this.#row + data.length)
    if (lineEnd < 0 || this.#restarts >= MAX_RESTARTS || this.#errors > MAX_QUOTE_ERRORS) return ''
    this.#restarts += 1
    spoilt[spoilt.length - 1] = swallowed.slice(0, lineEnd)
    return swallowed.slice(lineEnd + 1)
  }
}
