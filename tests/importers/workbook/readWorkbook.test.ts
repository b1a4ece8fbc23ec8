import { strToU8, zipSync } from 'fflate'
import { expect, it } from 'vitest'

import { bytesSource } from '#importers/byteSource.ts'
import { openWorkbook } from '#importers/workbook/readWorkbook.ts'
import { SheetReader, SheetTooLargeError } from '#importers/workbook/sheet.ts'
import { serialToText } from '#importers/workbook/styles.ts'

import { sheetXml, tiktokLine, tiktokXlsx, workbook, type SheetShape } from '../../support/tiktokFixtures.ts'
import { read } from '../read.ts'

const table = Array.from({ length: 4 }, (_, row) => Array.from({ length: 5 }, (_, column) => `r${row}c${column}`))

async function cellsOf(bytes: Uint8Array, index = 0) {
  const opened = await openWorkbook(bytesSource(bytes))
  if (!opened.ok) throw new Error(opened.error.code)
  const rows: string[][] = []
  const read = await opened.value.readSheet(opened.value.sheets[index]!, (_, cells) => rows.push(cells))
  if (!read.ok) throw new Error(read.error.code)
  return rows
}

const shapes: readonly (readonly [string, SheetShape])[] = [
  ['no dimension', {}], ['dimension A1', { dimension: 'A1' }], ['dimension too short', { dimension: 'A1:E2' }], ['one <row> per cell', { isOneRowPerCell: true }],
  ['shared strings', { hasSharedStrings: true }], ['a namespace prefix', { prefix: 'x' }], ['one <row> per cell, prefixed, dimension A1', { prefix: 'x', isOneRowPerCell: true, dimension: 'A1' }],
]

it.each(shapes)('all 20 cells of a 4 x 5 sheet: %s', async (_, shape) => {
  const strings = shape.hasSharedStrings ? new Map<string, number>() : undefined
  const xml = sheetXml(table, shape, strings)
  const extra = strings ? { 'xl/sharedStrings.xml': `<sst>${[...strings.keys()].map((text) => `<si><t>${text}</t></si>`).join('')}</sst>` } : {}
  expect(await cellsOf(workbook([{ name: 'S', xml }], extra))).toEqual(table)
})

it('rich text is joined without its reading aids, escapes and entities are undone, an error and a formula keep their cached value', async () => {
  const xml = `<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>a&amp;b_x000D_&#x4e2d;</t></is></c><c r="C1" t="str"><f>SUM(1,2)</f><v>three</v></c><c r="D1"><f>1+2</f><v>3</v></c><c r="E1" t="b"><v>1</v></c></row></sheetData></worksheet>`
  const strings = '<sst><si><r><t>全部</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 订单</t></r><rPh sb="0" eb="1"><t>zenbu</t></rPh></si></sst>'
  expect(await cellsOf(workbook([{ name: 'S', xml }], { 'xl/sharedStrings.xml': strings }))).toEqual([['全部 订单', 'a&b\r中', 'three', '3', 'TRUE']])
})

it('numbers keep the digits in the file', async () => {
  const xml = '<worksheet><sheetData><row r="1"><c r="A1"><v>583870900000000001</v></c><c r="B1"><v>1.7323800000000001E+18</v></c></row></sheetData></worksheet>'
  expect(await cellsOf(workbook([{ name: 'S', xml }]))).toEqual([['583870900000000001', '1.7323800000000001E+18']])
})

it.each([[false, '2026-10-01 06:00:00'], [true, '2030-10-02 06:00:00']])('a number in a date format is a date, 1904 workbook: %s', async (is1904, expected) => {
  const xml = '<worksheet><sheetData><row r="1"><c r="A1" s="1"><v>46296.25</v></c><c r="B1" s="2"><v>46296.25</v></c></row></sheetData></worksheet>'
  const styles = '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd;@"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="2"/></cellXfs></styleSheet>'
  const book = `<workbook><workbookPr${is1904 ? ' date1904="1"' : ''}/><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`
  expect(await cellsOf(workbook([{ name: 'S', xml }], { 'xl/styles.xml': styles, 'xl/workbook.xml': book }))).toEqual([[expected, '46296.25']])
})

it('Excel serials as ECMA-376 18.17.4.1 gives them: 1 is 1900-01-01, 61 is 1900-03-01, 25569 is 1970-01-01', () => {
  expect([1, 61, 25_569].map((serial) => serialToText(serial, false)?.slice(0, 10))).toEqual(['1900-01-01', '1900-03-01', '1970-01-01'])
})

it('the sheet with the orders is taken, not the first one', async () => {
  const cover = sheetXml([['Report', 'October'], ['made by', 'Seller Center']])
  const lines = sheetXml([['Order No', 'SKU', 'Qty', 'Order Date'], ['A1', 'X', '2', '2026-10-01']])
  const { report } = await read(workbook([{ name: 'Cover', xml: cover }, { name: 'Lines', xml: lines }]))
  expect(report).toMatchObject({ verdict: 'ACCEPT', kind: 'order-lines', sheet: 'Lines', totals: { units: 2 } })
})

const good = tiktokXlsx([tiktokLine(1), tiktokLine(2)])

function changed(bytes: Uint8Array, change: (copy: Uint8Array, view: DataView) => void): Uint8Array {
  const copy = bytes.slice()
  change(copy, new DataView(copy.buffer))
  return copy
}
function directoryStart(bytes: Uint8Array): number {
  return new DataView(bytes.buffer).getUint32(bytes.length - 22 + 16, true)
}

it.each<readonly [string, Uint8Array, string]>([
  ['cut off', good.slice(0, good.length - 300), 'workbookTruncated'],
  ['a checksum that does not fit', changed(good, (_, view) => view.setUint32(directoryStart(good) + 16, 1, true)), 'workbookDamaged'],
  ['an encrypted part', changed(good, (_, view) => view.setUint16(directoryStart(good) + 8, 1, true)), 'workbookEncrypted'],
  ['a length that is a lie', changed(good, (_, view) => view.setUint32(directoryStart(good) + 24, 5, true)), 'workbookDamaged'],
  ['a part that says it unpacks to 4 GB', changed(good, (_, view) => view.setUint32(directoryStart(good) + 46 + '[Content_Types].xml'.length + 24, 0xffffffff, true)), 'workbookTooLarge'],
  ['a DOCTYPE', workbook([{ name: 'S', xml: '<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>' }]), 'workbookDoctype'],
  ['more rows than a sheet can have', workbook([{ name: 'S', xml: `<worksheet><sheetData>${'<row/>'.repeat(1_048_577)}</sheetData></worksheet>` }]), 'workbookTooLarge'],
  ['no workbook in the archive', zipSync({ 'word/document.xml': strToU8('<w/>') }), 'archiveNoWorkbook'],
  ['a binary workbook', zipSync({ 'xl/workbook.bin': strToU8('x') }), 'workbookBinary'],
  ['an OpenDocument table', zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'), 'content.xml': strToU8('<x/>') }), 'workbookOpenDocument'],
])('refused: %s', async (_, bytes, code) => {
  const { report, ledger, daily } = await read(bytes)
  expect(report.verdict).toBe('REJECT')
  expect(report.findings.map((finding) => finding.code)).toContain(code)
  expect([ledger, daily]).toEqual([null, null])
})

it('two parts of one name, or with overlapping data, are refused', async () => {
  const twice = changed(zipSync({ 'a.xml': strToU8('<a/>'), 'b.xml': strToU8('<b/>') }), (copy) => copy.forEach((byte, i) => byte === 98 && copy[i + 1] === 46 && (copy[i] = 97)))
  expect((await read(twice)).report.findings[0]).toMatchObject({ code: 'workbookDamaged', value: 'duplicate a.xml' })
  const overlapping = changed(zipSync({ 'a.xml': strToU8('<a/>'), 'b.xml': strToU8('<b/>') }, { level: 0 }), (_, view) => {
    const start = directoryStart(new Uint8Array(view.buffer))
    view.setUint32(start + 20, 30, true)
    view.setUint32(start + 24, 30, true)
  })
  expect((await read(overlapping)).report.findings[0]).toMatchObject({ code: 'workbookDamaged', value: 'overlapping entries' })
})

it('a sheet whose rows each have one far cell is given up before it fills the memory', () => {
  const xml = `<worksheet><sheetData>${Array.from({ length: 100 }, (_, i) => `<row r="${i + 1}"><c r="XFD${i + 1}"><v>1</v></c></row>`).join('')}</sheetData></worksheet>`
  const context = { sharedStrings: [], isDateStyle: [], is1904: false }
  const rowsUnder = (maxPlaces: number) => {
    let rows = 0
    const reader = new SheetReader(context, () => (rows += 1), false, maxPlaces)
    reader.push(xml)
    reader.end()
    return rows
  }
  expect(() => rowsUnder(1_000_000)).toThrow(SheetTooLargeError)
  expect(rowsUnder(2_000_000)).toBe(100)
})
