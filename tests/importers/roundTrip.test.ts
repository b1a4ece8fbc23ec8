import fc from 'fast-check'
import { expect, it } from 'vitest'

import { csvText } from '#shared/table/csv.ts'
import { xlsxBytes } from '#shared/table/xlsx.ts'

import { read } from './read.ts'
import { writtenTable, type WrittenTable } from './roundTripTables.ts'

const isLong = process.env['HEADROOM_LONG'] !== undefined
const LONG_RUNS = 20_000

async function expectSame(table: WrittenTable, file: string | Uint8Array, name: string) {
  const { report, rows, ledger, daily, facts } = await read(file, {}, { name, timeZone: 'UTC', keepRows: true })
  expect({ kind: report.kind, rows }).toEqual({ kind: table.kind, rows: table.typed })
  expect([report.rowsBad, report.rowsSkipped, report.questions]).toEqual([0, {}, []])
  expect([ledger !== null, daily !== null, facts !== null]).toEqual(['order-lines', 'daily-sales', 'stock-list'].map((kind) => kind === table.kind))
  const units = table.typed.reduce((sum, row) => sum + Number(row['quantity'] ?? row['units'] ?? 0), 0)
  if (table.kind !== 'stock-list') expect(report.totals.units).toBe(units)
}

it('tables written as CSV and dropped back are what they were', { timeout: 3_600_000 }, async () => {
  await fc.assert(fc.asyncProperty(writtenTable, (table) => expectSame(table, csvText(table.header, table.rows), 'table.csv')), { numRuns: isLong ? LONG_RUNS : 2000 })
})

it('tables written as XLSX and dropped back are what they were', { timeout: 3_600_000 }, async () => {
  await fc.assert(fc.asyncProperty(writtenTable, (table) => expectSame(table, xlsxBytes([{ name: 'Table', header: table.header, rows: table.rows }]), 'table.xlsx')), { numRuns: isLong ? LONG_RUNS : 500 })
})
