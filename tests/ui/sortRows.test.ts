import fc from 'fast-check'
import { expect, it } from 'vitest'

import { sortRows } from '#ui/table/sortRows.ts'
import type { Column } from '#ui/table/types.ts'

type Row = { readonly name: string; readonly units: number | null }
const columns: readonly Column<Row>[] = [
  { id: 'name', title: 'Name', value: (row) => row.name },
  { id: 'units', title: 'Units', value: (row) => row.units },
]
const anyRows = fc.array(fc.record({ name: fc.string(), units: fc.option(fc.integer()) }))

it('puts numbers in order and what is not known last, in both directions', () => {
  fc.assert(
    fc.property(anyRows, fc.boolean(), (rows, isDescending) => {
      const units = sortRows(rows, columns, { columnId: 'units', isDescending }, 'en').map((row) => row.units)
      const known = units.filter((value) => value !== null)
      expect(units).toEqual([...known.toSorted((a, b) => (isDescending ? b - a : a - b)), ...units.filter((value) => value === null)])
    }),
  )
})

it('loses no row and keeps equal rows in their order', () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      const same = rows.map((row) => ({ ...row, units: 1 }))
      expect(sortRows(same, columns, { columnId: 'units', isDescending: true }, 'zh')).toEqual(same)
      expect(new Set(sortRows(rows, columns, { columnId: 'name', isDescending: false }, 'zh'))).toEqual(new Set(rows))
    }),
  )
})

it('orders names as the language does: numbers within them by size, Chinese by pinyin', () => {
  const rows = ['SKU-10', 'SKU-9'].map((name) => ({ name, units: null }))
  expect(sortRows(rows, columns, { columnId: 'name', isDescending: false }, 'en').map((row) => row.name)).toEqual(['SKU-9', 'SKU-10'])
  const chinese = ['洛杉矶仓', '安大略仓', '深圳仓'].map((name) => ({ name, units: null }))
  expect(sortRows(chinese, columns, { columnId: 'name', isDescending: false }, 'zh').map((row) => row.name)).toEqual(['安大略仓', '洛杉矶仓', '深圳仓'])
})
