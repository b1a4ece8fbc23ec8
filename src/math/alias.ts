import { invariant } from '#shared/assert.ts'

/**
 * A discrete distribution sampled in constant time from 32 bits. The upper bits choose a column; nearly every column belongs to one outcome
 * whole (`direct`), which a processor predicts well; the few left over (-1) go to an alias table over what the whole columns left of each share.
 */
export type AliasTable = {
  readonly shift: number
  readonly direct: Int32Array
  readonly rest: { readonly outcomes: Int32Array; readonly other: Int32Array; readonly thresholds: Float64Array }
}

/**
 * Builds the table of given weights (>= 0, not all 0); outcome i is `outcomes[i]` (>= 0), or i itself.
 * Source of the alias table: M. D. Vose, "A linear algorithm for generating random numbers with a given distribution", IEEE TSE 17 (1991) 972-975.
 * @throws RangeError when the weights have no positive sum.
 */
export function buildAlias(weights: ArrayLike<number>, outcomes?: ArrayLike<number>): AliasTable {
  let total = 0
  for (let i = 0; i < weights.length; i += 1) total += weights[i]!
  invariant(weights.length > 0 && total > 0 && Number.isFinite(total), 'an alias table needs a positive total weight')
  let bits = 4
  while (bits < 12 && 1 << bits < 16 * weights.length) bits += 1
  const columns = 1 << bits
  const direct = new Int32Array(columns).fill(-1)
  const left = new Float64Array(weights.length)
  let column = 0
  for (let i = 0; i < weights.length; i += 1) {
    const scaled = (weights[i]! / total) * columns
    const whole = Math.min(Math.floor(scaled), columns - column)
    direct.fill(outcomes ? outcomes[i]! : i, column, column + whole)
    column += whole
    left[i] = Math.max(0, scaled - whole)
  }
  return { shift: 32 - bits, direct, rest: aliasOf(left, weights, outcomes) }
}

function aliasOf(left: Float64Array, weights: ArrayLike<number>, outcomes?: ArrayLike<number>): AliasTable['rest'] {
  const size = left.length
  // Nothing left (or rounding only), so every outcome of positive weight may stand in columns that are never reached.
  const total = left.reduce((sum, value) => sum + value, 0) || 1
  const nameOf = (i: number): number => (outcomes ? outcomes[i]! : i)
  const fallback = Math.max(0, Array.from(weights).findIndex((weight) => weight > 0))
  const thresholds = new Float64Array(size)
  const other = Int32Array.from({ length: size }, () => nameOf(fallback))
  const scaled = Float64Array.from(left, (value) => (value * size) / total)
  const small: number[] = []
  const large: number[] = []
  scaled.forEach((value, i) => (value < 1 ? small : large).push(i))
  while (small.length > 0 && large.length > 0) {
    const low = small.pop()!
    const high = large[large.length - 1]!
    thresholds[low] = scaled[low]!
    other[low] = nameOf(high)
    scaled[high] = scaled[high]! - (1 - scaled[low]!)
    if (scaled[high]! < 1) small.push(large.pop()!)
  }
  for (const i of large) thresholds[i] = 1
  for (const i of small) thresholds[i] = weights[i]! > 0 ? 1 : 0
  return { outcomes: Int32Array.from({ length: size }, (_, i) => nameOf(i)), other, thresholds }
}

/** The outcome that belongs to 32 random bits. */
export function aliasOutcome(table: AliasTable, uint32: number): number {
  const outcome = table.direct[uint32 >>> table.shift]!
  return outcome >= 0 ? outcome : restOutcome(table, uint32)
}

function restOutcome({ rest, shift }: AliasTable, uint32: number): number {
  const columns = 4294967296 / (1 << (32 - shift))
  const position = ((uint32 % columns) / columns) * rest.outcomes.length
  const column = Math.floor(position)
  return position - column < rest.thresholds[column]! ? rest.outcomes[column]! : rest.other[column]!
}
