import type { Counts } from '#math/counts.ts'

import { renewalVisits } from './renewal.ts'

/**
 * Exact distribution of how far the position lies under the reorder point when a review finds it there.
 *
 * From `span` units above the reorder point after an order (order up to), or uniformly 1 to `span` above it (orders of multiples of `span`).
 * Shapes: `demand` between two reviews, over whole units. Source: renewal theory, as in Zheng and Federgruen 1991; Hadley and Whitin 1963, 4.
 */
export function undershootCounts(demand: Counts, span: number, start: 'top' | 'uniform'): Counts {
  const { first, shares } = demand
  const largest = first + shares.length - 1
  const under = new Float64Array(Math.max(1, largest))
  const visits = start === 'top' ? renewalVisits(demand) : () => 1
  for (let above = 1; above <= Math.min(span, largest); above += 1) {
    // The position lies `above` over the reorder point this often before the review that finds it at or under it.
    const weight = visits(span - above)
    for (let demanded = Math.max(above, first); demanded <= largest; demanded += 1) under[demanded - above]! += weight * shares[demanded - first]!
  }
  const total = under.reduce((sum, share) => sum + share, 0)
  return { first: 0, shares: total > 0 ? under.map((share) => share / total) : Float64Array.of(1) }
}
