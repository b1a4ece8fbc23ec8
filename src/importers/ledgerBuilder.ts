import { CANCELLERS, LINE_FLAGS, NO_TIME, ORDER_STATUSES, type BundlePart, type Canceller, type Ledger, type LedgerSku, type OrderStatus } from '#domain/ledger.ts'
import type { TimeZone } from '#domain/units.ts'

import { SparseColumn } from './sparseColumn.ts'
import { dayText } from './values/dates.ts'
import type { ImportTotals } from './types.ts'

export type OrderLine = {
  readonly orderKey: string
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
  /** Seller's code of the bundle that the line is a part of. */
  readonly bundle?: string | null
  /** What one unit of the line's SKU is packed from. */
  readonly parts?: readonly BundlePart[] | null
  /** Wall seconds of a dispatch deadline that the file states. */
  readonly due?: number | null
}

const timeColumns = ['created', 'paid', 'readyToShip', 'shipped', 'delivered', 'cancelled'] as const

/** Collects order lines into the columns of a ledger, and their totals. */
export class LedgerBuilder {
  readonly #orders = new Index()
  readonly #skus: LedgerSku[] = []
  readonly #skuIndexes = new Map<string, number>()
  readonly #warehouses = new Index()
  readonly #carriers = new Index()
  readonly #regions = new Index()
  readonly #cancelReasons = new Index()
  readonly #bundles = new Index()
  readonly #packages = new Map<string, number>()
  readonly #sparse = {
    flags: new SparseColumn(0), cancelledBy: new SparseColumn(0), cancelReason: new SparseColumn(-1), region: new SparseColumn(-1),
    package: new SparseColumn(-1), bundle: new SparseColumn(-1), due: new SparseColumn(NO_TIME),
  }
  readonly #seen = new Map<number, number>()
  readonly #columns = { order: [] as number[], sku: [] as number[], warehouse: [] as number[], carrier: [] as number[], occurrence: [] as number[], units: [] as number[], returned: [] as number[], amount: [] as number[], status: [] as number[], reversal: [] as number[] }
  readonly #times: Record<(typeof timeColumns)[number], number[]> = { created: [], paid: [], readyToShip: [], shipped: [], delivered: [], cancelled: [] }
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
    const order = this.#orders.of(line.orderKey)
    const key = line.platformSkuId ?? line.sellerSku
    let sku = this.#skuIndexes.get(key)
    if (sku === undefined) {
      sku = this.#skus.length
      this.#skuIndexes.set(key, sku)
      this.#skus.push({ key, platformSkuId: line.platformSkuId, sellerSku: line.sellerSku, name: line.name, ...(line.parts ? { parts: line.parts } : {}) })
    } else if (line.name !== '' && this.#skus[sku]!.name === '') this.#skus[sku] = { ...this.#skus[sku]!, name: line.name }
    const identity = order * 2 ** 22 + sku
    const occurrence = this.#seen.get(identity) ?? 0
    this.#seen.set(identity, occurrence + 1)
    if (occurrence > 0) this.repeatedLines += 1
    if (occurrence === 1) this.repeatedPairs += 1
    this.#addExtras(line)
    column.order.push(order)
    column.sku.push(sku)
    column.warehouse.push(line.warehouse ? this.#warehouses.of(line.warehouse) : -1)
    column.carrier.push(line.carrier ? this.#carriers.of(line.carrier) : -1)
    column.occurrence.push(occurrence)
    column.units.push(line.units)
    column.returned.push(line.returnedUnits)
    column.amount.push(line.amountMinor)
    column.status.push(ORDER_STATUSES.indexOf(line.status))
    column.reversal.push(line.isReversal || line.correctionUnits > 0 ? 1 : 0)
    for (const name of timeColumns) this.#times[name].push(line[name] === null ? NO_TIME : Math.floor(line[name] / 60))
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
    packages.set(row, line.packageKey ? this.#packageOf(line.packageKey) : -1)
    bundle.set(row, line.bundle ? this.#bundles.of(line.bundle) : -1)
    due.set(row, typeof line.due === 'number' ? Math.floor(line.due / 60) : NO_TIME)
  }

  #packageOf(key: string): number {
    const known = this.#packages.get(key)
    if (known !== undefined) return known
    this.#packages.set(key, this.#packages.size)
    return this.#packages.size - 1
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
    const { order, sku, warehouse, carrier, occurrence, units, returned, amount, status, reversal } = this.#columns
    const times = this.#times
    return {
      ...about,
      lineCount: this.lineCount,
      skus: this.#skus,
      warehouses: this.#warehouses.names,
      carriers: this.#carriers.names,
      orderIds: this.#orders.names,
      orderIndex: Uint32Array.from(order),
      skuIndex: Uint32Array.from(sku),
      warehouseIndex: Int32Array.from(warehouse),
      carrierIndex: Int32Array.from(carrier),
      occurrence: Uint16Array.from(occurrence),
      units: Int32Array.from(units),
      returnedUnits: Int32Array.from(returned),
      amountMinor: Float64Array.from(amount),
      status: Uint8Array.from(status),
      ...this.#extras(),
      ...(reversal.includes(1) ? { isReversal: Uint8Array.from(reversal) } : {}),
      createdMinute: Int32Array.from(times.created),
      paidMinute: Int32Array.from(times.paid),
      readyToShipMinute: Int32Array.from(times.readyToShip),
      shippedMinute: Int32Array.from(times.shipped),
      deliveredMinute: Int32Array.from(times.delivered),
      cancelledMinute: Int32Array.from(times.cancelled),
    }
  }

  /** Only the columns that some line has a word in. */
  #extras(): Partial<Ledger> {
    const { flags, cancelledBy, cancelReason, region, package: packages, bundle, due } = this.#sparse
    return {
      ...(flags.values && { flags: Uint8Array.from(flags.values) }),
      ...(cancelledBy.values && { cancelledBy: Uint8Array.from(cancelledBy.values) }),
      ...(cancelReason.values && { cancelReasons: this.#cancelReasons.names, cancelReasonIndex: Int32Array.from(cancelReason.values) }),
      ...(region.values && { regions: this.#regions.names, regionIndex: Int32Array.from(region.values) }),
      ...(packages.values && { packageIndex: Int32Array.from(packages.values) }),
      ...(bundle.values && { bundles: this.#bundles.names, bundleIndex: Int32Array.from(bundle.values) }),
      ...(due.values && { dueMinute: Int32Array.from(due.values) }),
    }
  }
}

class Index {
  readonly names: string[] = []
  readonly #indexes = new Map<string, number>()
  of(name: string): number {
    let index = this.#indexes.get(name)
    if (index === undefined) {
      index = this.names.length
      this.names.push(name)
      this.#indexes.set(name, index)
    }
    return index
  }
}
