import { invariant } from '#shared/assert.ts'

/** The levels shown everywhere. */
export const QUANTILE_LEVELS = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975] as const

/** Index of the smallest of `count` sorted values whose cumulative share reaches `level`: no interpolation. @throws RangeError when empty. */
export function quantileIndex(count: number, level: number): number {
  invariant(count > 0, 'a quantile needs at least one value')
  let index = Math.min(count - 1, Math.max(0, Math.ceil(level * count) - 1))
  // Shares are compared as correctly rounded quotients, so that 1/10 reaches .1.
  while (index > 0 && index / count >= level) index -= 1
  while (index < count - 1 && (index + 1) / count < level) index += 1
  return index
}

/** Quantiles of values counted with multiplicity: `values` ascending, `counts[i]` times each, the first `size` of them. */
export function quantilesOfCounts(values: ArrayLike<number>, counts: ArrayLike<number>, size: number, levels: readonly number[] = QUANTILE_LEVELS): number[] {
  let total = 0
  for (let i = 0; i < size; i += 1) total += counts[i]!
  let at = 0
  let below = 0
  return levels.map((level) => {
    const index = quantileIndex(total, level)
    while (below + counts[at]! <= index) {
      below += counts[at]!
      at += 1
    }
    return values[at]!
  })
}

/** Quantiles of unsorted values, levels ascending. @throws RangeError when empty. */
export function quantilesOf(values: ArrayLike<number>, levels: readonly number[] = QUANTILE_LEVELS): number[] {
  const sorted = Float64Array.from(values).sort()
  return levels.map((level) => sorted[quantileIndex(sorted.length, level)]!)
}

/** Rounds halves to even. */
export function roundHalfEven(x: number): number {
  const floor = Math.floor(x)
  const rest = x - floor
  if (rest !== 0.5) return Math.round(x)
  return floor % 2 === 0 ? floor : floor + 1
}

/** Wilson's 95 % interval of a share: `hits` of `trials`. Source: E. B. Wilson, JASA 22 (1927) 209-212. */
export function wilsonInterval(hits: number, trials: number): readonly [number, number] {
  if (trials === 0) return [0, 1]
  const z = 1.959963984540054
  const share = hits / trials
  const centre = share + (z * z) / (2 * trials)
  const half = z * Math.sqrt((share * (1 - share)) / trials + (z * z) / (4 * trials * trials))
  const scale = 1 / (1 + (z * z) / trials)
  return [hits === 0 ? 0 : Math.max(0, (centre - half) * scale), hits === trials ? 1 : Math.min(1, (centre + half) * scale)]
}
