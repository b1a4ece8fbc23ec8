import { normalQuantile } from '#math/normal.ts'

import type { Method, Outlook } from './methods/method.ts'
import { deviateOf, type SpreadShape, valueAtDeviate } from './spread.ts'
import { type Driver, QUANTILE_LEVELS } from './types.ts'

export const DEVIATES = QUANTILE_LEVELS.map((level) => normalQuantile(level))

/** What one method did at the rolling origins: its loss, and where the outcomes lay in its distributions. */
export type MethodScore = {
  readonly name: string
  /** Mean over origins, steps and QUANTILE_LEVELS of twice the pinball loss, over the mean absolute seasonal difference of the series. */
  readonly scaledPinball: number
  readonly deviates: readonly Deviate[]
}
/** Standard normal deviate of one outcome, with its step (1 = next period) and origin (0 = the latest). */
export type Deviate = { readonly step: number; readonly origin: number; readonly z: number }
export type Backtest = { readonly scores: readonly MethodScore[]; readonly origins: number }

/** Windows in which nearly nothing sold say nothing of the methods: each is right with zero. */
const LEAST_SOLD_PERIODS = 3

/**
 * Rolling-origin backtest: each method forecasts from several points of the past, knowing only what came before.
 *
 * `base` [n] is what methods see (no NaN, bursts removed), `observed` [n] what is scored (NaN skipped); `drivers` start at the same period. Origins are spaced a third of the
 * horizon apart, at most `maxOrigins`, and leave at least two seasons (and eight periods) to learn from. No origins for a short series.
 */
export function backtest(base: Float64Array, observed: Float64Array, season: number, horizon: number, methods: readonly Method[], shape: SpreadShape, maxOrigins: number, drivers: readonly Driver[] = []): Backtest {
  const n = base.length
  const { origins, reach } = originsOf(n, season, horizon, maxOrigins)
  const scale = seasonalScale(observed, season)
  const first = origins[origins.length - 1] ?? n
  const soldPeriods = observed.subarray(first).filter((value) => value > 0 || value < 0).length
  if (origins.length === 0 || !(scale > 0) || soldPeriods < LEAST_SOLD_PERIODS) return { scores: [], origins: 0 }
  const scores: MethodScore[] = []
  for (const full of methods) {
    const method = full.forOrigins?.(base, season) ?? full
    const deviates: Deviate[] = []
    let loss = 0
    let count = 0
    let isComplete = true
    for (const [k, origin] of origins.entries()) {
      const outlook = method.outlook(base.slice(0, origin), season, reach, { observed: observed.slice(0, origin), drivers })
      if (!outlook || !isFiniteOutlook(outlook)) {
        isComplete = false
        break
      }
      for (let h = 0; h < reach; h += 1) {
        const actual = observed[origin + h]!
        if (Number.isNaN(actual)) continue
        const mean = outlook.mean[h]!
        const sd = outlook.sd[h]!
        loss += pinball(actual, shape, mean, sd)
        count += 1
        deviates.push({ step: h + 1, origin: k, z: deviateOf(shape, actual, mean, sd) })
      }
    }
    if (isComplete && count > 0) scores.push({ name: method.name, scaledPinball: loss / count / scale, deviates })
  }
  return { scores, origins: origins.length }
}

/** Where past forecasts start (the latest first) and how many periods they reach. */
export function originsOf(n: number, season: number, horizon: number, maxOrigins: number): { readonly origins: readonly number[]; readonly reach: number } {
  const least = Math.max(8, 2 * season + 1)
  const step = Math.max(1, Math.ceil(horizon / 3))
  const origins: number[] = []
  const reach = Math.min(horizon, Math.max(1, Math.floor((n - least) / 2)))
  for (let origin = n - reach; origin >= least && origins.length < maxOrigins; origin -= step) origins.push(origin)
  return { origins, reach }
}

export function isFiniteOutlook(outlook: Outlook): boolean {
  return outlook.mean.every((value) => Number.isFinite(value)) && outlook.sd.every((value) => Number.isFinite(value) && value >= 0)
}

/** Mean over QUANTILE_LEVELS of twice the pinball loss of one outcome. */
function pinball(actual: number, shape: SpreadShape, mean: number, sd: number): number {
  let sum = 0
  for (let i = 0; i < QUANTILE_LEVELS.length; i += 1) {
    const level = QUANTILE_LEVELS[i]!
    const gap = actual - valueAtDeviate(shape, DEVIATES[i]!, mean, sd)
    sum += 2 * (gap >= 0 ? level * gap : (level - 1) * gap)
  }
  return sum / QUANTILE_LEVELS.length
}

/** Mean absolute difference to the same period of the season before (to the period before when the series is short); NaN when there is none. */
export function seasonalScale(values: Float64Array, season: number): number {
  const lag = values.length > season + 1 ? season : 1
  let sum = 0
  let count = 0
  for (let t = lag; t < values.length; t += 1) {
    const gap = Math.abs(values[t]! - values[t - lag]!)
    if (Number.isNaN(gap)) continue
    sum += gap
    count += 1
  }
  return sum / count
}
