import { describe, expect, it } from 'vitest'

import { demandSpread, unitsAtDeviate } from '#advice/stock/demandSpread.ts'
import { markdownShare } from '#advice/stock/markdown.ts'
import type { StockLevel } from '#domain/network.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { LotId, WarehouseId } from '#domain/units.ts'

import { AS_OF_MS, day, flat, market, sku, skuId, warehouse } from '../plans.ts'
import { buying, listed, randomOf } from './stocks.ts'

const ids = ['a', 'b', 'c'].map((id) => id as WarehouseId)
const level = (n: number, w: number, onHandUnits: number | null): StockLevel => ({ skuId: skuId(n), warehouseId: ids[w]!, onHandUnits, countedAtMs: AS_OF_MS })
/** Three warehouses that ship 50, 30 and 20 % of the orders. */
function shop(levels: readonly (readonly (number | null)[])[], changes: Partial<PlanDocument> = {}): Partial<PlanDocument> {
  return {
    warehouses: ids.map((id) => warehouse({ id, name: id.toUpperCase() })), markets: [market({ routing: ids.map((warehouseId, w) => ({ warehouseId, share: [0.5, 0.3, 0.2][w]! })) })],
    skus: levels.map((_, i) => sku(i + 1)), stock: levels.flatMap((row, i) => row.map((units, w) => level(i + 1, w, units))), ...changes,
  }
}
const movesOf = (document: Partial<PlanDocument>, pace: readonly number[]) => listed(document, pace).summary.transfers

describe('moves between warehouses', () => {
  it('bring what one has to spare to where it lacks, and no more than is lacking or to spare', () => {
    const random = randomOf(7)
    const fourWeeks = unitsAtDeviate(demandSpread(flat(1, 10, 28).forecast), 28, 0.8416212335729143)
    for (let i = 0; i < 60; i += 1) {
      const stock = [0, 1, 2].map(() => Math.floor(random() * 500))
      const moves = movesOf(shop([stock]), [10])
      const need = [0.5, 0.3, 0.2].map((share) => Math.ceil(share * fourWeeks))
      const [lacking, spare] = [need.map((units, w) => Math.max(0, units - stock[w]!)), need.map((units, w) => Math.max(0, stock[w]! - units))]
      const [out, into] = [ids.map((id) => sum(moves.filter(({ fromId }) => fromId === id).map(({ units }) => units))), ids.map((id) => sum(moves.filter(({ toId }) => toId === id).map(({ units }) => units)))]
      for (const w of [0, 1, 2]) {
        expect(out[w]!).toBeLessThanOrEqual(spare[w]!)
        expect(into[w]!).toBeLessThanOrEqual(lacking[w]!)
      }
      // Shared by what each lacks, rounded down.
      expect(Math.min(sum(lacking), sum(spare)) - sum(out)).toBeLessThanOrEqual(2)
    }
  })
  it('count what is on the way, and leave alone what the platform holds, is not known, or costs more to move than it earns', () => {
    const uneven = [[0, 900, 90]]
    const moves = movesOf(shop(uneven), [10])
    expect(moves).toMatchObject([{ fromId: 'b', toId: 'a' }])
    expect(moves[0]!.savedMinor).toBe(600 * moves[0]!.units)
    expect(moves[0]!.costMinor).toBe(40 * moves[0]!.units)
    const lot = { id: 'l' as LotId, skuId: skuId(1), warehouseId: ids[0]!, units: 500, arrivalDay: day('2026-06-20'), arrivalSpreadDays: 0 }
    expect(movesOf(shop(uneven, { inbound: [lot] }), [10])).toEqual([])
    expect(movesOf(shop([[0, null, 60]]), [10])).toEqual([])
    expect(movesOf(shop(uneven, { buying: [buying({ transferCostMinor: 600 })] }), [10])).toEqual([])
    expect(movesOf(shop([[0, 900, 40]], { warehouses: ids.map((id, w) => warehouse({ id, name: id, kind: w === 1 ? 'platform' : 'own' })) }), [10])).toEqual([])
    expect(movesOf(shop(uneven), [0])).toEqual([])
  })
})

describe('if one warehouse is held', () => {
  it('says what the others still serve, what runs out first and what that costs', () => {
    // 10 a day: 140 in 14 days. SKU 1 can be served by the others, SKU 2 for 4 days.
    const { held } = listed(shop([[100, 200, 50], [400, 40, 5]]), [10, 10]).summary
    expect(held[0]).toMatchObject({ warehouseName: 'A', failingSkus: 1, soonest: { skuId: skuId(2), days: 4 }, lostMarginMinor: 95 * 600, unknownSkus: 0 })
    expect(held[0]!.servedShare).toBeCloseTo((140 + 45) / 280, 10)
    expect(held[0]!.unitsPerDay).toBeCloseTo(10, 10)
    expect(held[1]).toMatchObject({ failingSkus: 0, soonest: { skuId: skuId(1), days: 15 }, lostMarginMinor: 0, servedShare: 1 })
  })
  it('counts neither what the platform holds nor what would have run out anyway', () => {
    const platform = ids.map((id, w) => warehouse({ id, name: id, kind: w === 1 ? 'platform' : 'own' }))
    expect(listed(shop([[100, 900, 20]], { warehouses: platform }), [10]).summary.held[0]).toMatchObject({ failingSkus: 1, lostMarginMinor: 120 * 600 })
    expect(listed(shop([[0, 30, 20]]), [10]).summary.held[0]).toMatchObject({ failingSkus: 0, lostMarginMinor: 0 })
    expect(listed(shop([[null, 30, 20]]), [10]).summary.held[0]).toMatchObject({ unknownSkus: 1, servedShare: 1 })
  })
})

it('what is too much may be cut in price by what keeping it costs, all the more when it may never sell', () => {
  const price = { unitCostMinor: 400, unitPriceMinor: 1000 }
  expect(markdownShare(price, 146, buying())).toBeCloseTo((400 * 0.25 * 146) / 365 / 1000, 12)
  expect(markdownShare(price, null, buying())).toBeCloseTo(0.3 + (400 * 0.25 * 180) / 365 / 1000, 12)
  expect(markdownShare({ ...price, unitCostMinor: null }, 10, buying())).toBeNull()
  const [row] = listed({ stock: [{ skuId: skuId(1), warehouseId: 'west' as WarehouseId, onHandUnits: 5000, countedAtMs: AS_OF_MS }] }).rows
  expect(row!.excessUnits).toBe(1400)
  expect(row!.breakEvenMarkdownShare).toBeGreaterThan(0.02)
})

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
