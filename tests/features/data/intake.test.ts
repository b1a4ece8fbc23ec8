import { describe, expect, it } from 'vitest'

import { isSystemName, sortFound } from '#features/data/intake/collectDropped.ts'
import { pastedTable } from '#features/data/intake/pastedTable.ts'
import { typedCsv, typedProblem, withPastedCells, type TypedKind } from '#features/data/intake/typedTable.ts'
import { mergeAnswers } from '#features/data/importSession.ts'
import { columnChoice, columnLetter, mappingFields, mappingOf, missingGroups } from '#features/data/questions/mapping.ts'
import { readFile } from '#importers/readFile.ts'
import { bytesSource } from '#importers/byteSource.ts'

describe('dropped folders', () => {
  const found = (path: string) => ({ path, file: new File(['x'], path.split('/').at(-1)!) })
  it('leaves hidden and system files out and says which', () => {
    expect(['.DS_Store', 'Thumbs.db', '~$orders.xlsx', '__MACOSX', 'orders.csv'].map(isSystemName)).toEqual([true, true, true, true, false])
    const { files, leftOut } = sortFound(['x/b.csv', 'x/.git/config', 'x/a.csv', 'x/.DS_Store'].map(found))
    expect(files.map(({ name }) => name)).toEqual(['a.csv', 'b.csv'])
    expect(leftOut).toEqual(['config', '.DS_Store'])
  })
  it('tells files of equal names apart by their folders', () => {
    expect(sortFound(['x/2/orders.csv', 'x/1/orders.csv', 'x/stock.csv'].map(found)).files.map(({ name }) => name)).toEqual(['x/1/orders.csv', 'x/2/orders.csv', 'stock.csv'])
  })
})

describe('pasted cells', () => {
  it('are taken as the spreadsheet copied them', () => {
    expect(pastedTable('sku\tqty\nA\t1', '<table><tr><td>x</td><td>y</td></tr></table>')).toBe('sku\tqty\nA\t1')
    expect(pastedTable('just some words\nand more', '')).toBeNull()
    expect(pastedTable('one line, with a comma', '')).toBeNull()
  })
  it('come from a table of a web page, read as text', () => {
    expect(pastedTable('', '<table><tr><th>SKU</th><th>Qty</th></tr><tr><td>A&amp;B &#x706f;</td><td>1<script>alert(1)</script></td></tr></table>')).toBe('SKU\tQty\nA&B 灯\t1alert(1)')
    expect(pastedTable('', '<tr><td>only one row</td><td>2</td></tr>')).toBeNull()
  })
})

describe('a typed table', () => {
  it('names the first thing that is missing or wrong', () => {
    expect(typedProblem('stock', [{}, { sku: 'A', quantity: '' }])).toEqual({ code: 'missing', row: 2, field: 'quantity', value: '' })
    expect(typedProblem('stock', [{ sku: 'A', quantity: '1.5' }])).toEqual({ code: 'notNumber', row: 1, field: 'quantity', value: '1.5' })
    expect(typedProblem('stock', [{ sku: 'A', quantity: '0' }, {}])).toBeNull()
    expect(typedCsv('stock', [{}, {}])).toBeNull()
  })
  it('takes pasted cells from the cell they are pasted into', () => {
    expect(withPastedCells('stock', [{ sku: 'A' }, {}], { row: 1, column: 0 }, 'B\t2\nC\t3\n')).toEqual([{ sku: 'A' }, { sku: 'B', quantity: '2' }, { sku: 'C', quantity: '3' }])
  })
  const rows: Readonly<Record<TypedKind, readonly Readonly<Record<string, string>>[]>> = {
    stock: [{ sku: 'A', quantity: '3', warehouse: 'Los Angeles', countedTime: '2026-11-20' }],
    dailySales: [{ day: '2026-11-20', sku: 'A', units: '3' }, { day: '2026-11-21', sku: 'A', units: '4' }],
    purchaseOrders: [{ poNumber: 'PO-1', sku: 'A', quantity: '300', expectedTime: '2026-12-20' }],
  }
  const read = async (kind: TypedKind) => {
    const bytes = new TextEncoder().encode(typedCsv(kind, rows[kind])!)
    return (await readFile({ name: 'typed', source: bytesSource(bytes), answers: {}, timeZone: 'UTC', shop: '' })).report
  }
  it.each([['stock', 'stock-list'], ['dailySales', 'daily-sales'], ['purchaseOrders', 'purchase-orders']] as const)('of %s is read as %s without a question', async (kind, expected) => {
    const report = await read(kind)
    expect([report.kind, report.questions, report.rowsOk]).toEqual([expected, [], rows[kind].length])
  })
})

describe('mapping', () => {
  const column = (header: string, field: string | null = null) => ({ header, samples: [], field, isPersonal: false, why: null })
  const columns = [column('Menge', 'units'), column('SKU', 'sku'), column('Menge'), column('')]
  it('names columns as spreadsheets do, and answers by number where a header is not the only one', () => {
    expect([1, 26, 27, 703].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'AAA'])
    expect(columns.map((_, i) => columnChoice(columns, i))).toEqual(['#1', 'SKU', '#3', '#4'])
    expect(mappingOf({ columns })).toEqual({ units: '#1', sku: 'SKU' })
  })
  it('lists needed fields first and says which are missing', () => {
    const fields = mappingFields('order-lines')
    expect(fields[0]?.group).not.toBeNull()
    expect(fields.at(-1)?.group).toBeNull()
    expect(missingGroups('order-lines', { orderId: 'a', quantity: 'b' }).map((group) => group[0])).toContain('sku')
  })
  it('takes an answer back', () => {
    expect(mergeAnswers({ encoding: 'gbk', headerRow: 3 }, { headerRow: undefined, sheet: 'A' })).toEqual({ encoding: 'gbk', sheet: 'A' })
  })
})
