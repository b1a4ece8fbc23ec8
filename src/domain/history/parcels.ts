import { isoDayOf, MS_PER_MINUTE } from '../calendar/days.ts'
import type { DispatchHistory, OpeningState, TrailingDay, WaitingOrders } from '../history.ts'
import { LINE_FLAGS, NO_TIME } from '../ledger.ts'
import type { MarketId, WarehouseId } from '../units.ts'
import { parcelRules } from './deadlineOfParcel.ts'
import type { HistoryInput, LineFacts } from './facts.ts'
import { dayReader } from './marketReader.ts'
import type { Parcels } from './packParcels.ts'

/**
 * Parcels dispatched per market day and warehouse, and the state in which the simulation starts: orders waiting by creation hour,
 * dispatched and late parcels of the market's window up to the day of `asOf` (that day included, as far as it went).
 *
 * A waiting order past the platform's automatic cancellation is left out: an export that was never renewed would keep it for ever.
 * What the platform packs is no work of the shop's warehouses and never late; it counts among all dispatched parcels only.
 */
export function parcelHistory(facts: LineFacts, parcels: Parcels, warehouseIdOf: HistoryInput['warehouseIdOf'], asOfMinute: number): { dispatches: DispatchHistory[]; opening: OpeningState } {
  const warehouseIds = facts.lines.warehouses.map(warehouseIdOf)
  const unnamed = warehouseIdOf('')
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
  const readers = new Map([...facts.markets].map(([marketId, market]) => [marketId, { dayOf: dayReader(market.clock), ...parcelRules(parcels, market) }]))
  for (let p = 0; p < parcels.count; p += 1) {
    const { marketId } = facts.ledgers[parcels.batch[p]!]!
    const { dayOf, deadlineOf, isGone } = readers.get(marketId)!
    const warehouseId = parcels.warehouse[p]! < 0 ? unnamed : warehouseIds[parcels.warehouse[p]!]!
    const createdHourUtc = Math.floor(parcels.created[p]! / 60)
    const isPlatform = (parcels.flags[p]! & LINE_FLAGS.platformFulfilled) !== 0
    if (parcels.isWaiting[p]) {
      if (isPlatform || isGone(p, asOfMinute)) continue
      const isPreorder = (parcels.flags[p]! & LINE_FLAGS.preorder) !== 0
      const dueHourUtc = parcels.due[p] === NO_TIME ? null : Math.floor(parcels.due[p]! / 60)
      const key = `${marketId}\n${warehouseId ?? ''}\n${createdHourUtc}\n${isPreorder}\n${dueHourUtc}`
      waiting.set(key, {
        marketId, warehouseId, createdHourUtc, parcels: (waiting.get(key)?.parcels ?? 0) + 1,
        ...(isPreorder ? { isPreorder } : {}), ...(dueHourUtc === null ? {} : { dueHourUtc }),
      })
      continue
    }
    const dispatched = parcels.dispatched[p]!
    if (dispatched === NO_TIME) continue
    const day = dayOf(dispatched)
    if (warehouseId !== null && !isPlatform) {
      const days = byDay.get(warehouseId) ?? new Map<number, number>()
      byDay.set(warehouseId, days.set(day, (days.get(day) ?? 0) + 1))
    }
    if (!marketsWithOrders.has(marketId) || day < firstTrailingDay.get(marketId)!) continue
    const key = `${marketId}\n${day}`
    const known = trailing.get(key)
    if (!known) continue
    const isLate = !isPlatform && dispatched > deadlineOf(p)
    trailing.set(key, { ...known, dispatchedParcels: known.dispatchedParcels + 1, lateParcels: known.lateParcels + (isLate ? 1 : 0) })
  }
  return {
    dispatches: [...byDay.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([warehouseId, days]) => dispatchHistory(warehouseId, days)),
    opening: {
      asOfMs: asOfMinute * MS_PER_MINUTE,
      isDispatchKnown,
      waiting: [...waiting.values()].sort((a, b) => compare(a.marketId, b.marketId) || a.createdHourUtc - b.createdHourUtc || compare(a.warehouseId ?? '', b.warehouseId ?? '') || Number(a.isPreorder ?? false) - Number(b.isPreorder ?? false) || (a.dueHourUtc ?? -1) - (b.dueHourUtc ?? -1)),
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
