import { exp, log } from '#math/elementary.ts'
import { normalProbability, normalQuantile } from '#math/normal.ts'

import { CELLS, type SeriesFit } from './shapeGrid.ts'

/**
 * What the series of a shop have in common: the share on which ads do nothing, how likely each cell of the shape grid is among the others, and
 * their normal growth (log(1 + lift)) cut at 0.
 */
export type Population = { readonly noneShare: number; readonly cellShares: Float64Array; readonly growthMean: number; readonly growthDeviation: number }

/** Beliefs before any data: a lift of about .8 at saturation, within 0 and 5; worth of the beliefs in series. */
const GROWTH_MEAN = 0.6
const GROWTH_DEVIATION = 0.6
const LEAST_DEVIATION = 0.15
const NONE_SHARE = 0.15
const NONE_WORTH = 4
const MEAN_WORTH = 2
const DEVIATION_WORTH = 4
const SHAPE_WORTH = 12
const ROUNDS = 20

/** Given the data: the chance that ads do nothing; weights of the cells (with it, sum 1), and growth as a normal cut at 0. */
export type CellPosterior = { readonly none: number; readonly weights: Float64Array; readonly means: Float64Array; readonly deviations: Float64Array }

export function startPopulation(): Population {
  return { noneShare: NONE_SHARE, cellShares: new Float64Array(CELLS.length).fill(1 / CELLS.length), growthMean: GROWTH_MEAN, growthDeviation: GROWTH_DEVIATION }
}

export function posteriorOf(fit: SeriesFit, { noneShare, cellShares, growthMean, growthDeviation }: Population): CellPosterior {
  const possible = log(Math.max(normalProbability(growthMean / growthDeviation), 1e-12))
  const means = new Float64Array(CELLS.length)
  const deviations = new Float64Array(CELLS.length)
  const logs = fit.cells.map((cell, g) => {
    const data = 1 / (cell.growthError * cell.growthError)
    const prior = 1 / (growthDeviation * growthDeviation)
    const mean = (data * cell.growth + prior * growthMean) / (data + prior)
    const deviation = 1 / Math.sqrt(data + prior)
    means[g] = mean
    deviations[g] = deviation
    const spread = cell.growthError * cell.growthError + growthDeviation * growthDeviation
    const away = cell.growth - growthMean
    const kept = Math.max(normalProbability(mean / deviation), 1e-12)
    return cell.logLikelihood + log(cell.growthError) - (away * away) / (2 * spread) - log(spread) / 2 + log(kept) - possible + log(Math.max(cellShares[g]!, 1e-12)) + log(1 - noneShare)
  })
  const logNone = fit.none.logLikelihood + log(noneShare)
  const top = logs.reduce((most, value) => Math.max(most, value), logNone)
  const weights = Float64Array.from(logs, (value) => exp(value - top))
  const none = exp(logNone - top)
  const total = weights.reduce((sum, weight) => sum + weight, none)
  return { none: none / total, weights: weights.map((weight) => weight / total), means, deviations }
}

/** Quantile at u of a normal cut at 0. */
export function cutNormalQuantile(u: number, mean: number, deviation: number): number {
  const below = normalProbability(-mean / deviation)
  if (below > 1 - 1e-10) return (deviation * deviation * -log(1 - u)) / Math.max(1e-9, -mean)
  return Math.max(0, mean + deviation * normalQuantile(Math.min(1 - 1e-12, below + u * (1 - below))))
}

const ROOT_TWO_PI = 2.5066282746310002

/** Mean and mean square of growth under a posterior, among the cells in which ads do something: the moments of a normal cut at 0. */
export function growthMoments({ none, weights, means, deviations }: CellPosterior): { readonly mean: number; readonly meanSquare: number } {
  let mean = 0
  let meanSquare = 0
  const scale = 1 / Math.max(1 - none, 1e-12)
  for (let g = 0; g < weights.length; g += 1) {
    if (weights[g]! < 1e-6 * (1 - none)) continue
    const [m, s] = [means[g]!, deviations[g]!]
    const z = m / s
    const hazard = z > -8 ? exp((-z * z) / 2) / (ROOT_TWO_PI * normalProbability(z)) : -z + 1 / -z
    const own = Math.max(0, m + s * hazard)
    mean += weights[g]! * scale * own
    meanSquare += weights[g]! * scale * (s * s + m * own)
  }
  return { mean, meanSquare }
}

/**
 * The population that several series speak for, by expectation and maximisation, each series and the beliefs beforehand counting by their worth.
 *
 * One series alone stays close to those beliefs (partial pooling). Source: Laird 1978 for the shape shares; Carlin and Louis 2000, chapter 3.
 */
export function learnPopulation(fits: readonly SeriesFit[]): Population {
  let population = startPopulation()
  if (fits.length === 0) return population
  for (let round = 0; round < ROUNDS; round += 1) {
    const cellShares = new Float64Array(CELLS.length).fill(SHAPE_WORTH / CELLS.length)
    const posteriors = fits.map((fit) => posteriorOf(fit, population))
    let withEffect = 0
    for (const { none, weights } of posteriors) {
      withEffect += 1 - none
      for (let g = 0; g < CELLS.length; g += 1) cellShares[g]! += weights[g]!
    }
    const moments = posteriors.map((posterior) => ({ weight: 1 - posterior.none, ...growthMoments(posterior) }))
    let sum = MEAN_WORTH * GROWTH_MEAN
    for (const { weight, mean } of moments) sum += weight * mean
    const growthMean = sum / (MEAN_WORTH + withEffect)
    let squares = DEVIATION_WORTH * GROWTH_DEVIATION * GROWTH_DEVIATION
    for (const { weight, mean, meanSquare } of moments) squares += weight * (meanSquare - 2 * growthMean * mean + growthMean * growthMean)
    population = {
      noneShare: (NONE_WORTH * NONE_SHARE + fits.length - withEffect) / (NONE_WORTH + fits.length),
      cellShares: cellShares.map((share) => share / (SHAPE_WORTH + withEffect)), growthMean,
      growthDeviation: Math.max(LEAST_DEVIATION, Math.sqrt(squares / (DEVIATION_WORTH + withEffect))),
    }
  }
  return population
}
