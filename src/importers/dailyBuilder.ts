import type { DailySalesTable, LedgerSku } from '#domain/ledger.ts'
import type { TimeZone } from '#domain/units.ts'

import { dayText } from './values/dates.ts'
import type { ImportTotals } from './types.ts'

const DAY_SECONDS = 86_400

/** Collects units per SKU and day; the same SKU and day twice is added up. */
export class DailyBuilder {
  readonly #skus: LedgerSku[] = []
  readonly #skuIndexes = new Map<string, number>()
  readonly #cells = new Map<number, number>()
  #units = 0
  #returned = 0
  repeatedLines = 0

  get size() {
    return this.#cells.size
  }

  add(line: { readonly sku: string; readonly name: string; readonly wallSeconds: number; readonly units: number }) {
    let sku = this.#skuIndexes.get(line.sku)
    if (sku === undefined) {
      sku = this.#skus.length
      this.#skuIndexes.set(line.sku, sku)
      this.#skus.push({ key: line.sku, platformSkuId: null, sellerSku: line.sku, name: line.name })
    }
    const day = Math.floor(line.wallSeconds / DAY_SECONDS)
    const cell = day * 2 ** 26 + sku
    const before = this.#cells.get(cell)
    if (before !== undefined) this.repeatedLines += 1
    this.#cells.set(cell, (before ?? 0) + line.units)
    if (line.units >= 0) this.#units += line.units
    else this.#returned -= line.units
  }

  totals(lines: number): ImportTotals {
    const days = [...this.#cells.keys()].map((cell) => Math.floor(cell / 2 ** 26))
    const first = days.reduce((a, b) => Math.min(a, b), Infinity)
    const last = days.reduce((a, b) => Math.max(a, b), -Infinity)
    return {
      lines, orders: 0, skus: this.#skus.length, units: this.#units, cancelledUnits: 0, netUnits: this.#units - this.#returned, returnedUnits: this.#returned,
      firstDay: first <= last ? dayText(first * DAY_SECONDS) : null, lastDay: first <= last ? dayText(last * DAY_SECONDS) : null,
    }
  }

  finish(source: string, timeZone: TimeZone): DailySalesTable {
    const cells = [...this.#cells].sort((a, b) => a[0] - b[0])
    return {
      source, timeZone, skus: this.#skus,
      skuIndex: Uint32Array.from(cells, ([cell]) => cell % 2 ** 26),
      dayNumber: Int32Array.from(cells, ([cell]) => Math.floor(cell / 2 ** 26)),
      units: Float64Array.from(cells, ([, units]) => units),
    }
  }
}
