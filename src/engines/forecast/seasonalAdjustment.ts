import { isSeasonal, seasonalFigure } from './decompose.ts'
import { interpolate } from './fillMissing.ts'

/** A phase that sells less than this share of the mean says nothing of the level: the shop is closed on that day. */
const CLOSED_SHARE = 1e-4

export type SeasonalAdjustment = {
  /** [n] values freed of the season. */
  readonly adjusted: Float64Array
  /** Puts the season back into `horizon` values that follow the series, in place. */
  restore(future: Float64Array): Float64Array
}

/** The series without a multiplicative season where it has one by the test of R's `thetaf`, else as it is. */
export function adjustSeason(values: Float64Array, season: number): SeasonalAdjustment {
  const figure = isSeasonal(values, season) ? seasonalFigure(values, season, 'multiplicative') : null
  const isOpen = figure?.map((share) => (Math.abs(share) >= CLOSED_SHARE ? 1 : 0))
  if (!figure || !isOpen?.some((open) => open === 1)) return { adjusted: values, restore: (future) => future }
  const n = values.length
  const seen = values.map((value, t) => (isOpen[t % season] === 1 ? value / figure[t % season]! : NaN))
  const firstOpen = seen.findIndex((value) => !Number.isNaN(value))
  for (let t = 0; t < firstOpen; t += 1) seen[t] = seen[firstOpen]!
  return {
    adjusted: interpolate(seen),
    restore(future) {
      for (let h = 0; h < future.length; h += 1) future[h] = future[h]! * figure[(n + h) % season]!
      return future
    },
  }
}
