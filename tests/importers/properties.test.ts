import { strToU8, zipSync } from 'fflate'
import fc from 'fast-check'
import { expect, it, vi } from 'vitest'

import type { ReadFile } from '#importers/types.ts'

import { TIKTOK_HEADERS, sheetXml, tiktokCsv, tiktokLine, tiktokXlsx, workbook } from '../support/tiktokFixtures.ts'
import { read, skippedRows } from './read.ts'

vi.setConfig({ testTimeout: 120_000 })
const isLong = process.env['HEADROOM_LONG'] !== undefined
const runs = (few: number, many: number) => ({ numRuns: isLong ? many : few })
const verdicts = ['ACCEPT', 'WARN', 'ASK', 'REJECT']

function expectSound({ report, ledger, daily }: ReadFile) {
  expect(verdicts).toContain(report.verdict)
  if (report.verdict === 'REJECT') expect([ledger, daily, report.findings.length > 0]).toEqual([null, null, true])
  for (const count of [report.rowsOk, report.rowsBad, skippedRows(report), report.totals.units]) expect(Number.isSafeInteger(count) && count >= 0).toBe(true)
  if (ledger) expect(ledger.lineCount).toBe(report.totals.lines)
}

it('any bytes get a verdict', async () => {
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), async (bytes) => expectSound(await read(bytes))), runs(300, 5000))
})

it('any text in the shape of a table gets a verdict, and its rows add up', async () => {
  const cell = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('Order ID', 'SKU', 'Quantity', 'Date', '1', '-3', '2026-10-01', '03/04/2026', '5.8E+17', '"', '\t', '=1+1', '__proto__', 'constructor'))
  const table = fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 12 })
  const header = fc.constantFrom('Order ID,SKU,Quantity,Date', 'Date,SKU,Units', '__proto__,constructor,SKU', 'SKU,2026-10-01,2026-10-02,2026-10-03')
  await fc.assert(
    fc.asyncProperty(header, table, fc.constantFrom(',', ';', '\t'), async (first, rows, delimiter) => {
      const quoted = rows.map((cells) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(delimiter))
      const result = await read([first.replaceAll(',', delimiter), ...quoted].join('\n'))
      expectSound(result)
      expect(Object.keys(Object.prototype)).toEqual([])
    }),
    runs(200, 3000),
  )
})

const damagedFiles = [tiktokXlsx([1, 20, 25].map((n) => tiktokLine(n))), tiktokXlsx([1, 20].map((n) => tiktokLine(n)), { isOneRowPerCell: true, hasSharedStrings: true }), tiktokCsv([1, 20, 25].map((n) => tiktokLine(n)))]

it('a file with flipped, cut or moved bytes gets a verdict; a workbook is refused rather than read wrongly', async () => {
  const whole = await Promise.all(damagedFiles.map((bytes) => read(bytes)))
  const change = fc.record({ at: fc.nat(), value: fc.nat(255), kind: fc.constantFrom('flip', 'cut', 'swap') })
  await fc.assert(
    fc.asyncProperty(fc.nat(damagedFiles.length - 1), fc.array(change, { minLength: 1, maxLength: 3 }), async (which, changes) => {
      let bytes = damagedFiles[which]!.slice()
      for (const { at, value, kind } of changes) {
        const place = at % bytes.length
        if (kind === 'flip') bytes[place] = value
        else if (kind === 'cut') bytes = bytes.slice(0, Math.max(1, place))
        else [bytes[place], bytes[value % bytes.length]] = [bytes[value % bytes.length]!, bytes[place]!]
      }
      const result = await read(bytes)
      expectSound(result)
      if (which < 2 && result.ledger) expect(result.report.totals).toEqual(whole[which]!.report.totals)
    }),
    runs(300, 5000),
  )
})

it('any text as a part of a workbook gets a verdict', async () => {
  const part = fc.constantFrom('xl/workbook.xml', 'xl/styles.xml', 'xl/sharedStrings.xml', 'xl/worksheets/sheet1.xml', '_rels/.rels', 'xl/_rels/workbook.xml.rels')
  const piece = fc.oneof(fc.string({ maxLength: 10 }), fc.constantFrom('<row r="1">', '<row>', '<c r="A1"', ' t="s">', '<v>', '9', '</v>', '</c>', '</row>', '<!--', '<![CDATA[', ']]>', '&#x0;', '&#1114112;', '<c r="ZZZZ99999999">', '<is><t>', '>', '/>'))
  await fc.assert(
    fc.asyncProperty(part, fc.array(piece, { maxLength: 30 }), async (name, pieces) => {
      expectSound(await read(workbook([{ name: 'S', xml: sheetXml([['a', 'b']]) }], { [name]: pieces.join('') })))
    }),
    runs(200, 3000),
  )
})

it('rows after the header are exactly the good, the bad and the skipped', async () => {
  const row = fc.constantFrom('A,X,1,2026-10-01', 'B,Y,-2,2026-10-02', 'C,Z,many,2026-10-03', ',,,', '', 'Total,,9,', 'D,,1,2026-10-01', 'E,X,1,not a day', 'Order ID,SKU,Quantity,Date', 'F,X,2')
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 30 }), async (rows) => {
      const { report } = await read(`Order ID,SKU,Quantity,Date\n${rows.map((text) => `${text}\n`).join('')}`)
      expect(report.kind).toBe('order-lines')
      expect(report.rowsOk + report.rowsBad + skippedRows(report)).toBe(rows.length)
    }),
    runs(200, 3000),
  )
})

it('XLSX and CSV of the same lines give the same ledger, in any order of columns', async () => {
  const line = fc.record({ n: fc.integer({ min: 20, max: 400 }), units: fc.integer({ min: 0, max: 50 }), isCancelled: fc.boolean() })
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 20 }), fc.shuffledSubarray([...TIKTOK_HEADERS], { minLength: TIKTOK_HEADERS.length }), async (list, headers) => {
      const lines = list.map(({ n, units, isCancelled }) => tiktokLine(n, { Quantity: String(units), 'Cancelation/Return Type': isCancelled ? 'Cancel' : '', 'Created Time': '25/10/2026 10:00:00' }))
      const [csv, xlsx] = await Promise.all([read(tiktokCsv(lines, headers)), read(tiktokXlsx(lines, { hasSharedStrings: list.length % 2 === 0 }))])
      expect(csv.report.totals.units).toBe(list.reduce((sum, { units }) => sum + units, 0))
      expect(csv.report.totals.cancelledUnits).toBe(list.reduce((sum, { units, isCancelled }) => sum + (isCancelled ? units : 0), 0))
      expect(xlsx.ledger).toEqual(csv.ledger)
    }),
    runs(25, 300),
  )
})

it('a part that unpacks to far more than it says is stopped', async () => {
  const bomb = zipSync({ 'xl/workbook.xml': strToU8('<a/>'.repeat(500_000)) })
  const view = new DataView(bomb.buffer)
  const start = view.getUint32(bomb.length - 22 + 16, true)
  view.setUint32(start + 24, 100, true)
  expect((await read(bomb)).report.findings[0]?.code).toBe('workbookDamaged')
})

it('cancelling throws the reason and gives nothing', async () => {
  const controller = new AbortController()
  controller.abort(new Error('enough'))
  await expect(read('Order ID,SKU,Quantity,Date\n', {}, { signal: controller.signal })).rejects.toThrow('enough')
})
