import { MINUTES_PER_DAY } from '../calendar/days.ts'
import { zoneClock, type ZoneClock } from '../calendar/zone.ts'
import { NO_TIME, ORDER_STATUSES, type Ledger, type LedgerSku, type OrderStatus } from '../ledger.ts'

/** How far an order has come, for two versions of a line whose newest event is the same. */
const PROGRESS: { readonly [S in OrderStatus]: number } = { unknown: 0, unpaid: 1, onHold: 2, toShip: 3, shipped: 4, delivered: 5, completed: 6, cancelled: 7 }
/** The rank of each of ORDER_STATUSES, by index. */
export const PROGRESS_OF_INDEX = ORDER_STATUSES.map((status) => PROGRESS[status])

/**
 * The order lines of several batches, each identity (shop, order id, SKU key, occurrence) once.
 *
 * Shapes: columns have room for `count` lines or more. Times are whole minutes UTC, `NO_TIME` when absent. `batch` is the place in the given
 * list of the batch whose version won; `warehouse` and `carrier` are indices into the name lists, -1 for none.
 */
export type MergedLines = {
  readonly count: number
  readonly orderCount: number
  readonly skus: readonly LedgerSku[]
  readonly warehouses: readonly string[]
  readonly carriers: readonly string[]
  readonly order: Int32Array
  readonly sku: Int32Array
  readonly batch: Int32Array
  readonly warehouse: Int32Array
  readonly carrier: Int32Array
  readonly units: Int32Array
  readonly status: Uint8Array
  /** 1 = no order was placed by the line: a credit note or a correction. */
  readonly isReversal: Uint8Array
  readonly created: Int32Array
  readonly readyToShip: Int32Array
  readonly shipped: Int32Array
  readonly delivered: Int32Array
  readonly cancelled: Int32Array
  /** Newest event of the line, payment included. */
  readonly newest: Int32Array
}

/**
 * Merges ledgers line by line: the version with the newest event wins (then the further progress, the larger units, the later ledger
 * of the list); a time, warehouse or carrier that the winner lacks is kept from the other.
 */
export function mergeLines(ledgers: readonly Ledger[]): MergedLines {
  const room = ledgers.reduce((sum, ledger) => sum + ledger.lineCount, 0)
  const column = () => new Int32Array(room)
  const merged = {
    order: column(), sku: column(), batch: column(), warehouse: column(), carrier: column(), units: column(), status: new Uint8Array(room), isReversal: new Uint8Array(room),
    created: column(), readyToShip: column(), shipped: column(), delivered: column(), cancelled: column(), newest: column(),
  }
  // By shop, then by id as the ledger holds it: joining the two for every order costs more than all the rest.
  const shops = new Map<string, Map<string, number>>()
  let orderCount = 0
  const lineOf = new Map<number, number>()
  const skus: LedgerSku[] = []
  const skuPlace = new Map<string, number>()
  const warehouses = nameList()
  const carriers = nameList()
  const skuRoom = ledgers.reduce((sum, ledger) => sum + ledger.skus.length, 0)
  let count = 0

  for (const [batch, ledger] of ledgers.entries()) {
    const toUtc = utcReader(zoneClock(ledger.timeZone))
    const orders = shops.get(ledger.shop) ?? new Map<string, number>()
    shops.set(ledger.shop, orders)
    const orderPlace = Int32Array.from(ledger.orderIds, (id) => {
      const known = orders.get(id)
      if (known !== undefined) return known
      orders.set(id, orderCount)
      return orderCount++
    })
    const skuPlaces = ledger.skus.map((sku) => {
      const at = place(skuPlace, sku.key)
      if (at === skus.length) skus.push(sku)
      return at
    })
    const warehousePlaces = ledger.warehouses.map(warehouses.place)
    const carrierPlaces = ledger.carriers.map(carriers.place)
    for (let i = 0; i < ledger.lineCount; i += 1) {
      const order = orderPlace[ledger.orderIndex[i]!]!
      const sku = skuPlaces[ledger.skuIndex[i]!]!
      const paid = toUtc(ledger.paidMinute[i]!)
      const created = toUtc(ledger.createdMinute[i]!)
      const readyToShip = toUtc(ledger.readyToShipMinute[i]!)
      const shipped = toUtc(ledger.shippedMinute[i]!)
      const delivered = toUtc(ledger.deliveredMinute[i]!)
      const cancelled = toUtc(ledger.cancelledMinute[i]!)
      const newest = Math.max(created, paid, readyToShip, shipped, delivered, cancelled)
      const warehouse = ledger.warehouseIndex[i]! < 0 ? -1 : warehousePlaces[ledger.warehouseIndex[i]!]!
      const carrier = ledger.carrierIndex[i]! < 0 ? -1 : carrierPlaces[ledger.carrierIndex[i]!]!
      const identity = (order * skuRoom + sku) * 65_536 + ledger.occurrence[i]!
      // No identity occurs twice within a ledger, so the first needs no look-up, and the last none after it.
      const known = batch === 0 ? undefined : lineOf.get(identity)
      const at = known ?? count
      if (known === undefined) {
        if (batch + 1 < ledgers.length) lineOf.set(identity, at)
        count += 1
        merged.order[at] = order
        merged.sku[at] = sku
        merged.warehouse[at] = -1
        merged.carrier[at] = -1
        for (const times of [merged.created, merged.readyToShip, merged.shipped, merged.delivered, merged.cancelled]) times[at] = NO_TIME
      }
      const wins = known === undefined || outranks(newest, ledger.status[i]!, ledger.units[i]!, merged.newest[at]!, merged.status[at]!, merged.units[at]!)
      if (wins) {
        merged.batch[at] = batch
        merged.units[at] = ledger.units[i]!
        merged.status[at] = ledger.status[i]!
        merged.isReversal[at] = ledger.isReversal?.[i] ?? 0
        merged.newest[at] = newest
      }
      if (warehouse >= 0 && (wins || merged.warehouse[at]! < 0)) merged.warehouse[at] = warehouse
      if (carrier >= 0 && (wins || merged.carrier[at]! < 0)) merged.carrier[at] = carrier
      merged.created[at] = Math.max(merged.created[at]!, created)
      merged.readyToShip[at] = Math.max(merged.readyToShip[at]!, readyToShip)
      merged.shipped[at] = Math.max(merged.shipped[at]!, shipped)
      merged.delivered[at] = Math.max(merged.delivered[at]!, delivered)
      merged.cancelled[at] = Math.max(merged.cancelled[at]!, cancelled)
    }
  }
  return { ...merged, count, orderCount, skus, warehouses: warehouses.names, carriers: carriers.names }
}

function outranks(newest: number, status: number, units: number, oldNewest: number, oldStatus: number, oldUnits: number): boolean {
  if (newest !== oldNewest) return newest > oldNewest
  const progress = PROGRESS_OF_INDEX[status]! - PROGRESS_OF_INDEX[oldStatus]!
  return progress !== 0 ? progress > 0 : units >= oldUnits
}

function place(places: Map<string, number>, name: string): number {
  let at = places.get(name)
  if (at === undefined) {
    at = places.size
    places.set(name, at)
  }
  return at
}

function nameList(): { readonly names: string[]; readonly place: (name: string) => number } {
  const names: string[] = []
  const places = new Map<string, number>()
  return {
    names,
    place(name) {
      const at = place(places, name)
      if (at === names.length) names.push(name)
      return at
    },
  }
}

/** Wall minutes to UTC minutes, a day at a time: only the days around a clock change are asked minute by minute. */
function utcReader(clock: ZoneClock): (wallMinute: number) => number {
  const offsetOfDay = new Map<number, number>()
  let lastDay = Number.NaN
  let lastOffset = Number.NaN
  return (wallMinute) => {
    if (wallMinute === NO_TIME) return NO_TIME
    const day = Math.floor(wallMinute / MINUTES_PER_DAY)
    if (day !== lastDay) {
      let offset = offsetOfDay.get(day)
      if (offset === undefined) {
        const start = day * MINUTES_PER_DAY
        offset = clock.offsetMinutesAt(start - MINUTES_PER_DAY)
        if (clock.offsetMinutesAt(start) !== offset || clock.offsetMinutesAt(start + 2 * MINUTES_PER_DAY) !== offset) offset = Number.NaN
        offsetOfDay.set(day, offset)
      }
      lastDay = day
      lastOffset = offset
    }
    return lastOffset === lastOffset ? wallMinute - lastOffset : clock.utcMinuteOf(wallMinute)
  }
}
