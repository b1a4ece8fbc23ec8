import { DEVIATES, type MethodScore } from './backtest.ts'
import { QUANTILE_LEVELS } from './types.ts'

/** [7] deviates to use in place of the normal ones, ascending. */
export type Calibration = readonly number[]

const PRIOR_WEIGHT = 30
/** A history of this many horizons makes the origins fully comparable with the forecast itself: shorter ones leave them less to learn from. */
const FULL_HISTORY_HORIZONS = 8

/** Share of the lopsidedness of past errors that is kept: much of it is the common fate of the years tested, and would shift every median. */
const LOPSIDED_SHARE = 0.6
const LARGEST_DEVIATE = 5

/**
 * Conformal correction: the deviates at which past outcomes really lay, drawn towards the nominal ones when there are few.
 *
 * A deviate counts `weight` (outcomes of one series and origin are alike, so a series of its own should count less than one each).
 * `historyHorizons` is the length of the history in horizons. Source: split conformal prediction, Vovk et al. 2005, on deviates so that levels differ by series.
 */
export function calibrate(deviates: MethodScore['deviates'], weight: number, historyHorizons: number): Calibration {
  if (deviates.length < 8) return DEVIATES
  const sorted = Float64Array.from(deviates, (one) => one.z).sort()
  const strength = deviates.length * weight
  const trust = (Math.min(1, historyHorizons / FULL_HISTORY_HORIZONS) * strength) / (strength + PRIOR_WEIGHT)
  const own = QUANTILE_LEVELS.map((level) => Math.max(-LARGEST_DEVIATE, Math.min(LARGEST_DEVIATE, empiricalQuantile(sorted, level))))
  let last = -Infinity
  return own.map((deviate, i) => {
    const balanced = (deviate - own[own.length - 1 - i]!) / 2
    const learned = LOPSIDED_SHARE * deviate + (1 - LOPSIDED_SHARE) * balanced
    last = Math.max(last, trust * learned + (1 - trust) * DEVIATES[i]!)
    return last
  })
}

/** Conformal quantile: outwards by one rank in the half it lies in, so that finite samples do not under-cover. */
function empiricalQuantile(sorted: Float64Array, level: number): number {
  const n = sorted.length
  const position = level * (n + 1) - 1
  const low = Math.max(0, Math.min(n - 1, Math.floor(position)))
  const high = Math.min(n - 1, low + 1)
  const share = Math.max(0, Math.min(1, position - low))
  return sorted[low]! + share * (sorted[high]! - sorted[low]!)
}
