import { describe, expect, it, vi } from 'vitest'

import { buildSimulationInput } from '#advice/buildInput.ts'
import { inputHashOf } from '#advice/stress.ts'
import { demandSpread } from '#advice/stock/demandSpread.ts'
import { stockFacts } from '#advice/stock/facts.ts'
import { stockFigures } from '#advice/stock/figures.ts'
import { rowStates, stockList } from '#advice/stock/list.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { Scenario } from '#domain/scenario.ts'
import type { SupplyTerms } from '#domain/supply.ts'
import type { WarehouseId } from '#domain/units.ts'
import { prepareSimulation } from '#engines/simulate/prepare.ts'
import { simulateShard } from '#engines/simulate/simulateShard.ts'

import { flat, market, plan, scenario, skuId, stock, warehouse, WAREHOUSE } from './plans.ts'

vi.setConfig({ testTimeout: 60_000 })
const terms = (n: number, changes: Partial<SupplyTerms> = {}): SupplyTerms => (
  { id: skuId(n), skuId: skuId(n), supplierId: null, leadTimeDays: 4, leadTimeSdDays: 0, caseUnits: 12, minOrderUnits: 100, priceBreaks: [], shelfLifeDays: null, volumeM3PerUnit: null, service: null, isDiscontinued: false, ...changes })
const forecasts = [flat(1, 30), flat(2, 10)]
const build = (document: PlanDocument, changes: Partial<Scenario> = { reordersByPolicy: true }) => buildSimulationInput(document, scenario({ events: [], ...changes }), forecasts)
const known = plan({ supplyTerms: [terms(1), terms(2)] })

describe('orders placed during the horizon', () => {
  it('are off unless chosen: the same bytes with the choice absent and off', async () => {
    const [absent, off, on] = [build(known, {}), build(known, { reordersByPolicy: false }), build(known)]
    expect(await inputHashOf(off.input)).toBe(await inputHashOf(absent.input))
    expect(absent.input.skus.every(({ reorder }) => reorder === null)).toBe(true)
    expect(await inputHashOf(on.input)).not.toBe(await inputHashOf(absent.input))
  })
  it('take reorder point, target, cases and lead time of the stock chapter', () => {
    const facts = stockFacts(known)
    const states = rowStates(facts, forecasts.map(({ forecast }) => demandSpread(forecast)))
    const { rows } = stockList(facts, states, states.map(({ task }) => stockFigures(task)))
    const { input } = build(known)
    expect(input.skus.map(({ reorder }) => reorder!.reorderPointUnits)).toEqual(rows.map(({ reorderPointUnits }) => reorderPointUnits))
    // A week of 30 is 210, in cases of 12: 216; a week of 10 is 70, at least 100, in cases: 108.
    expect(input.skus.map(({ reorder }) => reorder!.orderUpToUnits - reorder!.reorderPointUnits)).toEqual([216, 108])
    expect(input.skus[0]!.reorder).toMatchObject({ warehouse: 0, caseUnits: 12, leadTimeDays: { values: [4], shares: [1] } })
    expect(input.skus[0]!.reorder!.places).toBeUndefined()
  })
  it('leave out what is not counted, not sold or no longer bought, and say where a lead time is assumed', () => {
    const reordersOf = (document: PlanDocument) => build(document).input.skus.map(({ reorder }) => reorder !== null)
    expect(reordersOf({ ...known, stock: [stock(1, null), stock(2, 300)] })).toEqual([false, true])
    expect(reordersOf({ ...known, supplyTerms: [terms(1), terms(2, { isDiscontinued: true })] })).toEqual([true, false])
    expect(build(plan()).assumptions.filter(({ code }) => code === 'leadTimeAssumed')).toEqual([{ code: 'leadTimeAssumed', skuCount: 2 }])
    expect(build(known).assumptions.some(({ code }) => code === 'leadTimeAssumed')).toBe(false)
  })
  it('are left out beyond what can be counted; another lead time makes another policy of the same forecast', () => {
    const endless = buildSimulationInput({ ...known, stock: [stock(1, 5), stock(2, 5)] }, scenario({ events: [], reordersByPolicy: true }), [flat(1, 1e9), flat(2, 10)])
    expect(endless.input.skus.map(({ reorder }) => reorder !== null)).toEqual([false, true])
    const pointAt = (leadTimeDays: number) => build({ ...known, supplyTerms: [terms(1, { leadTimeDays }), terms(2)] }).input.skus[0]!.reorder!.reorderPointUnits
    const [short, long, again] = [pointAt(4), pointAt(8), pointAt(4)]
    expect(again).toBe(short)
    // Four days more of 30 units, and some more for safety.
    expect(long - short).toBeGreaterThanOrEqual(120)
  })
  it('are shared among warehouses by where demand falls', () => {
    const east = 'east' as WarehouseId
    const two = { ...known, warehouses: [warehouse(), warehouse({ id: east })], markets: [market({ routing: [{ warehouseId: WAREHOUSE, share: 0.7 }, { warehouseId: east, share: 0.3 }] })] }
    expect(build(two).input.skus[0]!.reorder).toMatchObject({ warehouse: 0, places: [{ warehouse: 0, share: 0.7 }, { warehouse: 1, share: 0.3 }] })
  })
  it('keep a shop in stock that runs dry without them, and are paid', () => {
    const dry = { ...known, stock: [stock(1, 200), stock(2, 90)] }
    const lost = (changes: Partial<Scenario>) => {
      const { kpis } = simulateShard(prepareSimulation(build(dry, { ...changes, horizonDays: 14 }).input), 5, 0, 20)
      return [kpis.lostOrders, kpis.lowestCashMinor].map((values) => values.reduce((sum, one) => sum + one, 0) / 20)
    }
    const [without, withThem] = [lost({}), lost({ reordersByPolicy: true })]
    expect(withThem[0]!).toBeLessThan(0.2 * without[0]!)
    expect(withThem[1]!).toBeLessThan(without[1]!)
  })
})
