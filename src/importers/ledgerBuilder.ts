import { CANCELLERS, LINE_FLAGS, NO_TIME, ORDER_STATUSES, type BundlePart, type Canceller, type Ledger, type LedgerSku, type OrderStatus } from '#domain/ledger.ts'
import type { TimeZone } from '#domain/units.ts'

import { NameIndex } from './nameIndex.ts'
import { Occurrences } from './occurrences.ts'
import { SparseColumn } from './sparseColumn.ts'
import { Ints } from './table/wordColumn.ts'
import { dayText } from './values/dates.ts'
import type { ImportTotals } from './types.ts'

export type OrderLine = {
  readonly orderKey: string
  /** See `RowContext.idCode`: spares a look-up by the key's letters. */
  readonly orderCode?: number
  readonly platformSkuId: string | null
  readonly sellerSku: string
  readonly name: string
  readonly warehouse: string | null
  readonly carrier: string | null
  readonly units: number
  readonly returnedUnits: number
  readonly amountMinor: number
  readonly status: OrderStatus
  /** Takes back units of another line, as a credit note does: its units are cancelled and were not ordered by it. */
  readonly isReversal: boolean
  /** Units taken off by a signed file outside any cancellation. */
  readonly correctionUnits: number
  /** Wall seconds, null for none. */
  readonly created: number | null
  readonly paid: number | null
  readonly readyToShip: number | null
  readonly shipped: number | null
  readonly delivered: number | null
  readonly cancelled: number | null
  readonly cancelledBy?: Canceller
  readonly cancelReason?: string
  readonly isPreorder?: boolean
  readonly isPlatformFulfilled?: boolean
  /** A gift or a sample: packed, but no revenue. */
  readonly isFree?: boolean
  /** Code of the destination, see `Ledger.regions`. */
  readonly region?: string | null
  /** Any text that tells this package from others; only its place in the file is kept. */
  readonly packageKey?: string | null
  readonly packageCode?: number
  /** Seller's code of the bundle that the line is a part of. */
  readonly bundle?: string | null
  /** What one unit of the line's SKU is packed from. */
  readonly parts?: readonly BundlePart[] | null
  /** Wall seconds of a dispatch deadline that the file states. */
  readonly due?: number | null
}

const STATUS_INDEX = Object.fromEntries(ORDER_STATUSES.map((status, i) => [status, i])) as Readonly<Record<OrderStatus, number>>

function minuteOf(wallSeconds: number | null): number {
  return wallSeconds === null ? NO_TIME : Math.floor(wallSeconds / 60)
}

/** Collects order lines into the columns of a ledger, and their totals. */
export class LedgerBuilder {
  readonly #orders = new NameIndex()
  readonly #skus: LedgerSku[] = []
  readonly #skuIndexes = new Map<string, number>()
  readonly #warehouses = new NameIndex()
  readonly #carriers = new NameIndex()
  readonly #regions = new NameIndex()
  readonly #cancelReasons = new NameIndex()
  readonly #bundles = new NameIndex()
  readonly #packages = new NameIndex()
  readonly #sparse = {
    flags: new SparseColumn(0), cancelledBy: new SparseColumn(0), cancelReason: new SparseColumn(-1), region: new SparseColumn(-1),
    package: new SparseColumn(-1), bundle: new SparseColumn(-1), due: new SparseColumn(NO_TIME),
  }
  readonly #occurrences = new Occurrences()
  readonly #columns = {
    order: new Ints(), sku: new Ints(), warehouse: new Ints(), carrier: new Ints(), units: new Ints(), returned: new Ints(), status: new Ints(), reversal: new Ints(),
    created: new Ints(), paid: new Ints(), readyToShip: new Ints(), shipped: new Ints(), delivered: new Ints(), cancelled: new Ints(),
  }
  readonly #amounts: number[] = []
  #hasReversals = false
  #units = 0
  #cancelled = 0
  #returned = 0
  #corrections = 0
  #first = Infinity
  #last = -Infinity
  /** Lines beyond the first of their order and SKU, and how many orders and SKUs have such lines. */
  repeatedLines = 0
  repeatedPairs = 0

  get lineCount() {
    return this.#columns.order.length
  }

  add(line: OrderLine) {
    const column = this.#columns
    const order = this.#orders.of(line.orderKey, line.orderCode)
    const key = line.platformSkuId ?? line.sellerSku
    let sku = this.#skuIndexes.get(key)
    if (sku === undefined) {
      sku = this.#skus.length
      this.#skuIndexes.set(key, sku)
      this.#skus.push({ key, platformSkuId: line.platformSkuId, sellerSku: line.sellerSku, name: line.name, ...(line.parts ? { parts: line.parts } : {}) })
    } else if (line.name !== '' && this.#skus[sku]!.name === '') this.#skus[sku] = { ...this.#skus[sku]!, name: line.name }
    const occurrence = this.#occurrences.next(order, sku)
    if (occurrence > 0) this.repeatedLines += 1
    if (occurrence === 1) this.repeatedPairs += 1
    this.#addExtras(line)
    column.order.push(order)
    column.sku.push(sku)
    column.warehouse.push(line.warehouse ? this.#warehouses.of(line.warehouse) : -1)
    column.carrier.push(line.carrier ? this.#carriers.of(line.carrier) : -1)
    column.units.push(line.units)
    column.returned.push(line.returnedUnits)
    this.#amounts.push(line.amountMinor)
    column.status.push(STATUS_INDEX[line.status])
    const takesBack = line.isReversal || line.correctionUnits > 0
    column.reversal.push(takesBack ? 1 : 0)
    if (takesBack) this.#hasReversals = true
    column.created.push(minuteOf(line.created))
    column.paid.push(minuteOf(line.paid))
    column.readyToShip.push(minuteOf(line.readyToShip))
    column.shipped.push(minuteOf(line.shipped))
    column.delivered.push(minuteOf(line.delivered))
    column.cancelled.push(minuteOf(line.cancelled))
    if (!line.isReversal) this.#units += line.units
    if (line.status === 'cancelled') this.#cancelled += line.units
    this.#returned += line.returnedUnits
    this.#corrections += line.correctionUnits
    if (line.created !== null) {
      this.#first = Math.min(this.#first, line.created)
      this.#last = Math.max(this.#last, line.created)
    }
  }

  #addExtras(line: OrderLine) {
    const row = this.lineCount
    const { flags, cancelledBy, cancelReason, region, package: packages, bundle, due } = this.#sparse
    flags.set(row, (line.isPreorder ? LINE_FLAGS.preorder : 0) + (line.isPlatformFulfilled ? LINE_FLAGS.platformFulfilled : 0) + (line.isFree ? LINE_FLAGS.free : 0))
    cancelledBy.set(row, line.cancelledBy === undefined ? 0 : CANCELLERS.indexOf(line.cancelledBy))
    cancelReason.set(row, line.cancelReason ? this.#cancelReasons.of(line.cancelReason) : -1)
    region.set(row, line.region ? this.#regions.of(line.region) : -1)
    packages.set(row, line.packageKey ? this.#packages.of(line.packageKey, line.packageCode) : -1)
    bundle.set(row, line.bundle ? this.#bundles.of(line.bundle) : -1)
    due.set(row, minuteOf(line.due ?? null))
  }

  totals(): ImportTotals {
    const hasDays = this.#first <= this.#last
    return {
      lines: this.lineCount,
      orders: this.#orders.names.length,
      skus: this.#skus.length,
      units: this.#units,
      cancelledUnits: this.#cancelled,
      netUnits: this.#units - this.#cancelled - this.#corrections,
      returnedUnits: this.#returned,
      firstDay: hasDays ? dayText(this.#first) : null,
      lastDay: hasDays ? dayText(this.#last) : null,
    }
  }

  finish(about: { readonly shop: string; readonly source: string; readonly timeZone: TimeZone; readonly currency: string | null; readonly hasTimeOfDay: boolean; readonly hasAbsoluteTimes?: boolean; readonly isDispatchKnown: boolean }): Ledger {
    const column = this.#columns
    return {
      ...about,
      lineCount: this.lineCount,
      skus: this.#skus,
      warehouses: this.#warehouses.names,
      carriers: this.#carriers.names,
      orderIds: this.#orders.names,
      orderIndex: Uint32Array.from(column.order.values()),
      skuIndex: Uint32Array.from(column.sku.values()),
      warehouseIndex: column.warehouse.values(),
      carrierIndex: column.carrier.values(),
      occurrence: Uint16Array.from(this.#occurrences.values()),
      units: column.units.values(),
      returnedUnits: column.returned.values(),
      amountMinor: Float64Array.from(this.#amounts),
      status: Uint8Array.from(column.status.values()),
      ...this.#extras(),
      ...(this.#hasReversals ? { isReversal: Uint8Array.from(column.reversal.values()) } : {}),
      createdMinute: column.created.values(),
      paidMinute: column.paid.values(),
      readyToShipMinute: column.readyToShip.values(),
      shippedMinute: column.shipped.values(),
      deliveredMinute: column.delivered.values(),
      cancelledMinute: column.cancelled.values(),
    }
  }

  /** Only the columns that some line has a word in. */
  #extras(): Partial<Ledger> {
    const sparse = this.#sparse
    const [flags, cancelledBy, reasons, regions, packages, bundles, due] = [sparse.flags, sparse.cancelledBy, sparse.cancelReason, sparse.region, sparse.package, sparse.bundle, sparse.due].map(({ values }) => values)
    return {
      ...(flags && { flags: Uint8Array.from(flags) }),
      ...(cancelledBy && { cancelledBy: Uint8Array.from(cancelledBy) }),
      ...(reasons && { cancelReasons: this.#cancelReasons.names, cancelReasonIndex: reasons }),
      ...(regions && { regions: this.#regions.names, regionIndex: regions }),
      ...(packages && { packageIndex: packages }),
      ...(bundles && { bundles: this.#bundles.names, bundleIndex: bundles }),
      ...(due && { dueMinute: due }),
    }
  }
}
