import { expect, it } from 'vitest'

import type { Transfer } from '#advice/stock/types.ts'
import type { StockLevel } from '#domain/network.ts'
import type { SkuId, WarehouseId } from '#domain/units.ts'
import { moveEdits } from '#features/stock/warehouses/moveEdits.ts'
import { movesTable } from '#features/stock/warehouses/MovesPanel.tsx'
import { textOf } from '#ui/text.ts'

const [from, to] = ['west', 'east'].map((id) => id as WarehouseId) as [WarehouseId, WarehouseId]
const move: Transfer = { skuId: 'l' as SkuId, sellerSku: 'L', name: 'Lamp', fromId: from, fromName: 'West', toId: to, toName: 'East', units: 30, costMinor: 900, savedMinor: 18_000 }
const level = (warehouseId: WarehouseId, onHandUnits: number | null): StockLevel => ({ skuId: move.skuId, warehouseId, onHandUnits, countedAtMs: 5 })

it('units leave one shelf and reach the other, none is made or lost', () => {
  expect(moveEdits(move, [level(from, 100), level(to, 7)])).toEqual([{ kind: 'stock', key: 'l@west', after: level(from, 70) }, { kind: 'stock', key: 'l@east', after: level(to, 37) }])
  expect(moveEdits(move, [level(from, 30)])).toEqual([{ kind: 'stock', key: 'l@west', after: level(from, 0) }, { kind: 'stock', key: 'l@east', after: level(to, 30) }])
})
it('a count that is not known, or holds fewer, is not guessed', () => {
  expect([moveEdits(move, []), moveEdits(move, [level(from, 29)]), moveEdits(move, [level(from, null)]), moveEdits(move, [level(from, 90), level(to, null)])]).toEqual([null, null, null, null])
})
it('exports amounts in whole units', () => {
  expect(movesTable(textOf('zh'), [move], 'USD').rows).toEqual([['L', 'Lamp', 'West', 'East', 30, 9, 180, 'USD']])
})
