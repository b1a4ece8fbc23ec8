import type { ReplicationKpis } from '#engines/simulate/replicationKpis.ts'
import { GATE_NAMES, type GateName, type SimulationInput } from '#engines/simulate/types.ts'
import { wilsonInterval } from '#math/quantiles.ts'
import { roundSignificant } from '#shared/canonicalJson.ts'

import { decide, DETERMINISTIC_RULE, SEARCH_RULE, type SearchRule, type Verdict } from '../search.ts'

/** When and where the gates broke in replications `first .. first + count - 1` of an input; -1 = held. A shard has them. */
export type GateRuns = { readonly gateHour: { readonly [G in GateName]: readonly number[] }; readonly gateWhere: { readonly [G in GateName]: readonly number[] } }
/** The same out of single replications. */
export function gateRuns({ count, gateHour, gateWhere }: ReplicationKpis): GateRuns {
  const columns = (of: Int32Array) => Object.fromEntries(GATE_NAMES.map((gate, g) => [gate, Array.from({ length: count }, (_, i) => of[i * GATE_NAMES.length + g]!)])) as { [G in GateName]: number[] }
  return { gateHour: columns(gateHour), gateWhere: columns(gateWhere) }
}
export type RunGates = (input: SimulationInput, first: number, count: number) => Promise<GateRuns>

/** A searched answer with everything that it rests on. */
export type SafeAnswer = {
  readonly value: number
  /** True when the grid ended before a gate broke. */
  readonly atLeast: boolean
  /** The gate that stops it at the next candidate of the grid; null when none does. */
  readonly constraint: GateName | null
  readonly probabilityBroken: number
  readonly interval: readonly [number, number]
  readonly replications: number
  readonly toleranceShare: number
}

export type SafeOptions = {
  readonly input: SimulationInput
  readonly runGates: RunGates
  readonly toleranceShare: number
  readonly rule?: SearchRule
}

export function ruleOf({ input, rule }: SafeOptions): SearchRule {
  return rule ?? (input.mode === 'deterministic' ? DETERMINISTIC_RULE : SEARCH_RULE)
}

/** In how many replications one of the gates broke. */
export function countOf({ gateHour }: Pick<GateRuns, 'gateHour'>, gates: readonly GateName[]): number {
  return gateHour.stock.filter((_, i) => gates.some((gate) => gateHour[gate][i]! >= 0)).length
}

/** Whether a candidate holds for some gates together, by the same looks as every search. */
export function judgeGates(options: SafeOptions, candidate: SimulationInput, gates: readonly GateName[], toleranceShare = options.toleranceShare): Promise<Verdict> {
  return decide(async (first, count) => countOf(await options.runGates(candidate, first, count), gates), toleranceShare, ruleOf(options))
}

/** The gate of some that breaks in most of the first replications of an input, the first of equals; null when none breaks. */
export async function breakingGate(options: SafeOptions, candidate: SimulationInput, gates: readonly GateName[] = GATE_NAMES): Promise<GateName | null> {
  const kpis = await options.runGates(candidate, 0, Math.min(100, ruleOf(options).checkpoints.at(-1)!))
  const counts = gates.map((gate) => countOf(kpis, [gate]))
  const most = Math.max(...counts)
  return most > 0 ? gates[counts.indexOf(most)]! : null
}

export function chancesOf({ broken, replications }: Verdict, toleranceShare: number): Pick<SafeAnswer, 'probabilityBroken' | 'interval' | 'replications' | 'toleranceShare'> {
  const [low, high] = replications === 1 ? [broken, broken] : wilsonInterval(broken, replications)
  return { probabilityBroken: roundSignificant(broken / replications), interval: [roundSignificant(low), roundSignificant(high)], replications, toleranceShare }
}
