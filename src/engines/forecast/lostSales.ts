import { seasonalFigure } from './decompose.ts'
import { fillMissing } from './fillMissing.ts'
import { saneValues } from './saneValues.ts'
import { separateSpikes } from './spikes.ts'
import { fitRegression } from './regression/fitRegression.ts'
import type { ForecastSeries } from './types.ts'

/** Seasons on either side whose sales against the fit say how high the level was during a gap. */
const NEIGHBOUR_SEASONS = 4

/**
 * Units that would have sold in each missing period (out of stock), 0 elsewhere and where nothing is known. Shape: [values.length].
 *
 * With drivers the regression's means times the level of the weeks around; without, the sales of the weeks around in step with the season. Sales
 * of a day that was in stock for a part of it are not known to the engine: hand them in as missing and take them off the estimate.
 */
export function lostSales(series: ForecastSeries): Float64Array {
  const { season } = series
  const values = saneValues(series.values)
  const estimated = fromDrivers({ ...series, values }) ?? fromNeighbours(values, season)
  return values.map((value, t) => (Number.isNaN(value) ? Math.max(0, estimated[t]!) : 0))
}

function fromNeighbours(values: Float64Array, season: number): Float64Array {
  const { base } = separateSpikes(values, season)
  const { values: filled, offset } = fillMissing(base, season)
  const figure = filled.length >= 2 * season ? seasonalFigure(filled, season, 'multiplicative') : null
  const share = (t: number): number => (figure && t >= offset ? Math.max(0, figure[(t - offset) % season]!) : 1)
  const known = base.map((value, t) => (t < offset ? NaN : value))
  return levelled(known, Float64Array.from(values, (_, t) => (t < offset ? 0 : share(t))), season, 0)
}

/** `shape` scaled to the sales of the seasons around each period; `calm` units on both sides of the ratio. */
function levelled(known: Float64Array, shape: Float64Array, season: number, calm: number): Float64Array {
  const reach = NEIGHBOUR_SEASONS * Math.max(season, 1)
  return shape.map((part, t) => {
    let actual = calm
    let expected = calm
    for (let k = Math.max(0, t - reach); k <= Math.min(known.length - 1, t + reach); k += 1) {
      if (Number.isNaN(known[k]!)) continue
      actual += known[k]!
      expected += shape[k]!
    }
    return expected > 0 ? (part * actual) / expected : 0
  })
}

function fromDrivers({ values, season, drivers }: ForecastSeries): Float64Array | null {
  const fitted = drivers && drivers.length > 0 ? fitRegression({ observed: values, drivers }, season, 0) : null
  if (!fitted) return null
  // Ten units on both sides: a slow seller's level is not read off a few sales.
  return levelled(fitted.y, fitted.means, season, 10)
}
