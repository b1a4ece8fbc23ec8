import { normal } from '#math/distributions.ts'
import { solveSymmetric } from '#math/cholesky.ts'
import { exp, log } from '#math/elementary.ts'
import { quantilesOf } from '#math/quantiles.ts'
import { createStream, nextUnit, seedStream, sourceOf } from '#math/rng.ts'

import type { Driver, ForecastSeries } from '../types.ts'

import { mixtureQuantile, WIDENING } from './adEffect.ts'
import { adstock, hill } from './adResponse.ts'
import { buildDesign } from './design.ts'
import { fitRegression, type RegressionFit, type ResponseFit } from './fitRegression.ts'
import { informationAt } from './negativeBinomial.ts'

/** Relative change of sales with its 80 % interval: .2 = a fifth more. */
export type Effect = { readonly mean: number; readonly lo80: number; readonly hi80: number }
const PRICE_STEP = 1.1
const Z80 = 1.2815515655446004
const DRAWS = 400
const SOURCE = sourceOf('what if')

/**
 * What each driver did, in the order of the series' drivers: spend on average over the past against none, a price 10 % higher, a flag of 1. Null where the
 * regression cannot be fitted or the driver never varied.
 */
export function driverEffects(series: ForecastSeries, horizon: number): readonly (Effect | null)[] {
  const drivers = series.drivers ?? []
  const fitted = fitRegression({ observed: series.values, drivers }, series.season, horizon)
  if (!fitted) return drivers.map(() => null)
  const columns = columnsOf(fitted, drivers, series.season)
  const best = fitted.responses.reduce<ResponseFit | null>((top, one) => (top === null || one.weight > top.weight ? one : top), null)
  const errors = standardErrors(fitted, best)
  return drivers.map(({ kind }, i) => {
    if (kind === 'spend') return fitted.responses.length > 0 ? spendEffect(fitted) : null
    const column = columns[i]!
    if (column < 0) return null
    const beta = coefficientsOf(fitted, best)[column]!
    const sd = WIDENING * errors[column]!
    const step = kind === 'price' ? log(PRICE_STEP) : 1
    return { mean: exp(beta * step) - 1, lo80: exp(beta * step - Z80 * sd * step) - 1, hi80: exp(beta * step + Z80 * sd * step) - 1 }
  })
}

function spendEffect(fitted: RegressionFit): Effect {
  const parts = fitted.responses.map((one) => {
    const share = one.response.subarray(0, fitted.known).reduce((sum, value) => sum + value / fitted.known, 0)
    const errors = standardErrors(fitted, one)
    return { weight: one.weight, mean: one.coefficients.lift * share, sd: WIDENING * errors[fitted.design.columns]! * share }
  })
  return { mean: parts.reduce((sum, { weight, mean }) => sum + weight * mean, 0), lo80: mixtureQuantile(parts, 0.1), hi80: mixtureQuantile(parts, 0.9) }
}

export type PlanChange = {
  /** [horizon] what multiplies the forecast. */
  readonly factors: Float64Array
  /** Change of all units of the horizon. */
  readonly units: Effect
}

/**
 * What another plan of the same drivers would change, against the plan in `series`: by the regression, its uncertainty by draws of the coefficients.
 * `planned`: the drivers of the series in their order with other values after the history. `expected` [horizon] units per period as planned.
 */
export function planChange(series: ForecastSeries, planned: readonly Driver[], expected: ArrayLike<number>): PlanChange | null {
  const drivers = series.drivers ?? []
  const horizon = expected.length
  const fitted = fitRegression({ observed: series.values, drivers }, series.season, horizon)
  if (!fitted) return null
  const { known, design } = fitted
  const changed = buildDesign(design.rows, known, series.season, planned)
  const columns = columnsOf(fitted, drivers, series.season)
  const shifts = columns.map((column) => (column < 0 ? null : columnValues(changed, column, known).map((value, h) => value - columnValues(design, column, known)[h]!)))
  const responses: (ResponseFit | null)[] = fitted.responses.length > 0 ? [...fitted.responses] : [null]
  const prepared = responses.map((one) => ({
    one, errors: standardErrors(fitted, one), beta: coefficientsOf(fitted, one),
    other: one && changed.spend ? hill(adstock(changed.spend, one.carry), one.half, one.steepness) : one?.response ?? null,
  }))
  const stream = createStream()
  const totals = new Float64Array(DRAWS)
  const factors = new Float64Array(horizon)
  for (let draw = 0; draw < DRAWS; draw += 1) {
    seedStream(stream, 1, draw, SOURCE, 0)
    let left = nextUnit(stream)
    const picked = prepared.find(({ one }) => (left -= one?.weight ?? 1) < 0) ?? prepared[prepared.length - 1]!
    const lift = picked.one ? Math.max(0, picked.one.coefficients.lift + WIDENING * picked.errors[design.columns]! * normal(stream)) : 0
    const betas = columns.map((column) => (column < 0 ? 0 : picked.beta[column]! + WIDENING * picked.errors[column]! * normal(stream)))
    for (let h = 0; h < horizon; h += 1) {
      const logged = shifts.reduce((sum, shift, i) => sum + (shift ? shift[h]! * betas[i]! : 0), 0)
      const spent = picked.one && picked.other ? (1 + lift * picked.other[known + h]!) / (1 + lift * picked.one.response[known + h]!) : 1
      const factor = Math.min(MOST_FACTOR, exp(Math.max(-5, Math.min(5, logged))) * spent)
      factors[h] = factors[h]! + factor / DRAWS
      totals[draw] = totals[draw]! + expected[h]! * (factor - 1)
    }
  }
  const [lo80, hi80] = quantilesOf(totals, [0.1, 0.9])
  return { factors, units: { mean: totals.reduce((sum, value) => sum + value / DRAWS, 0), lo80: lo80!, hi80: hi80! } }
}
const MOST_FACTOR = 20

/** Values of a column over the plan. */
function columnValues({ starts, columnOf, x, rows }: RegressionFit['design'], column: number, known: number): Float64Array {
  return Float64Array.from({ length: rows - known }, (_, h) => {
    for (let at = starts[known + h]!; at < starts[known + h + 1]!; at += 1) if (columnOf[at] === column) return x[at]!
    return 0
  })
}

function coefficientsOf(fitted: RegressionFit, response: ResponseFit | null): Float64Array {
  return (response ?? fitted).coefficients.beta
}

/** Column of each driver in the design; -1 for spend, and for prices that the design leaves out. */
function columnsOf({ design, known }: RegressionFit, drivers: readonly Driver[], season: number): number[] {
  const others = drivers.filter(({ kind }) => kind !== 'spend')
  let next = buildDesign(known, known, season, []).columns
  const isWhole = design.columns - next === others.length
  return drivers.map(({ kind }) => (kind === 'spend' || (kind === 'price' && !isWhole) ? -1 : next++))
}

/** [columns] and, with a response, the lift: roots of the diagonal of the inverse information. */
function standardErrors(fitted: RegressionFit, response: ResponseFit | null): Float64Array {
  const { design, y, excess } = fitted
  const size = design.columns + (response ? 1 : 0)
  const information = new Float64Array(size * size)
  informationAt(design, y, response?.response ?? null, excess, response ? response.coefficients : fitted.coefficients, information, new Float64Array(size))
  return Float64Array.from({ length: size }, (_, j) => {
    const unit = new Float64Array(size)
    unit[j] = 1
    return solveSymmetric(Float64Array.from(information), unit) ? Math.sqrt(Math.max(0, unit[j]!)) : 1
  })
}
