/**
 * Integer histograms of many cells in little memory: per cell sorted values with counts, and a few raw values not yet sorted in.
 * Memory is bounded by the distinct values of each cell, not by the replications.
 */
export type Tally = {
  readonly cellCount: number
  readonly values: Int32Array[]
  readonly counts: Int32Array[]
  readonly sizes: Int32Array
  /** [row][cell] values not yet sorted in, rows as added. */
  pending: Int32Array
  pendingCount: number
}

/** Rows held back at most: sorting many at once is cheaper, and this much is still small. */
const MOST_PENDING = 256
const FIRST_PENDING = 16
const EMPTY = new Int32Array(0)

export function createTally(cellCount: number): Tally {
  return {
    cellCount,
    values: Array.from({ length: cellCount }, () => EMPTY),
    counts: Array.from({ length: cellCount }, () => EMPTY),
    sizes: new Int32Array(cellCount),
    pending: EMPTY,
    pendingCount: 0,
  }
}

/** Counts one value in every cell. */
export function addToTally(tally: Tally, values: Int32Array): void {
  const { cellCount } = tally
  const at = tally.pendingCount * cellCount
  if (at + cellCount > tally.pending.length) {
    const grown = new Int32Array(Math.max(FIRST_PENDING, 2 * tally.pendingCount) * cellCount)
    grown.set(tally.pending)
    tally.pending = grown
  }
  tally.pending.set(values, at)
  tally.pendingCount += 1
  if (tally.pendingCount === MOST_PENDING) settleTally(tally)
}

const column = new Int32Array(MOST_PENDING)
const distinct = new Int32Array(MOST_PENDING)
const times = new Int32Array(MOST_PENDING)

/** Sorts the raw values in; readers call it first. */
export function settleTally(tally: Tally): void {
  const { pending, pendingCount: count, cellCount } = tally
  if (count === 0) return
  tally.pendingCount = 0
  const raw = column.subarray(0, count)
  for (let cell = 0; cell < cellCount; cell += 1) {
    for (let i = 0, at = cell; i < count; i += 1, at += cellCount) raw[i] = pending[at]!
    raw.sort()
    let size = 0
    for (let i = 0; i < count; i += 1) {
      const value = raw[i]!
      if (size > 0 && distinct[size - 1] === value) times[size - 1]! += 1
      else {
        distinct[size] = value
        times[size] = 1
        size += 1
      }
    }
    mergeIntoCell(tally, cell, distinct, times, size)
  }
}

/** Adds sorted (value, count) pairs to a cell, merging from the back so that no second copy is needed. */
export function mergeIntoCell(tally: Tally, cell: number, addedValues: ArrayLike<number>, addedCounts: ArrayLike<number>, addedSize: number): void {
  const size = tally.sizes[cell]!
  let values = tally.values[cell]!
  let counts = tally.counts[cell]!
  let shared = 0
  for (let i = 0, j = 0; i < size && j < addedSize;) {
    const difference = values[i]! - addedValues[j]!
    if (difference === 0) shared += 1
    if (difference <= 0) i += 1
    if (difference >= 0) j += 1
  }
  const merged = size + addedSize - shared
  if (merged > values.length) {
    const room = merged + (merged >> 2) + 4
    const grownValues = new Int32Array(room)
    const grownCounts = new Int32Array(room)
    grownValues.set(values.subarray(0, size))
    grownCounts.set(counts.subarray(0, size))
    values = tally.values[cell] = grownValues
    counts = tally.counts[cell] = grownCounts
  }
  let i = size - 1
  let j = addedSize - 1
  for (let at = merged - 1; j >= 0; at -= 1) {
    const own = i >= 0 ? values[i]! : -Infinity
    const added = addedValues[j]!
    values[at] = own > added ? own : added
    counts[at] = (own >= added ? counts[i]! : 0) + (added >= own ? addedCounts[j]! : 0)
    if (own >= added) i -= 1
    if (added >= own) j -= 1
  }
  tally.sizes[cell] = merged
}
