import { expect, it } from 'vitest'

import { bytesSource } from '#importers/byteSource.ts'
import { refusedRows } from '#importers/refusedRows.ts'
import { csvText } from '#shared/table/csv.ts'
import { xlsxBytes } from '#shared/table/xlsx.ts'

import { tiktokCsv, tiktokLine, tiktokXlsx } from '../support/tiktokFixtures.ts'
import { read } from './read.ts'

const lines = [tiktokLine(20), tiktokLine(21, { Quantity: 'two' }), tiktokLine(22), tiktokLine(23, { Quantity: '', 'Created Time': 'never' })]

async function refused(bytes: Uint8Array) {
  const { report } = await read(bytes)
  return refusedRows({ name: 'orders.csv', source: bytesSource(bytes), answers: {} }, report)
}

it('refused rows come back as written, with their number, the reasons in both languages and nothing about a person', async () => {
  const { header, rows } = (await refused(tiktokCsv(lines)))!
  expect(header.slice(-2)).toEqual(['Original row 原行号', 'Reason 原因'])
  expect(rows.map((row) => row.at(-2))).toEqual(['3', '5'])
  expect(rows[0]!.at(-1)).toMatch(/“two”.*“two”不是整数/)
  expect(rows[1]!.at(-1)).toMatch(/Quantity.*Created Time/)
  expect(rows[0]![0]).toBe('583870900000000021\t')
  expect(JSON.stringify(rows)).not.toMatch(/secretbuyer|Secret/)
})

it.each(['csv', 'xlsx'] as const)('repaired and dropped back as %s, they are read as rows of the same kind', async (format) => {
  const { header, rows, sheet } = (await refused(format === 'csv' ? tiktokCsv(lines) : tiktokXlsx(lines)))!
  const quantity = header.indexOf('Quantity')
  const created = header.indexOf('Created Time')
  const repaired = rows.map((row) => row.map((cell, i) => (i === quantity ? '2' : i === created ? '25/10/2026 10:00:00' : cell)))
  const again = await read(format === 'csv' ? new TextEncoder().encode(csvText(header, repaired)) : xlsxBytes([{ name: sheet!, header, rows: repaired }]))
  expect(again.report).toMatchObject({ kind: 'tiktok-orders', rowsOk: 2, rowsBad: 0, totals: { units: 4 } })
})

it('without refused rows there is nothing', async () => {
  expect(await refused(tiktokCsv([tiktokLine(20)]))).toBeNull()
})
