import { adstock, hill } from '#math/adResponse.ts'
import { exp, log } from '#math/elementary.ts'

import { baseDesign, excessVariance, fitErrors, fitSales, logBase, type SalesFit, withoutUnexplained } from './salesModel.ts'
import type { NoResponse, ResponseSeries, Shape } from './types.ts'

/**
 * Bounds of design: carry-over 0 to .8, steepness .5 to 3, half-saturation from small to the largest spend seen (as a share of it). Every second
 * value of an axis is fitted; between them the fits are interpolated, and fitted too where they matter.
 */
const AXES: readonly (readonly number[])[] = [[0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8], [0.05, 0.087, 0.15, 0.23, 0.35, 0.48, 0.65, 0.81, 1], [0.5, 0.71, 1, 1.3, 1.7, 2.26, 3]]
const SIZES = AXES.map((axis) => axis.length)

/** The same cells for every series, `half` as a share of its largest spend: what pooling is done over. The last axis runs fastest. */
export const CELLS: readonly Shape[] = AXES[0]!.flatMap((carry) => AXES[1]!.flatMap((half) => AXES[2]!.map((steepness) => ({ carry, half, steepness }))))

function placesOf(cell: number): readonly [number, number, number] {
  return [Math.floor(cell / (SIZES[1]! * SIZES[2]!)), Math.floor(cell / SIZES[2]!) % SIZES[1]!, cell % SIZES[2]!]
}
/** Cells on every second value of all axes. */
const COARSE = [...CELLS.keys()].filter((cell) => placesOf(cell).every((place) => place % 2 === 0))

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
const NEAR = 6
const MOST_REFITTED = 40
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
  const responses = new Map(COARSE.map((g) => [g, responseOf(CELLS[g]!)]))
  const roughFit = (g: number): SalesFit => fitSales(design, y, responses.get(g)!, excess, start, 1)
  const likeliest = (fits: ReadonlyMap<number, SalesFit>): number => [...fits].reduce((top, one) => (one[1].logLikelihood > top[1].logLikelihood ? one : top))[0]
  const middles = COARSE.filter((g) => CELLS[g]!.steepness === MIDDLE.steepness)
  settle(responses.get(likeliest(new Map(middles.map((g) => [g, roughFit(g)]))))!, 2)
  const levelOf = (beta: Float64Array): number => {
    const bases = logBase(design, beta)
    return log(recent.reduce((sum, t) => sum + exp(bases[t]!), 0) / recent.length)
  }
  const cellFit = (response: Float64Array, from: { readonly beta: Float64Array; readonly lift: number }): CellFit => {
    const fit = fitSales(design, y, response, excess, from, 4)
    const errors = fitErrors(design, y, response, excess, fit, recent)
    const about = { logLikelihood: fit.logLikelihood, growth: log(1 + fit.lift), logBase: levelOf(fit.beta) }
    if (!errors || !(errors.varianceLift > 0)) return { ...about, logLikelihood: about.logLikelihood - HOPELESS, growthError: 1, baseSlope: 0, baseError: 0 }
    const slope = errors.covariance / errors.varianceLift
    return {
      ...about, growthError: Math.sqrt(errors.varianceLift) / (1 + fit.lift), baseSlope: slope * (1 + fit.lift),
      baseError: Math.sqrt(Math.max(0, errors.varianceBase - slope * errors.covariance)),
    }
  }
  const roughly = new Map(COARSE.map((g) => [g, roughFit(g)]))
  const most = roughly.get(likeliest(roughly))!.logLikelihood
  const cells = new Array<CellFit>(CELLS.length)
  for (const [g, rough] of roughly) {
    const isHopeless = rough.logLikelihood < most - HOPELESS
    cells[g] = isHopeless ? { logLikelihood: most - HOPELESS, growth: log(1 + rough.lift), growthError: 0.2, logBase: levelOf(rough.beta), baseSlope: 0, baseError: 0 } : cellFit(responses.get(g)!, rough)
  }
  interpolate(cells)
  const top = cells.reduce((high, { logLikelihood }) => Math.max(high, logLikelihood), -Infinity)
  const near = [...cells.keys()].filter((g) => !roughly.has(g) && cells[g]!.logLikelihood > top - NEAR).sort((a, b) => cells[b]!.logLikelihood - cells[a]!.logLikelihood)
  // Where the data say much, few cells are near the top, and every one of them is fitted; where they say little, the surface is smooth.
  for (const g of near.slice(0, MOST_REFITTED)) cells[g] = cellFit(responseOf(CELLS[g]!), start)
  const none = fitSales(design, y, null, excess, start, 6)
  const { baseError } = cells.reduce((top, cell) => (cell.logLikelihood > top.logLikelihood ? cell : top))
  return { cells, none: { logLikelihood: none.logLikelihood, logBase: levelOf(none.beta), baseError }, largestSpend, days: known.length, daysWithSpend: known.filter((t) => spend[t]! > 0).length }
}

/** Parameters that a fit spends at least, for the scale of the scatter: level, weekdays, lift, shape. */
const SPENT_PARAMETERS = 10

/** Fills the cells between the coarse ones, axis by axis: cubic through the four nearest, quadratic at the ends. */
function interpolate(cells: CellFit[]): void {
  const strides = [SIZES[1]! * SIZES[2]!, SIZES[2]!, 1]
  for (const axis of [0, 1, 2]) {
    for (let g = 0; g < cells.length; g += 1) {
      const places = placesOf(g)
      // Axes done before hold all their values, later ones the coarse ones only.
      if (places[axis]! % 2 === 0 || places.some((place, other) => other > axis && place % 2 === 1)) continue
      const at = (steps: number): CellFit | undefined => (places[axis]! + steps < 0 || places[axis]! + steps >= SIZES[axis]! ? undefined : cells[g + steps * strides[axis]!])
      const [before, low, high, after] = [at(-3), at(-1)!, at(1)!, at(3)]
      const between = (of: (cell: CellFit) => number): number => {
        if (before && after) return (9 * (of(low) + of(high)) - of(before) - of(after)) / 16
        const [end, far] = before ? [high, before] : [low, after!]
        const near = end === low ? high : low
        return (3 * of(end) + 6 * of(near) - of(far)) / 8
      }
      const middle = (of: (cell: CellFit) => number): number => (of(low) + of(high)) / 2
      cells[g] = {
        logLikelihood: Math.min(between((cell) => cell.logLikelihood), Math.max(low.logLikelihood, high.logLikelihood) + 3),
        growth: between((cell) => cell.growth), growthError: middle((cell) => cell.growthError), logBase: between((cell) => cell.logBase),
        baseSlope: middle((cell) => cell.baseSlope), baseError: middle((cell) => cell.baseError),
      }
    }
  }
}
