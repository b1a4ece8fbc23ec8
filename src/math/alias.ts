import { invariant } from '#shared/assert.ts'

/** A discrete distribution sampled in constant time: column i gives i below its threshold, else `other[i]`. */
export type AliasTable = { readonly size: number; readonly thresholds: Float64Array; readonly other: Int32Array }

/**
 * Builds the table of given weights (>= 0, not all 0).
 * Source: M. D. Vose, "A linear algorithm for generating random numbers with a given distribution", IEEE TSE 17 (1991) 972-975.
 * @throws RangeError when the weights have no positive sum.
 */
export function buildAlias(weights: ArrayLike<number>): AliasTable {
  const size = weights.length
  let total = 0
  for (let i = 0; i < size; i += 1) total += weights[i]!
  invariant(size > 0 && total > 0 && Number.isFinite(total), 'an alias table needs a positive total weight')
  const thresholds = new Float64Array(size)
  const other = Int32Array.from({ length: size }, (_, i) => i)
  const scaled = Float64Array.from({ length: size }, (_, i) => (weights[i]! * size) / total)
  const small: number[] = []
  const large: number[] = []
  scaled.forEach((value, i) => (value < 1 ? small : large).push(i))
  while (small.length > 0 && large.length > 0) {
    const low = small.pop()!
    const high = large[large.length - 1]!
    thresholds[low] = scaled[low]!
    other[low] = high
    scaled[high] = scaled[high]! - (1 - scaled[low]!)
    if (scaled[high]! < 1) small.push(large.pop()!)
  }
  for (const i of large) thresholds[i] = 1
  // Left over by rounding only; a weight of 0 must stay impossible.
  for (const i of small) thresholds[i] = weights[i]! > 0 ? 1 : 0
  return { size, thresholds, other }
}

/** The outcome that belongs to 32 random bits. */
export function aliasOutcome(table: AliasTable, uint32: number): number {
  const position = uint32 * (1 / 4294967296) * table.size
  const column = Math.floor(position)
  return position - column < table.thresholds[column]! ? column : table.other[column]!
}
