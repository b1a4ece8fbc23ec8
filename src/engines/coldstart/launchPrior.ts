import { exp, log, log1p } from '#math/elementary.ts'
import { nelderMead } from '#math/nelderMead.ts'

import { logMarginal, meanRate } from './belief.ts'
import type { Belief, Observed, Prior } from './types.ts'

/** With fewer launches than this, the spread between them cannot be told. */
export const LEAST_LAUNCHES = 5

/**
 * Weak defaults, as published in docs/demand-methods.md: a conversion of 2 % worth 50 clicks, and one order a day worth half a day (so wide
 * that four days of test outweigh it).
 */
export const DEFAULT_PRIOR: { readonly [K in Belief['kind']]: Belief } = { clicks: { kind: 'clicks', a: 1, b: 49 }, days: { kind: 'days', shape: 0.5, rate: 0.5 } }

/** Worth of the prior, in clicks or orders, thought likely before the launches speak; and its deviation as a logarithm. */
const USUAL_WORTH = { clicks: 60, days: 2 }
const WORTH_DEVIATION = 1.5

/**
 * Prior of a new launch from the shop's own: the Beta or Gamma that their orders speak for (empirical Bayes by marginal likelihood).
 *
 * Mean and worth (how alike launches are) are averaged over what the launches leave open, and mean and variance of that mixture kept: the
 * likeliest pair alone would be too sure of itself. The worth has a broad log-normal prior of its own, so that a handful of equal launches is
 * not taken for certainty. Launches without exposure are left out; with fewer than five the category's prior stands, else the default.
 * Source: Kass and Steffey 1989 (on Morris's empirical Bayes intervals).
 */
export function priorFromLaunches(kind: Belief['kind'], launches: readonly Observed[], category: Belief | null = null): Prior {
  const usable = launches.filter(({ exposure, orders }) => exposure > 0 && orders >= 0)
  const launchCount = usable.length
  if (launchCount < LEAST_LAUNCHES) {
    if (category && category.kind === kind) return { belief: category, source: 'category', launchCount }
    return { belief: DEFAULT_PRIOR[kind], source: 'default', launchCount }
  }
  let orders = 0
  let exposure = 0
  for (const launch of usable) {
    orders += launch.orders
    exposure += launch.exposure
  }
  const pooled = kind === 'clicks' ? Math.min(0.95, (orders + 0.5) / (exposure + 1)) : (orders + 0.5) / exposure
  const beliefAt = (point: Float64Array): Belief => {
    const worth = exp(Math.max(-6, Math.min(14, point[1]!)))
    if (kind === 'days') return { kind, shape: worth, rate: worth / exp(Math.max(-30, Math.min(30, point[0]!))) }
    const share = 1 / (1 + exp(-Math.max(-30, Math.min(30, point[0]!))))
    return { kind, a: Math.max(1e-9, share * worth), b: Math.max(1e-9, (1 - share) * worth) }
  }
  const loss = (point: Float64Array): number => {
    const belief = beliefAt(point)
    const away = (point[1]! - log(USUAL_WORTH[kind])) / WORTH_DEVIATION
    let sum = (away * away) / 2
    for (const launch of usable) sum -= logMarginal(belief, launch)
    return sum
  }
  const start = Float64Array.of(kind === 'clicks' ? log(pooled) - log1p(-pooled) : log(pooled), log(USUAL_WORTH[kind]))
  return { belief: averagedBelief(kind, beliefAt, loss, nelderMead(loss, start, 1e-10, 600).point), source: 'launches', launchCount }
}

const GRID_HALF = 7
const GRID_DEVIATIONS = 3.5

/** The Beta or Gamma with mean and variance of all beliefs around the likeliest, weighted by their likelihood on a grid of 15 x 15. */
function averagedBelief(kind: Belief['kind'], beliefAt: (point: Float64Array) => Belief, loss: (point: Float64Array) => number, mode: Float64Array): Belief {
  const least = loss(mode)
  const steps = [0, 1].map((axis) => {
    const shifted = (by: number): number => loss(mode.map((value, i) => (i === axis ? value + by : value)))
    const curvature = (shifted(0.05) - 2 * least + shifted(-0.05)) / 0.0025
    return (GRID_DEVIATIONS / GRID_HALF) * Math.min(1.5, 1 / Math.sqrt(Math.max(curvature, 1e-6)))
  })
  let total = 0
  let first = 0
  let second = 0
  for (let i = -GRID_HALF; i <= GRID_HALF; i += 1) {
    for (let j = -GRID_HALF; j <= GRID_HALF; j += 1) {
      const point = Float64Array.of(mode[0]! + i * steps[0]!, mode[1]! + j * steps[1]!)
      const weight = exp(least - loss(point))
      const belief = beliefAt(point)
      const mean = meanRate(belief)
      const variance = belief.kind === 'clicks' ? (mean * (1 - mean)) / (belief.a + belief.b + 1) : mean / belief.rate
      total += weight
      first += weight * mean
      second += weight * (variance + mean * mean)
    }
  }
  const mean = first / total
  const variance = second / total - mean * mean
  if (kind === 'days') return { kind, shape: (mean * mean) / variance, rate: mean / variance }
  const worth = (mean * (1 - mean)) / variance - 1
  return { kind, a: mean * worth, b: (1 - mean) * worth }
}

/** Largest ratio of variance to chance between the days of a test, with its degrees of freedom: about 1 when the days differ by chance alone. */
export function dayDispersion(kind: Belief['kind'], days: readonly Observed[]): { readonly ratio: number; readonly statistic: number; readonly degrees: number } | null {
  const usable = days.filter(({ exposure }) => exposure > 0)
  let orders = 0
  let exposure = 0
  for (const day of usable) {
    orders += day.orders
    exposure += day.exposure
  }
  if (usable.length < 2 || orders === 0) return null
  const rate = orders / exposure
  const perUnit = kind === 'clicks' ? rate * (1 - Math.min(rate, 0.999)) : rate
  let statistic = 0
  for (const day of usable) statistic += ((day.orders - day.exposure * rate) * (day.orders - day.exposure * rate)) / (day.exposure * perUnit)
  return { ratio: statistic / (usable.length - 1), statistic, degrees: usable.length - 1 }
}
