import { createStream, nextUnit, seedStream } from '#math/rng.ts'
import type { SimulationInput } from '#engines/simulate/types.ts'

/** Whole numbers from a named seed: `pick(3)` is 0, 1 or 2. */
export function picker(seed: number): (count: number) => number {
  const stream = createStream()
  seedStream(stream, seed, 0, 99, 0)
  return (count) => Math.floor(nextUnit(stream) * count)
}

const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i)

/**
 * A small network with everything on: one or two markets, several warehouses and lanes, caps, cut-offs, shifts, stock, lots, Order Handling Capacity.
 * Market 0 has days of six hours; market 1, if there, a day an hour. `ageLimit` hours old = still on time (null: by the market's day).
 */
export function randomCase(seed: number, ageLimit: number | null): SimulationInput {
  const pick = picker(seed)
  const hours = 36
  const marketCount = 1 + pick(2)
  const warehouseCount = 1 + pick(3)
  const days = range(hours)
  const shareOf = (count: number): number[] => (count === 1 ? [1] : count === 2 ? [0.625, 0.375] : [0.5, 0.3125, 0.1875])
  const warehouses = range(warehouseCount).map((w) => {
    const shift = range(6).map(() => pick(3) * (1 + pick(8)) * 0.25)
    return { id: `w${w}`, capacityPerHour: pick(8) === 0 ? [] : range(hours).map((h) => shift[h % 6]!), capacityNoiseShape: null, outageProbabilityPerDay: 0, repairProbabilityPerDay: 1 }
  })
  const lanes = range(warehouseCount).flatMap((w) => {
    const count = 1 + pick(3)
    return shareOf(count).map((share, c) => {
      const offset = pick(6)
      const second = pick(6)
      return {
        serviceId: `c${c}`, warehouse: w, share, pickupHours: range(hours).filter((h) => h % 6 === offset || h % 6 === second),
        capParcelsPerDay: pick(2) ? null : pick(12), transitShareByDay: [1], lostShare: 0,
      }
    })
  })
  const isUnlimitedStock = pick(3) === 0
  const skus = range(3).map((s) => ({
    id: `s${s}`, class: s === 2 ? 1 : 0, onHandUnits: range(warehouseCount).map(() => (isUnlimitedStock ? -1 : pick(30))),
    inbound: pick(2) ? [] : range(2).map(() => {
      const hour = pick(hours)
      return { warehouse: pick(warehouseCount), units: 1 + pick(20), fromHour: hour, toHour: hour }
    }),
    reorder: null,
  }))
  const markets = range(marketCount).map((m) => {
    const dayOfHour = range(hours).map((h) => (m === 0 ? Math.floor(h / 6) : h))
    const deadline = range(hours).map((h) => (ageLimit === null ? (Math.floor(h / 6) + 2) * 6 - 1 : h + ageLimit))
    const routing = range(warehouseCount).filter((w) => w === 0 || pick(4) > 0)
    return {
      id: `m${m}`, dayOfHour, hourShare: range(hours).map(() => pick(3) * pick(3)), deadlineHour: deadline, deadlineHourExtended: deadline.map((h) => h + 3),
      deliverByHour: deadline.map((h) => h + 24), autoCancelHour: pick(2) ? [] : range(hours).map((h) => h + 13 + m), meanOrdersPerDay: days.map(() => 1),
      levelFactorQuantiles: [], dayFactorShape: null, skuShare: [0.375, 0.375, 0.25], linesPerOrder: { values: [1], shares: [1] }, unitsPerLine: { values: [1], shares: [1] },
      routing: routing.map((warehouse, i) => ({ warehouse, share: shareOf(routing.length)[i]! })), whenOutOfStock: pick(2) ? ('lost' as const) : ('oversold' as const),
      buyerCancelProbabilityPerDay: 0, orderHandlingCapacity: pick(2) ? null : 1 + pick(6), isPaced: pick(2) === 0, isDispatchAtReadyToShip: pick(3) === 0,
      ldrWindowDays: 3, marginPerOrderMinor: null,
    }
  })
  return {
    mode: 'deterministic', startHourUtc: 0, horizonHours: hours, horizonDays: hours, currency: 'USD', classCount: 2, markets, warehouses, lanes, skus, events: [],
    opening: {
      waiting: range(pick(4)).map((i) => ({
        market: pick(marketCount), warehouse: pick(warehouseCount), arrivalHour: i - 8, deadlineHour: ageLimit === null ? pick(12) - 4 : i - 8 + ageLimit,
        deliverByHour: 30, autoCancelHour: pick(2) ? null : pick(10), parcels: 1 + pick(9),
      })),
      trailing: [],
    },
    unlimited: { stock: false, packing: pick(6) === 0, carriers: pick(5) === 0 }, gates: { ldrEnforcementShare: 0.1, otdrTargetShare: 0.8 }, trackedSkus: [0, 1],
  }
}

/** The small network with what a plan may add, each there in about half of the cases: all of it without chance. */
export function randomFeatures(seed: number): SimulationInput {
  const base = randomCase(seed, seed % 3 === 0 ? 5 : null)
  const pick = picker(seed + 2e6)
  const calendar = (): { kind: 'calendar'; fromHour: number; toHour: number; probability: number } => {
    const fromHour = pick(30) - 4
    return { kind: 'calendar', fromHour, toHour: fromHour + 1 + pick(14), probability: 1 }
  }
  const some = (count: number): number[] => range(count).filter(() => pick(2) === 0)
  const places = { packing: base.warehouses.length, pickup: base.lanes.length, receipt: base.warehouses.length, inboundTransit: base.warehouses.length, orders: base.markets.length }
  const disruptions = (Object.keys(places) as (keyof typeof places)[]).flatMap((kind) => (pick(2) ? [] : [{
    kind, id: kind, where: some(places[kind]), keptShare: kind === 'receipt' || kind === 'inboundTransit' ? 0 : pick(3) * 0.25, when: calendar(),
  }]))
  return {
    ...base,
    warehouses: base.warehouses.map((warehouse) => ({
      ...warehouse, ...(pick(2) && { packingOrder: pick(2) ? ('earliestDeadline' as const) : ('savableFirst' as const) }), ...(pick(3) === 0 && { receivingUnitsPerDay: 1 + pick(9) }),
    })),
    markets: base.markets.map((market) => ({
      ...market, ...(pick(2) && { spillBacklogHours: pick(6) }), ...(pick(3) === 0 && { newShopCapOrdersPerDay: pick(12) }),
      ...(pick(2) && { volumeLimit: { tiers: [{ fromLdrShare: 0.1, limitOrdersPerDay: 3 + pick(6) }, { fromLdrShare: 0.4, limitOrdersPerDay: pick(4) }], daysInForce: 1 + pick(3) } }),
    })),
    events: pick(2) ? [] : [{ kind: 'plateau', market: null, classes: [pick(2)], startHour: pick(20), durationHours: 1 + pick(9), factor: 2, afterHours: pick(6), afterFactor: 0.5, probability: 1 }],
    transfers: range(pick(4)).map(() => {
      const departHour = pick(30)
      return { sku: pick(3), fromWarehouse: pick(base.warehouses.length), toWarehouse: pick(base.warehouses.length), units: 1 + pick(12), departHour, arriveHour: departHour + pick(9) }
    }),
    ...(disruptions.length > 0 && { disruptions }),
  }
}

/** The same small network under chance: day factors, level error, noise, outages, buyer cancellation, losses, a spike and shows. */
export function randomStress(seed: number): SimulationInput {
  const base = randomCase(seed, null)
  const pick = picker(seed + 1e6)
  return {
    ...base,
    mode: 'random',
    markets: base.markets.map((market) => ({
      ...market, dayFactorShape: 4, levelFactorQuantiles: [0.7, 0.9, 1.1, 1.3], buyerCancelProbabilityPerDay: pick(2) * 0.15, marginPerOrderMinor: 250,
      linesPerOrder: pick(2) ? market.linesPerOrder : { values: [1, 2, 4], shares: [0.5, 0.3, 0.2] },
    })),
    warehouses: base.warehouses.map((warehouse) => ({ ...warehouse, capacityNoiseShape: pick(2) ? null : 6, outageProbabilityPerDay: pick(2) * 0.1, repairProbabilityPerDay: 0.5 })),
    lanes: base.lanes.map((lane) => ({ ...lane, transitShareByDay: [0.3, 0.5, 0.2], lostShare: 0.1 })),
    skus: base.skus.map((sku, s) => ({
      ...sku, inbound: sku.inbound.map((lot) => ({ ...lot, toHour: lot.fromHour + pick(9) })),
      reorder: s === 1 && sku.onHandUnits[0] !== -1 ? { warehouse: 0, reorderPointUnits: 10, orderUpToUnits: 40, leadTimeDays: { values: [0, 1], shares: [0.5, 0.5] } } : null,
    })),
    events: [
      { kind: 'viralSpike', market: pick(2) ? null : 0, classes: [1], startHour: { from: 2, to: 20 }, peakFactor: { from: 2, to: 9 }, halfLifeHours: { from: 2, to: 9 }, riseHours: 3, probability: 0.8 },
      { kind: 'livestream', market: null, classes: [0, 1], startHours: [4, 22], durationHours: 2, factor: 3, probability: 0.5 },
    ],
  }
}

/** Everything at once, under chance: closed loops, extra orders, disruptions by chance, damage, returns, money. */
export function randomEverything(seed: number): SimulationInput {
  const features = randomFeatures(seed)
  const stress = randomStress(seed)
  const pick = picker(seed + 3e6)
  return {
    ...stress,
    warehouses: stress.warehouses.map((warehouse, w) => ({ ...features.warehouses[w]!, ...warehouse })),
    markets: stress.markets.map((market, m) => ({
      ...features.markets[m]!, ...market, ...(pick(2) && { buyerCancelProbabilityByAge: [0.05, 0.2, 0.5] }), ...(pick(2) && { returns: { share: 0.2, afterDays: { values: [0], shares: [1] } } }),
    })),
    lanes: stress.lanes.map((lane) => ({ ...lane, ...(pick(2) && { damagedShare: 0.1, wrongItemShare: 0.05 }) })),
    events: [
      ...stress.events, ...features.events,
      { kind: 'selfExciting', market: null, classes: [0, 1], startHour: { from: 1, to: 9 }, firstOrders: { from: 5, to: 20 }, riseHours: 3, branchingRatio: 0.6, memoryPerHour: 0.5, probability: 0.7 },
      { kind: 'adCampaign', market: null, classes: [0], startHour: 3, extraOrdersPerHour: range(12).map(() => 1.5), spendMinorPerHour: range(12).map(() => 700) },
    ],
    transfers: features.transfers!,
    disruptions: [
      ...(features.disruptions ?? []),
      { kind: 'transit', id: 'road', where: stress.lanes.map((_, l) => l), keptShare: 0, when: { kind: 'random', startProbabilityPerDay: 0.2, endProbabilityPerDay: 0.5 } },
      { kind: 'reorder', id: 'supplier', where: [0], keptShare: 0, when: { kind: 'random', startProbabilityPerDay: 0.2, endProbabilityPerDay: 0.5 } },
    ],
    throttles: pick(2) ? [] : [{ id: 't', trigger: pick(2) ? { kind: 'backlogDays', days: 0.3 } : { kind: 'ldr', share: 0.1 }, reactionDelayHours: pick(6), eventKeptShare: 0.3, ordersPerDayCap: pick(2) ? null : 20 }],
    money: moneyOf(stress),
  }
}

/** Money in amounts that are told apart in a sum. */
export function moneyOf(input: SimulationInput): NonNullable<SimulationInput['money']> {
  return {
    orderValueMinor: input.markets.map((_, m) => 3000 + 100 * m), orderGoodsCostMinor: input.markets.map((_, m) => 1100 + 10 * m), platformFeeShare: 0.06, platformFeePerOrderMinor: 30,
    shippingMinor: input.lanes.map((_, l) => 400 + l), surcharges: input.lanes.map((_, l) => (l === 0 ? [{ fromParcelsPerDay: 3, addedMinor: 50 }, { fromParcelsPerDay: 6, addedMinor: 25 }] : [])),
    labourMinorPerDay: input.warehouses.map((_, w) => range(input.horizonDays).map((d) => 1000 + 10 * w + d)), storageMinorPerUnitDay: input.warehouses.map((_, w) => 2 + w),
    adSpendMinorPerDay: range(input.horizonDays).map((d) => 5 * d), cancelledCostMinor: 70, latePenaltyMinor: 90, claimPaidShare: 0.4,
    leftoverLossMinor: input.skus.map((_, s) => 11 + s), leftoverKeptUnits: input.skus.map((_, s) => 3 * s), unitCostMinor: input.skus.map((_, s) => 500 + s),
    openingCashMinor: 20_000, payoutDelayDays: 2, supplierPaymentDays: 1,
    actionsMinorPerDay: range(input.horizonDays).map((d) => 17 * d), actionGoodsMinorPerDay: range(input.horizonDays).map((d) => (d === 1 ? 333 : 0)),
  }
}
