import type { Counts } from '#math/counts.ts'

/**
 * Expected number of periods m(j) that the position spends j units below where it started, for j = 0, 1, 2..., grown as asked for.
 *
 * Shapes: whole demands, shares summing to 1, not all at 0. Source: Snyder and Shen 2019, equation 4.50: m(j) = sum p(l) m(j - l).
 */
export function renewalVisits({ first, shares }: Counts): (j: number) => number {
  const atZero = first <= 0 ? (shares[-first] ?? 0) : 0
  const visits: number[] = [1 / (1 - atZero)]
  return (j) => {
    for (let k = visits.length; k <= j; k += 1) {
      let sum = 0
      const last = Math.min(shares.length - 1, k - first)
      for (let i = Math.max(0, 1 - first); i <= last; i += 1) sum += shares[i]! * visits[k - first - i]!
      visits.push(sum / (1 - atZero))
    }
    return visits[j]!
  }
}
