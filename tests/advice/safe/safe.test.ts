import { describe, expect, it } from 'vitest'

import { extraCampaign, searchAdSpend, spendStep } from '#advice/safe/adSpend.ts'
import { capacityGrid, searchOrderHandlingCapacity, withOrderHandlingCapacity } from '#advice/safe/orderHandlingCapacity.ts'
import { searchPrebuild, spreadUnits } from '#advice/safe/prebuild.ts'
import { gateRuns, judgeGates, type RunGates } from '#advice/safe/safeAnswer.ts'
import { buildSimulationInput } from '#advice/buildInput.ts'
import type { AdCampaign } from '#domain/scenario.ts'
import type { EventId } from '#domain/units.ts'
import { prepareSimulation } from '#engines/simulate/prepare.ts'
import { replicationKpis } from '#engines/simulate/replicationKpis.ts'
import { simulateShard } from '#engines/simulate/simulateShard.ts'
import type { GateName, SimulationInput } from '#engines/simulate/types.ts'

import { inputOf, runHere, shop } from './shop.ts'
import { day, flat, plan, scenario, spike, stock } from '../plans.ts'

const rule = { checkpoints: [25, 75], errorShare: 0.05 }
const toleranceShare = 0.05
/** A world in which a gate breaks in all replications or in none. */
const world = (breaks: (input: SimulationInput) => GateName | null): RunGates => async (input, _, count) => {
  const gate = breaks(input)
  const column = (name: GateName) => Array.from({ length: count }, () => (name === gate ? 5 : -1))
  const gateHour = { stock: column('stock'), packing: column('packing'), carriers: column('carriers'), delivery: column('delivery'), account: column('account') }
  return { gateHour, gateWhere: gateHour }
}

describe('the number to type into Order Handling Capacity', () => {
  const input = inputOf(shop, { events: [spike({ peakFactor: 2.2, halfLifeHours: 24 })] })
  it('is the largest of round numbers that holds, in a world with a known limit, and names what stops the next', async () => {
    const runGates = world(({ markets }) => (markets[0]!.orderHandlingCapacity! > 250 ? 'account' : null))
    const answer = await searchOrderHandlingCapacity({ input, runGates, toleranceShare, rule })
    const mean = input.warehouses[0]!.capacityPerHour.reduce((sum, parcels) => sum + parcels, 0) * 24 / input.horizonHours
    expect(answer).toMatchObject({ value: Math.max(...capacityGrid(mean).filter((n) => n <= 250)), constraint: 'account', atLeast: false, unit: 'ordersPerDay' })
    expect(await searchOrderHandlingCapacity({ input, runGates: world(() => 'packing'), toleranceShare, rule })).toEqual({ value: null, reason: 'noneHolds' })
    expect(await searchOrderHandlingCapacity({ input, runGates: world(() => null), toleranceShare, rule })).toMatchObject({ atLeast: true, constraint: null })
  })
  it('equals the scan of the whole grid in the expected run', async () => {
    const expected = { ...input, mode: 'deterministic' as const }
    const mean = input.warehouses[0]!.capacityPerHour.reduce((sum, parcels) => sum + parcels, 0) * 24 / input.horizonHours
    const options = { input: expected, runGates: runHere, toleranceShare }
    let largest: number | null = null
    for (const n of capacityGrid(mean)) if ((await judgeGates(options, withOrderHandlingCapacity(expected, n), ['account', 'packing'])).holds) largest = n
    expect((await searchOrderHandlingCapacity(options)).value).toBe(largest)
  })
})

describe('ad spend', () => {
  const campaign: AdCampaign = { type: 'adCampaign', id: 'ads' as EventId, startDay: day('2026-06-15'), days: 10, spendPerDayMinor: 10_000, mostOrdersPerDay: 300, halfSpendMinor: 20_000, carryOverShare: 0, skuIds: [] }
  const one = scenario({ events: [campaign], horizonDays: 10 })
  const { input, firstDay } = buildSimulationInput(shop, one, [flat(1, 12), flat(2, 4)])
  it('brings the orders of the curve: 300 x 30,000 / 50,000 - 300 x 10,000 / 30,000 = 80 tomorrow and none later', () => {
    const extra = extraCampaign(input, campaign, [0], 0, 20_000, 1)
    const byDay = new Array<number>(10).fill(0)
    extra.extraOrdersPerHour.forEach((orders, hour) => { byDay[input.markets[0]!.dayOfHour[hour]!]! += orders })
    expect(byDay.map((orders) => Math.round(orders * 1000) / 1000)).toEqual([0, 80, 0, 0, 0, 0, 0, 0, 0, 0])
  })
  it('is the largest step of the grid that holds in a world with a known limit, tomorrow and on seven days', async () => {
    const spend = ({ events }: SimulationInput) => (events[1]?.kind === 'adCampaign' ? events[1].spendMinorPerHour.reduce((sum, minor) => sum + minor, 0) : 0)
    const runGates = world((candidate) => (spend(candidate) > 71_000 ? 'carriers' : null))
    const { tomorrow, perDay } = await searchAdSpend({ input, runGates, toleranceShare, rule }, one, firstDay)
    expect(spendStep(campaign)).toBe(2000)
    expect([tomorrow, perDay]).toMatchObject([{ value: 70_000, constraint: 'carriers', days: 1 }, { value: 10_000, constraint: 'carriers', days: 7 }])
  })
  it('is not there without a response curve', async () => {
    const answers = await searchAdSpend({ input, runGates: world(() => null), toleranceShare, rule }, scenario(), firstDay)
    expect(answers.tomorrow).toEqual({ value: null, reason: 'noResponseCurve' })
  })
})

describe('stock to pre-build', () => {
  it('is what the scan finds for the one scarce SKU, and holds together', async () => {
    const document = plan({ stock: [stock(1, 50_000), stock(2, 100)], history: shop.history })
    const input: SimulationInput = { ...buildSimulationInput(document, scenario({ horizonDays: 10, events: [spike({ peakFactor: 2 })] }), [flat(1, 30), flat(2, 10)]).input, mode: 'deterministic' }
    const options = { input, runGates: runHere, toleranceShare }
    const answer = await searchPrebuild(options)
    expect(answer).toMatchObject({ holds: true, holdsWithOthers: true, atLeast: false, constraint: 'stock' })
    expect(answer.skus.map(({ skuId }) => skuId)).toEqual(['sku-2'])
    const holdsWith = async (units: number) => (await judgeGates(options, { ...input, unlimited: { stock: false, packing: true, carriers: true }, skus: input.skus.map((sku, s) => (s === 1 ? { ...sku, onHandUnits: [100 + units] } : sku)) }, ['stock'])).holds
    const step = 35
    let scanned = 0
    while (!(await holdsWith(scanned))) scanned += step
    expect(answer.value).toBe(scanned)
  })
  it('spreads whole units by need', () => {
    expect(spreadUnits(10, [0.58, 0.3, 0.12])).toEqual([6, 3, 1])
    expect(spreadUnits(0, [1])).toEqual([0])
  })
})

it('what a shard tells of gates is what single replications tell', async () => {
  const input = inputOf(shop, { events: [spike({ peakFactor: 4 })] })
  const { gateHour, gateWhere } = gateRuns(replicationKpis(prepareSimulation(input), 7, 0, 12))
  const shard = simulateShard(prepareSimulation(input), 7, 0, 12)
  expect({ gateHour, gateWhere }).toEqual({ gateHour: shard.gateHour, gateWhere: shard.gateWhere })
})
