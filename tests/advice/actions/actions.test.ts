import { describe, expect, it, vi } from 'vitest'

import { withActionCosts } from '#advice/actions/actionCosts.ts'
import { ocba } from '#advice/actions/ocba.ts'
import { rankActions } from '#advice/actions/rank.ts'
import { ACTION_DEFINITIONS, applyActions, costOf } from '#advice/actions/registry.ts'
import { planned, type ActionContext } from '#advice/actions/types.ts'
import { buildSimulationInput } from '#advice/buildInput.ts'
import type { PlanDocument } from '#domain/plan.ts'
import { ACTION_TYPES, type PlannedAction, type Scenario } from '#domain/scenario.ts'
import type { EventId, IsoDay } from '#domain/units.ts'
import { prepareSimulation } from '#engines/simulate/prepare.ts'
import { replicationKpis } from '#engines/simulate/replicationKpis.ts'
import { KPI_NAMES, type SimulationInput } from '#engines/simulate/types.ts'
import { canonicalJson, type Json } from '#shared/canonicalJson.ts'

import { flat, plan, scenario, service, sku, spike, stock, warehouse, WAREHOUSE } from '../plans.ts'

vi.setConfig({ testTimeout: 60_000 })
const hashable = (input: SimulationInput) => canonicalJson(input as unknown as Json)
function contextOf(document: PlanDocument = plan({ stock: [stock(1, 900), stock(2, 700)] }), tried: Scenario = scenario({ events: [spike({ peakFactor: 12 }), { type: 'livestream', id: 'l' as EventId, startDay: '2026-06-24' as IsoDay, startHour: 19, durationHours: 4, factor: 5, probability: 1, repeatEveryDays: null, skuIds: [] }] })): ActionContext {
  return { document, scenario: tried, input: buildSimulationInput(document, tried, document.skus.map((_, i) => flat(i + 1, i === 0 ? 60 : 40))).input }
}
const runner = (seed = 3) => async (input: SimulationInput, first: number, count: number) => replicationKpis(prepareSimulation(input), seed, first, count)
const mean = (input: SimulationInput, name: (typeof KPI_NAMES)[number], count = 20) => {
  const { kpis } = replicationKpis(prepareSimulation(input), 3, 0, count)
  return Array.from({ length: count }, (_, i) => kpis[i * KPI_NAMES.length + KPI_NAMES.indexOf(name)]!).reduce((sum, value) => sum + value, 0) / count
}

describe('OCBA', () => {
  const example = [[1.2, 2.1, 3.4, 4.87, 6.05], [3.3, 2, 4.5, 5.3, 6.9], [12, 6, 5, 5, 4]] as const
  it('shares 100 more replications as published: 48, 38, 11, 2, 1 floored with the remainder to the best, 47, 38, 12, 2, 1 to the nearest', () => {
    expect(ocba(...example, 100)).toEqual([48, 38, 11, 2, 1])
    expect(ocba(...example, 100, 'nearest')).toEqual([47, 38, 12, 2, 1])
  })
  it('gives all that there is, nothing to those that have more than their share, and is not put off by no spread or no designs', () => {
    expect(ocba([1, 2, 3], [1, 1, 1], [1000, 5, 5], 40).reduce((sum, n) => sum + n, 0)).toBe(40)
    expect(ocba([1, 2, 3], [1, 1, 1], [1000, 5, 5], 40)[0]).toBe(0)
    expect(ocba([1, 1, 1], [0, 0, 0], [5, 5, 5], 9).every((n) => n >= 0)).toBe(true)
    expect([ocba([], [], [], 9), ocba([4], [1], [5], 9)]).toEqual([[], [9]])
  })
})

describe('every action', () => {
  const context = contextOf()
  it.each(ACTION_TYPES)('%s of no size, or at a place that is gone, changes nothing', (type) => {
    const nothing = type === 'slowerAds' ? 1 : 0
    expect(hashable(ACTION_DEFINITIONS[type].apply(context.input, planned(type, nothing, { warehouseId: WAREHOUSE, skuId: sku(1).id }), context))).toBe(hashable(context.input))
    if (!['slowerAds', 'shorterLivestream', 'orderHandlingCapacity', 'backupWarehouse'].includes(type)) {
      const gone = planned(type, 5, { warehouseId: 'gone' as never, toWarehouseId: 'gone' as never, skuId: 'gone' as never })
      expect(hashable(ACTION_DEFINITIONS[type].apply(context.input, gone, context))).toBe(hashable(context.input))
    }
  })
  it('has candidates that run, each with a cost that is not negative, or none that is known', () => {
    for (const [type, definition] of Object.entries(ACTION_DEFINITIONS)) {
      for (const action of definition.candidates(context)) {
        const cost = costOf(action, context)
        expect(cost === null || cost >= 0, type).toBe(true)
        expect(() => replicationKpis(prepareSimulation(applyActions(context.input, [action], context)), 1, 0, 2)).not.toThrow()
      }
    }
  })
  it('does what it says: more hands pack more, stock comes after its lead time, a shorter show sells less', () => {
    const { input } = contextOf(plan({ stock: [stock(1, 90_000), stock(2, 90_000)] }))
    const late = (changed: SimulationInput) => mean(changed, 'lateParcels') + mean(changed, 'overdueParcelsAtEnd')
    for (const action of [planned('extraShift', 16, { warehouseId: WAREHOUSE }), planned('overtime', 3, { warehouseId: WAREHOUSE }), planned('temporaryStaff', 4, { warehouseId: WAREHOUSE })]) {
      expect(late(applyActions(input, [action], context)), action.type).toBeLessThan(late(input))
    }
    const short = plan({ stock: [stock(1, 60), stock(2, 700)] })
    const scarce = contextOf(short)
    expect(mean(applyActions(scarce.input, [planned('preBuiltStock', 2000, { warehouseId: WAREHOUSE, skuId: sku(1).id })], { ...scarce, document: { ...short, supplyTerms: [{ id: sku(1).id, skuId: sku(1).id, supplierId: null, leadTimeDays: 2, leadTimeSdDays: null, caseUnits: null, minOrderUnits: null, priceBreaks: [], shelfLifeDays: null, volumeM3PerUnit: null, service: null, isDiscontinued: false }] } }), 'lostOrders')).toBeLessThan(mean(scarce.input, 'lostOrders'))
    expect(mean(applyActions(input, [planned('shorterLivestream', 2)], context), 'arrivedOrders')).toBeLessThan(mean(input, 'arrivedOrders'))
    expect(costOf(planned('extraShift', 10, { warehouseId: WAREHOUSE }), context)).toBeGreaterThan(0)
  })
  it('a second carrier takes its share only from its lead time on, and all shares still make one', () => {
    const capped = contextOf(plan({ services: [service({ pickups: service().pickups.map((pickup) => ({ ...pickup, capParcelsPerDay: 80 })) })] }))
    const { lanes, money } = applyActions(capped.input, [planned('secondCarrier', 80, { warehouseId: WAREHOUSE })], capped)
    expect(lanes).toHaveLength(capped.input.lanes.length + 1)
    expect(lanes.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 8)
    expect(Math.min(...lanes.at(-1)!.pickupHours)).toBeGreaterThanOrEqual(72)
    expect(money?.shippingMinor).toHaveLength(lanes.length)
  })
})

describe('planned actions', () => {
  const priced = plan({
    stock: [stock(1, 900), stock(2, 700)], skus: [1, 2].map((i) => ({ ...sku(i), unitCostMinor: 400, unitPriceMinor: 1000 + i, currency: 'USD' as never })),
    warehouses: [warehouse({ handling: { packingOrder: 'fifo', receivingUnitsPerDay: null, labourCostPerHourMinor: 1733, storageCostPerUnitDayMinor: null } })],
    supplyTerms: [1, 2].map((i) => ({ id: sku(i).id, skuId: sku(i).id, supplierId: null, leadTimeDays: 2, leadTimeSdDays: null, caseUnits: null, minOrderUnits: null, priceBreaks: [], shelfLifeDays: null, volumeM3PerUnit: null, service: null, isDiscontinued: false })),
  })
  const context = contextOf(priced)
  const columns = (input: SimulationInput) => {
    const { kpis } = replicationKpis(prepareSimulation(input), 3, 0, 10)
    return (name: (typeof KPI_NAMES)[number]) => Array.from({ length: 10 }, (_, i) => kpis[i * KPI_NAMES.length + KPI_NAMES.indexOf(name)]!)
  }
  const all = Object.values(ACTION_DEFINITIONS).flatMap((definition) => definition.candidates(context))

  it('cost the run what the ranking says, to the cent, once, in every replication; nothing else is changed by it', () => {
    expect(context.input.money).toBeDefined()
    const charged = new Set<string>()
    for (const action of all) {
      const acts = ACTION_DEFINITIONS[action.type].leadTimeHours(action, context) < context.input.horizonHours
      const cost = acts ? (costOf(action, context) ?? 0) : 0
      const ranked = columns(applyActions(context.input, [action], context))
      const run = columns(buildSimulationInput(priced, { ...context.scenario, actions: [action] }, [flat(1, 60), flat(2, 40)]).input)
      expect(run('actionsMinor'), action.id).toEqual(Array(10).fill(cost))
      expect(run('profitMinor'), action.id).toEqual(ranked('profitMinor').map((profit) => profit - cost))
      for (const name of KPI_NAMES) if (!['actionsMinor', 'profitMinor', 'lowestCashMinor'].includes(name)) expect(run(name), `${action.id} ${name}`).toEqual(ranked(name))
      if (cost > 0) charged.add(action.type)
    }
    expect([...charged].sort()).toEqual(['extraShift', 'overtime', 'preBuiltStock', 'temporaryStaff'])
  })

  it('are paid on the days they work, or when they are ordered; bought goods under the supplier’s terms and of cash only', () => {
    const shift: PlannedAction = { ...planned('extraShift', 16, { warehouseId: WAREHOUSE }), days: 3, costMinor: 1000 }
    const buy = planned('preBuiltStock', 50, { warehouseId: WAREHOUSE, skuId: sku(1).id })
    const move: PlannedAction = { ...planned('transfer', 5, { warehouseId: WAREHOUSE }), costMinor: 77 }
    const { money } = withActionCosts(context.input, [shift, move], context)
    const dayOf = context.input.markets[0]!.dayOfHour
    const worked = [...new Set(dayOf.slice(24, 24 + 72))]
    expect(money!.actionsMinorPerDay!.reduce((sum, minor) => sum + minor, 0)).toBe(1077)
    expect(worked.map((day) => money!.actionsMinorPerDay![day]! > 0)).toEqual(worked.map(() => true))
    expect([money!.actionsMinorPerDay![0]! >= 77, money!.actionGoodsMinorPerDay]).toEqual([true, undefined])
    const bought = withActionCosts(context.input, [buy], context).money!.actionGoodsMinorPerDay!
    expect([bought.indexOf(20_000), bought.reduce((sum, minor) => sum + minor, 0)]).toEqual([context.input.money!.supplierPaymentDays, 20_000])
    expect(hashable(withActionCosts(context.input, [], context))).toBe(hashable(context.input))
  })
})

describe('the ranking', () => {
  it('puts the action first that a count of all of them finds best, with an interval that holds its true saving', async () => {
    const context = contextOf(plan({ warehouses: [warehouse()], stock: [stock(1, 90_000), stock(2, 90_000)] }))
    const answer = await rankActions(context, runner(), { effort: 0.5 })
    expect(answer.measure).toBe('money')
    const truth = (index: number) => {
      const { action } = answer.ranked[index]!
      return mean(applyActions(context.input, [action], context), 'profitMinor', 60) - mean(context.input, 'profitMinor', 60) - (costOf(action, context) ?? 0)
    }
    const all = [...answer.ranked.keys()].filter((i) => i < 4 || i % 4 === 0).map(truth)
    expect(all[0]).toBeGreaterThanOrEqual(Math.max(...all) - 0.05 * Math.abs(Math.max(...all)))
    const [first] = answer.ranked
    expect(first!.savedInterval[0]).toBeLessThanOrEqual(first!.saved)
    expect(answer.frontier[0]?.actionIds).toEqual([])
    answer.frontier.forEach((point, i) => { if (i > 0) expect([point.costMinor >= answer.frontier[i - 1]!.costMinor, point.probabilityBroken < answer.frontier[i - 1]!.probabilityBroken]).toEqual([true, true]) })
  })
  it('is the same twice, keeps its budget, and more budget is never worse', async () => {
    const context = contextOf(plan({ stock: [stock(1, 900), stock(2, 700)] }), scenario({ events: [spike({ peakFactor: 12 })], horizonDays: 7 }))
    const [first, again] = [await rankActions(context, runner(), { effort: 0.2 }), await rankActions(context, runner(), { effort: 0.2 })]
    expect(JSON.stringify(again)).toBe(JSON.stringify(first))
    const left = async (budgetMinor: number) => {
      const { set } = await rankActions(context, runner(), { budgetMinor, effort: 0.2 })
      if (set) expect(set.costMinor).toBeLessThanOrEqual(budgetMinor)
      return set ? set.saved - set.costMinor : 0
    }
    const [none, much] = [await left(0), await left(10_000_000)]
    expect(much).toBeGreaterThanOrEqual(none)
  })
  it('counts orders where prices are not known, and ranks by them', async () => {
    const costless = plan({ skus: [sku(1), sku(2)].map((one) => ({ ...one, unitCostMinor: null })), stock: [stock(1, 900), stock(2, 700)] })
    const answer = await rankActions(contextOf(costless), runner(), { effort: 0.2 })
    expect(answer.measure).toBe('orders')
    expect(answer.ranked.every(({ savedPerSpent }) => savedPerSpent === null)).toBe(true)
  })
})
