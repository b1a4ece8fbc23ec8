import { nelderMead } from '#math/nelderMead.ts'

import { adjustSeason } from '../seasonalAdjustment.ts'

import { type Method, rootMeanSquare } from './method.ts'

/** Four free numbers and no fixed shape of trend: shorter histories are explained too well. */
const LEAST_PERIODS = 40
const STARTS = [1.3, 1.6] as const

type State = { level: number; potential: number }

/**
 * Complex exponential smoothing: level and an unseen potential that feed each other, so that level and slope need no sharp line between them.
 *
 * level' = level - (1 - a1) potential + (a0 - a1) error, potential' = level + (1 - a0) potential + (a0 + a1) error; the forecast is the
 * level. On values freed of a multiplicative season. Source: Svetunkov, Kourentzes and Ord 2022 (CES without season).
 */
export const complexSmoothing: Method = {
  name: 'complexSmoothing',
  outlook(values, season, horizon) {
    const n = values.length
    if (n < LEAST_PERIODS) return null
    const { adjusted, restore } = adjustSeason(values, season)
    let size = 0
    for (const value of adjusted) size += Math.abs(value) / n
    if (!(size > 0)) return null
    const y = adjusted.map((value) => value / size)
    const early = (y[0]! + y[1]! + y[2]!) / 3
    let best: { readonly point: Float64Array; readonly value: number } = { point: Float64Array.of(1.3, 1, early, early / 1.1), value: Infinity }
    for (const start of STARTS) {
      const found = nelderMead((point) => (isStable(point) ? squaresOf(y, point) : Infinity), Float64Array.of(start, 1, early, early / 1.1), 1e-8, 1200)
      if (found.value < best.value) best = found
    }
    if (!Number.isFinite(best.value)) return null
    const sigma = rootMeanSquare(best.value, Math.max(1, n - 4)) * size
    const state = endState(y, best.point)
    const [a0, a1] = [best.point[0]!, best.point[1]!]
    const mean = new Float64Array(horizon)
    const sd = new Float64Array(horizon)
    // The echo of one error of size 1 in later levels gives the widening of the spread.
    const echo: State = { level: a0 - a1, potential: a0 + a1 }
    let spread = 1
    for (let h = 0; h < horizon; h += 1) {
      mean[h] = state.level * size
      sd[h] = sigma * Math.sqrt(spread)
      spread += echo.level * echo.level
      advance(state, a0, a1, 0)
      advance(echo, a0, a1, 0)
    }
    return { mean: restore(mean), sd: restore(sd) }
  },
}

function advance(state: State, a0: number, a1: number, error: number): void {
  const level = state.level - (1 - a1) * state.potential + (a0 - a1) * error
  state.potential = state.level + (1 - a0) * state.potential + (a0 + a1) * error
  state.level = level
}

/** Stability condition of the source, equations for the two roots of the discounted transition. */
function isStable(point: Float64Array): boolean {
  const [a0, a1] = [point[0]!, point[1]!]
  const within = (x: number, y: number, squared: number): boolean => (a0 - x) * (a0 - x) + (a1 - y) * (a1 - y) < squared
  return !within(2.5, 0, 1.25) && !within(0.5, 1, 0.25) && within(1.5, 0.5, 1.5)
}

function squaresOf(y: Float64Array, point: Float64Array): number {
  const [a0, a1] = [point[0]!, point[1]!]
  let level = point[2]!
  let potential = point[3]!
  let sum = 0
  for (const value of y) {
    const error = value - level
    sum += error * error
    const next = level - (1 - a1) * potential + (a0 - a1) * error
    potential = level + (1 - a0) * potential + (a0 + a1) * error
    level = next
  }
  return sum
}

function endState(y: Float64Array, point: Float64Array): State {
  const state = { level: point[2]!, potential: point[3]! }
  for (const value of y) advance(state, point[0]!, point[1]!, value - state.level)
  return state
}
