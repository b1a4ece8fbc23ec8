import { exp, log } from '#math/elementary.ts'

import type { Known } from '../methods/method.ts'

import { adstock, hill } from './adResponse.ts'
import { withoutBursts, yearlyEcho } from './bursts.ts'
import { buildDesign, type Design } from './design.ts'
import { type Coefficients, excessVariance, fitCoefficients, LIFT_PRIOR_MEAN, modelMeans, penalisedDeviance } from './negativeBinomial.ts'
import { recentLevel } from './recentLevel.ts'

const CARRIES = [0.15, 0.3, 0.5, 0.7]
const STEEPNESSES = [1, 2]
/** Half-saturation as shares of the largest carried-over spend. */
const HALF_SHARES = [0.15, 0.35, 0.65]
const LEAST_WEIGHT = 0.02
const LEAST_KNOWN = 20
const DAYS_A_WEEK = 7

/** One carry-over and saturation with its fit; `weight` by posterior probability, of all together 1. */
export type ResponseFit = { readonly carry: number; readonly half: number; readonly steepness: number; readonly response: Float64Array; readonly coefficients: Coefficients; readonly weight: number }

export type RegressionFit = {
  readonly design: Design
  /** Number of past periods; rows after them are the plan. */
  readonly known: number
  /** [known] as observed, not below 0; `y` the same with unexplained bursts missing. */
  readonly observed: Float64Array
  readonly y: Float64Array
  /** [known + horizon] means of the model, averaged over `responses`. */
  readonly means: Float64Array
  readonly excess: number
  /** [horizon] what multiplies the means of the plan: the recent level, and unusual dates of last year that return. */
  readonly planFactors: Float64Array
  /** Of the fit at a middling response; the fits of `responses` have their own. */
  readonly coefficients: Coefficients
  /** Empty without spend. */
  readonly responses: readonly ResponseFit[]
}

/** The regression on past and plan; null without drivers, with too few known periods or sales, or with a plan shorter than the horizon. */
export function fitRegression({ observed: given, drivers }: Known, season: number, horizon: number): RegressionFit | null {
  const count = given.length
  const rows = count + horizon
  const observed = given.map((value) => Math.max(0, value))
  const seen = observed.filter((value) => !Number.isNaN(value))
  const average = seen.reduce((sum, value) => sum + value / seen.length, 0)
  if (drivers.length === 0 || seen.length < LEAST_KNOWN || !(average > 0) || drivers.some((driver) => driver.values.length < rows)) return null
  const design = buildDesign(rows, count, season, drivers)
  const top = design.spend ? design.spend.subarray(0, count).reduce((most, value) => (value > most ? value : most), 0) : 0
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
  const responses = middle && design.spend ? responsesOf(design, y, excess, coefficients, design.spend, top) : []
  const means = responses.length > 0 ? averagedMeans(design, responses) : modelMeans(design, null, coefficients)
  excess = excessVariance(y, means)
  const level = recentLevel(y, means, excess)
  const echo = season === DAYS_A_WEEK ? yearlyEcho(observed, means, excess, count) : new Float64Array(horizon).fill(1)
  return { design, known: count, observed, y, means, excess, planFactors: echo.map((factor) => factor * level), coefficients, responses }
}

/** The grid of carry-over and saturation with posterior weights; unlikely ones left out. */
function responsesOf(design: Design, y: Float64Array, excess: number, start: Coefficients, spend: Float64Array, top: number): ResponseFit[] {
  const candidates = CARRIES.flatMap((carry) => {
    const carried = adstock(spend, carry)
    return HALF_SHARES.flatMap((share) => STEEPNESSES.map((steepness) => {
      const response = hill(carried, share * top, steepness)
      const coefficients = fitCoefficients(design, y, response, excess, { beta: start.beta, lift: Math.max(start.lift, 0.2 * LIFT_PRIOR_MEAN) }, 2)
      const deviance = penalisedDeviance(design, y, modelMeans(design, response, coefficients), excess, coefficients, true)
      return { carry, half: share * top, steepness, response, coefficients, deviance }
    }))
  })
  const least = candidates.reduce((low, candidate) => Math.min(low, candidate.deviance), Infinity)
  const likely = candidates.map(({ deviance, ...candidate }) => ({ ...candidate, weight: exp((least - deviance) / 2) })).filter(({ weight }) => weight >= LEAST_WEIGHT)
  const total = likely.reduce((sum, { weight }) => sum + weight, 0)
  return likely.map((one) => ({ ...one, weight: one.weight / total, coefficients: fitCoefficients(design, y, one.response, excess, one.coefficients, 2) }))
}

function averagedMeans(design: Design, responses: readonly ResponseFit[]): Float64Array {
  const sum = new Float64Array(design.rows)
  for (const { response, coefficients, weight } of responses) {
    const means = modelMeans(design, response, coefficients)
    for (let t = 0; t < design.rows; t += 1) sum[t] = sum[t]! + weight * means[t]!
  }
  return sum
}
