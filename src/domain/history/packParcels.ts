import { zoneClock } from '../calendar/zone.ts'
import { LINE_FLAGS, NO_TIME, ORDER_STATUSES } from '../ledger.ts'
import type { LineFacts } from './facts.ts'
import { nameList } from './nameList.ts'

/**
 * Orders by warehouse: what is packed and carried as one. Columns have room for `count` parcels or more; times are UTC minutes,
 * `carrier` and `region` indices, -1 for none.
 */
export type Parcels = {
  readonly count: number
  readonly regions: readonly string[]
  readonly batch: Int32Array
  readonly warehouse: Int32Array
  readonly carrier: Int32Array
  readonly region: Int32Array
  readonly created: Int32Array
  /** Last dispatch event of its lines as the market counts it; NO_TIME = none known. */
  readonly dispatched: Int32Array
  readonly shipped: Int32Array
  readonly delivered: Int32Array
  /** Earliest dispatch deadline that the file states; NO_TIME = none. */
  readonly due: Int32Array
  readonly isWaiting: Uint8Array
  /** The file says that it arrived, with or without the time. */
  readonly isArrived: Uint8Array
  /** LINE_FLAGS: preorder when some line is one, the others when all lines are. */
  readonly flags: Uint8Array
}

const indexOf = (status: string) => (ORDER_STATUSES as readonly string[]).indexOf(status)
const ARRIVED = new Set(['delivered', 'completed'].map(indexOf))
const SENT = new Set([...ARRIVED, indexOf('shipped')])
const OF_ALL = LINE_FLAGS.platformFulfilled | LINE_FLAGS.free

/** Lines of one order from one warehouse make one parcel; cancelled lines are in none. */
export function packParcels(facts: LineFacts): Parcels {
  const { lines, ledgers } = facts
  const regions = nameList()
  const regionPlaces = ledgers.map(({ ledger }) => (ledger.regions ?? []).map(regions.place))
  const column = () => new Int32Array(lines.count)
  const parcels = {
    batch: column(), warehouse: column(), carrier: column(), region: column(), created: column(), dispatched: column(), shipped: column(), delivered: column(), due: column(),
    isWaiting: new Uint8Array(lines.count), isArrived: new Uint8Array(lines.count), flags: new Uint8Array(lines.count),
  }
  const dispatchEvents = ledgers.map(({ marketId }) => facts.markets.get(marketId)!.market.dispatchEvent)
  const clocks = ledgers.map(({ ledger }) => zoneClock(ledger.timeZone))
  // Parcels of one order in a chain, at most one for each warehouse.
  const newestOfOrder = new Int32Array(lines.orderCount).fill(-1)
  const olderOfOrder = column()
  let count = 0
  for (let i = 0; i < lines.count; i += 1) {
    if (facts.kind[i] !== 1) continue
    const batch = lines.batch[i]!
    const row = lines.row[i]!
    const { ledger } = ledgers[batch]!
    const shipped = lines.shipped[i]!
    const delivered = lines.delivered[i]!
    const dispatched = dispatchEvents[batch] === 'readyToShip' ? lines.readyToShip[i]! : shipped
    const isSent = dispatched !== NO_TIME || SENT.has(lines.status[i]!) || delivered !== NO_TIME
    const isWaiting = !isSent && ledger.isDispatchKnown
    const isArrived = delivered !== NO_TIME || ARRIVED.has(lines.status[i]!)
    const flags = ledger.flags?.[row] ?? 0
    const dueWall = ledger.dueMinute?.[row] ?? NO_TIME
    const due = dueWall === NO_TIME ? NO_TIME : clocks[batch]!.utcMinuteOf(dueWall)
    const regionIndex = ledger.regionIndex?.[row] ?? -1
    const region = regionIndex < 0 ? -1 : regionPlaces[batch]![regionIndex]!
    const order = lines.order[i]!
    let at = newestOfOrder[order]!
    while (at >= 0 && parcels.warehouse[at] !== lines.warehouse[i]) at = olderOfOrder[at]!
    if (at < 0) {
      at = count
      count += 1
      olderOfOrder[at] = newestOfOrder[order]!
      newestOfOrder[order] = at
      parcels.batch[at] = batch
      parcels.warehouse[at] = lines.warehouse[i]!
      parcels.carrier[at] = lines.carrier[i]!
      parcels.region[at] = region
      parcels.created[at] = lines.created[i]!
      parcels.dispatched[at] = dispatched
      parcels.shipped[at] = shipped
      parcels.delivered[at] = delivered
      parcels.due[at] = due
      parcels.isWaiting[at] = isWaiting ? 1 : 0
      parcels.isArrived[at] = isArrived ? 1 : 0
      parcels.flags[at] = flags
    } else {
      parcels.carrier[at] = firstByName(parcels.carrier[at]!, lines.carrier[i]!, lines.carriers)
      parcels.region[at] = firstByName(parcels.region[at]!, region, regions.names)
      parcels.created[at] = Math.min(parcels.created[at]!, lines.created[i]!)
      parcels.dispatched[at] = Math.max(parcels.dispatched[at]!, dispatched)
      parcels.shipped[at] = Math.max(parcels.shipped[at]!, shipped)
      parcels.delivered[at] = Math.max(parcels.delivered[at]!, delivered)
      parcels.due[at] = parcels.due[at] === NO_TIME ? due : due === NO_TIME ? parcels.due[at]! : Math.min(parcels.due[at]!, due)
      if (isWaiting) parcels.isWaiting[at] = 1
      if (isArrived) parcels.isArrived[at] = 1
      const known = parcels.flags[at]!
      parcels.flags[at] = (known & flags & OF_ALL) | ((known | flags) & LINE_FLAGS.preorder)
    }
  }
  return { ...parcels, regions: regions.names, count }
}

/** Which of two stands when lines of a parcel disagree must not depend on the order of the rows. */
function firstByName(a: number, b: number, names: readonly string[]): number {
  if (a < 0 || b < 0 || a === b) return Math.max(a, b)
  return names[a]! < names[b]! ? a : b
}
