import { integrate } from '#math/quadrature.ts'

import { meanRate, rateDensity, rateProbability, rateQuantile } from './belief.ts'
import type { Belief } from './types.ts'

/** One version in a test. What it earns per click or day is `scale` x rate + `shift`: margin per order, less the cost of a click. */
export type Arm = { readonly belief: Belief; readonly scale: number; readonly shift: number }

/** `probabilityBest` sums to 1 over arms; `expectedLoss` is what choosing this arm gives away on average, in the units of scale and shift. */
export type ArmStanding = { readonly mean: number; readonly probabilityBest: number; readonly expectedLoss: number }

const EDGE = 1e-12
const PIECES = 24

/**
 * P(best) and expected loss of each arm, by numeric integration of the exact posteriors (independent arms, `scale` > 0).
 *
 * P(i best) = integral of f_i(v) prod F_j(v); loss of i = E max(0, best other - i) = integral of F_i(v) (1 - prod F_j(v)).
 * Source: Stucchio 2015, Bayesian A/B testing at VWO; exact forms by integration by parts.
 */
export function compareArms(arms: readonly Arm[]): ArmStanding[] {
  const rateAt = (arm: Arm, value: number): number => (value - arm.shift) / arm.scale
  const below = (arm: Arm, value: number): number => rateProbability(arm.belief, rateAt(arm, value))
  const edges = arms.flatMap((arm) => [EDGE, 1e-4, 0.05, 0.35, 0.65, 0.95, 1 - 1e-4, 1 - EDGE].map((p) => arm.scale * rateQuantile(arm.belief, p) + arm.shift))
  const cuts = [...new Set(edges)].sort((a, b) => a - b)
  const overCuts = (f: (value: number) => number): number => {
    let sum = 0
    for (let i = 0; i + 1 < cuts.length; i += 1) sum += integrate(f, cuts[i]!, cuts[i + 1]!, Math.max(1, Math.round(PIECES / arms.length / 4)))
    return sum
  }
  const standings = arms.map((arm, i): ArmStanding => {
    const others = arms.filter((_, j) => j !== i)
    const allBelow = (value: number): number => others.reduce((product, other) => product * below(other, value), 1)
    return {
      mean: arm.scale * meanRate(arm.belief) + arm.shift,
      probabilityBest: others.length === 0 ? 1 : overCuts((value) => (rateDensity(arm.belief, rateAt(arm, value)) / arm.scale) * allBelow(value)),
      expectedLoss: others.length === 0 ? 0 : Math.max(0, overCuts((value) => below(arm, value) * (1 - allBelow(value)))),
    }
  })
  const total = standings.reduce((sum, { probabilityBest }) => sum + probabilityBest, 0)
  return standings.map((standing) => ({ ...standing, probabilityBest: standing.probabilityBest / total }))
}
