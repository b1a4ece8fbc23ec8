import { describe, expect, it } from 'vitest'

import { buildSimulationInput, missingForSimulation } from '#advice/buildInput.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { Scenario } from '#domain/scenario.ts'
import { prepareSimulation } from '#engines/simulate/prepare.ts'
import { simulateShard } from '#engines/simulate/simulateShard.ts'
import { summariseShard } from '#engines/simulate/summariseShard.ts'

import { flat, market, plan, scenario, service, skuId, spike, stock, warehouse } from './plans.ts'

const RUNS = 6
function run(document: PlanDocument, changes: Partial<Scenario> = {}, perDay = 30) {
  const own = scenario({ horizonDays: 10, events: [], ...changes })
  const built = buildSimulationInput(document, own, document.skus.map((_, i) => flat(i + 1, perDay, own.horizonDays)))
  const shard = simulateShard(prepareSimulation(built.input), 3, 0, RUNS)
  const summary = summariseShard(shard, built.input)
  const finite = (value: unknown): boolean => (typeof value === 'number' ? Number.isFinite(value) : Array.isArray(value) ? value.every(finite) : typeof value === 'object' && value !== null ? Object.values(value).every(finite) : true)
  expect(finite([summary.counts, summary.kpis, summary.gates])).toBe(true)
  return { kpis: shard.kpis, summary, broken: Object.fromEntries(summary.gates.map(({ name, brokenReplications }) => [name, brokenReplications])), codes: built.assumptions.map(({ code }) => code) }
}
const stocked = (changes: Parameters<typeof plan>[0] = {}) => plan({ stock: [stock(1, 5000), stock(2, 5000)], ...changes })

describe('plans at the edge get a right answer or a named lack', () => {
  it('no warehouse, no market, no SKU: named, and not run', () => {
    expect(missingForSimulation(plan({ warehouses: [] }))).toEqual(['warehouse'])
    expect(missingForSimulation(plan({ markets: [], warehouses: [], skus: [] }))).toEqual(['market', 'warehouse', 'sku'])
    expect(() => buildSimulationInput(plan({ warehouses: [] }), scenario(), [])).toThrow(RangeError)
  })
  it('no capacity at all: nothing is dispatched and packing breaks in every run', () => {
    for (const nobody of [warehouse({ shifts: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], startHour: 8, endHour: 18, staff: 0 }] }), warehouse({ parcelsPerLabourHour: 0 })]) {
      const { kpis, broken } = run(stocked({ warehouses: [nobody] }))
      expect(kpis.dispatchedParcels).toEqual(new Array(RUNS).fill(0))
      expect(broken['packing']).toBe(RUNS)
    }
  })
  it('no stock: every order is lost, nothing is dispatched but what waited, stock breaks in every run', () => {
    const { kpis, broken } = run(stocked({ stock: [stock(1, 0), stock(2, 0)] }))
    expect(kpis.lostOrders).toEqual(kpis.arrivedOrders)
    expect(Math.min(...kpis.arrivedOrders)).toBeGreaterThan(0)
    expect(broken['stock']).toBe(RUNS)
  })
  it('an event outside of the horizon changes nothing, before it or after', () => {
    const calm = run(stocked())
    for (const startDay of ['2026-03-01', '2026-09-01']) {
      const far = run(stocked(), { events: [spike({ startDay: startDay as never, skuIds: [skuId(1)] })] })
      expect(far.broken).toEqual(calm.broken)
      expect(far.summary.kpis.lateParcels).toEqual(calm.summary.kpis.lateParcels)
    }
  })
  it('calendars that contradict each other: shifts without pick-ups pack and never send; pick-ups without shifts have nothing to take', () => {
    const sundays = service({ pickups: [{ ...service().pickups[0]!, weekdays: [7] }] })
    const weekdays = warehouse({ shifts: [{ weekdays: [1, 2, 3], startHour: 8, endHour: 18, staff: 9 }] })
    const apart = run(stocked({ warehouses: [weekdays], services: [sundays] }), { horizonDays: 6 })
    // Packed in time, and no truck it could have met: the carrier's fault.
    expect([apart.kpis.dispatchedParcels, apart.broken['carriers'], apart.broken['packing']]).toEqual([new Array(RUNS).fill(0), RUNS, 0])
    const never = run(stocked({ warehouses: [warehouse({ shifts: [{ weekdays: [], startHour: 8, endHour: 18, staff: 9 }] })] }))
    expect(never.kpis.dispatchedParcels).toEqual(new Array(RUNS).fill(0))
    const backwards = run(stocked({ warehouses: [warehouse({ shifts: [{ weekdays: [1], startHour: 18, endHour: 18, staff: 9 }] })] }))
    expect(backwards.summary.gates).toHaveLength(5)
  })
  it('one day and a whole year', () => {
    const day = run(stocked(), { horizonDays: 1 })
    expect(day.summary.series['orders']![0]).toHaveLength(1)
    const year = run(stocked({ stock: [stock(1, 1_000_000), stock(2, 1_000_000)] }), { horizonDays: 365, replications: RUNS }, 5)
    expect(year.summary.series['orders']![0]).toHaveLength(365)
    // 2 SKUs of 5 units a day at 1.5 orders' lines and 1.5 units a line and more: some thousand orders, and none lost.
    expect(Math.min(...year.kpis.arrivedOrders)).toBeGreaterThan(365)
    expect(year.kpis.lostOrders).toEqual(new Array(RUNS).fill(0))
  })
  it('a shop without any demand: nothing comes, nothing breaks', () => {
    const { kpis, broken } = run(stocked({ opening: { asOfMs: plan().settings.asOfMs!, isDispatchKnown: true, trailing: [], waiting: [] } }), {}, 0)
    expect(kpis.arrivedOrders).toEqual(new Array(RUNS).fill(0))
    expect(Object.values(broken).every((count) => count === 0)).toBe(true)
  })
  it('ten thousand SKUs: every order is kept', { timeout: 120_000 }, () => {
    const skus = Array.from({ length: 10_000 }, (_, i) => ({ ...plan().skus[0]!, id: skuId(i + 1), sellerSku: `S${i + 1}` }))
    const { kpis } = run(stocked({ skus, stock: skus.map((_, i) => stock(i + 1, 3)), markets: [market()] }), {}, 0.01)
    for (let i = 0; i < RUNS; i += 1) {
      expect(kpis.arrivedOrders[i]!).toBeGreaterThan(100)
      expect(kpis.lostOrders[i]! + kpis.oversoldOrders[i]! + kpis.cancelledOrders[i]! + kpis.dispatchedParcels[i]! + kpis.backlogParcelsAtEnd[i]!).toBeGreaterThanOrEqual(kpis.arrivedOrders[i]!)
    }
  })
})
