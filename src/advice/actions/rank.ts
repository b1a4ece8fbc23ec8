import type { PlannedAction } from '#domain/scenario.ts'
import { joinKpis, type ReplicationKpis } from '#engines/simulate/replicationKpis.ts'
import { GATE_NAMES, KPI_NAMES, type KpiName, type SimulationInput } from '#engines/simulate/types.ts'

import { meanInterval } from '../compare/compareScenarios.ts'
import { ocba } from './ocba.ts'
import { ACTION_DEFINITIONS, applyActions, costOf } from './registry.ts'
import type { ActionContext, ActionUnit } from './types.ts'

/** Replications `first .. first + count - 1` of an input; throwing ends the ranking. */
export type RunKpis = (input: SimulationInput, first: number, count: number) => Promise<ReplicationKpis>

/** `money`: profit in minor units. `orders`: orders lost, oversold, refused, cancelled, late or overdue at the end, where prices are not known. */
export type LossMeasure = 'money' | 'orders'

export type RankedAction = {
  readonly action: PlannedAction
  readonly unit: ActionUnit
  readonly leadTimeHours: number
  readonly costMinor: number | null
  /** Loss avoided per run (before the action's cost): mean of the paired differences with its 95 % interval. */
  readonly saved: number
  readonly savedInterval: readonly [number, number]
  /** Money saved per money spent; null where the cost is not known, nothing, or loss is counted in orders. */
  readonly savedPerSpent: number | null
  readonly savedPerSpentInterval: readonly [number, number] | null
  readonly probabilityBroken: { readonly before: number; readonly after: number }
  readonly replications: number
  readonly isClear: boolean
}
export type ActionSet = { readonly actions: readonly PlannedAction[]; readonly costMinor: number; readonly saved: number; readonly savedInterval: readonly [number, number]; readonly probabilityBroken: number; readonly isExhaustive: boolean }
export type FrontierPoint = { readonly costMinor: number; readonly probabilityBroken: number; readonly actionIds: readonly string[] }
export type ActionAnswer = {
  readonly measure: LossMeasure
  readonly ranked: readonly RankedAction[]
  readonly set: ActionSet | null
  /** Cost against the chance that any gate breaks: the points that no other beats in both, nothing done first. */
  readonly frontier: readonly FrontierPoint[]
  readonly budgetMinor: number | null
  readonly replications: number
}
/** `effort`: share of the usual replications, for a first look. */
export type RankOptions = { readonly budgetMinor?: number | null; readonly effort?: number; readonly onProgress?: (done: number, total: number) => void }

/** Every candidate sees these replications; the more promising ones see more. */
const FIRST = 40
const MORE_PER_CANDIDATE = 30
const MOST = 240
const SET_REPLICATIONS = 120
/** Sets of at most this many candidates are tried in full. */
const EXHAUSTIVE = 4
const MOST_IN_SET = 4
/** Further ones gain little by themselves; none of them is looked at in a set. */
const MOST_TRIED = 8

/**
 * Actions of the registry ranked by what they save under common random numbers, the best set under a budget, and the frontier of cost against risk.
 *
 * Each candidate is compared with the plan replication by replication; effort is shared out by OCBA on the paired differences at two fixed checkpoints. The best set
 * is chosen greedily by what each further action saves less its cost, tried on the joint input, or in full among at most four. Deterministic for a seed.
 */
export async function rankActions(context: ActionContext, runKpis: RunKpis, { budgetMinor = null, effort = 1, onProgress }: RankOptions = {}): Promise<ActionAnswer> {
  const [first, morePerCandidate, most, inSet] = [FIRST, MORE_PER_CANDIDATE, MOST, SET_REPLICATIONS].map((replications) => Math.max(4, Math.round(replications * effort))) as [number, number, number, number]
  const { input } = context
  const measure: LossMeasure = input.money ? 'money' : 'orders'
  const candidates = Object.values(ACTION_DEFINITIONS).flatMap((definition) => definition.candidates(context))
  const inputs = candidates.map((action) => applyActions(input, [action], context))
  const total = most + (first + morePerCandidate) * candidates.length + inSet * 2 ** (EXHAUSTIVE - 1)
  let done = 0
  const run = async (of: SimulationInput, first: number, count: number): Promise<ReplicationKpis> => {
    const part = await runKpis(of, first, count)
    onProgress?.(Math.min(total, (done += count)), total)
    return part
  }
  const base = await run(input, 0, most)
  // One after the other: an input is held by the workers only while it is run.
  const seen: ReplicationKpis[] = []
  for (const of of inputs) seen.push(await run(of, 0, first))
  for (let round = 0; round < 2 && candidates.length > 1; round += 1) {
    const gains = seen.map((part) => differences(base, part, measure))
    const more = ocba(gains.map((gain) => -mean(gain)), gains.map(variance), seen.map(({ count }) => count), Math.round((morePerCandidate * candidates.length) / 2))
    for (const [i, count] of more.entries()) {
      const room = Math.min(count, most - seen[i]!.count)
      if (room > 0) seen[i] = joinKpis([seen[i]!, await run(inputs[i]!, seen[i]!.count, room)])
    }
  }
  const ranked = candidates.map((action, i) => rankedAction(action, context, base, seen[i]!, measure)).sort((a, b) => worth(b) - worth(a) || (a.action.id < b.action.id ? -1 : 1))
  const { set, tried } = await bestSet(context, ranked, base, run, measure, budgetMinor, inSet)
  onProgress?.(total, total)
  return { measure, ranked, set, frontier: frontierOf(base, ranked, tried, inSet), budgetMinor, replications: most }
}

/** What is left of the saving after the cost; in orders, the saving. */
const worth = ({ saved, costMinor }: RankedAction): number => saved - (costMinor ?? 0)

function rankedAction(action: PlannedAction, context: ActionContext, base: ReplicationKpis, other: ReplicationKpis, measure: LossMeasure): RankedAction {
  const gain = differences(base, other, measure)
  const savedInterval = meanInterval(gain)
  const costMinor = costOf(action, context)
  const perSpent = measure === 'money' && costMinor !== null && costMinor > 0 ? (value: number) => value / costMinor : null
  const definition = ACTION_DEFINITIONS[action.type]
  return {
    action, unit: definition.unit, leadTimeHours: definition.leadTimeHours(action, context), costMinor, saved: mean(gain), savedInterval,
    savedPerSpent: perSpent?.(mean(gain)) ?? null, savedPerSpentInterval: perSpent && [perSpent(savedInterval[0]), perSpent(savedInterval[1])],
    probabilityBroken: { before: brokenShare(base, other.count), after: brokenShare(other, other.count) }, replications: other.count, isClear: savedInterval[0] > 0 || savedInterval[1] < 0,
  }
}

type Tried = { readonly actions: readonly PlannedAction[]; readonly costMinor: number; readonly gain: readonly number[]; readonly probabilityBroken: number }

async function bestSet(context: ActionContext, ranked: readonly RankedAction[], base: ReplicationKpis, run: RunKpis, measure: LossMeasure, budgetMinor: number | null, inSet: number): Promise<{ readonly set: ActionSet | null; readonly tried: readonly Tried[] }> {
  const useful = oneEach(ranked.filter(({ savedInterval, costMinor }) => savedInterval[0] > 0 && (budgetMinor === null || (costMinor ?? 0) <= budgetMinor)))
  const tried: Tried[] = []
  const costOfAll = (actions: readonly PlannedAction[]) => actions.reduce((sum, action) => sum + (costOf(action, context) ?? 0), 0)
  const tryOut = async (actions: readonly PlannedAction[]): Promise<Tried> => {
    const seen = await run(applyActions(context.input, actions, context), 0, inSet)
    const own: Tried = { actions, costMinor: costOfAll(actions), gain: differences(base, seen, measure), probabilityBroken: brokenShare(seen, inSet) }
    tried.push(own)
    return own
  }
  const isAffordable = (actions: readonly PlannedAction[]) => budgetMinor === null || costOfAll(actions) <= budgetMinor
  const left = ({ gain, costMinor }: Tried) => mean(gain) - (measure === 'money' ? costMinor : 0)
  const isExhaustive = useful.length <= EXHAUSTIVE
  let best: Tried | null = null
  const keep = (own: Tried) => { if (best === null ? left(own) > 0 : left(own) > left(best)) best = own }
  if (isExhaustive) {
    for (let mask = 1; mask < 2 ** useful.length; mask += 1) {
      const actions = useful.filter((_, i) => mask & (1 << i)).map(({ action }) => action)
      if (isAffordable(actions)) keep(await tryOut(actions))
    }
  } else {
    const pool = useful.slice(0, MOST_TRIED).map(({ action }) => action)
    let chosen: readonly PlannedAction[] = []
    for (const action of pool) {
      if (chosen.length === MOST_IN_SET) break
      const actions = [...chosen, action]
      if (!isAffordable(actions)) continue
      const before: Tried | null = best
      keep(await tryOut(actions))
      if (best !== before) chosen = actions
    }
  }
  const found = best as Tried | null
  return { tried, set: found && { actions: found.actions, costMinor: found.costMinor, saved: mean(found.gain), savedInterval: meanInterval(found.gain), probabilityBroken: found.probabilityBroken, isExhaustive } }
}

/** Of one kind at one place only the best amount may be in a set. */
function oneEach(ranked: readonly RankedAction[]): RankedAction[] {
  const seen = new Set<string>()
  return ranked.filter(({ action }) => {
    const place = [action.type, action.warehouseId, action.serviceId, action.skuId].join()
    return !seen.has(place) && seen.add(place)
  })
}

function frontierOf(base: ReplicationKpis, ranked: readonly RankedAction[], tried: readonly Tried[], inSet: number): FrontierPoint[] {
  const nothing: FrontierPoint = { costMinor: 0, probabilityBroken: brokenShare(base, inSet), actionIds: [] }
  const points: FrontierPoint[] = [
    ...ranked.flatMap(({ action, costMinor, probabilityBroken }) => (costMinor === null ? [] : [{ costMinor, probabilityBroken: probabilityBroken.after, actionIds: [action.id] }])),
    ...tried.map(({ actions, costMinor, probabilityBroken }) => ({ costMinor, probabilityBroken, actionIds: actions.map(({ id }) => id) })),
  ].sort((a, b) => a.costMinor - b.costMinor || a.probabilityBroken - b.probabilityBroken || a.actionIds.length - b.actionIds.length)
  let least = nothing.probabilityBroken
  return [nothing, ...points.filter(({ probabilityBroken }) => {
    if (probabilityBroken >= least) return false
    least = probabilityBroken
    return true
  })]
}

const ORDERS_LOST = ['lostOrders', 'oversoldOrders', 'limitedOrders', 'cancelledOrders', 'lateParcels', 'overdueParcelsAtEnd'] as const satisfies readonly KpiName[]

/** Loss avoided in each replication that both have seen. */
export function differences(base: ReplicationKpis, other: ReplicationKpis, measure: LossMeasure): number[] {
  const at = (of: ReplicationKpis, i: number, name: KpiName) => of.kpis[i * KPI_NAMES.length + KPI_NAMES.indexOf(name)]!
  const loss = (of: ReplicationKpis, i: number) => (measure === 'money' ? -at(of, i, 'profitMinor') : ORDERS_LOST.reduce((sum, name) => sum + at(of, i, name), 0))
  return Array.from({ length: Math.min(base.count, other.count) }, (_, i) => loss(base, i) - loss(other, i))
}

function brokenShare(of: ReplicationKpis, count: number): number {
  const runs = Math.min(count, of.count)
  let broken = 0
  for (let i = 0; i < runs; i += 1) if (of.gateHour.subarray(i * GATE_NAMES.length, (i + 1) * GATE_NAMES.length).some((hour) => hour >= 0)) broken += 1
  return runs === 0 ? 0 : broken / runs
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}
function variance(values: readonly number[]): number {
  const centre = mean(values)
  return values.length < 2 ? 0 : values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1)
}
