import { expect, it } from 'vitest'

import { unknownsOf } from '../../../src/features/network/unknowns.ts'
import type { RecordsByKind } from '../../../src/features/network/usePlanRecords.ts'
import { sku, warehouse } from '../../storage/fixtures.ts'

const none = { market: [], warehouse: [], sku: [], stock: [], service: [] } as unknown as RecordsByKind

it('an empty plan knows nothing, and says what it needs first', () => {
  expect(unknownsOf(none).map(({ code }) => code)).toEqual(['market', 'warehouse', 'sku'])
})

it('counts what is unknown of what is there', () => {
  const records = { ...none, market: [{}], warehouse: [warehouse('W1'), { ...warehouse('W2'), shifts: [] }], sku: [sku('A'), sku('B')], stock: [{ skuId: 'A', warehouseId: 'W1', onHandUnits: 3, countedAtMs: null }] } as unknown as RecordsByKind
  expect(unknownsOf(records)).toEqual([{ code: 'capacity', count: 1 }, { code: 'stock', count: 1 }, { code: 'cost', count: 2 }])
})
