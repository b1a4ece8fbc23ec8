/**
 * Where a distribution function reaches `p`, by Newton's method kept inside a shrinking bracket. `density` may be rough: it only sets the pace.
 */
export function solveProbability(probability: (x: number) => number, density: (x: number) => number, p: number, low: number, high: number, start: number): number {
  let from = low
  let to = high
  let x = Math.min(high, Math.max(low, start))
  for (let iteration = 0; iteration < 200; iteration += 1) {
    const gap = probability(x) - p
    if (gap === 0) return x
    if (gap > 0) to = x
    else from = x
    const slope = density(x)
    let next = slope > 0 ? x - gap / slope : NaN
    if (!(next > from && next < to)) next = from > 0 && to / from > 4 ? Math.sqrt(from * to) : (from + to) / 2
    if (Math.abs(next - x) <= 1e-15 * Math.abs(next) || next === from || next === to) return next
    x = next
  }
  return x
}
