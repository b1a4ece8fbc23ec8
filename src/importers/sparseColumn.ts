import { Ints } from './table/wordColumn.ts'

/** A column of whole numbers that most files leave at one value: nothing is kept until another one comes. */
export class SparseColumn {
  readonly #usual: number
  #kept: Ints | null = null

  constructor(usual: number) {
    this.#usual = usual
  }

  /** `row` = number of values set before. */
  set(row: number, value: number) {
    if (this.#kept === null) {
      if (value === this.#usual) return
      this.#kept = new Ints()
      for (let i = 0; i < row; i += 1) this.#kept.push(this.#usual)
    }
    this.#kept.push(value)
  }

  /** Null when every value is the usual one. */
  get values(): Int32Array | null {
    return this.#kept?.values() ?? null
  }
}
