import fc from 'fast-check'
import Papa from 'papaparse'
import { expect, it } from 'vitest'

import { originalText } from '#shared/table/cell.ts'
import { csvCell, csvText } from '#shared/table/csv.ts'

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '\0x', '＝1+1', '＋1', '－1', '＠x'])('no spreadsheet reads %j as a formula', (text) => {
  expect(csvCell(text).replace(/^"/, '').startsWith("'")).toBe(true)
})

it('keeps typed numbers as numbers, negative ones too, and leaves out what is not known', () => {
  expect([csvCell(-1.5), csvCell(0), csvCell(null), csvCell(Number.NaN)]).toEqual(['-1.5', '0', '', ''])
})

it('leaves no doubt whether three digits are decimals or a group', () => {
  expect([1.234, -71.671, 1234.567, 0.5, 12.34].map(csvCell)).toEqual(['1.2340', '-71.6710', '1234.567', '0.5', '12.34'])
})

it('starts with the mark that Excel on Chinese Windows needs, and ends every line with CRLF', () => {
  expect(csvText(['商品', 'Units'], [['灯', 3]])).toBe('\uFEFF商品,Units\r\n灯,3\r\n')
})

it('writes times so that no order of day and month is left to guess', () => {
  expect([csvCell({ wallSeconds: 1_775_088_000 }), csvCell({ wallSeconds: 1_775_088_000, isDay: true }), csvCell({ wallSeconds: Number.NaN })]).toEqual(['2026-04-02 00:00:00', '2026-04-02', ''])
})

it('any texts come back from a CSV reader as they were, but for the apostrophes before formulas and apostrophes', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.string()), { minLength: 1 }), (rows) => {
      const read = Papa.parse<string[]>(csvText(['a', 'b'], rows).slice(1), { newline: '\r\n', delimiter: ',' }).data.slice(1, -1)
      expect(read.map((cells) => cells.map(originalText))).toEqual(rows)
    }),
  )
})
