import { adstock } from '#math/adResponse.ts'
import { exp } from '#math/elementary.ts'
import { normalQuantile } from '#math/normal.ts'
import { createStream, nextUnit, seedStream, sourceOf } from '#math/rng.ts'

import { cutNormalQuantile, growthMoments, learnPopulation, type Population, posteriorOf } from './pooling.ts'
import { CELLS, fitGrid, type SeriesFit } from './shapeGrid.ts'
import type { Draw, NoResponse, ResponseFit, ResponseSeries } from './types.ts'

export const DRAWS = 400

export type Responses = {
  /** In the order of the series: a fit, or why there is none. */
  readonly fits: readonly (ResponseFit | { readonly id: string; readonly reason: NoResponse })[]
  readonly population: Population
}

/**
 * Ad response of every series, partially pooled: base x (1 + lift Hill(adstock(spend))).
 *
 * Carry-over, half-saturation and steepness on a grid, the base and the lift by penalised likelihood in each cell; cells and lift are weighted by
 * the likelihood and by what the shop's series have in common. 400 draws of the posterior, seeded by the id, carry all that is uncertain.
 */
export function fitResponses(series: readonly ResponseSeries[], seed = 1): Responses {
  return drawResponses(series, series.map(fitGrid), seed)
}

/** The second half, for callers who fitted the grids elsewhere (in workers, one series each). */
export function drawResponses(series: readonly ResponseSeries[], grids: readonly (SeriesFit | { readonly reason: NoResponse })[], seed = 1): Responses {
  const population = learnPopulation(grids.filter((grid) => 'cells' in grid))
  return { population, fits: grids.map((grid, s) => ('cells' in grid ? drawFit(series[s]!, grid, population, seed) : { id: series[s]!.id, reason: grid.reason })) }
}

function drawFit(series: ResponseSeries, grid: SeriesFit, population: Population, seed: number): ResponseFit {
  const posterior = posteriorOf(grid, population)
  const stream = createStream()
  seedStream(stream, seed, 0, sourceOf(series.id), 0)
  const spend = series.spend.map((value) => (value > 0 ? value : 0))
  const carriedBy = new Map<number, number>()
  const draws: Draw[] = []
  const noneDraws = Math.round(posterior.none * DRAWS)
  for (let i = 0; i < noneDraws; i += 1) {
    const base = exp(grid.none.logBase + grid.none.baseError * normalQuantile(nextUnit(stream)))
    draws.push({ carry: 0, half: grid.largestSpend, steepness: 1, lift: 0, base, carried: spend.at(-1) ?? 0 })
  }
  let cell = 0
  let upTo = posterior.none + posterior.weights[0]!
  for (let i = noneDraws; i < DRAWS; i += 1) {
    while (cell < CELLS.length - 1 && (i + 0.5) / DRAWS > upTo) {
      cell += 1
      upTo += posterior.weights[cell]!
    }
    const { carry, half, steepness } = CELLS[cell]!
    const fit = grid.cells[cell]!
    const growth = Math.min(3.5, cutNormalQuantile(nextUnit(stream), posterior.means[cell]!, posterior.deviations[cell]!))
    const shift = fit.baseSlope * (growth - fit.growth) + fit.baseError * normalQuantile(nextUnit(stream))
    if (!carriedBy.has(carry)) carriedBy.set(carry, adstock(spend, carry).at(-1) ?? 0)
    draws.push({ carry, half: half * grid.largestSpend, steepness, lift: exp(growth) - 1, base: exp(fit.logBase + Math.max(-3, Math.min(3, shift))), carried: carriedBy.get(carry)! })
  }
  const bases = Float64Array.from(draws, ({ base }) => base).sort()
  const { mean, meanSquare } = growthMoments(posterior)
  const priorVariance = population.growthDeviation * population.growthDeviation
  return {
    id: series.id, draws, base: bases[DRAWS >> 1]!, probabilityNone: posterior.none, largestSpend: grid.largestSpend, days: grid.days, daysWithSpend: grid.daysWithSpend,
    learntShare: Math.max(0, Math.min(1, 1 - (meanSquare - mean * mean) / priorVariance)),
  }
}
