import { type Deviate, DEVIATES } from './backtest.ts'
import { QUANTILE_LEVELS } from './types.ts'

/** [7] deviates to use in place of the normal ones, ascending. */
export type Calibration = readonly number[]

const PRIOR_WEIGHT = 30
/** A history of this many horizons makes the origins fully comparable with the forecast itself: shorter ones leave them less to learn from. */
const FULL_HISTORY_HORIZONS = 8
/** Share of the lopsidedness of past errors that is kept: much of it is the common fate of the time tested, and would shift every median. */
const LOPSIDED_SHARE = 0.8
/** The latest origin says most of today's bias: each one before weighs this much less. */
const ORIGIN_DECAY = 0.4
const LARGEST_DEVIATE = 5

/**
 * Conformal correction: the deviates at which past outcomes really lay, drawn towards the nominal ones when there are few.
 *
 * Width is learned from all origins alike, lopsidedness (pairs of levels not mirrored) from the latest ones above all. A deviate counts `weight`
 * (outcomes of one series and origin are alike, so a series of its own should count less than one each). `historyHorizons` is the length
 * of the history in horizons. Source: split conformal prediction, Vovk et al. 2005, on deviates so that levels differ by series.
 */
export function calibrate(deviates: readonly Deviate[], weight: number, historyHorizons: number): Calibration {
  if (deviates.length < 8) return DEVIATES
  const all = quantilesOf(deviates, () => 1)
  const latest = quantilesOf(deviates, ({ origin }) => ORIGIN_WEIGHTS[Math.min(origin, ORIGIN_WEIGHTS.length - 1)]!)
  const strength = deviates.length * weight
  const trust = (Math.min(1, historyHorizons / FULL_HISTORY_HORIZONS) * strength) / (strength + PRIOR_WEIGHT)
  let last = -Infinity
  return DEVIATES.map((nominal, i) => {
    const mirror = DEVIATES.length - 1 - i
    const learned = (all[i]! - all[mirror]!) / 2 + (LOPSIDED_SHARE * (latest[i]! + latest[mirror]!)) / 2
    last = Math.max(last, trust * learned + (1 - trust) * nominal)
    return last
  })
}

const ORIGIN_WEIGHTS = [1, ORIGIN_DECAY, ORIGIN_DECAY * ORIGIN_DECAY, ORIGIN_DECAY * ORIGIN_DECAY * ORIGIN_DECAY]

/** Weighted quantiles at QUANTILE_LEVELS, from the middle of each weight; outwards beyond the last by one rank, so that few do not under-cover. */
function quantilesOf(deviates: readonly Deviate[], weightOf: (one: Deviate) => number): number[] {
  const ranked = deviates.toSorted((a, b) => a.z - b.z)
  const weights = Float64Array.from(ranked, weightOf)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const mean = total / ranked.length
  let at = 0
  let below = 0
  return QUANTILE_LEVELS.map((level) => {
    // One weight more than there are: position level (n + 1) of conformal prediction.
    const target = level * (total + mean) - mean / 2
    while (at < ranked.length - 1 && below + weights[at]! / 2 < target) {
      below += weights[at]!
      at += 1
    }
    const here = below + weights[at]! / 2
    const before = at > 0 ? below - weights[at - 1]! / 2 : here
    const share = here > before ? Math.max(0, Math.min(1, (target - before) / (here - before))) : 1
    const from = ranked[Math.max(0, at - 1)]!.z
    return Math.max(-LARGEST_DEVIATE, Math.min(LARGEST_DEVIATE, from + share * (ranked[at]!.z - from)))
  })
}
