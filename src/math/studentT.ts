import { betaQuantile } from './betaDistribution.ts'

/** Quantile of Student's t, 0.5 <= p < 1, `freedom` > 0 degrees. Through the beta distribution: t^2 / (t^2 + n) ~ Beta(1/2, n/2). */
export function studentQuantile(p: number, freedom: number): number {
  if (p === 0.5) return 0
  const x = betaQuantile(2 * (1 - p), freedom / 2, 0.5)
  return Math.sqrt((freedom * (1 - x)) / x)
}
