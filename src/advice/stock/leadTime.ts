import { dayNumberOf } from '#domain/calendar/days.ts'
import { LEAD_TIME_LEGS, type Supplier, type TransportMode } from '#domain/supply.ts'
import type { SkuId } from '#domain/units.ts'
import { demandCounts } from '#engines/inventory/demandCounts.ts'
import { estimateLeadTime, type LeadTimeEstimate, type Leg, type LegObservation, type TransportMode as EngineMode } from '#engines/inventory/leadTimeLegs.ts'
import { invariant } from '#shared/assert.ts'

import type { StockFacts } from './facts.ts'
import type { LeadTimeShares } from './projection.ts'
import type { LeadTime } from './types.ts'

export type KnownLeadTime = { readonly shares: LeadTimeShares; readonly summary: LeadTime }

/** Where no supplier is named. */
export const ASSUMED_MODE: TransportMode = 'air'
/** Deviation of a lead time told by hand without one. */
const USUAL_SD_SHARE = 0.2
/** What a supplier says counts as this many lots, a little apart. */
const TOLD_LOTS = [0.85, 1, 1.15]
/** More days than this are taken for a mistake, and as this many. */
const LONGEST_DAYS = 1000

/** The lead time of each SKU by its usual mode; the same way is reckoned once. */
export function leadTimes(facts: StockFacts): (skuId: SkuId) => KnownLeadTime {
  const made = new Map<string, KnownLeadTime>()
  return (skuId) => {
    const terms = facts.terms.get(skuId)
    const supplier = terms?.supplierId ? facts.suppliers.get(terms.supplierId) ?? null : null
    const key = terms && terms.leadTimeDays !== null ? `hand ${terms.leadTimeDays} ${terms.leadTimeSdDays}` : `way ${supplier?.id ?? ''}`
    let known = made.get(key)
    if (!known) made.set(key, (known = terms && terms.leadTimeDays !== null ? byHand(terms.leadTimeDays, terms.leadTimeSdDays) : ofSupplier(facts, supplier, supplier?.mode ?? ASSUMED_MODE)))
    return known
  }
}

/** The lead time of a SKU if its orders came by this mode; one told by hand stands for the usual mode only. */
export function leadTimeByMode(facts: StockFacts, skuId: SkuId, mode: TransportMode): KnownLeadTime {
  const terms = facts.terms.get(skuId)
  const supplier = terms?.supplierId ? facts.suppliers.get(terms.supplierId) ?? null : null
  return terms && terms.leadTimeDays !== null && mode === (supplier?.mode ?? ASSUMED_MODE) ? byHand(terms.leadTimeDays, terms.leadTimeSdDays) : ofSupplier(facts, supplier, mode)
}

export function byHand(toldDays: number, sdDays: number | null): KnownLeadTime {
  const days = Math.min(LONGEST_DAYS, toldDays)
  // A deviation beyond twice the mean leaves nothing that a day could be told by.
  const sd = Math.min(sdDays ?? USUAL_SD_SHARE * days, 2 * days)
  // A number told as certain stays a single day.
  const shares = sd > 0 && days > 0 ? sharesOf(days, sd) : { days: [Math.round(days)], shares: [1] }
  return { shares, summary: summaryOf(shares, 'hand', 0) }
}

function sharesOf(mean: number, sd: number): LeadTimeShares {
  const { first, shares } = demandCounts(mean, sd * sd)
  const kept = Array.from(shares, (share, i) => ({ day: first + i, share })).filter(({ share }) => share > 1e-6)
  const total = kept.reduce((sum, { share }) => sum + share, 0)
  return { days: kept.map(({ day }) => day), shares: kept.map(({ share }) => share / total) }
}

/** Goods on the road pass no customs, and take as long as an express parcel. */
function engineMode(mode: TransportMode): { readonly mode: EngineMode; readonly legs: readonly Leg[] } {
  return mode === 'truck' ? { mode: 'express', legs: LEAD_TIME_LEGS.filter((leg) => leg !== 'customs') } : { mode, legs: LEAD_TIME_LEGS }
}

function ofSupplier(facts: StockFacts, supplier: Supplier | null, mode: TransportMode): KnownLeadTime {
  const { mode: way, legs } = engineMode(mode)
  const told = [...facts.suppliers.values()].flatMap((one) => legObservations(one, way))
  const before = estimated(told, supplier, way, legs)
  const usual = before.legs.reduce((sum, { meanDays }) => sum + meanDays, 0)
  // An order that is over tells its total only: it is spread over the legs as they usually share it.
  const finished = facts.document.purchaseOrders.flatMap((order) => (order.status === 'received' && order.receivedDay !== null && order.supplierId !== null && engineMode(order.mode).mode === way
    ? before.legs.map(({ leg, meanDays }): LegObservation => ({ supplierId: order.supplierId!, mode: way, leg, days: Math.min(LONGEST_DAYS, Math.max(0, dayNumberOf(order.receivedDay!) - dayNumberOf(order.orderedDay))) * (meanDays / usual) }))
    : []))
  const { days, shares } = estimated([...told, ...finished], supplier, way, legs)
  const orders = finished.filter(({ supplierId }) => supplierId === supplier?.id).length / Math.max(1, before.legs.length)
  const used = (supplier?.legs ?? []).filter(({ leg, mode: by }) => legs.includes(leg) && isOfWay(by, way))
  const lots = orders + used.reduce((sum, { observedDays }) => sum + observedDays.length, 0)
  const isTold = used.some(({ typicalDays }) => typicalDays !== null)
  return { shares: { days, shares }, summary: summaryOf({ days, shares }, lots > 0 ? 'observed' : isTold ? 'supplier' : 'assumed', lots) }
}

function estimated(observations: readonly LegObservation[], supplier: Supplier | null, mode: EngineMode, legs: readonly Leg[]): LeadTimeEstimate {
  const made = estimateLeadTime(observations, supplier?.id ?? '', mode, legs)
  invariant(made.ok, 'days of legs were kept within bounds')
  return made.value
}

function isOfWay(mode: TransportMode | null, way: EngineMode): boolean {
  return mode === null || engineMode(mode).mode === way
}

function legObservations({ id: supplierId, legs }: Supplier, way: EngineMode): LegObservation[] {
  return legs.flatMap(({ leg, mode, typicalDays, observedDays }) => {
    if (!isOfWay(mode, way)) return []
    const days = [...observedDays, ...(typicalDays === null ? [] : TOLD_LOTS.map((factor) => factor * typicalDays))]
    return days.map((one): LegObservation => ({ supplierId, mode: way, leg, days: Math.min(LONGEST_DAYS, one) }))
  })
}

function summaryOf({ days, shares }: LeadTimeShares, source: LeadTime['source'], observations: number): LeadTime {
  const at = (share: number): number => {
    let sum = 0
    for (let i = 0; i < days.length; i += 1) if ((sum += shares[i]!) >= share - 1e-12) return days[i]!
    return days[days.length - 1]!
  }
  return { lo10: at(0.1), median: at(0.5), hi90: at(0.9), mean: days.reduce((sum, day, i) => sum + day * shares[i]!, 0), source, observations }
}
