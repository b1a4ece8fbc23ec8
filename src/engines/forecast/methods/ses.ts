import { minimiseOnInterval } from '#math/minimiseOnInterval.ts'
import { nelderMead } from '#math/nelderMead.ts'

import { type Method, rootMeanSquare } from './method.ts'

export type SmoothedLevel = { readonly alpha: number; readonly initialLevel: number; readonly level: number; readonly sumSquaredErrors: number }

const ALPHA_LOW = 1e-4
const ALPHA_HIGH = 0.9999

/**
 * Simple exponential smoothing l_t = l_(t-1) + alpha (y_t - l_(t-1)), with alpha and the first level of least squared one-step error.
 *
 * The level is linear in its first value, so that value has a closed form and only alpha is searched. Source: Hyndman et al. 2008, ETS(A,N,N).
 */
export function smoothLevel(values: Float64Array): SmoothedLevel {
  const at = (alpha: number): SmoothedLevel => {
    // Error t = fixed_t - decay^t * l0, with fixed_t the error of a start at 0.
    let level = 0
    let weight = 1
    let cross = 0
    let weights = 0
    let squares = 0
    for (let t = 0; t < values.length; t += 1) {
      const error = values[t]! - level
      cross += weight * error
      weights += weight * weight
      squares += error * error
      level += alpha * error
      weight *= 1 - alpha
    }
    const initialLevel = weights > 0 ? cross / weights : 0
    return { alpha, initialLevel, level: level + weight * initialLevel, sumSquaredErrors: Math.max(0, squares - cross * initialLevel) }
  }
  if (values.length < 2) return { alpha: ALPHA_LOW, initialLevel: values[0] ?? 0, level: values[0] ?? 0, sumSquaredErrors: 0 }
  const alpha = minimiseOnInterval((x) => at(x).sumSquaredErrors, ALPHA_LOW, ALPHA_HIGH, 12, 1e-7)
  return at(alpha)
}

const LOST_RATIO = 10

/**
 * The same model as R finds it: start values, bounds, Nelder-Mead and tolerance of R's `ses(y)`.
 *
 * Where the error has several valleys or is flat this differs from `smoothLevel`; Theta is defined by it.
 */
export function smoothLevelLikeR(values: Float64Array): SmoothedLevel {
  const n = values.length
  const squaresAt = (alpha: number, first: number): { readonly level: number; readonly squares: number } => {
    let level = first
    let squares = 0
    for (let t = 0; t < n; t += 1) {
      const error = values[t]! - level
      squares += error * error
      level += alpha * error
    }
    return { level, squares }
  }
  const early = Math.min(n, 10)
  let level = 0
  for (let t = 0; t < early; t += 1) level += values[t]! / early
  const start = Float64Array.of(ALPHA_LOW + 0.2 * (ALPHA_HIGH - ALPHA_LOW), level)
  const objective = (point: Float64Array): number => {
    if (!(point[0]! >= ALPHA_LOW && point[0]! <= ALPHA_HIGH)) return Infinity
    return squaresAt(point[0]!, point[1]!).squares / n
  }
  if (!(squaresAt(start[0]!, start[1]!).squares > 0)) return smoothLevel(values)
  const { point } = nelderMead(objective, start, 1.4901161193847656e-8, 2000)
  const end = squaresAt(point[0]!, point[1]!)
  // The search's first steps are as long as the level is high: with huge values it can lose its way.
  if (!(end.squares <= LOST_RATIO * squaresAt(start[0]!, start[1]!).squares)) return smoothLevel(values)
  if (!(Math.abs(end.level) <= LOST_RATIO * values.reduce((top, value) => Math.max(top, Math.abs(value)), 0))) return smoothLevel(values)
  return { alpha: point[0]!, initialLevel: point[1]!, level: end.level, sumSquaredErrors: end.squares }
}

/** Simple exponential smoothing as a method: flat mean, error variance sigma^2 (1 + (h - 1) alpha^2). */
export const ses: Method = {
  name: 'ses',
  outlook(values, _season, horizon) {
    const fit = smoothLevel(values)
    const sigma = rootMeanSquare(fit.sumSquaredErrors, Math.max(1, values.length - 2))
    const sd = new Float64Array(horizon)
    for (let h = 0; h < horizon; h += 1) sd[h] = sigma * Math.sqrt(1 + h * fit.alpha * fit.alpha)
    return { mean: new Float64Array(horizon).fill(fit.level), sd }
  },
}
