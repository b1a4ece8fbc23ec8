import { minimiseOnInterval } from '#math/minimiseOnInterval.ts'

import { adjustSeason } from '../seasonalAdjustment.ts'

import { type Method, rootMeanSquare } from './method.ts'
import { regressionLine } from './theta.ts'

const ALPHA_LOW = 0.02
const ALPHA_HIGH = 0.99
/** Errors of the first periods do not count while the moving line has too few points. */
const DYNAMIC_WARM_UP = 3

type Fit = { readonly alpha: number; readonly first: number; readonly weight: number; readonly sumSquaredErrors: number }

/**
 * Theta with the weight of the trend line chosen, 1 - 1/theta in 0..1, together with alpha and the first level, by least squared one-step error.
 *
 * The forecast is linear in first level and weight, so both have a closed form and only alpha is searched. `optimised` draws one line
 * through all values, `dynamic` a new one after each period. Source: Fiorucci, Pellegrini, Louzada, Petropoulos, Koehler 2016 (OTM, DOTM).
 */
function thetaMethod(name: string, isDynamic: boolean): Method {
  return {
    name,
    outlook(values, season, horizon) {
      const n = values.length
      if (n < 5) return null
      const { adjusted, restore } = adjustSeason(values, season)
      const line = regressionLine(adjusted)
      const lean = new Float64Array(n)
      const fitAt = (alpha: number): Fit => {
        leanings(adjusted, alpha, isDynamic ? null : line, lean)
        return solve(adjusted, alpha, lean, isDynamic ? DYNAMIC_WARM_UP : 0)
      }
      const fit = fitAt(minimiseOnInterval((alpha) => fitAt(alpha).sumSquaredErrors, ALPHA_LOW, ALPHA_HIGH, 10, 1e-4))
      const mean = isDynamic ? dynamicMeans(adjusted, fit, horizon) : fixedMeans(adjusted, fit, line, horizon)
      const sigma = rootMeanSquare(fit.sumSquaredErrors, Math.max(1, n - 3))
      const sd = mean.map((_, h) => sigma * Math.sqrt(1 + h * fit.alpha * fit.alpha))
      return { mean: restore(mean), sd: restore(sd) }
    },
  }
}

export const optimisedTheta = thetaMethod('optimisedTheta', false)
export const dynamicTheta = thetaMethod('dynamicTheta', true)

type Line = { readonly intercept: number; readonly slope: number }

/** Line through the values so far, renewed with each value; at period 1, 2, ... */
function movingLine() {
  let mean = 0
  let slope = 0
  let count = 0
  return {
    add(value: number): void {
      count += 1
      slope = count === 1 ? 0 : ((count - 2) * slope + (6 * (value - mean)) / count) / (count + 1)
      mean += (value - mean) / count
    },
    intercept: (): number => mean - ((count + 1) / 2) * slope,
    slope: (): number => slope,
  }
}

/** What a full weight of the line adds to the level for each period: intercept (1 - alpha)^(t-1) + slope (1 - (1 - alpha)^t) / alpha. */
function leanings(values: Float64Array, alpha: number, line: Line | null, lean: Float64Array): void {
  const moving = line ? null : movingLine()
  let decay = 1
  for (let t = 0; t < values.length; t += 1) {
    const intercept = line ? line.intercept : moving!.intercept()
    const slope = line ? line.slope : moving!.slope()
    lean[t] = intercept * decay + (slope * (1 - decay * (1 - alpha))) / alpha
    moving?.add(values[t]!)
    decay *= 1 - alpha
  }
}

/** Least squares of value - smoothed level on the decay of the first level and the leaning. */
function solve(values: Float64Array, alpha: number, lean: Float64Array, warmUp: number): Fit {
  let level = 0
  let decay = 1
  let dd = 0
  let dg = 0
  let gg = 0
  let de = 0
  let ge = 0
  let ee = 0
  for (let t = 0; t < values.length; t += 1) {
    const error = values[t]! - level
    if (t >= warmUp) {
      const g = lean[t]!
      dd += decay * decay
      dg += decay * g
      gg += g * g
      de += decay * error
      ge += g * error
      ee += error * error
    }
    level += alpha * error
    decay *= 1 - alpha
  }
  const determinant = dd * gg - dg * dg
  const free = determinant > 1e-12 * dd * gg ? (dd * ge - dg * de) / determinant : 0
  const weight = Math.max(0, Math.min(1, free))
  const first = dd > 1e-12 ? (de - weight * dg) / dd : values[0]!
  const sum = ee + weight * weight * gg + first * first * dd - 2 * weight * ge - 2 * first * de + 2 * weight * first * dg
  return { alpha, first, weight, sumSquaredErrors: Math.max(0, sum) }
}

function fixedMeans(values: Float64Array, { alpha, first, weight }: Fit, line: Line, horizon: number): Float64Array {
  let level = first
  let decay = 1
  for (const value of values) {
    level += alpha * (value - level)
    decay *= 1 - alpha
  }
  return Float64Array.from({ length: horizon }, (_, h) => level + weight * (h * line.slope + line.intercept * decay + (line.slope * (1 - decay * (1 - alpha))) / alpha))
}

/** Forecasts take the place of the values to come, in the level and in the line. */
function dynamicMeans(values: Float64Array, { alpha, first, weight }: Fit, horizon: number): Float64Array {
  const line = movingLine()
  let level = first
  let decay = 1
  const mean = new Float64Array(horizon)
  for (let t = 0; t < values.length + horizon; t += 1) {
    let value = values[t]
    if (value === undefined) {
      value = level + weight * (line.intercept() * decay + (line.slope() * (1 - decay * (1 - alpha))) / alpha)
      mean[t - values.length] = value
    }
    line.add(value)
    level += alpha * (value - level)
    decay *= 1 - alpha
  }
  return mean
}
