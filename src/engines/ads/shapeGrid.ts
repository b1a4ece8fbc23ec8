import { adstock, hill } from '#math/adResponse.ts'
import { exp, log } from '#math/elementary.ts'

import { baseDesign, excessVariance, fitErrors, fitSales, logBase, type SalesFit, withoutUnexplained } from './salesModel.ts'
import type { NoResponse, ResponseSeries, Shape } from './types.ts'

/** Bounds of design: carry-over 0 to .8, steepness .5 to 3, half-saturation from small to the largest spend seen. */
const CARRIES = [0, 0.2, 0.4, 0.6, 0.8]
const STEEPNESSES = [0.5, 1, 1.7, 3]
const HALF_SHARES = [0.05, 0.15, 0.35, 0.65, 1]

/** The same cells for every series, `half` as a share of its largest spend: what pooling is done over. */
export const CELLS: readonly Shape[] = CARRIES.flatMap((carry) => HALF_SHARES.flatMap((half) => STEEPNESSES.map((steepness) => ({ carry, half, steepness }))))

const MIDDLE: Shape = { carry: 0.4, half: 0.35, steepness: 1.7 }

/** One cell fitted: growth = log(1 + lift) with its error, close to normal; the recent log base moves with it. */
export type CellFit = {
  readonly logLikelihood: number
  readonly growth: number
  readonly growthError: number
  readonly logBase: number
  /** d log base / d growth, and what is uncertain of the log base when the growth is known. */
  readonly baseSlope: number
  readonly baseError: number
}

/** `none`: the fit without any response, for ads that do nothing. */
export type SeriesFit = { readonly cells: readonly CellFit[]; readonly none: { readonly logLikelihood: number; readonly logBase: number; readonly baseError: number }; readonly largestSpend: number; readonly days: number; readonly daysWithSpend: number }

/** Cells so far below the best after one step are not looked at closer. */
const HOPELESS = 25
const LEAST_DAYS = 28
const RECENT_DAYS = 28

/** Every cell of the grid fitted to one series; the reason when there is nothing to fit. */
export function fitGrid(series: ResponseSeries): SeriesFit | { readonly reason: NoResponse } {
  const observed = series.units.map((value) => Math.max(0, value))
  const known = [...observed.keys()].filter((t) => !Number.isNaN(observed[t]!))
  const spend = series.spend.map((value) => (value > 0 ? value : 0))
  const largestSpend = spend.reduce((most, value) => Math.max(most, value), 0)
  const total = known.reduce((sum, t) => sum + observed[t]!, 0)
  if (known.length < LEAST_DAYS) return { reason: 'tooShort' }
  if (!(total > 0)) return { reason: 'noSales' }
  if (!(largestSpend > 0)) return { reason: 'noSpend' }
  if (known.every((t) => spend[t] === spend[known[0]!])) return { reason: 'constantSpend' }
  const recent = known.slice(-RECENT_DAYS)
  const design = baseDesign(observed.length, series.covariates)
  const responseOf = ({ carry, half, steepness }: Shape): Float64Array => adstock(spend, carry).map((x) => hill(x, half * largestSpend, steepness))
    let y: Float64Array = observed
  let excess = 0.3
  let start: { beta: Float64Array; lift: number } = { beta: Float64Array.from({ length: design.columns }, (_, j) => (j === 0 ? log(total / known.length) : 0)), lift: 0.5 }
  const settle = (response: Float64Array, passes: number): void => {
    for (let pass = 0; pass < passes; pass += 1) {
      const fit = fitSales(design, y, response, excess, start, pass === 0 ? 8 : 4)
      excess = excessVariance(y, fit.means, SPENT_PARAMETERS)
      y = withoutUnexplained(observed, fit.means, excess)
      start = fit
    }
  }
  settle(responseOf(MIDDLE), 3)
  const responses = CELLS.map(responseOf)
  const likeliest = (fits: readonly SalesFit[]): number => fits.reduce((top, fit, g) => (fit.logLikelihood > fits[top]!.logLikelihood ? g : top), 0)
  const coarse = responses.filter((_, g) => CELLS[g]!.steepness === MIDDLE.steepness)
  settle(coarse[likeliest(coarse.map((response) => fitSales(design, y, response, excess, start, 1)))]!, 2)
  const roughly = responses.map((response) => fitSales(design, y, response, excess, start, 1))
  const leastLikelihood = roughly[likeliest(roughly)]!.logLikelihood - HOPELESS
  const levelOf = (beta: Float64Array): number => {
    const bases = logBase(design, beta)
    return log(recent.reduce((sum, t) => sum + exp(bases[t]!), 0) / recent.length)
  }
  const cells = responses.map((response, g): CellFit => {
    const isHopeless = roughly[g]!.logLikelihood < leastLikelihood
    const fit = isHopeless ? roughly[g]! : fitSales(design, y, response, excess, roughly[g]!, 4)
    const errors = isHopeless ? null : fitErrors(design, y, response, excess, fit, recent)
    const level = levelOf(fit.beta)
    if (!errors || !(errors.varianceLift > 0)) return { logLikelihood: -Infinity, growth: 0, growthError: 1, logBase: level, baseSlope: 0, baseError: 0 }
    const slope = errors.covariance / errors.varianceLift
    return {
      logLikelihood: fit.logLikelihood,
      growth: log(1 + fit.lift),
      growthError: Math.sqrt(errors.varianceLift) / (1 + fit.lift),
      logBase: level,
      baseSlope: slope * (1 + fit.lift),
      baseError: Math.sqrt(Math.max(0, errors.varianceBase - slope * errors.covariance)),
    }
  })
  const none = fitSales(design, y, null, excess, start, 6)
  const { baseError } = cells.reduce((top, cell) => (cell.logLikelihood > top.logLikelihood ? cell : top))
  return { cells, none: { logLikelihood: none.logLikelihood, logBase: levelOf(none.beta), baseError }, largestSpend, days: known.length, daysWithSpend: known.filter((t) => spend[t]! > 0).length }
}

/** Parameters that a fit spends at least, for the scale of the scatter: level, weekdays, lift, shape. */
const SPENT_PARAMETERS = 10
