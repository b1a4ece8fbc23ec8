import { seasonalFigure } from './decompose.ts'

/**
 * The series without gaps: leading missing periods dropped, others interpolated along the line between neighbours, in step with the season.
 *
 * `offset` is the number of leading periods dropped. Empty when nothing was observed. Infinite values count as missing.
 */
export function fillMissing(values: Float64Array, season: number): { readonly values: Float64Array; readonly offset: number } {
  let offset = 0
  while (offset < values.length && !Number.isFinite(values[offset]!)) offset += 1
  const seen = values.slice(offset)
  let least = Infinity
  let missing = 0
  for (const value of seen) {
    if (!Number.isFinite(value)) missing += 1
    else if (value < least) least = value
  }
  if (missing === 0) return { values: seen, offset }
  const straight = interpolate(seen)
  const figure = season > 1 && seen.length >= 2 * season + 1 ? seasonalFigure(straight, season, 'additive') : null
  if (!figure) return { values: straight, offset }
  const adjusted = interpolate(seen.map((value, t) => value - figure[t % season]!))
  const floor = least >= 0 ? 0 : -Infinity
  return { values: seen.map((value, t) => (Number.isFinite(value) ? value : Math.max(floor, adjusted[t]! + figure[t % season]!))), offset }
}

/** Straight lines over gaps; the last known value to the end. The first value is known. */
export function interpolate(values: Float64Array): Float64Array {
  const filled = Float64Array.from(values)
  let last = 0
  for (let t = 1; t <= values.length; t += 1) {
    const isEnd = t === values.length
    if (!isEnd && !Number.isFinite(values[t]!)) continue
    const from = values[last]!
    const to = isEnd ? from : values[t]!
    for (let k = last + 1; k < t; k += 1) filled[k] = from + ((to - from) * (k - last)) / (t - last)
    last = t
  }
  return filled
}
