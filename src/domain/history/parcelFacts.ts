import { isoDayOf } from '../calendar/days.ts'
import { LINE_FLAGS, NO_TIME } from '../ledger.ts'
import type { LatenessFacts, OrderFacts, PackingFacts, TransitFacts } from '../orderFacts.ts'
import type { MarketId } from '../units.ts'
import { parcelRules } from './deadlineOfParcel.ts'
import type { HistoryInput, LineFacts } from './facts.ts'
import { dayReader } from './marketReader.ts'
import type { Parcels } from './packParcels.ts'
import { byName } from './sums.ts'
import { MAX_TRANSIT_DAYS } from './transitTimes.ts'

type Days = { onTime: number; late: number; doomed: number; platform: number }
type Mutable<T> = { -readonly [K in keyof T]: T[K] }
type Lane = Omit<TransitFacts, 'arrivedByDay' | 'movingByAge'> & { readonly arrivedByDay: number[]; readonly movingByAge: number[] }

/** What parcels tell: where they were packed, how late they left by market day, how long they were on the way. */
export function parcelFacts(facts: LineFacts, parcels: Parcels, warehouseIdOf: HistoryInput['warehouseIdOf'], asOfMinute: number): Pick<OrderFacts, 'packing' | 'lateness' | 'transit'> {
  const { ledgers, lines } = facts
  // Places of a parcel as one number each: texts are made once per place, not per parcel.
  const warehouseIds = [warehouseIdOf(''), ...lines.warehouses.map(warehouseIdOf)]
  const carriers = ['', ...lines.carriers.map((name) => name.trim())]
  const regions = [null, ...parcels.regions]
  const markets = [...facts.markets].map(([marketId, market]) => {
    const dayOf = dayReader(market.clock)
    return { marketId, dayOf, ...parcelRules(parcels, market), today: dayOf(asOfMinute), days: new Map<number, Days>() }
  })
  const marketOfBatch = ledgers.map(({ marketId }) => markets.findIndex((market) => market.marketId === marketId))
  const packing = new Map<number, Mutable<PackingFacts>>()
  const transit = new Map<number, Lane>()

  for (let p = 0; p < parcels.count; p += 1) {
    const m = marketOfBatch[parcels.batch[p]!]!
    const market = markets[m]!
    const { marketId } = market
    const flags = parcels.flags[p]!
    const isPlatform = (flags & LINE_FLAGS.platformFulfilled) !== 0
    const place = m * warehouseIds.length + parcels.warehouse[p]! + 1

    let packed = packing.get(place)
    if (!packed) packing.set(place, (packed = { marketId, warehouseId: warehouseIds[parcels.warehouse[p]! + 1]!, ownParcels: 0, freeParcels: 0, preorderParcels: 0, platformParcels: 0 }))
    if (isPlatform) packed.platformParcels += 1
    else {
      packed.ownParcels += 1
      if ((flags & LINE_FLAGS.free) !== 0) packed.freeParcels += 1
      if ((flags & LINE_FLAGS.preorder) !== 0) packed.preorderParcels += 1
    }

    const dispatched = parcels.dispatched[p]!
    if (parcels.isWaiting[p] === 1) {
      const deadline = isPlatform || market.isGone(p, asOfMinute) ? Infinity : market.deadlineOf(p)
      if (deadline < asOfMinute) daysOf(market.days, market.dayOf(deadline)).doomed += 1
    } else if (dispatched !== NO_TIME) {
      const days = daysOf(market.days, market.dayOf(dispatched))
      if (isPlatform) days.platform += 1
      else if (dispatched > market.deadlineOf(p)) days.late += 1
      else days.onTime += 1
    }

    const shipped = parcels.shipped[p]!
    const delivered = parcels.delivered[p]!
    // Without a time of arrival, what has arrived says nothing of its days on the way.
    if (shipped === NO_TIME || parcels.isWaiting[p] === 1 || (delivered === NO_TIME ? parcels.isArrived[p] === 1 : delivered < shipped)) continue
    const lane = (place * carriers.length + parcels.carrier[p]! + 1) * regions.length + parcels.region[p]! + 1
    let way = transit.get(lane)
    if (!way) {
      way = { marketId, carrier: carriers[parcels.carrier[p]! + 1]!, warehouseId: packed.warehouseId, region: regions[parcels.region[p]! + 1]!, arrivedByDay: [], movingByAge: [] }
      transit.set(lane, way)
    }
    const days = Math.min(MAX_TRANSIT_DAYS, (delivered === NO_TIME ? market.today : market.dayOf(delivered)) - market.dayOf(shipped))
    addAt(delivered === NO_TIME ? way.movingByAge : way.arrivedByDay, days, 1)
  }
  return {
    // Two names may mean one warehouse, or one carrier.
    packing: byName([...packing.values()], ({ marketId, warehouseId }) => [marketId, warehouseId], (a, b) => {
      for (const key of ['ownParcels', 'freeParcels', 'preorderParcels', 'platformParcels'] as const) a[key] += b[key]
    }),
    lateness: markets.filter(({ days }) => days.size > 0).map(({ marketId, days }) => latenessOf(marketId, days)).sort((a, b) => (a.marketId < b.marketId ? -1 : 1)),
    transit: byName([...transit.values()], ({ marketId, carrier, warehouseId, region }) => [marketId, carrier, warehouseId, region], (a, b) => {
      b.arrivedByDay.forEach((count, day) => addAt(a.arrivedByDay, day, count))
      b.movingByAge.forEach((count, day) => addAt(a.movingByAge, day, count))
    }),
  }
}

function addAt(counts: number[], index: number, count: number): void {
  while (counts.length <= index) counts.push(0)
  counts[index]! += count
}

function daysOf(days: Map<number, Days>, day: number): Days {
  let sums = days.get(day)
  if (!sums) days.set(day, (sums = { onTime: 0, late: 0, doomed: 0, platform: 0 }))
  return sums
}

function latenessOf(marketId: MarketId, days: ReadonlyMap<number, Days>): LatenessFacts {
  const first = [...days.keys()].reduce((a, b) => Math.min(a, b))
  const last = [...days.keys()].reduce((a, b) => Math.max(a, b))
  const column = (what: keyof Days) => Array.from({ length: last - first + 1 }, (_, i) => days.get(first + i)?.[what] ?? 0)
  return { marketId, firstDay: isoDayOf(first), onTime: column('onTime'), late: column('late'), doomed: column('doomed'), platform: column('platform') }
}
