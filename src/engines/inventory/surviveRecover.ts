import { fail, ok, type Result } from '#shared/result.ts'

import { findProblem, type InputProblem } from './problems.ts'

/** A node that remains: what it holds, and what it can ship a day. */
export type RemainingNode = { readonly units: number; readonly capacityUnitsPerDay: number }

/** `timeToSurviveDays` is Infinity when nothing is demanded; `marginAtRisk` in the currency of the margin. */
export type SurvivalAnswer = { readonly timeToSurviveDays: number; readonly isAtRisk: boolean; readonly marginAtRisk: number }

/** Units that the remaining nodes can have shipped by day T: the sum of min(units, capacity T). */
export function servedBy(nodes: readonly RemainingNode[], days: number): number {
  return nodes.reduce((sum, { units, capacityUnitsPerDay }) => sum + Math.min(units, capacityUnitsPerDay * days), 0)
}

/**
 * Time to survive in days: the largest T with sum of min(units, capacity T) >= demand T; null for a negative input. The sum is concave and
 * bends where a node runs empty, so T lies on the segment after the last bend at which demand is still covered.
 *
 * Source: Simchi-Levi et al. 2015, Interfaces 45(5).
 */
export function timeToSurviveDays(nodes: readonly RemainingNode[], demandUnitsPerDay: number): number | null {
  if (findNodeProblem(nodes, { demandUnitsPerDay })) return null
  if (demandUnitsPerDay === 0) return Infinity
  const used = nodes.filter(({ units, capacityUnitsPerDay }) => units > 0 && capacityUnitsPerDay > 0)
    .map(({ units, capacityUnitsPerDay }) => ({ units, capacityUnitsPerDay, emptyDay: units / capacityUnitsPerDay })).sort((a, b) => a.emptyDay - b.emptyDay)
  let shippable = used.reduce((sum, { capacityUnitsPerDay }) => sum + capacityUnitsPerDay, 0)
  // Capacities that add up to the demand but for rounding cover it.
  if (shippable < demandUnitsPerDay * (1 - 1e-12)) return 0
  let exhausted = 0
  for (let i = 0; i < used.length; i += 1) {
    exhausted += used[i]!.units
    shippable -= used[i]!.capacityUnitsPerDay
    const rest = i === used.length - 1 ? 0 : shippable
    const until = used[i + 1]?.emptyDay ?? Infinity
    if (rest >= demandUnitsPerDay) continue
    const end = exhausted / (demandUnitsPerDay - rest)
    if (end < until) return Math.max(end, used[i]!.emptyDay)
  }
  return 0
}

/**
 * Whether the remaining nodes outlast the time to recover, and the margin of what they cannot ship before it: at risk iff TTS < TTR.
 *
 * Units: units per day, days, money per unit. Source: Simchi-Levi et al. 2015, Interfaces 45(5); needs no probabilities.
 */
export function assessSurvival(nodes: readonly RemainingNode[], demandUnitsPerDay: number, timeToRecoverDays: number, marginPerUnit: number): Result<SurvivalAnswer, InputProblem> {
  const problem = findNodeProblem(nodes, { demandUnitsPerDay, timeToRecoverDays, marginPerUnit })
  if (problem) return fail(problem)
  const survived = timeToSurviveDays(nodes, demandUnitsPerDay) ?? 0
  const lostUnits = Math.max(0, demandUnitsPerDay * timeToRecoverDays - servedBy(nodes, timeToRecoverDays))
  const isAtRisk = survived < timeToRecoverDays
  return ok({ timeToSurviveDays: survived, isAtRisk, marginAtRisk: isAtRisk ? lostUnits * marginPerUnit : 0 })
}

function findNodeProblem(nodes: readonly RemainingNode[], amounts: Readonly<Record<string, number>>): InputProblem | null {
  for (const node of nodes) {
    const problem = findProblem({ notNegative: { 'nodes.units': node.units, 'nodes.capacityUnitsPerDay': node.capacityUnitsPerDay } })
    if (problem) return problem
  }
  return findProblem({ notNegative: amounts })
}
