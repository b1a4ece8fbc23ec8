import { invariant } from '#shared/assert.ts'
import { log } from '#math/elementary.ts'
import { sourceOf } from '#math/rng.ts'

import { prepareCohorts, type Cohorts } from './cohorts.ts'
import { DiscreteBuilder, type Discrete } from './discrete.ts'
import { prepareLanes, type Lanes } from './lanes.ts'
import { prepareReorders, type Reorders } from './reorders.ts'
import type { LaneInput, MarketInput, SimulationInput, TransferInput } from './types.ts'

/** Units on hand that no horizon can use up. */
export const UNLIMITED_UNITS = 1 << 30

export type PreparedMarket = {
  readonly input: MarketInput
  readonly dayOfHour: Int32Array
  readonly isDayEnd: Uint8Array
  /** [hours] mean orders before events and random factors. */
  readonly meanOrders: Float64Array
  /** Per rate class: share of the market's orders, the choice of its leading SKU (null = no orders). */
  readonly classShare: Float64Array
  readonly skuOfClass: readonly (Discrete | null)[]
  readonly sku: Discrete
  readonly lines: Discrete
  readonly units: Discrete
  readonly isSingleUnit: boolean
  /** Warehouses in order of preference, and the choice of the first as a position in that list. */
  readonly warehouses: Int32Array
  readonly route: Discrete
  readonly logKept: number
  readonly demandSources: Int32Array
  readonly itemSources: Int32Array
  readonly levelSource: number
  readonly daySource: number
  readonly cancelSources: Int32Array
  /** By age in market days: -ln(1 - probability), and the probability; null = one probability for all ages. */
  readonly hazardByAge: { readonly rate: Float64Array; readonly share: Float64Array } | null
}

/** A `SimulationInput` unpacked into typed arrays: made once per input, shared by all replications. Treat as opaque. */
export type PreparedSimulation = {
  readonly input: SimulationInput
  readonly isRandom: boolean
  readonly hourCount: number
  readonly dayCount: number
  readonly marketCount: number
  readonly warehouseCount: number
  readonly laneCount: number
  readonly skuCount: number
  readonly markets: readonly PreparedMarket[]
  readonly cohorts: Cohorts
  readonly lanes: Lanes
  /** [warehouse][hour]; unlimited warehouses apart. */
  readonly capacity: Float64Array
  /** [warehouse][hours + 1] capacity summed over the hours before. */
  readonly plannedUpTo: Float64Array
  readonly isPackingUnlimited: Uint8Array
  readonly onHand: Int32Array
  /** No SKU can run out anywhere: what is in an order decides nothing, only its warehouse does. */
  readonly isStockUnlimited: boolean
  readonly leadTimes: readonly (Discrete | null)[]
  readonly reorders: Reorders
  readonly lotRoom: number
  readonly creditCount: number
  readonly warehouseSources: { readonly noise: Int32Array; readonly outage: Int32Array }
  readonly skuSources: { readonly inbound: Int32Array; readonly lead: Int32Array }
  readonly eventSources: Int32Array
  readonly disruptionSources: Int32Array
  /** What orders do later decides what comes next (throttle, limits, spill, returns): nothing may be skipped. */
  readonly isClosedLoop: boolean
  readonly hasSpill: boolean
  /** Damage, wrong items or returns are drawn. */
  readonly hasCare: boolean
  /** Restocking of returned parcels: SKUs by their shares over the markets. null = no returns. */
  readonly returnedSku: Discrete | null
  /** Returns and refunds know no market: means over the markets by their orders. */
  readonly returnShare: number
  readonly returnAfterDays: number
  readonly meanUnitsPerOrder: number
  readonly meanOrderValueMinor: number
  readonly medianTransitDays: Int32Array
  /** [warehouse] 1 = oldest orders are packed first. */
  readonly packsInOrder: Uint8Array
  /** Transfers by the hour in which they leave. */
  readonly transfersOf: ReadonlyMap<number, readonly TransferInput[]>
  readonly seriesNames: readonly string[]
}

const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i)

/**
 * Unpacks an input for the kernel.
 *
 * @throws RangeError when lengths, indices or shares contradict the contract in types.ts.
 */
export function prepareSimulation(input: SimulationInput): PreparedSimulation {
  const { horizonHours: hourCount, horizonDays: dayCount } = input
  invariant(input.markets.length > 0 && input.warehouses.length > 0 && input.skus.length > 0, 'a simulation needs a market, a warehouse and a SKU')
  const builder = new DiscreteBuilder()
  const markets = input.markets.map((market) => prepareMarket(input, market, builder))
  const warehouseCount = input.warehouses.length
  const skuCount = input.skus.length
  const capacity = new Float64Array(warehouseCount * hourCount)
  const plannedUpTo = new Float64Array(warehouseCount * (hourCount + 1))
  input.warehouses.forEach((warehouse, w) => {
    invariant(warehouse.capacityPerHour.length === 0 || warehouse.capacityPerHour.length === hourCount, `warehouse ${warehouse.id}: capacity of every hour or of none`)
    capacity.set(warehouse.capacityPerHour, w * hourCount)
    const base = w * (hourCount + 1)
    for (let h = 0; h < hourCount; h += 1) plannedUpTo[base + h + 1] = plannedUpTo[base + h]! + capacity[w * hourCount + h]!
  })
  const onHand = new Int32Array(warehouseCount * skuCount)
  input.skus.forEach((sku, s) => {
    for (let w = 0; w < warehouseCount; w += 1) {
      const units = sku.onHandUnits[w] ?? 0
      onHand[w * skuCount + s] = units < 0 || input.unlimited.stock ? UNLIMITED_UNITS : units
    }
  })
  const cohorts = prepareCohorts(input)
  const reorders = prepareReorders(input)
  return {
    input, hourCount, dayCount, markets, capacity, plannedUpTo, onHand, cohorts, skuCount, warehouseCount,
    isRandom: input.mode === 'random',
    marketCount: markets.length,
    laneCount: input.lanes.length,
    isStockUnlimited: onHand.every((units) => units === UNLIMITED_UNITS) && reorders.sku.length === 0,
    lanes: prepareLanes(input, cohorts),
    isPackingUnlimited: Uint8Array.from(input.warehouses, (warehouse) => (input.unlimited.packing || warehouse.capacityPerHour.length === 0 ? 1 : 0)),
    leadTimes: input.skus.map(({ reorder }) => (reorder ? builder.build(reorder.leadTimeDays.values, reorder.leadTimeDays.shares) : null)),
    reorders,
    lotRoom: input.skus.reduce((sum, sku) => sum + sku.inbound.length, 0) + reorders.lotsPerDay * (dayCount + 1) + (input.transfers?.length ?? 0),
    warehouseSources: {
      noise: Int32Array.from(input.warehouses, ({ id }) => sourceOf(`noise@${id}`)),
      outage: Int32Array.from(input.warehouses, ({ id }) => sourceOf(`outage@${id}`)),
    },
    skuSources: { inbound: Int32Array.from(input.skus, ({ id }) => sourceOf(`inbound@${id}`)), lead: Int32Array.from(input.skus, ({ id }) => sourceOf(`lead@${id}`)) },
    eventSources: Int32Array.from(input.events, (_, i) => sourceOf(`event@${i}`)),
    disruptionSources: Int32Array.from(input.disruptions ?? [], ({ id }) => sourceOf(`disruption@${id}`)),
    isClosedLoop: Boolean(input.throttles?.length) || input.markets.some((one) => one.volumeLimit || one.spillBacklogHours !== undefined || one.returns),
    hasSpill: input.markets.some(({ spillBacklogHours }) => spillBacklogHours !== undefined),
    hasCare: input.markets.some((one) => one.returns) || input.lanes.some((lane) => (lane.damagedShare ?? 0) > 0 || (lane.wrongItemShare ?? 0) > 0),
    returnedSku: input.markets.some((one) => one.returns) ? builder.build(range(skuCount), range(skuCount).map((s) => input.markets.reduce((sum, one) => sum + (one.returns?.share ?? 0) * one.skuShare[s]!, 0))) : null,
    ...meansOverMarkets(input),
    medianTransitDays: Int32Array.from(input.lanes, medianTransitDays),
    packsInOrder: Uint8Array.from(input.warehouses, ({ packingOrder = 'fifo' }) => (packingOrder === 'fifo' ? 1 : 0)),
    transfersOf: byHour(input.transfers ?? []),
    creditCount: builder.creditCount,
    seriesNames: [
      'orders', 'dispatched', 'backlog', 'doomed', 'ldrBasisPoints', 'latestSlackHours',
      ...input.warehouses.map(({ id }) => `orders@${id}`), ...input.warehouses.map(({ id }) => `backlog@${id}`),
      ...input.trackedSkus.map((s) => `stock@${input.skus[s]!.id}`),
    ],
  }
}

/** Means weighted by the markets' orders. */
function meansOverMarkets({ markets, money }: SimulationInput): Pick<PreparedSimulation, 'returnShare' | 'returnAfterDays' | 'meanUnitsPerOrder' | 'meanOrderValueMinor'> {
  const orders = markets.map(({ meanOrdersPerDay }) => meanOrdersPerDay.reduce((sum, mean) => sum + mean, 0))
  const total = orders.reduce((sum, count) => sum + count, 0)
  const mean = (of: (m: number) => number): number => markets.reduce((sum, _, m) => sum + of(m) * (total > 0 ? orders[m]! / total : 1 / markets.length), 0)
  const meanOf = ({ values, shares }: MarketInput['linesPerOrder']): number => values.reduce((sum, value, i) => sum + value * shares[i]!, 0)
  return {
    returnShare: mean((m) => markets[m]!.returns?.share ?? 0),
    returnAfterDays: Math.round(mean((m) => (markets[m]!.returns ? meanOf(markets[m]!.returns.afterDays) : 0))),
    meanUnitsPerOrder: mean((m) => meanOf(markets[m]!.linesPerOrder) * meanOf(markets[m]!.unitsPerLine)),
    meanOrderValueMinor: mean((m) => money?.orderValueMinor[m] ?? 0),
  }
}

function medianTransitDays({ transitShareByDay: shares }: LaneInput): number {
  const half = shares.reduce((sum, share) => sum + share, 0) / 2
  let sum = 0
  return Math.max(0, shares.findIndex((share) => (sum += share) >= half))
}

function byHour(transfers: readonly TransferInput[]): Map<number, TransferInput[]> {
  const hours = new Map<number, TransferInput[]>()
  for (const transfer of transfers) hours.set(transfer.departHour, [...(hours.get(transfer.departHour) ?? []), transfer])
  return hours
}

function prepareMarket(input: SimulationInput, market: MarketInput, builder: DiscreteBuilder): PreparedMarket {
  const hours = input.horizonHours
  for (const name of ['dayOfHour', 'deadlineHour', 'deadlineHourExtended', 'deliverByHour', 'hourShare'] as const) {
    invariant(market[name].length === hours, `market ${market.id}: ${name} needs one value per hour`)
  }
  invariant(market.meanOrdersPerDay.length === input.horizonDays, `market ${market.id}: meanOrdersPerDay needs one value per day`)
  invariant(market.skuShare.length === input.skus.length, `market ${market.id}: skuShare needs one value per SKU`)
  invariant(market.routing.length > 0, `market ${market.id}: no warehouse serves it`)
  const dayOfHour = Int32Array.from(market.dayOfHour)
  const classShare = new Float64Array(input.classCount)
  input.skus.forEach((sku, s) => {
    invariant(sku.class >= 0 && sku.class < input.classCount, `SKU ${sku.id}: no rate class ${sku.class}`)
    classShare[sku.class]! += market.skuShare[s]!
  })
  const allSkus = range(input.skus.length)
  const isOne = (values: readonly number[]): boolean => values.length === 1 && values[0] === 1
  return {
    input: market, dayOfHour, classShare,
    isDayEnd: Uint8Array.from(dayOfHour, (day, h) => (h + 1 === hours || dayOfHour[h + 1] !== day ? 1 : 0)),
    meanOrders: Float64Array.from(dayOfHour, (day, h) => market.meanOrdersPerDay[day]! * market.hourShare[h]!),
    skuOfClass: range(input.classCount).map((k) =>
      classShare[k]! > 0 ? builder.build(allSkus, allSkus.map((s) => (input.skus[s]!.class === k ? market.skuShare[s]! : 0))) : null),
    sku: builder.build(allSkus, market.skuShare),
    lines: builder.build(market.linesPerOrder.values, market.linesPerOrder.shares),
    units: builder.build(market.unitsPerLine.values, market.unitsPerLine.shares),
    isSingleUnit: isOne(market.linesPerOrder.values) && isOne(market.unitsPerLine.values),
    warehouses: Int32Array.from(market.routing, ({ warehouse }) => warehouse),
    route: builder.build(range(market.routing.length), market.routing.map(({ share }) => share)),
    logKept: log(1 - market.buyerCancelProbabilityPerDay),
    demandSources: Int32Array.from(range(input.classCount), (k) => sourceOf(`demand@${market.id}#${k}`)),
    itemSources: Int32Array.from(range(input.classCount), (k) => sourceOf(`items@${market.id}#${k}`)),
    levelSource: sourceOf(`level@${market.id}`),
    daySource: sourceOf(`day@${market.id}`),
    hazardByAge: market.buyerCancelProbabilityByAge?.length ? { rate: Float64Array.from(market.buyerCancelProbabilityByAge, (share) => (share >= 1 ? Infinity : -log(1 - share))), share: Float64Array.from(market.buyerCancelProbabilityByAge) } : null,
    cancelSources: Int32Array.from(input.warehouses, (warehouse) => sourceOf(`cancel@${market.id}/${warehouse.id}`)),
  }
}
