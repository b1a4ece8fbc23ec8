import { NO_TIME, ORDER_STATUSES, type Ledger, type LedgerSku, type OrderStatus } from '#domain/ledger.ts'
import type { TimeZone } from '#domain/units.ts'

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
}

const timeColumns = ['created', 'paid', 'readyToShip', 'shipped', 'delivered', 'cancelled'] as const

/** Collects order lines into the columns of a ledger, and their totals. */
export class LedgerBuilder {
  readonly #orders = new Index()
  readonly #skus: LedgerSku[] = []
  readonly #skuIndexes = new Map<string, number>()
  readonly #warehouses = new Index()
  readonly #carriers = new Index()
  readonly #seen = new Map<number, number>()
  readonly #columns = { order: [] as number[], sku: [] as number[], warehouse: [] as number[], carrier: [] as number[], occurrence: [] as number[], units: [] as number[], returned: [] as number[], amount: [] as number[], status: [] as number[], reversal: [] as number[] }
  readonly #times: Record<(typeof timeColumns)[number], number[]> = { created: [], paid: [], readyToShip: [], shipped: [], delivered: [], cancelled: [] }
  #units = 0
  #cancelled = 0
  #returned = 0
  #corrections = 0
  #first = Infinity
  #last = -Infinity
  repeatedLines = 0

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
      this.#skus.push({ key, platformSkuId: line.platformSkuId, sellerSku: line.sellerSku, name: line.name })
    } else if (line.name !== '' && this.#skus[sku]!.name === '') this.#skus[sku] = { ...this.#skus[sku]!, name: line.name }
    const identity = order * 2 ** 22 + sku
    const occurrence = this.#seen.get(identity) ?? 0
    this.#seen.set(identity, occurrence + 1)
    if (occurrence > 0) this.repeatedLines += 1
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
      ...(reversal.includes(1) ? { isReversal: Uint8Array.from(reversal) } : {}),
      createdMinute: Int32Array.from(times.created),
      paidMinute: Int32Array.from(times.paid),
      readyToShipMinute: Int32Array.from(times.readyToShip),
      shippedMinute: Int32Array.from(times.shipped),
      deliveredMinute: Int32Array.from(times.delivered),
      cancelledMinute: Int32Array.from(times.cancelled),
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
