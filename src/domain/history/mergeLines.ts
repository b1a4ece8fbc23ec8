import { zoneClock } from '../calendar/zone.ts'
import { NO_TIME, ORDER_STATUSES, type Ledger, type LedgerSku, type OrderStatus } from '../ledger.ts'
import { lineVersions } from './lineVersions.ts'
import { nameList } from './nameList.ts'
import { utcReader } from './utcReader.ts'

/** How far an order has come, for two versions of a line whose newest event is the same. */
const PROGRESS: { readonly [S in OrderStatus]: number } = { unknown: 0, unpaid: 1, onHold: 2, toShip: 3, shipped: 4, delivered: 5, completed: 6, cancelled: 7 }
/** The rank of each of ORDER_STATUSES, by index. */
export const PROGRESS_OF_INDEX = ORDER_STATUSES.map((status) => PROGRESS[status])

/**
 * The order lines of several batches, each identity (shop, order id, SKU key, occurrence) once.
 *
 * Shapes: columns have room for `count` lines or more. Times are whole minutes UTC, `NO_TIME` when absent. `batch` is the place in the given
 * list of the batch whose version won and `row` the line there; `warehouse` and `carrier` are indices into the name lists, -1 for none.
 */
export type MergedLines = {
  readonly count: number
  readonly orderCount: number
  readonly skus: readonly LedgerSku[]
  readonly warehouses: readonly string[]
  readonly carriers: readonly string[]
  /** What each ledger covers, in the order given. */
  readonly spans: readonly LedgerSpan[]
  readonly order: Int32Array
  readonly sku: Int32Array
  readonly batch: Int32Array
  readonly row: Int32Array
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
  /** Newest event of the line's winning version, payment included. */
  readonly newest: Int32Array
}

/** Minutes UTC of a ledger's first and last order and of its newest event; NO_TIME when it has none. */
export type LedgerSpan = { readonly first: number; readonly last: number; readonly newest: number }

/**
 * Merges ledgers line by line: the version with the newest event wins with its times (then the further progress, the larger units, the
 * later ledger of the list); a time, warehouse or carrier that the winner lacks is kept from the best version that has it.
 * `scopes`: the shop of each ledger, within which its order ids are unique.
 */
export function mergeLines(ledgers: readonly Ledger[], scopes: readonly string[] = ledgers.map(({ shop }) => shop)): MergedLines {
  const room = ledgers.reduce((sum, ledger) => sum + ledger.lineCount, 0)
  const column = () => new Int32Array(room)
  const merged = {
    order: column(), sku: column(), batch: column(), row: column(), warehouse: column(), carrier: column(), units: column(), status: new Uint8Array(room), isReversal: new Uint8Array(room),
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
  const spans: LedgerSpan[] = []
  const versions = lineVersions(merged, PROGRESS_OF_INDEX)
  const values = new Int32Array(7)
  let count = 0

  for (const [batch, ledger] of ledgers.entries()) {
    const toUtc = utcReader(zoneClock(ledger.timeZone))
    const orders = shops.get(scopes[batch]!) ?? new Map<string, number>()
    shops.set(scopes[batch]!, orders)
    const orderPlace = Int32Array.from(ledger.orderIds, (id) => {
      const known = orders.get(id)
      if (known !== undefined) return known
      orders.set(id, orderCount)
      return orderCount++
    })
    const skuPlaces = ledger.skus.map((sku) => {
      const known = skuPlace.get(sku.key)
      if (known === undefined) {
        skuPlace.set(sku.key, skus.length)
        return skus.push(sku) - 1
      }
      if (sku.parts && !skus[known]!.parts) skus[known] = { ...skus[known]!, parts: sku.parts }
      return known
    })
    const warehousePlaces = ledger.warehouses.map(warehouses.place)
    const carrierPlaces = ledger.carriers.map(carriers.place)
    let firstOrder = NO_TIME
    let lastOrder = NO_TIME
    let newestEvent = NO_TIME
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
      if (created !== NO_TIME) {
        if (firstOrder === NO_TIME || created < firstOrder) firstOrder = created
        if (created > lastOrder) lastOrder = created
      }
      if (newest > newestEvent) newestEvent = newest
      const warehouse = ledger.warehouseIndex[i]! < 0 ? -1 : warehousePlaces[ledger.warehouseIndex[i]!]!
      const carrier = ledger.carrierIndex[i]! < 0 ? -1 : carrierPlaces[ledger.carrierIndex[i]!]!
      const identity = (order * skuRoom + sku) * 65_536 + ledger.occurrence[i]!
      // No identity occurs twice within a ledger, so the first needs no look-up, and the last none after it.
      const known = batch === 0 ? undefined : lineOf.get(identity)
      if (known !== undefined) {
        values[0] = created
        values[1] = readyToShip
        values[2] = shipped
        values[3] = delivered
        values[4] = cancelled
        values[5] = warehouse
        values[6] = carrier
        versions.add(known, batch, i, newest, ledger.status[i]!, ledger.units[i]!, values)
        continue
      }
      if (batch + 1 < ledgers.length) lineOf.set(identity, count)
      merged.order[count] = order
      merged.sku[count] = sku
      merged.batch[count] = batch
      merged.row[count] = i
      merged.warehouse[count] = warehouse
      merged.carrier[count] = carrier
      merged.units[count] = ledger.units[i]!
      merged.status[count] = ledger.status[i]!
      merged.created[count] = created
      merged.readyToShip[count] = readyToShip
      merged.shipped[count] = shipped
      merged.delivered[count] = delivered
      merged.cancelled[count] = cancelled
      merged.newest[count] = newest
      count += 1
    }
    spans.push({ first: firstOrder, last: lastOrder, newest: newestEvent })
  }
  versions.settle(count)
  for (let at = 0; at < count; at += 1) merged.isReversal[at] = ledgers[merged.batch[at]!]!.isReversal?.[merged.row[at]!] ?? 0
  return { ...merged, count, orderCount, skus, warehouses: warehouses.names, carriers: carriers.names, spans }
}
