import { Ints } from './table/wordColumn.ts'

const NONE = -1
/** Orders with more lines than this are looked up in a map, so that a file of one order does not take the square of its rows. */
const MAX_WALK = 48

/** Which line of its order and SKU each line is, from 0. An order's lines are a chain; nearly all orders have few. */
export class Occurrences {
  readonly #newestLine = new Ints()
  readonly #linesOfOrder = new Ints()
  readonly #olderLine = new Ints()
  readonly #sku = new Ints()
  readonly #occurrence = new Ints()
  readonly #crowded = new Map<number, number>()

  /** Orders are numbered without gaps: a new one is the next number. */
  next(order: number, sku: number): number {
    if (order === this.#newestLine.length) {
      this.#newestLine.push(NONE)
      this.#linesOfOrder.push(0)
    }
    const newest = this.#newestLine.at(order)
    const before = this.#linesOfOrder.at(order)
    const occurrence = before > MAX_WALK ? this.#fromMap(order, sku) : this.#fromChain(newest, sku)
    this.#newestLine.set(order, this.#sku.length)
    this.#linesOfOrder.set(order, before + 1)
    this.#olderLine.push(newest)
    this.#sku.push(sku)
    this.#occurrence.push(occurrence)
    if (before === MAX_WALK) this.#moveToMap(order)
    return occurrence
  }

  /** How many times each line's order and SKU came before it. */
  values(): Int32Array {
    return this.#occurrence.values()
  }

  #fromChain(newest: number, sku: number): number {
    for (let line = newest; line !== NONE; line = this.#olderLine.at(line)) if (this.#sku.at(line) === sku) return this.#occurrence.at(line) + 1
    return 0
  }

  #fromMap(order: number, sku: number): number {
    const key = order * 2 ** 22 + sku
    const occurrence = this.#crowded.get(key) ?? 0
    this.#crowded.set(key, occurrence + 1)
    return occurrence
  }

  #moveToMap(order: number) {
    for (let line = this.#newestLine.at(order); line !== NONE; line = this.#olderLine.at(line)) {
      const key = order * 2 ** 22 + this.#sku.at(line)
      this.#crowded.set(key, Math.max(this.#crowded.get(key) ?? 0, this.#occurrence.at(line) + 1))
    }
  }
}
