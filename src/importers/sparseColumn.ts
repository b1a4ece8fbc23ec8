/** A column of numbers that most files leave at one value: nothing is kept until another one comes. */
export class SparseColumn {
  readonly #usual: number
  #values: number[] | null = null

  constructor(usual: number) {
    this.#usual = usual
  }

  /** `row` = number of values set before. */
  set(row: number, value: number) {
    if (this.#values === null) {
      if (value === this.#usual) return
      this.#values = new Array<number>(row).fill(this.#usual)
    }
    this.#values.push(value)
  }

  /** Null when every value is the usual one. */
  get values(): readonly number[] | null {
    return this.#values
  }
}
