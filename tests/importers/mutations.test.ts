import fc from 'fast-check'
import { zipSync } from 'fflate'
import Papa from 'papaparse'
import { expect, it, vi } from 'vitest'

import type { ReadFile } from '#importers/types.ts'

import { TIKTOK_HEADERS, tiktokCsv, tiktokLine, tiktokXlsx, workbook } from '../support/tiktokFixtures.ts'
import { read, skippedRows } from './read.ts'

const isLong = process.env['HEADROOM_LONG'] !== undefined
vi.setConfig({ testTimeout: isLong ? 3_600_000 : 240_000 })
const LIMIT_CPU_SECONDS = 2

const seeds = [20, 21, 25].map((n) => tiktokLine(n, { Quantity: String(n % 4 + 1) }))
const narrow = ['Order ID', 'Order Status', 'SKU ID', 'Seller SKU', 'Quantity', 'Created Time'] as const
const csv = tiktokCsv(seeds, narrow)
const gbk = Uint8Array.from([0xb6, 0xa9, 0xb5, 0xa5, 0xba, 0xc5, 44, 0xc9, 0xcc, 0xc6, 0xb7, 0xb1, 0xe0, 0xc2, 0xeb, 44, 0xca, 0xfd, 0xc1, 0xbf, 44, 0xcf, 0xc2, 0xb5, 0xa5, 0xca, 0xb1, 0xbc, 0xe4, 10, ...new TextEncoder().encode('A1,X,2,2026/10/01 09:30\nA2,Y,5,2026/10/02 09:30\n')])
const utf16 = Uint8Array.from(['\ufeff', ...'Order No,SKU,Qty,Order Date\nA,X,1,2026-10-01\nB,Y,7,2026-10-02\n'].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]))
const quoted = new TextEncoder().encode('Order No,SKU,Name,Qty,Order Date\nA,X,"a, ""b""\nc",1,2026-10-01\nB,Y,"d",7,2026-10-02\n')
const texts = [csv, gbk, utf16, quoted]
const books = [tiktokXlsx(seeds), tiktokXlsx(seeds, { isOneRowPerCell: true, hasSharedStrings: true })]

const change = fc.record({ kind: fc.constantFrom('flip', 'bit', 'cut', 'drop', 'swap', 'insert', 'repeat'), at: fc.nat(), other: fc.nat(), value: fc.nat(255) })
type Change = { readonly kind: string; readonly at: number; readonly other: number; readonly value: number }

function mutated(seed: Uint8Array, changes: readonly Change[]): Uint8Array {
  let bytes = Array.from(seed)
  for (const { kind, at, other, value } of changes) {
    const place = at % Math.max(1, bytes.length)
    const length = 1 + (other % 12)
    if (kind === 'flip') bytes[place] = value
    else if (kind === 'bit') bytes[place] = (bytes[place] ?? 0) ^ (1 << (value % 8))
    else if (kind === 'cut') bytes = bytes.slice(0, Math.max(1, place))
    else if (kind === 'drop') bytes.splice(place, length)
    else if (kind === 'swap') [bytes[place], bytes[other % bytes.length]] = [bytes[other % bytes.length] ?? 0, bytes[place] ?? 0]
    else if (kind === 'insert') bytes.splice(place, 0, ...[34, 44, 10, 13, 0, value].slice(0, length % 7))
    else bytes.splice(place, 0, ...bytes.slice(place, place + length))
  }
  return Uint8Array.from(bytes)
}

async function readInTime(bytes: Uint8Array): Promise<ReadFile> {
  const before = process.cpuUsage()
  const result = await read(bytes)
  const { user, system } = process.cpuUsage(before)
  expect((user + system) / 1e6).toBeLessThan(LIMIT_CPU_SECONDS)
  expect(Reflect.ownKeys(Object.prototype)).toHaveLength(ownKeys)
  const { report, ledger, daily, facts } = result
  expect(['ACCEPT', 'WARN', 'ASK', 'REJECT']).toContain(report.verdict)
  if (report.verdict === 'REJECT') expect([ledger, daily, facts, report.findings.length > 0]).toEqual([null, null, null, true])
  for (const count of [report.rowsOk, report.rowsBad, skippedRows(report), report.totals.units]) expect(Number.isSafeInteger(count) && count >= 0).toBe(true)
  return result
}
const ownKeys = Reflect.ownKeys(Object.prototype).length

/** Units of every row whose quantity cell is plain digits, by PapaParse and nothing else; null where the file cannot be told so simply. */
function naiveUnits(bytes: Uint8Array, { report }: ReadFile): number | null {
  if (report.encoding === null || report.delimiter === null || report.headerRow === null || Object.keys(report.findingCounts).length > 0 || report.rowsBad > 0) return null
  const text = new TextDecoder(report.encoding).decode(bytes).replaceAll(/\r\n?/g, '\n').replaceAll('\0', '')
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: report.delimiter, newline: '\n' })
  const column = data[report.headerRow - 1]?.map((cell) => cell.trim().replace(/^\ufeff/, '')).indexOf(report.mapping['quantity'] ?? '') ?? -1
  if (errors.length > 0 || column < 0) return null
  const cells = data.slice(report.headerRow).filter((row) => row.some((cell) => cell.trim() !== '')).map((row) => (row[column] ?? '').trim())
  return cells.every((cell) => /^\d{1,9}$/.test(cell)) && Object.keys(report.rowsSkipped).every((reason) => reason === 'blank') ? cells.reduce((sum, cell) => sum + Number(cell), 0) : null
}

it('a mutated text never hangs or breaks; its rows add up, and its units are those of its cells', async () => {
  let compared = 0
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...texts), fc.array(change, { minLength: 1, maxLength: 4 }), async (seed, changes) => {
      const bytes = mutated(seed, changes)
      const result = await readInTime(bytes)
      if (!result.ledger) return
      const naive = naiveUnits(bytes, result)
      if (naive === null) return
      compared += 1
      expect(result.report.totals.units).toBe(naive)
    }),
    { numRuns: isLong ? 70_000 : 3500 },
  )
  expect(compared).toBeGreaterThan(isLong ? 2000 : 100)
})

it('a mutated workbook never hangs or breaks, and is refused rather than read otherwise', async () => {
  const whole = await Promise.all(books.map(async (bytes) => (await read(bytes)).report.totals))
  expect(whole[0]).toMatchObject({ lines: 3 })
  await fc.assert(
    fc.asyncProperty(fc.nat(books.length - 1), fc.array(change, { minLength: 1, maxLength: 4 }), async (which, changes) => {
      const { report, ledger } = await readInTime(mutated(books[which]!, changes))
      if (ledger) expect(report.totals).toEqual(whole[which])
    }),
    { numRuns: isLong ? 30_000 : 1500 },
  )
})

const bytesOf = (text: string) => new TextEncoder().encode(text)
const header = 'Order No,SKU,Qty,Order Date\n'
it.each<readonly [string, () => Uint8Array]>([
  ['one cell of a megabyte', () => bytesOf(`${header}A,${'x'.repeat(990_000)},1,2026-10-01\n`)],
  ['a megabyte of spaces in one cell', () => bytesOf(`${header}A,中${' '.repeat(980_000)}中,1,2026-10-01\n`)],
  ['a million quotation marks', () => bytesOf(`${header}${'"'.repeat(990_000)}`)],
  ['a million broken quotation marks', () => bytesOf(`${header}${'"a\n'.repeat(330_000)}`)],
  ['quotation marks and letters', () => bytesOf(`${header}${'"a"b'.repeat(240_000)}`)],
  ['quotation marks between blanks', () => bytesOf(`${header}${'"a" '.repeat(240_000)}`)],
  ['200,000 columns', () => bytesOf(`${'a,'.repeat(200_000)}b\n${'1,'.repeat(200_000)}2\n`)],
  ['a million line ends', () => bytesOf(`${header}${'\n'.repeat(980_000)}A,X,1,2026-10-01\n`)],
  ['a million carriage returns', () => bytesOf(`${header}${'\r'.repeat(980_000)}`)],
  ['half a million rows of one delimiter', () => bytesOf(`${header}${',\n'.repeat(490_000)}`)],
  ['100,000 known headers', () => bytesOf(`${'Quantity,'.repeat(100_000)}SKU\n1,2,3\n`)],
  ['rows of dates in no order', () => bytesOf(`${header}${'A,X,1,99/99/9999\n'.repeat(58_000)}`)],
  ['long numbers', () => bytesOf(`${header}A,X,${'9'.repeat(950_000)},2026-10-01\n`)],
  ['deeply nested XML', () => workbook([{ name: 'S', xml: `<worksheet><sheetData>${'<a>'.repeat(3_000_000)}` }])],
  ['a cell without an end', () => workbook([{ name: 'S', xml: `<worksheet><sheetData><row r="1"><c r="A1"><v>${'<v>'.repeat(3_000_000)}` }])],
  ['an open comment', () => workbook([{ name: 'S', xml: `<worksheet><sheetData><!-- ${'<!-- '.repeat(2_000_000)}` }])],
  ['2,000 sheets', () => workbook(Array.from({ length: 2000 }, (_, i) => ({ name: `S${i}`, xml: '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>' })))],
  ['a far cell in each of 100,000 rows', () => workbook([{ name: 'S', xml: `<worksheet><sheetData>${Array.from({ length: 100_000 }, (_, i) => `<row r="${i + 1}"><c r="XFD${i + 1}"><v>1</v></c></row>`).join('')}</sheetData></worksheet>` }])],
  ['one cell, far away', () => workbook([{ name: 'S', xml: '<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>' }])],
  ['60 MB of blanks', () => zipSync({ 'xl/workbook.xml': new Uint8Array(60_000_000) })],
  ['equals signs', () => bytesOf(`${header}${'="'.repeat(450_000)}`)],
])('answered within two seconds of CPU time: %s', async (_, make) => {
  const bytes = make()
  expect(bytes.length).toBeLessThanOrEqual(1_000_001)
  await readInTime(bytes)
})

it('the seeds are what they seem', async () => {
  expect(TIKTOK_HEADERS.length).toBe(55)
  for (const seed of texts) expect((await read(seed)).report.rowsOk).toBeGreaterThan(1)
})
