import fc from 'fast-check'
import Papa from 'papaparse'
import { expect, it } from 'vitest'

import { RecordReader } from '#importers/text/parseCsv.ts'
import { textPieces } from '#importers/text/textPieces.ts'
import { LineTidier, tidyText } from '#importers/text/tidy.ts'

function records(pieces: readonly string[]) {
  const rows: string[][] = []
  const problems: string[] = []
  const reader = new RecordReader(',', (_, cells) => rows.push(cells), (kind, row) => problems.push(`${kind} ${row}`))
  for (const piece of pieces) reader.push(piece)
  reader.end()
  return { rows, problems }
}

const cell = fc.string({ unit: fc.constantFrom('a', '中', ' ', ',', '"', '\n', 'b'), maxLength: 6 })
const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 })
const cuts = fc.array(fc.nat(60), { maxLength: 6 })

it('a table written in full gives the same records however its text is cut', () => {
  fc.assert(
    fc.property(table, cuts, (rows, sizes) => {
      const text = Papa.unparse(rows, { quotes: true, newline: '\n' })
      const pieces: string[] = []
      let at = 0
      for (const size of sizes) pieces.push(text.slice(at, (at += size)))
      expect(records([...pieces, text.slice(at)])).toEqual({ rows, problems: [] })
    }),
    { numRuns: 1000 },
  )
})

it('line ends and NUL characters are tidied alike in pieces and as a whole', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: fc.constantFrom('\r', '\n', 'x', '\0'), maxLength: 4 })), (pieces) => {
      const tidier = new LineTidier()
      expect(pieces.map((piece, i) => tidier.tidy(piece, i === pieces.length - 1)).join('')).toBe(tidyText(pieces.join('')))
    }),
  )
})

it('an open quotation mark spoils its own line only', () => {
  expect(records(['a,b\n1,"x\n2,y\n', '3,z\n'])).toEqual({ rows: [['a', 'b'], ['1', 'x'], ['2', 'y'], ['3', 'z']], problems: ['unclosedQuote 2'] })
})

it('a mark left open in the middle of a long text is given up before the end', () => {
  const line = `${'x'.repeat(99)}\n`
  const { rows, problems } = records(['a\n"open\n', ...Array.from({ length: 20 }, () => line.repeat(10_000)), 'last\n'])
  expect([rows.length, rows.at(-1), problems]).toEqual([200_003, ['last'], ['unclosedQuote 2']])
})

it('characters cut in two by a piece are whole again', async () => {
  const bytes = new TextEncoder().encode('价é🙂'.repeat(500_000))
  const source = { sizeBytes: bytes.length, read: (start: number, end: number) => Promise.resolve(bytes.subarray(start, end)) }
  let text = ''
  for await (const piece of textPieces(source, 'utf-8', true, { signal: undefined, onProgress: () => undefined })) text += piece
  expect(text === '价é🙂'.repeat(500_000)).toBe(true)
})
