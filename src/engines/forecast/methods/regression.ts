import { exp, log } from '#math/elementary.ts'

import { adstock, hill } from '../regression/adResponse.ts'
import { withoutBursts, yearlyEcho } from '../regression/bursts.ts'
import { buildDesign, type Design } from '../regression/design.ts'
import { type Coefficients, excessVariance, fitCoefficients, LIFT_PRIOR_MEAN, modelMeans, penalisedDeviance } from '../regression/negativeBinomial.ts'

import type { Known, Method, Outlook } from './method.ts'

const CARRIES = [0.15, 0.3, 0.5, 0.7]
const STEEPNESSES = [1, 2]
/** Half-saturation as shares of the largest carried-over spend. */
const HALF_SHARES = [0.15, 0.35, 0.65]
const LEAST_WEIGHT = 0.02
const LEAST_KNOWN = 20
const LEVEL_SMOOTHING = 0.03

type Candidate = { readonly response: Float64Array; readonly coefficients: Coefficients; readonly deviance: number }

/**
 * Log-linear negative binomial regression on season, trend, price and flags, times 1 + lift Hill(adstock(spend)).
 *
 * Carry-over and saturation are averaged over a grid by their posterior; bursts that nothing explains are left out of the fit; unusual
 * dates of last year return; the level follows the recent ratio of sales to fit. Missing periods are skipped.
 */
export const regression: Method = {
  name: 'regression',
  outlook: (values, season, horizon, known) => regressionOutlook(values, season, horizon, known),
}

function regressionOutlook(values: Float64Array, season: number, horizon: number, known: Known | undefined): Outlook | null {
  if (!known || known.drivers.length === 0) return null
  const count = values.length
  const rows = count + horizon
  const observed = known.observed.map((value) => Math.max(0, value))
  const seen = observed.filter((value) => !Number.isNaN(value))
  const average = seen.reduce((sum, value) => sum + value / seen.length, 0)
  if (seen.length < LEAST_KNOWN || !(average > 0) || known.drivers.some((driver) => driver.values.length < rows)) return null
  const design = buildDesign(rows, count, season, known.drivers)
  const top = design.spend ? largest(design.spend.subarray(0, count)) : 0
  const middle = design.spend ? hill(adstock(design.spend, 0.4), 0.35 * top, 1.5) : null
  let coefficients: Coefficients = { beta: Float64Array.from({ length: design.columns }, (_, j) => (j === 0 ? log(average) : 0)), lift: design.spend ? 0.5 : 0 }
  let y: Float64Array = observed
  let excess = 0.3
  for (let pass = 0; pass < 3; pass += 1) {
    coefficients = fitCoefficients(design, y, middle, excess, coefficients, pass === 0 ? 8 : 4)
    const means = modelMeans(design, middle, coefficients)
    excess = excessVariance(y, means)
    y = withoutBursts(observed, means, excess)
  }
  coefficients = fitCoefficients(design, y, middle, excess, coefficients, 4)
  const means = middle && design.spend ? averagedMeans(design, y, excess, coefficients, design.spend, top) : modelMeans(design, null, coefficients)
  excess = excessVariance(y, means)
  const level = recentLevel(y, means, excess)
  const echo = season === 7 ? yearlyEcho(observed, means, excess, count) : new Float64Array(horizon).fill(1)
  const limit = 10 * largest(seen)
  const mean = Float64Array.from(echo, (factor, h) => Math.min(limit, means[count + h]! * factor * level))
  const sd = mean.map((value) => Math.sqrt(value + excess * value * value))
  return { mean, sd }
}

/** Means over past and plan, averaged over the grid of carry-over and saturation with posterior weights. */
function averagedMeans(design: Design, y: Float64Array, excess: number, start: Coefficients, spend: Float64Array, top: number): Float64Array {
  const candidates: Candidate[] = []
  for (const carry of CARRIES) {
    const carried = adstock(spend, carry)
    for (const share of HALF_SHARES) {
      for (const steepness of STEEPNESSES) {
        const response = hill(carried, share * top, steepness)
        const coefficients = fitCoefficients(design, y, response, excess, { beta: start.beta, lift: Math.max(start.lift, 0.2 * LIFT_PRIOR_MEAN) }, 2)
        candidates.push({ response, coefficients, deviance: penalisedDeviance(design, y, modelMeans(design, response, coefficients), excess, coefficients, true) })
      }
    }
  }
  const least = candidates.reduce((low, candidate) => Math.min(low, candidate.deviance), Infinity)
  const sum = new Float64Array(design.rows)
  let total = 0
  for (const { response, coefficients, deviance } of candidates) {
    const weight = exp((least - deviance) / 2)
    if (weight < LEAST_WEIGHT) continue
    const means = modelMeans(design, response, fitCoefficients(design, y, response, excess, coefficients, 2))
    total += weight
    for (let t = 0; t < design.rows; t += 1) sum[t] = sum[t]! + weight * means[t]!
  }
  return sum.map((value) => value / total)
}

/** Sales over fit of the recent past, recent periods weighing more, drawn to 1 by how uncertain it is. */
function recentLevel(y: Float64Array, means: Float64Array, excess: number): number {
  let actual = 0
  let expected = 0
  let variance = 0
  let weight = 1
  for (let t = y.length - 1; t >= 0 && weight > 0.01; t -= 1) {
    if (!Number.isNaN(y[t]!)) {
      actual += weight * y[t]!
      expected += weight * means[t]!
      variance += weight * weight * (means[t]! + excess * means[t]! * means[t]!)
    }
    weight *= 1 - LEVEL_SMOOTHING
  }
  if (!(expected > 0)) return 1
  const noise = variance / (expected * expected)
  return 1 + (actual / expected - 1) * (LEVEL_VARIANCE / (LEVEL_VARIANCE + noise))
}

/** How far the level is thought to wander off the fit: a standard deviation of 5 %. */
const LEVEL_VARIANCE = 0.0025

function largest(values: Float64Array): number {
  let top = 0
  for (const value of values) if (value > top) top = value
  return top
}
