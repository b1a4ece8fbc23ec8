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
