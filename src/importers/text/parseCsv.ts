import Papa from 'papaparse'

export const DELIMITERS = [',', '\t', ';', '|'] as const
export type CsvProblem = { readonly kind: 'unclosedQuote' | 'strayQuote'; readonly row: number }

const CHUNK_CHARACTERS = 1 << 20
const MAX_PROBLEMS = 1000
/** Each restart reads the rest again: a file of nothing but broken quotes must not take for ever. */
const MAX_RESTARTS = 20

/** Line ends as `\n`, NUL characters dropped. */
export function tidyText(text: string): string {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  return lines.includes('\0') ? lines.replaceAll('\0', '') : lines
}

/** The first records of a text, at most `count`. */
export function firstRecords(text: string, delimiter: string, count: number): string[][] {
  return Papa.parse<string[]>(text.slice(0, 4_000_000), { delimiter, newline: '\n', header: false, dynamicTyping: false, preview: count }).data
}

/**
 * Hands every record with its number (from 1) to `take`, in pieces; returns what was wrong with the quotes. A final line end
 * makes no record. A quotation mark that is never closed spoils its own line only: reading starts again on the next one.
 */
export function scanRecords(text: string, delimiter: string, take: (row: number, cells: string[]) => void, onPiece: (doneShare: number) => void): readonly CsvProblem[] {
  let body = text.endsWith('\n') ? text.slice(0, -1) : text
  const wholeLength = body.length
  const problems: CsvProblem[] = []
  let row = 0
  let restarts = 0
  while (body !== '') {
    let rest = ''
    const startRow = row
    const doneBefore = wholeLength - body.length
    Papa.parse<string[]>(body, {
      delimiter, newline: '\n', header: false, dynamicTyping: false, chunkSize: CHUNK_CHARACTERS,
      // A text is parsed within the call; the types know the piecewise form only with a callback at the end.
      complete: () => undefined,
      chunk({ data, errors, meta }: Papa.ParseResult<string[]>) {
        let isUnclosed = false
        for (const error of errors) {
          if (error.type !== 'Quotes') continue
          if (error.code === 'MissingQuotes') isUnclosed = true
          else if (problems.length < MAX_PROBLEMS) {
            const at = Math.min(error.row ?? 0, Math.max(0, data.length - 1))
            // A stray mark in a cell of several lines: the cell was opened by mistake and has swallowed records.
            const hasSwallowed = data[at]?.some((cell) => cell.includes('\n')) ?? false
            problems.push({ kind: hasSwallowed ? 'unclosedQuote' : 'strayQuote', row: row + 1 + at })
          }
        }
        const spoilt = isUnclosed ? data.at(-1) : undefined
        if (spoilt) {
          const swallowed = spoilt.at(-1) ?? ''
          const lineEnd = swallowed.indexOf('\n')
          problems.push({ kind: 'unclosedQuote', row: row + data.length })
          if (lineEnd >= 0 && restarts < MAX_RESTARTS) {
            rest = swallowed.slice(lineEnd + 1)
            spoilt[spoilt.length - 1] = swallowed.slice(0, lineEnd)
          }
        }
        for (const cells of data) take((row += 1), cells)
        onPiece(Math.min(1, (doneBefore + meta.cursor) / wholeLength))
      },
    })
    restarts += 1
    body = row > startRow ? rest : ''
  }
  return problems
}
