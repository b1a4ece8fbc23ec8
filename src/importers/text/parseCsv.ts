import Papa from 'papaparse'

export const DELIMITERS = [',', '\t', ';', '|'] as const
export type CsvProblem = { readonly kind: 'unclosedQuote' | 'strayQuote'; readonly row: number }

const CHUNK_CHARACTERS = 1 << 20

/** Line ends as `\n`, NUL characters dropped. */
export function tidyText(text: string): string {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  return lines.includes('\0') ? lines.replaceAll('\0', '') : lines
}

/** The first records of a text, at most `count`. */
export function firstRecords(text: string, delimiter: string, count: number): string[][] {
  return Papa.parse<string[]>(text.slice(0, 4_000_000), { delimiter, newline: '\n', header: false, dynamicTyping: false, preview: count }).data
}

/** Hands every record with its number (from 1) to `take`, in pieces; returns what was wrong with the quotes. A final line end makes no record. */
export function scanRecords(text: string, delimiter: string, take: (row: number, cells: string[]) => void, onPiece: (doneShare: number) => void): readonly CsvProblem[] {
  const body = text.endsWith('\n') ? text.slice(0, -1) : text
  const problems: CsvProblem[] = []
  let row = 0
  if (body === '') return problems
  Papa.parse<string[]>(body, {
    delimiter, newline: '\n', header: false, dynamicTyping: false, chunkSize: CHUNK_CHARACTERS,
    // A text is parsed within the call; the types know the piecewise form only with a callback at the end.
    complete: () => undefined,
    chunk({ data, errors, meta }: Papa.ParseResult<string[]>) {
      for (const error of errors) {
        if (error.type === 'Quotes' && problems.length < 1000) problems.push({ kind: error.code === 'MissingQuotes' ? 'unclosedQuote' : 'strayQuote', row: row + 1 + Math.min(error.row ?? 0, Math.max(0, data.length - 1)) })
      }
      for (const cells of data) take((row += 1), cells)
      onPiece(Math.min(1, meta.cursor / body.length))
    },
  })
  return problems
}
