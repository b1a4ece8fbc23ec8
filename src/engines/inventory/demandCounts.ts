import { type Counts, gammaPoissonCounts, poissonCounts } from '#math/counts.ts'

import { gammaLoss } from './loss.ts'

/** A gamma distribution laid on whole units by sharing each value between its two neighbours adds about this variance. */
const SPLIT_VARIANCE = 1 / 6

/**
 * Distribution over whole units of a given mean and variance: negative binomial above Poisson, Poisson at it, and under it a gamma
 * distribution shared between neighbouring whole units (the two next to the mean when there is almost no variance), which keeps the mean.
 */
export function demandCounts(mean: number, variance: number): Counts {
  if (!(mean > 0)) return { first: 0, shares: Float64Array.of(1) }
  if (variance > mean * (1 + 1e-6)) return gammaPoissonCounts(1, (mean * mean) / (variance - mean), mean / (variance - mean))
  if (variance >= mean * (1 - 1e-6)) return poissonCounts(mean)
  const spread = variance - SPLIT_VARIANCE
  const low = Math.floor(mean)
  if (spread <= 0.02) return { first: low, shares: Float64Array.of(low + 1 - mean, mean - low) }
  const shape = (mean * mean) / spread
  const rate = mean / spread
  const sd = Math.sqrt(spread)
  const first = Math.max(0, Math.floor(mean - 9 * sd))
  const last = Math.ceil(mean + 12 * sd) + 2
  const loss = Float64Array.from({ length: last - first + 3 }, (_, i) => gammaLoss(first + i - 1, shape, rate))
  const shares = Float64Array.from({ length: last - first + 1 }, (_, i) => Math.max(0, loss[i]! - 2 * loss[i + 1]! + loss[i + 2]!))
  const total = shares.reduce((sum, share) => sum + share, 0)
  return { first, shares: shares.map((share) => share / total) }
}

/** Weighted mixture of distributions over whole units. Shapes: one share per part, summing to 1. */
export function mixCounts(parts: readonly { readonly share: number; readonly counts: Counts }[]): Counts {
  const first = Math.min(...parts.map(({ counts }) => counts.first))
  const end = Math.max(...parts.map(({ counts }) => counts.first + counts.shares.length))
  const shares = new Float64Array(end - first)
  for (const { share, counts } of parts) {
    const offset = counts.first - first
    for (let i = 0; i < counts.shares.length; i += 1) shares[offset + i]! += share * counts.shares[i]!
  }
  return { first, shares }
}

/** Distribution of the sum of two independent whole numbers; entries under 1e-15 of one side are passed over. */
export function addCounts(a: Counts, b: Counts): Counts {
  const [long, short] = a.shares.length >= b.shares.length ? [a, b] : [b, a]
  const shares = new Float64Array(long.shares.length + short.shares.length - 1)
  for (let j = 0; j < short.shares.length; j += 1) {
    const share = short.shares[j]!
    if (share < 1e-15) continue
    for (let i = 0; i < long.shares.length; i += 1) shares[i + j]! += share * long.shares[i]!
  }
  return { first: a.first + b.first, shares }
}

/** Probability above a level and expected units above it. */
export type Tails = { readonly end: number; readonly above: (level: number) => number; readonly loss: (level: number) => number }

/** P(X > level) and E(X - level)+ for whole levels of 0 or more. */
export function tailsOf({ first, shares }: Counts): Tails {
  const end = first + shares.length
  const above = new Float64Array(end + 1)
  const loss = new Float64Array(end + 1)
  for (let level = end - 1; level >= 0; level -= 1) {
    above[level] = above[level + 1]! + (level + 1 >= first && level + 1 < end ? shares[level + 1 - first]! : 0)
    loss[level] = loss[level + 1]! + above[level]!
  }
  return { end, above: (level) => above[level] ?? 0, loss: (level) => loss[level] ?? 0 }
}
