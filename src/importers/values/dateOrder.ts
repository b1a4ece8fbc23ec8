import { openDateParts, type DateOrder } from './dates.ts'

export type DateOrderFinding = {
  readonly order: DateOrder
  /** certain: the column proves it; inferred: its sequence makes sense in one order only; open: both orders fit. */
  readonly certainty: 'certain' | 'inferred' | 'open'
  /** Rows that contradict the chosen order. */
  readonly contradicting: number
  readonly samples: readonly string[]
}

/** A date whose order of day and month its text leaves open. */
export type OpenDate = { readonly first: number; readonly second: number; readonly hasAmPm: boolean; readonly text: () => string }

function* openDates(cells: readonly string[]): Generator<OpenDate> {
  for (const cell of cells) {
    const parts = cell === '' ? null : openDateParts(cell)
    if (parts) yield { ...parts, text: () => cell }
  }
}

/** The order of day and month among these cells, as `orderOfDates` says it. */
export function dateOrderOf(cells: readonly string[], preferred: 'DMY' | 'MDY'): DateOrderFinding {
  return orderOfDates(openDates(cells), preferred)
}

/**
 * The order of day and month in one column: AM/PM marks the American form, a part above 12 proves the order, and else
 * the order in which the column runs steadily up or down. A column with no open date is YMD, certain.
 */
export function orderOfDates(dates: Iterable<OpenDate>, preferred: 'DMY' | 'MDY'): DateOrderFinding {
  const samples: string[] = []
  let open = 0
  let dayFirst = 0
  let monthFirst = 0
  let amPm = 0
  let different = 0
  const steps = { DMY: newSequence(), MDY: newSequence() }
  for (const parts of dates) {
    open += 1
    if (samples.length < 3 && !samples.includes(parts.text())) samples.push(parts.text())
    if (parts.first > 12) dayFirst += 1
    if (parts.second > 12) monthFirst += 1
    if (parts.hasAmPm) amPm += 1
    if (parts.first !== parts.second) different += 1
    follow(steps.DMY, parts.second * 32 + parts.first)
    follow(steps.MDY, parts.first * 32 + parts.second)
  }
  if (open === 0) return { order: 'YMD', certainty: 'certain', contradicting: 0, samples }
  if (dayFirst > 0 || monthFirst > 0) {
    return { order: dayFirst >= monthFirst ? 'DMY' : 'MDY', certainty: 'certain', contradicting: Math.min(dayFirst, monthFirst), samples }
  }
  if (different === 0) return { order: preferred, certainty: 'certain', contradicting: 0, samples }
  if (amPm > 0) return { order: 'MDY', certainty: 'certain', contradicting: 0, samples }
  const dmy = isSteady(steps.DMY)
  const mdy = isSteady(steps.MDY)
  if (dmy !== mdy) return { order: dmy ? 'DMY' : 'MDY', certainty: 'inferred', contradicting: 0, samples }
  return { order: preferred, certainty: 'open', contradicting: 0, samples }
}

type Sequence = { last: number; ups: number; downs: number; widest: number }

function newSequence(): Sequence {
  return { last: Number.NaN, ups: 0, downs: 0, widest: 0 }
}

function follow(sequence: Sequence, value: number) {
  if (value > sequence.last) sequence.ups += 1
  else if (value < sequence.last) sequence.downs += 1
  if (!Number.isNaN(sequence.last)) sequence.widest = Math.max(sequence.widest, Math.abs(value - sequence.last))
  sequence.last = value
}

/** One direction only, several steps, each of a few days: what an export sorted by time looks like in the right order. */
function isSteady({ ups, downs, widest }: Sequence): boolean {
  return ups + downs >= 3 && (ups === 0 || downs === 0) && widest <= 26
}
