import { isMissing } from './clean.ts'
import { hasDecimals } from './currency.ts'
import { numberParts, type DecimalMark } from './numbers.ts'

export type NumberStyle = {
  readonly mark: DecimalMark
  /** Every cell can be read both ways: `1.234` of a currency with decimals, or of none that is named. */
  readonly isOpen: boolean
  /** The cells prove the mark, so that it may stand for columns that leave it open. */
  readonly isProved: boolean
  readonly samples: readonly string[]
}

/** Finds out which mark is the decimal one in a column, from all its cells. */
export class NumberStyleFinder {
  #dots = 0
  #commas = 0
  #openDots = 0
  #openCommas = 0
  readonly #samples: string[] = []

  /** Looks at one cell; cells without a mark tell nothing and cost nothing. */
  observe(cell: string) {
    if ((!cell.includes('.') && !cell.includes(',') && !/[^\x20-\x7e]/.test(cell)) || isMissing(cell)) return
    const digits = numberParts(cell)?.digits ?? ''
    const dots = countOf(digits, '.')
    const commas = countOf(digits, ',')
    if (dots + commas === 0) return
    const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','))
    const own = digits[last]!
    if (dots > 0 && commas > 0) this.#vote(own)
    else if (dots + commas > 1) this.#vote(own === '.' ? ',' : '.')
    else if (digits.length - last - 1 !== 3 || last > 3 || last === 0 || (last === 1 && digits[0] === '0')) this.#vote(own)
    else {
      if (own === '.') this.#openDots += 1
      else this.#openCommas += 1
      if (this.#samples.length < 3 && !this.#samples.includes(cell)) this.#samples.push(cell)
    }
  }

  #vote(mark: string) {
    if (mark === '.') this.#dots += 1
    else this.#commas += 1
  }

  /** `currency`: of the column's amounts, null when none is named; `isMoney` false for rates, weights and counts. */
  decide(currency: string | null, isMoney: boolean): NumberStyle {
    const samples = this.#samples
    const open = this.#openDots + this.#openCommas
    if (!hasDecimals(currency)) return { mark: null, isOpen: false, isProved: false, samples }
    if (this.#dots + this.#commas > 0) return { mark: this.#dots >= this.#commas ? '.' : ',', isOpen: false, isProved: true, samples }
    // `1,234` everywhere is grouped the world over; three decimals behind a comma are not written.
    if (open === 0 || this.#openDots === 0) return { mark: '.', isOpen: false, isProved: false, samples }
    // A rate or a weight, with three decimals.
    if (!isMoney) return { mark: '.', isOpen: false, isProved: false, samples }
    return { mark: ',', isOpen: true, isProved: false, samples }
  }
}

function countOf(text: string, mark: string): number {
  let count = 0
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) count += 1
  return count
}
