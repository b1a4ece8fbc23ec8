import { describe, expect, it, vi } from 'vitest'

import { combineShards } from '#engines/simulate/combineShards.ts'
import { prepareSimulation, UNLIMITED_UNITS } from '#engines/simulate/prepare.ts'
import { runReplication, stateOf } from '#engines/simulate/replication.ts'
import { simulateShard } from '#engines/simulate/simulateShard.ts'
import * as at from '#engines/simulate/state.ts'
import type { EventInput, SimulationInput } from '#engines/simulate/types.ts'

import { simulateOrderByOrder } from './perOrder.ts'
import { kpisOf, mean, plain, range, sum } from './plain.ts'
import { moneyOf, randomCase, randomEverything, randomFeatures } from './randomCase.ts'

vi.setConfig({ testTimeout: 60_000 })

describe('a spreading video', () => {
  const video = (change: object = {}): EventInput => ({
    kind: 'selfExciting', market: null, classes: [0], startHour: { from: 0, to: 0 }, firstOrders: { from: 100, to: 100 }, riseHours: 4, branchingRatio: 0.6, memoryPerHour: 0.8, probability: 1, ...change,
  })
  it('brings firstOrders / (1 - n) orders on average with the variance of a Poisson number of clusters: mean (1 / (1 - n))^2 + variance n / (1 - n)^3 of a cluster', () => {
    const runs = 4000
    const orders = kpisOf(plain(20, { events: [video()] }), runs).arrivedOrders
    const expected = 100 / 0.4
    const variance = 100 * (1 / 0.4 ** 2 + 0.6 / 0.4 ** 3)
    expect(Math.abs(mean(orders) - expected)).toBeLessThan(4 * Math.sqrt(variance / runs))
    const seen = sum(orders.map((count) => (count - mean(orders)) ** 2)) / (runs - 1)
    expect(seen / variance).toBeGreaterThan(0.9)
    expect(seen / variance).toBeLessThan(1.1)
  })
  it('comes to the same mean in expectation, spreads over the hours as its memory says, and without branching is Poisson', () => {
    expect(kpisOf(plain(20, { mode: 'deterministic', events: [video()] }), 1).arrivedOrders[0]).toBeGreaterThanOrEqual(249)
    const alone = kpisOf(plain(4, { events: [video({ branchingRatio: 0 })] }), 3000).arrivedOrders
    const variance = sum(alone.map((count) => (count - mean(alone)) ** 2)) / (alone.length - 1)
    expect([mean(alone) / 100, variance / 100].every((ratio) => ratio > 0.93 && ratio < 1.07)).toBe(true)
    const quick = simulateShard(prepareSimulation(plain(20, { mode: 'deterministic', events: [video({ memoryPerHour: 0 })] })), 1, 0, 1)
    const slow = simulateShard(prepareSimulation(plain(20, { mode: 'deterministic', events: [video({ memoryPerHour: 0.97 })] })), 1, 0, 1)
    const firstDay = (shard: typeof quick) => shard.histograms['orders']![0]![0]![0]
    expect(firstDay(quick)).toBeGreaterThan(245)
    expect(firstDay(slow)).toBeLessThan(200)
  })
})

describe('an event of no size is no event, to the byte', () => {
  const none: readonly EventInput[] = [
    { kind: 'viralSpike', market: null, classes: [0, 1], startHour: { from: 2, to: 9 }, peakFactor: { from: 1, to: 1 }, halfLifeHours: { from: 9, to: 9 }, riseHours: 3, probability: 1 },
    { kind: 'livestream', market: null, classes: [0, 1], startHours: [3], durationHours: 4, factor: 1, probability: 1, shape: [0.5, 1, 1.5, 1] },
    { kind: 'plateau', market: null, classes: [0, 1], startHour: 3, durationHours: 5, factor: 1, afterHours: 4, afterFactor: 1, probability: 1 },
    { kind: 'selfExciting', market: null, classes: [0, 1], startHour: { from: 1, to: 9 }, firstOrders: { from: 0, to: 0 }, riseHours: 3, branchingRatio: 0.6, memoryPerHour: 0.5, probability: 1 },
    { kind: 'adCampaign', market: null, classes: [0], startHour: 3, extraOrdersPerHour: [0, 0], spendMinorPerHour: [0, 0] },
  ]
  it.each(none.map((event) => [event.kind, event] as const))('%s', (_, event) => {
    for (const seed of range(8)) {
      const input = { ...randomEverything(seed + 1), events: [] }
      expect(JSON.stringify(simulateShard(prepareSimulation({ ...input, events: [event] }), 3, 0, 5))).toBe(JSON.stringify(simulateShard(prepareSimulation(input), 3, 0, 5)))
    }
  })
  it('nor is a disruption that keeps everything, a limit that nobody reaches, a throttle that never acts', () => {
    for (const seed of range(12)) {
      const input = randomFeatures(seed + 1)
      const idle: SimulationInput = {
        ...input,
        disruptions: [...(input.disruptions ?? []), { kind: 'packing', id: 'x', where: [0], keptShare: 1, when: { kind: 'calendar', fromHour: 0, toHour: 9, probability: 1 } }, { kind: 'transit', id: 'y', where: [0], keptShare: 0, when: { kind: 'calendar', fromHour: 90, toHour: 99, probability: 1 } }],
        throttles: [{ id: 't', trigger: { kind: 'backlogDays', days: 1e6 }, reactionDelayHours: 0, eventKeptShare: 0, ordersPerDayCap: 0 }],
        markets: input.markets.map((market) => ({ newShopCapOrdersPerDay: 1e9, ...market })),
      }
      expect(JSON.stringify(simulateShard(prepareSimulation(idle), 3, 0, 2))).toBe(JSON.stringify(simulateShard(prepareSimulation(input), 3, 0, 2)))
    }
  })
})

it('conserves orders, parcels and units with everything on, and is the same in any pieces', () => {
  for (const seed of range(60)) {
    const input = randomEverything(seed + 1)
    const prepared = prepareSimulation(input)
    const state = stateOf(prepared)
    const opening = sum(input.opening.waiting.map(({ parcels }) => parcels))
    for (const replication of range(4)) {
      runReplication(state, prepared, seed, replication)
      const { totals } = state
      const isSplitPossible = input.markets.some((market) => market.linesPerOrder.values.length > 1)
      const accepted = totals[at.ARRIVED]! - totals[at.LIMITED]! - totals[at.LOST]! - totals[at.OVERSOLD]! - totals[at.PACED_AWAY]!
      if (isSplitPossible) expect(totals[at.PARCELS]).toBeGreaterThanOrEqual(accepted)
      else expect(totals[at.PARCELS]).toBe(accepted)
      expect(opening + totals[at.PARCELS]!).toBe(totals[at.CANCELLED]! + totals[at.DISPATCHED]! + sum(state.undispatched))
      expect(totals[at.DISPATCHED]! - totals[at.DELIVERED]! - totals[at.LOST_IN_TRANSIT]!).toBeGreaterThanOrEqual(0)
      expect(totals[at.DAMAGED]! + totals[at.WRONG_ITEM]!).toBeLessThanOrEqual(totals[at.DISPATCHED]!)
      const isScarce = prepared.onHand.every((units) => units < UNLIMITED_UNITS)
      const inStock = sum(prepared.onHand) + totals[at.UNITS_RECEIVED]! + totals[at.UNITS_RETURNED]!
      if (isScarce) expect(inStock).toBe(totals[at.UNITS_RESERVED]! + sum(state.onHand) + totals[at.UNITS_MOVED]!)
      expect(state.onHand.some((units) => units < 0)).toBe(false)
      expect(Math.min(...state.waiting, ...state.packed, ...state.packedLate)).toBe(0)
    }
    const whole = JSON.stringify(simulateShard(prepared, 77, 0, 12))
    expect(JSON.stringify(combineShards([[8, 4], [0, 3], [3, 5]].map(([first, count]) => simulateShard(prepared, 77, first!, count!))))).toBe(whole)
    expect(JSON.stringify(simulateShard(prepareSimulation(input), 77, 0, 12))).toBe(whole)
  }
})

describe('money', () => {
  it('is to the minor unit what a clerk adds up order by order', () => {
    for (const seed of range(60)) {
      const base = randomFeatures(seed + 1)
      const input: SimulationInput = { ...base, unlimited: { ...base.unlimited, carriers: false }, money: moneyOf(base) }
      const kpis = kpisOf(input, 1)
      const { orders, oversold, stock } = simulateOrderByOrder(input)
      const money = input.money!
      const outAt = ({ m, packedAt, shippedAt }: (typeof orders)[number]): number => (input.markets[m]!.isDispatchAtReadyToShip ? packedAt : shippedAt)
      const gone = orders.filter((order) => outAt(order) >= 0)
      const value = (m: number): number => money.orderValueMinor[m]!
      const fee = (m: number): number => value(m) * 0.06 + 30
      const day = (h: number): number => input.markets[0]!.dayOfHour[h]!
      const pickedUp = orders.filter(({ shippedAt }) => shippedAt >= 0)
      const shippingOf = (d: number): number => sum(input.lanes.map((_, l) => {
        const parcels = pickedUp.filter((order) => order.lane === l && day(order.shippedAt) === d).length
        return parcels * money.shippingMinor[l]! + sum(money.surcharges[l]!.map(({ fromParcelsPerDay, addedMinor }) => Math.max(0, parcels - fromParcelsPerDay) * addedMinor))
      }))
      const days = range(input.horizonDays)
      const expected = {
        revenueMinor: sum(gone.map(({ m }) => value(m))), goodsCostMinor: sum(gone.map(({ m }) => money.orderGoodsCostMinor[m]!)), platformFeesMinor: Math.round(sum(gone.map(({ m }) => fee(m)))),
        adSpendMinor: sum(money.adSpendMinorPerDay), shippingMinor: sum(days.map(shippingOf)), labourMinor: sum(money.labourMinorPerDay.flat()), refundsMinor: 0,
        penaltiesMinor: (orders.filter(({ cancelledAt }) => cancelledAt >= 0).length + oversold) * 70 + gone.filter((order) => outAt(order) > order.deadline).length * 90,
        leftoverLossMinor: sum(stock.map((places, s) => Math.max(0, sum(places.filter((units) => units < Infinity)) - 3 * s) * (11 + s))),
        actionsMinor: sum(days.map((d) => 17 * d)),
      }
      for (const [name, minor] of Object.entries(expected)) expect(kpis[name as keyof typeof expected][0], `case ${seed}, ${name}`).toBe(minor)
      expect(kpis.profitMinor[0]).toBe(kpis.revenueMinor[0]! - sum((['goodsCostMinor', 'platformFeesMinor', 'adSpendMinor', 'shippingMinor', 'labourMinor', 'storageMinor', 'refundsMinor', 'penaltiesMinor', 'leftoverLossMinor', 'actionsMinor'] as const).map((name) => kpis[name][0]!)))
      if (money.storageMinorPerUnitDay.every((_, w) => w > 3)) continue
      const noStorage: SimulationInput = { ...input, money: { ...money, storageMinorPerUnitDay: money.storageMinorPerUnitDay.map(() => 0) } }
      let cash = money.openingCashMinor
      const cashByDay = days.map((d) => {
        const paid = gone.filter((order) => input.markets[order.m]!.dayOfHour[outAt(order)] === d - 2)
        return (cash += sum(paid.map(({ m }) => value(m) - fee(m))) - money.adSpendMinorPerDay[d]! - shippingOf(d) - sum(money.labourMinorPerDay.map((perDay) => perDay[d]!)) - 17 * d - (d === 1 ? 333 : 0))
      })
      expect(kpisOf(noStorage, 1).lowestCashMinor[0], `case ${seed}, cash`).toBe(Math.round(Math.min(...cashByDay)))
    }
  })
  it('is nothing, and changes nothing else, where prices are not known', () => {
    const base = randomFeatures(3)
    const { profitMinor, revenueMinor, lowestCashMinor, ...rest } = kpisOf(base, 1)
    expect([profitMinor, revenueMinor, lowestCashMinor]).toEqual([[0], [0], [0]])
    expect(kpisOf({ ...base, money: moneyOf(base) }, 1)).toMatchObject({ arrivedOrders: rest.arrivedOrders, dispatchedParcels: rest.dispatchedParcels, lateParcels: rest.lateParcels })
  })
})

describe('closed loops', () => {
  const busy = (change: Partial<SimulationInput> = {}, market = {}): SimulationInput => plain(12, {
    warehouses: [{ id: 'w', capacityPerHour: range(288).map(() => 10), capacityNoiseShape: null, outageProbabilityPerDay: 0, repairProbabilityPerDay: 1 }],
    events: [{ kind: 'viralSpike', market: null, classes: [0], startHour: { from: 24, to: 24 }, peakFactor: { from: 6, to: 6 }, halfLifeHours: { from: 72, to: 72 }, riseHours: 2, probability: 1 }], mode: 'deterministic', ...change,
  }, { meanOrdersPerDay: range(12).map(() => 200), ...market })
  it('a throttle on backlog slows events after its reaction time, and lets go again', () => {
    const free = kpisOf(busy(), 1)
    const throttle = { id: 't', trigger: { kind: 'backlogDays', days: 1 } as const, reactionDelayHours: 6, eventKeptShare: 0, ordersPerDayCap: null }
    const slowed = kpisOf(busy({ throttles: [throttle] }), 1)
    expect(slowed.arrivedOrders[0]!).toBeLessThan(free.arrivedOrders[0]! * 0.7)
    expect(slowed.throttledHours[0]!).toBeGreaterThan(0)
    expect(slowed.throttledHours[0]!).toBeLessThan(240)
    expect(kpisOf(busy({ throttles: [{ ...throttle, reactionDelayHours: 48 }] }), 1).arrivedOrders[0]!).toBeGreaterThan(slowed.arrivedOrders[0]!)
  })
  it('a volume limit follows the trailing late dispatch rate by its tiers, from the next day on, for its days', () => {
    const limit = { tiers: [{ fromLdrShare: 0.1, limitOrdersPerDay: 180 }, { fromLdrShare: 0.5, limitOrdersPerDay: 100 }], daysInForce: 3 }
    const limited = kpisOf(busy({}, { volumeLimit: limit }), 1)
    expect(limited.limitedOrders[0]!).toBeGreaterThan(100)
    expect(limited.limitedDays[0]!).toBeGreaterThanOrEqual(3)
    expect(kpisOf(busy({}, { newShopCapOrdersPerDay: 0 }), 1)).toMatchObject({ dispatchedParcels: [0], lostOrders: [0] })
    expect(kpisOf(busy({}, { newShopCapOrdersPerDay: 150 }), 1).limitedOrders[0]! + 150 * 12).toBeGreaterThanOrEqual(kpisOf(busy(), 1).arrivedOrders[0]!)
  })
})

it('buyers cancel by the age of their order: each day its own share of what is left', () => {
  const runs = 400
  const hazard = [0.1, 0.3, 0.5]
  const input = plain(4, {
    warehouses: [{ id: 'w', capacityPerHour: range(96).map(() => 0), capacityNoiseShape: null, outageProbabilityPerDay: 0, repairProbabilityPerDay: 1 }],
    opening: { waiting: [{ market: 0, warehouse: 0, arrivalHour: -1, deadlineHour: 200, deliverByHour: 200, autoCancelHour: null, parcels: 100 }], trailing: [] },
  }, { buyerCancelProbabilityByAge: hazard })
  const cancelled = kpisOf(input, runs).cancelledOrders
  // Placed the day before: ages 1, 2, then 2 and more.
  const kept = 0.7 * 0.5 * 0.5 * 0.5
  expect(Math.abs(mean(cancelled) / 100 - (1 - kept))).toBeLessThan(4 * Math.sqrt((kept * (1 - kept)) / (100 * runs)))
  const variance = sum(cancelled.map((count) => (count - mean(cancelled)) ** 2)) / (runs - 1)
  expect(variance / (100 * kept * (1 - kept))).toBeGreaterThan(0.75)
  expect(variance / (100 * kept * (1 - kept))).toBeLessThan(1.3)
})

it('parcels stand still while their road is closed: delivered later by exactly those hours', () => {
  const shipped = (change: Partial<SimulationInput>): number => kpisOf(plain(6, {
    lanes: [{ serviceId: 'c', warehouse: 0, share: 1, pickupHours: [10], capParcelsPerDay: null, transitShareByDay: [0, 0, 1], lostShare: 0 }],
    opening: { waiting: [{ market: 0, warehouse: 0, arrivalHour: -1, deadlineHour: 20, deliverByHour: 70, autoCancelHour: null, parcels: 40 }], trailing: [] }, ...change,
  }), 1).otdrBasisPoints[0]!
  const closed = (fromHour: number, toHour: number): Partial<SimulationInput> => ({ disruptions: [{ kind: 'transit', id: 'd', where: [0], keptShare: 0, when: { kind: 'calendar', fromHour, toHour, probability: 1 } }] })
  // Picked up at hour 10, there after two days at hour 58, due by 70: twelve hours to spare.
  expect([shipped({}), shipped(closed(20, 32)), shipped(closed(20, 33)), shipped(closed(0, 10)), shipped(closed(71, 120))]).toEqual([10000, 10000, 0, 10000, 10000])
})

it('damage, wrong items and returns come in their shares, of what was not lost', () => {
  const input = plain(40, { lanes: [{ serviceId: 'c', warehouse: 0, share: 1, pickupHours: range(960), capParcelsPerDay: null, transitShareByDay: [0, 1], lostShare: 0.2, damagedShare: 0.1, wrongItemShare: 0.05 }], skus: [{ id: 's', class: 0, onHandUnits: [1e6], inbound: [], reorder: null }] },
    { meanOrdersPerDay: range(40).map(() => 100), returns: { share: 0.3, afterDays: { values: [2], shares: [1] } } })
  const kpis = kpisOf(input, 20)
  const dispatched = sum(kpis.dispatchedParcels)
  const near = (count: number, share: number) => expect(Math.abs(count / dispatched - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / dispatched))
  near(sum(kpis.damagedParcels), 0.8 * 0.1)
  near(sum(kpis.wrongItemParcels), 0.8 * 0.05)
  // The last three days' returns come after the end.
  expect(sum(kpis.returnedUnits) / (dispatched * (37 / 40))).toBeCloseTo(0.8 * 0.3 * 0.85, 2)
})

it('stops by chance start and end with their probabilities: the share of days off is start / (start + end)', () => {
  const input = plain(60, {
    warehouses: [{ id: 'w', capacityPerHour: range(1440).map(() => 1), capacityNoiseShape: null, outageProbabilityPerDay: 0, repairProbabilityPerDay: 1 }],
    disruptions: [{ kind: 'packing', id: 'd', where: [0], keptShare: 0, when: { kind: 'random', startProbabilityPerDay: 0.2, endProbabilityPerDay: 0.3 } }],
    opening: { waiting: [{ market: 0, warehouse: 0, arrivalHour: -1, deadlineHour: 20, deliverByHour: 70, autoCancelHour: null, parcels: 100_000 }], trailing: [] },
  })
  const share = mean(kpisOf(input, 400).dispatchedParcels.map((parcels) => parcels / 1440))
  expect(share).toBeGreaterThan(0.58)
  expect(share).toBeLessThan(0.65)
})

it('a plan that breaks nothing new is told apart by its streams: warehouses in another order give the same figures', () => {
  for (const seed of range(10)) {
    const input = randomCase(seed + 1, null)
    if (input.warehouses.length < 2) continue
    const order = range(input.warehouses.length).reverse()
    const place = (w: number) => order.indexOf(w)
    const turned: SimulationInput = {
      ...input, warehouses: order.map((w) => input.warehouses[w]!), lanes: input.lanes.map((lane) => ({ ...lane, warehouse: place(lane.warehouse) })),
      skus: input.skus.map((sku) => ({ ...sku, onHandUnits: order.map((w) => sku.onHandUnits[w]!), inbound: sku.inbound.map((lot) => ({ ...lot, warehouse: place(lot.warehouse) })) })),
      markets: input.markets.map((market) => ({ ...market, routing: market.routing.map((route) => ({ ...route, warehouse: place(route.warehouse) })) })),
      opening: { ...input.opening, waiting: input.opening.waiting.map((cohort) => ({ ...cohort, warehouse: place(cohort.warehouse) })) },
    }
    const before = kpisOf(input, 1)
    const after = kpisOf(turned, 1)
    for (const name of ['arrivedOrders', 'lostOrders', 'cancelledOrders', 'dispatchedParcels', 'lateParcels', 'backlogParcelsAtEnd', 'ldrPeakBasisPoints'] as const) expect(after[name], name).toEqual(before[name])
  }
})
