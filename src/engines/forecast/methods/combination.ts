import { complexSmoothing } from './complexSmoothing.ts'
import { ets } from './ets.ts'
import type { Method, Outlook } from './method.ts'
import { dynamicTheta, optimisedTheta } from './optimisedTheta.ts'
import { seasonalNaive } from './seasonalNaive.ts'
import { theta } from './theta.ts'

/** The plain mean of ETS and Theta: what R's columns are compared with. */
export const etsAndTheta: Method = meanOf('ets+theta', () => [[ets, 1], [theta, 1]])

/** A line through the whole past says less of the future the longer the past: half its weight is gone at this many periods. */
const LINE_HALF_PERIODS = 90

/**
 * Weighted mean of unlike methods, means and spreads alike: steadier than any one of them on nearly every set of series.
 *
 * ETS weighs 2; the three forms of Theta 1.25, 1.25, 0.5, less for long histories, where complex smoothing takes their place; seasonal naive 0.2.
 */
export const combination: Method = meanOf('combination', (periods) => {
  const ratio = periods / LINE_HALF_PERIODS
  const line = 1 / (1 + ratio * ratio * ratio * ratio)
  return [[ets, 2], [theta, 1.25 * line], [optimisedTheta, 1.25 * line], [dynamicTheta, line / 2], [complexSmoothing, 1 - line], [seasonalNaive, 0.2]]
})

type Weighing = (periods: number) => readonly (readonly [Method, number])[]

/** Less weight than this is not worth the time. */
const LEAST_WEIGHT = 0.02

function meanOf(name: string, weighing: Weighing): Method {
  const combined = (smoothing: Method, values: Float64Array, season: number, horizon: number): Outlook | null => {
    const mean = new Float64Array(horizon)
    const sd = new Float64Array(horizon)
    let total = 0
    let isSound = false
    for (const [method, weight] of weighing(values.length)) {
      if (weight < LEAST_WEIGHT) continue
      const outlook = (method === ets ? smoothing : method).outlook(values, season, horizon)
      if (!outlook) continue
      isSound ||= method !== seasonalNaive
      total += weight
      for (let h = 0; h < horizon; h += 1) {
        mean[h] = mean[h]! + weight * outlook.mean[h]!
        sd[h] = sd[h]! + weight * outlook.sd[h]!
      }
    }
    return isSound ? { mean: mean.map((value) => value / total), sd: sd.map((value) => value / total) } : null
  }
  return {
    name,
    outlook: (values, season, horizon) => combined(ets, values, season, horizon),
    forOrigins(all, season) {
      const quick = ets.forOrigins?.(all, season) ?? ets
      return { name, outlook: (values, _season, horizon) => combined(quick, values, season, horizon) }
    },
  }
}
