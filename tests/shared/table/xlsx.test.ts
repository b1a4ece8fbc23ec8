import { strFromU8, unzipSync } from 'fflate'
import fc from 'fast-check'
import { expect, it } from 'vitest'

import { bytesSource } from '#importers/byteSource.ts'
import { openWorkbook } from '#importers/workbook/readWorkbook.ts'
import { originalText, type TableValue } from '#shared/table/cell.ts'
import { xlsxBytes } from '#shared/table/xlsx.ts'

async function cellsOf(bytes: Uint8Array): Promise<readonly (readonly string[])[]> {
  const workbook = await openWorkbook(bytesSource(bytes))
  if (!workbook.ok) throw new Error(workbook.error.code)
  const rows: string[][] = []
  const sheet = await workbook.value.readSheet(workbook.value.sheets[0]!, (_, cells) => rows.push(cells))
  if (!sheet.ok) throw new Error(sheet.error.code)
  return rows
}

const oneRow = (cells: readonly TableValue[]) => xlsxBytes([{ name: 'S', header: cells.map((_, i) => `h${i}`), rows: [cells] }])
const sheetOf = (bytes: Uint8Array) => strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml']!)

it('keeps numbers as numbers, ids as texts and times as dates with their style', async () => {
  const bytes = oneRow([-1.5, '583870900000000001', { wallSeconds: 1_775_088_061 }, { wallSeconds: 1_775_088_000, isDay: true }, null, Number.NaN, 7])
  expect(sheetOf(bytes)).toContain('<c r="A2"><v>-1.5</v></c><c r="B2" t="inlineStr"><is><t xml:space="preserve">583870900000000001</t></is></c><c r="C2" s="2"><v>46114.000706018516</v></c><c r="D2" s="3"><v>46114</v></c><c r="G2"><v>7</v></c>')
  expect((await cellsOf(bytes))[1]).toEqual(['-1.5', '583870900000000001', '2026-04-02 00:01:01', '2026-04-02 00:00:00', '', '', '7'])
})

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '\0x', '＝1+1', '＋1', '－1', '＠x', '=HYPERLINK("http://x","y")'])('no spreadsheet reads %j as a formula, now or after saving as CSV', async (text) => {
  const bytes = oneRow([text])
  expect(sheetOf(bytes)).not.toContain('<f')
  expect((await cellsOf(bytes))[1]).toEqual([`'${text}`])
})

it('any texts come back as they were, but for the apostrophes and halves of characters, which no plan file takes', { timeout: 60_000 }, async () => {
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), fc.constantFrom('constructor', '__proto__', '_x000D_', '_x005F_x0041_', 'a\r\nb', ' a ', '\ud800', '<b>&amp;</b>', ']]>', '"', '\u0001\ufffe'))
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 8 }), async (cells) => {
      const read = (await cellsOf(oneRow(cells)))[1] ?? []
      expect(cells.map((_, i) => originalText(read[i] ?? ''))).toEqual(cells.map((cell) => cell.replace(/\p{Surrogate}/gu, '\ufffd')))
    }),
  )
})

it('names sheets as Excel allows, each once, and gives the same bytes for the same content', async () => {
  const sheets = ['Orders: a/b', 'orders  a b', '', "'quoted'", 'x'.repeat(40), `${'x'.repeat(40)}y`, 'orders  a b'].map((name) => ({ name, header: ['a'], rows: [['b']] }))
  const workbook = await openWorkbook(bytesSource(xlsxBytes(sheets)))
  expect(workbook.ok && workbook.value.sheets.map(({ name }) => name)).toEqual(['Orders  a b', 'orders  a b 2', 'Sheet3', 'quoted', 'x'.repeat(31), `${'x'.repeat(29)} 2`, 'orders  a b 3'])
  expect(xlsxBytes(sheets)).toEqual(xlsxBytes(sheets))
})
