import { dayText } from '../values/dates.ts'

export type DayRun = { readonly firstDay: string; readonly lastDay: string }

const DAY_SECONDS = 86_400
const MAX_RUNS = 200

/** The days that rows were seen on. */
export class DayTally {
  readonly #days = new Set<number>()
  #last = Number.NaN

  add(wallSeconds: number) {
    const day = Math.floor(wallSeconds / DAY_SECONDS)
    if (day === this.#last) return
    this.#last = day
    this.#days.add(day)
  }

  period(): DayRun | null {
    const days = this.#sorted()
    return days.length === 0 ? null : { firstDay: text(days[0]!), lastDay: text(days.at(-1)!) }
  }

  /** Days without a row between the first and the last, as runs; the first two hundred. */
  gaps(): readonly DayRun[] {
    const days = this.#sorted()
    return days.flatMap((day, i) => (i > 0 && day > days[i - 1]! + 1 ? [{ firstDay: text(days[i - 1]! + 1), lastDay: text(day - 1) }] : [])).slice(0, MAX_RUNS)
  }

  #sorted(): number[] {
    return [...this.#days].sort((a, b) => a - b)
  }
}

function text(day: number): string {
  return dayText(day * DAY_SECONDS)
}
