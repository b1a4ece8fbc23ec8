import type { OpenDate } from '../values/dateOrder.ts'
import { openDateParts, parseTime, type DateOrder } from '../values/dates.ts'
import type { ToWallSeconds } from '../values/zones.ts'
import { packedHasClock, packedParts, packedSeconds, packedText, packTime } from './packedTime.ts'
import { Words } from './wordColumn.ts'

type Parsed = { readonly seconds: number; readonly hasClock: boolean }

/** A column of times before its order of day and month is known: usual forms packed into numbers, all others kept as texts. */
export class TimeColumn {
  readonly #words = new Words()
  /** Above 0 a packed time, 0 empty, below 0 the number of a text. */
  #values = new Float64Array(1024)
  #length = 0
  /** By number of the text, under the order asked for last. */
  #parsed: (Parsed | undefined)[] = []
  #order: DateOrder = 'YMD'

  push(text: string) {
    if (this.#length === this.#values.length) {
      const wider = new Float64Array(this.#length * 2)
      wider.set(this.#values)
      this.#values = wider
    }
    const packed = text === '' ? 0 : packTime(text)
    this.#values[this.#length] = packed > 0 || text === '' ? packed : -this.#words.codeOf(text)
    this.#length += 1
  }

  get length() {
    return this.#length
  }

  text(row: number): string {
    const value = this.#values[row]!
    return value > 0 ? packedText(value) : this.#words.list[-value]!
  }

  isEmpty(row: number): boolean {
    return this.#values[row] === 0
  }

  copyFromAbove(row: number) {
    this.#values[row] = this.#values[row - 1]!
  }

  /** Wall seconds; NaN for what is no time. */
  seconds(row: number, order: DateOrder, toWall: ToWallSeconds): number {
    const value = this.#values[row]!
    return value > 0 ? packedSeconds(value, order) : this.#parsedText(-value, order, toWall).seconds
  }

  hasClock(row: number, order: DateOrder, toWall: ToWallSeconds): boolean {
    const value = this.#values[row]!
    return value > 0 ? packedHasClock(value) : this.#parsedText(-value, order, toWall).hasClock
  }

  /** The dates whose order the text leaves open. */
  *openDates(): Generator<OpenDate> {
    for (let row = 0; row < this.#length; row += 1) {
      const value = this.#values[row]!
      if (value > 0) {
        const { isYearFirst, first, second, half } = packedParts(value)
        if (!isYearFirst) yield { first, second, hasAmPm: half > 0, text: () => packedText(value) }
      } else if (value < 0) {
        const text = this.#words.list[-value]!
        const parts = openDateParts(text)
        if (parts) yield { ...parts, text: () => text }
      }
    }
  }

  #parsedText(code: number, order: DateOrder, toWall: ToWallSeconds): Parsed {
    if (order !== this.#order) {
      this.#parsed = []
      this.#order = order
    }
    let parsed = this.#parsed[code]
    if (!parsed) {
      const time = parseTime(this.#words.list[code]!, order, toWall)
      parsed = { seconds: time?.wallSeconds ?? Number.NaN, hasClock: time?.hasTimeOfDay ?? false }
      this.#parsed[code] = parsed
    }
    return parsed
  }
}
