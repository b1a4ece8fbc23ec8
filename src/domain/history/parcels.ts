import { isoDayOf, MINUTES_PER_DAY, MS_PER_MINUTE } from '../calendar/days.ts'
import type { DispatchHistory, OpeningState, TrailingDay, WaitingOrders } from '../history.ts'
import { NO_TIME, ORDER_STATUSES } from '../ledger.ts'
import type { MarketId, WarehouseId } from '../units.ts'
import { wallReader, type HistoryInput, type LineFacts } from './facts.ts'

/** Orders by warehouse: what is packed and carried as one. Times are UTC minutes. */
type Parcels = {
  readonly count: number
  readonly batch: number[]
  readonly warehouse: number[]
  readonly created: number[]
  /** Last dispatch event of its lines; NO_TIME = none known. */
  readonly dispatched: number[]
  readonly isWaiting: boolean[]
}

const SENT = new Set(['shipped', 'delivered', 'completed'].map((status) => (ORDER_STATUSES as readonly string[]).indexOf(status)))

/** Lines of one order from one warehouse make one parcel; cancelled lines are in none. */
function parcelsOf(facts: LineFacts): Parcels {
  const { lines, ledgers } = facts
  const parcels = { batch: [] as number[], warehouse: [] as number[], created: [] as number[], dispatched: [] as number[], isWaiting: [] as boolean[] }
  // Parcels of one order in a chain, at most one for each warehouse.
  const newestOfOrder = new Int32Array(lines.orderCount).fill(-1)
  const olderOfOrder: number[] = []
  for (let i = 0; i < lines.count; i += 1) {
    if (facts.kind[i] !== 1) continue
    const batch = ledgers[lines.batch[i]!]!
    const { market } = facts.markets.get(batch.marketId)!
    const dispatched = market.dispatchEvent === 'readyToShip' ? lines.readyToShip[i]! : lines.shipped[i]!
    const isSent = dispatched !== NO_TIME || SENT.has(lines.status[i]!) || lines.delivered[i] !== NO_TIME
    const isWaiting = !isSent && batch.ledger.isDispatchKnown
    const order = lines.order[i]!
    let at = newestOfOrder[order]!
    while (at >= 0 && parcels.warehouse[at] !== lines.warehouse[i]) at = olderOfOrder[at]!
    if (at < 0) {
      olderOfOrder.push(newestOfOrder[order]!)
      newestOfOrder[order] = parcels.batch.length
      parcels.batch.push(lines.batch[i]!)
      parcels.warehouse.push(lines.warehouse[i]!)
      parcels.created.push(lines.created[i]!)
      parcels.dispatched.push(dispatched)
      parcels.isWaiting.push(isWaiting)
    } else {
      parcels.created[at] = Math.min(parcels.created[at]!, lines.created[i]!)
      parcels.dispatched[at] = Math.max(parcels.dispatched[at]!, dispatched)
      parcels.isWaiting[at] ||= isWaiting
    }
  }
  return { ...parcels, count: parcels.batch.length }
}

/**
 * Parcels dispatched per market day and warehouse, and the state in which the simulation starts: orders waiting by creation hour,
 * dispatched and late parcels of the market's window up to the day of `asOf` (that day included, as far as it went).
 *
 * A waiting order past the platform's automatic cancellation is left out: an export that was never renewed would keep it for ever.
 */
export function parcelHistory(facts: LineFacts, warehouseIdOf: HistoryInput['warehouseIdOf'], asOfMinute: number): { dispatches: DispatchHistory[]; opening: OpeningState } {
  const parcels = parcelsOf(facts)
  const warehouseIds = facts.lines.warehouses.map(warehouseIdOf)
  const unnamed = warehouseIdOf('')
  const asOfHour = Math.floor(asOfMinute / 60)
  const byDay = new Map<WarehouseId, Map<number, number>>()
  const waiting = new Map<string, WaitingOrders>()
  const trailing = new Map<string, TrailingDay>()
  const isDispatchKnown = facts.ledgers.length > 0 && facts.ledgers.every(({ ledger }) => ledger.isDispatchKnown)
  const marketsWithOrders = new Set(facts.ledgers.filter(({ ledger }) => ledger.isDispatchKnown).map(({ marketId }) => marketId))

  const firstTrailingDay = new Map<MarketId, number>()
  for (const marketId of marketsWithOrders) {
    const { market, clock } = facts.markets.get(marketId)!
    const today = clock.wallDayOf(asOfMinute)
    firstTrailingDay.set(marketId, today - market.ldrWindowDays)
    for (let day = today - market.ldrWindowDays; day <= today; day += 1) trailing.set(`${marketId}\n${day}`, { marketId, day: isoDayOf(day), dispatchedParcels: 0, lateParcels: 0 })
  }
  const dayOf = new Map([...facts.markets].map(([marketId, { clock }]) => {
    const wallMinuteOf = wallReader(clock)
    return [marketId, (utcMinute: number) => Math.floor(wallMinuteOf(utcMinute) / MINUTES_PER_DAY)]
  }))
  for (let p = 0; p < parcels.count; p += 1) {
    const { marketId } = facts.ledgers[parcels.batch[p]!]!
    const { market, deadlines } = facts.markets.get(marketId)!
    const warehouseId = parcels.warehouse[p]! < 0 ? unnamed : warehouseIds[parcels.warehouse[p]!]!
    const createdHourUtc = Math.floor(parcels.created[p]! / 60)
    if (parcels.isWaiting[p]) {
      if (market.autoCancelBusinessDays !== null && deadlines.deadlineHourOf(createdHourUtc, market.autoCancelBusinessDays) < asOfHour) continue
      const key = `${marketId}\n${warehouseId ?? ''}\n${createdHourUtc}`
      waiting.set(key, { marketId, warehouseId, createdHourUtc, parcels: (waiting.get(key)?.parcels ?? 0) + 1 })
      continue
    }
    const dispatched = parcels.dispatched[p]!
    if (dispatched === NO_TIME) continue
    const day = dayOf.get(marketId)!(dispatched)
    if (warehouseId !== null) {
      const days = byDay.get(warehouseId) ?? new Map<number, number>()
      byDay.set(warehouseId, days.set(day, (days.get(day) ?? 0) + 1))
    }
    if (!marketsWithOrders.has(marketId) || day < firstTrailingDay.get(marketId)!) continue
    const key = `${marketId}\n${day}`
    const known = trailing.get(key)
    if (!known) continue
    const isLate = Math.floor(dispatched / 60) > deadlines.deadlineHourOf(createdHourUtc, market.dispatchSlaBusinessDays)
    trailing.set(key, { ...known, dispatchedParcels: known.dispatchedParcels + 1, lateParcels: known.lateParcels + (isLate ? 1 : 0) })
  }
  return {
    dispatches: [...byDay.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([warehouseId, days]) => dispatchHistory(warehouseId, days)),
    opening: {
      asOfMs: asOfMinute * MS_PER_MINUTE,
      isDispatchKnown,
      waiting: [...waiting.values()].sort((a, b) => compare(a.marketId, b.marketId) || a.createdHourUtc - b.createdHourUtc || compare(a.warehouseId ?? '', b.warehouseId ?? '')),
      trailing: [...trailing.values()].sort((a, b) => compare(a.marketId, b.marketId) || compare(a.day, b.day)),
    },
  }
}

function dispatchHistory(warehouseId: WarehouseId, days: ReadonlyMap<number, number>): DispatchHistory {
  let first = Infinity
  let last = -Infinity
  for (const day of days.keys()) {
    first = Math.min(first, day)
    last = Math.max(last, day)
  }
  return { warehouseId, firstDay: isoDayOf(first), parcels: Array.from({ length: last - first + 1 }, (_, i) => days.get(first + i) ?? 0) }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
