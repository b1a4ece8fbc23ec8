import { adstock, hill } from '#math/adResponse.ts'
import { quantilesOf } from '#math/quantiles.ts'

import type { Draw, Estimate, ResponseFit } from './types.ts'

const LEVELS = [0.1, 0.5, 0.9]
/** An extra unit of money is looked at as this part of the largest spend seen: the slope at 0 of a steep start is no figure to plan by. */
const STEP_SHARE = 0.01
/** After the plan its mean spend goes on while the last of its money still works. */
const TAIL_DAYS = 21

export function estimateOf(values: ArrayLike<number>): Estimate {
  const [low, median, high] = quantilesOf(values, LEVELS)
  return { low: low!, median: median!, high: high! }
}

/** What ads add at a steady spend per day: units a day, and units for one more unit of money a day. */
export type CurvePoint = { readonly spendPerDay: number; readonly units: Estimate; readonly marginalUnits: Estimate }

/** Response at steady spends, non-decreasing in spend; `base` replaces the recent level of units per day. */
export function responseCurve(fit: ResponseFit, spends: readonly number[], base: number | null = null): CurvePoint[] {
  const step = STEP_SHARE * fit.largestSpend
  return spends.map((spendPerDay) => ({
    spendPerDay,
    units: estimateOf(fit.draws.map((draw) => unitsAt(draw, fit, base) * hill(spendPerDay, draw.half, draw.steepness))),
    marginalUnits: estimateOf(fit.draws.map((draw) => unitsAt(draw, fit, base) * slopeAt(draw, spendPerDay, step))),
  }))
}

/** Units per day that full saturation would add; a base from elsewhere keeps the relative uncertainty of the fitted one. */
function unitsAt(draw: Draw, fit: ResponseFit, base: number | null): number {
  return draw.lift * (base === null ? draw.base : (base * draw.base) / fit.base)
}

function slopeAt(draw: Draw, x: number, step: number): number {
  return (hill(x + step, draw.half, draw.steepness) - hill(x, draw.half, draw.steepness)) / step
}

export type PlanEffect = {
  /** [days] units that ads add, carry-over of earlier spend included. */
  readonly unitsPerDay: readonly Estimate[]
  readonly units: Estimate
  /** The part that would be gone if the planned spend were nothing. */
  readonly unitsOfPlan: Estimate
  /** Mean over the days of lift x Hill: .25 = a quarter above the sales without ads. */
  readonly liftShare: Estimate
  /** Units for one more unit of money, spread evenly over the planned days, carry-over after the plan included. */
  readonly marginalUnits: Estimate
  /** Margin earned by one more unit of money (1 = just pays back), and the chance that it pays back; null without a margin. */
  readonly marginalMargin: Estimate | null
  readonly probabilityPaysBack: number | null
  /** Planned spend per day at most and seen at most; above the latter the response is extrapolated. */
  readonly largestPlanned: number
  readonly largestSeen: number
  readonly isAboveSeen: boolean
}

/**
 * Effect of a planned spend, right after the history of the fit.
 *
 * Shapes: `spend` [days], `base` [days] units without ads or null for the recent level. Units: money of the fit's currency; `unitMargin` in it too.
 * Marginal units: sum over k of (1 - carry) carry^k Hill'(x_(t+k)) lift base, mean over the planned days t.
 */
export function planEffect(fit: ResponseFit, spend: Float64Array, base: Float64Array | null = null, unitMargin: number | null = null): PlanEffect {
  const days = spend.length
  const planned = spend.map((value) => (value > 0 ? value : 0))
  const meanSpend = planned.reduce((sum, value) => sum + value, 0) / Math.max(1, days)
  const longer = Float64Array.from({ length: days + TAIL_DAYS }, (_, t) => planned[t] ?? meanSpend)
  const meanBase = base ? base.reduce((sum, value) => sum + value, 0) / Math.max(1, days) : null
  const step = STEP_SHARE * fit.largestSpend
  const perDay = Array.from({ length: days }, () => new Float64Array(fit.draws.length))
  const [total, ofPlan, share, marginal] = [0, 1, 2, 3].map(() => new Float64Array(fit.draws.length))
  fit.draws.forEach((draw, d) => {
    const x = adstock(longer, draw.carry, draw.carried)
    let left = draw.carried
    for (let t = 0; t < days; t += 1) {
      left *= draw.carry
      const response = hill(x[t]!, draw.half, draw.steepness)
      const units = unitsAt(draw, fit, base ? base[t]! : null)
      perDay[t]![d] = units * response
      total![d]! += units * response
      ofPlan![d]! += units * (response - hill(left, draw.half, draw.steepness))
      share![d]! += (draw.lift * response) / days
    }
    // From the last day back: what a unit of money spent on day t is worth then and later.
    let worth = 0
    for (let t = days + TAIL_DAYS - 1; t >= 0; t -= 1) {
      worth = draw.carry * worth + (1 - draw.carry) * unitsAt(draw, fit, t < days && base ? base[t]! : meanBase) * slopeAt(draw, x[t]!, step)
      if (t < days) marginal![d]! += worth / days
    }
  })
  const margins = unitMargin === null ? null : marginal!.map((units) => units * unitMargin)
  const largestPlanned = planned.reduce((most, value) => Math.max(most, value), 0)
  return {
    unitsPerDay: perDay.map(estimateOf), units: estimateOf(total!), unitsOfPlan: estimateOf(ofPlan!), liftShare: estimateOf(share!), marginalUnits: estimateOf(marginal!),
    marginalMargin: margins && estimateOf(margins),
    probabilityPaysBack: margins && margins.filter((margin) => margin >= 1).length / margins.length,
    largestPlanned, largestSeen: fit.largestSpend, isAboveSeen: largestPlanned > fit.largestSpend * (1 + 1e-9),
  }
}

/** Largest steady spend per day, in hundredths of the largest seen and not beyond it, whose last unit of money still earns itself back at the median; 0 when none does. */
export function breakEvenSpend(fit: ResponseFit, unitMargin: number, base: number | null = null): number {
  let best = 0
  for (let i = 1; i <= 100; i += 1) {
    const spend = (i / 100) * fit.largestSpend
    const marginal = fit.draws.map((draw) => unitsAt(draw, fit, base) * slopeAt(draw, spend, STEP_SHARE * fit.largestSpend))
    if (estimateOf(marginal).median * unitMargin >= 1) best = spend
  }
  return best
}

/** Units that ads added in the past: observed sales x lift Hill / (1 + lift Hill), summed over days `from` up to (not including) `to`. */
export function pastEffect(fit: ResponseFit, units: Float64Array, spend: Float64Array, from = 0, to = units.length): Estimate {
  const responses = new Map<string, Float64Array>()
  return estimateOf(fit.draws.map((draw) => {
    const key = `${draw.carry}/${draw.half}/${draw.steepness}`
    let response = responses.get(key)
    if (!response) responses.set(key, (response = adstock(spend, draw.carry).map((x) => hill(x, draw.half, draw.steepness))))
    let sum = 0
    for (let t = Math.max(0, from); t < Math.min(units.length, to); t += 1) {
      const growth = draw.lift * response[t]!
      if (units[t]! > 0) sum += (units[t]! * growth) / (1 + growth)
    }
    return sum
  }))
}
