import { GATE_NAMES, type GateName, type SimulationInput } from '#engines/simulate/types.ts'
import { wilsonInterval } from '#math/quantiles.ts'
import { roundSignificant } from '#shared/canonicalJson.ts'

import type { PlannedCampaign } from './adFactor.ts'
import { searchAdHeadroom } from './adHeadroom.ts'
import { changedInput, plannedFactor, type InputChange } from './inputChange.ts'
import { decide, DETERMINISTIC_RULE, largestHolding, SEARCH_RULE, type SearchRule, type Verdict } from './search.ts'
import type { Answers, HeadroomAnswer, SmallestCapacityAnswer } from './types.ts'

/**
 * In how many of the replications `first .. first + count - 1` of `input` the gate (or any gate) broke. `change` is what makes
 * `input` differ from the plan's own: a worker that holds the plan's input can apply it with `changedInput`.
 */
export type CountBroken = (input: SimulationInput, gate: GateName | 'any', first: number, count: number, change: InputChange) => number | Promise<number>

export type AnswerOptions = {
  readonly toleranceShare: number
  readonly rule?: SearchRule
  /** Which answers to search; all when absent. */
  readonly only?: readonly AnswerName[]
  /** The scenario's campaigns: what the headroom of ads is searched along; none when absent. */
  readonly campaigns?: readonly PlannedCampaign[]
  /** Told after every candidate; `total` is an estimate until the end. */
  readonly onProgress?: (done: number, total: number) => void
}
export const ANSWER_NAMES = ['headroom', 'largestSpike', 'smallestCapacity', 'adHeadroom'] as const
export type AnswerName = (typeof ANSWER_NAMES)[number]

/** Event factors 1.0, 1.1 .. 50.0: at 1 the event changes nothing. */
const FACTOR_FROM_TENTHS = 10
const FACTOR_TO_TENTHS = 500
const LAST_FACTOR_INDEX = FACTOR_TO_TENTHS - FACTOR_FROM_TENTHS
/** Capacity factors .05, .10 .. 20.00. */
const CAPACITY_STEPS_PER_UNIT = 20
const CAPACITY_STEPS = 400

const LIMITED = { stock: false, packing: false, carriers: false }
/** For each stage the others are lifted; the account alone keeps them, since late dispatch exists only through them (docs/adr/0003). */
const LIFTED: { readonly [G in GateName]: SimulationInput['unlimited'] } = {
  stock: { stock: false, packing: true, carriers: true },
  packing: { stock: true, packing: false, carriers: true },
  carriers: { stock: true, packing: true, carriers: false },
  delivery: { stock: true, packing: true, carriers: true },
  account: LIMITED,
}

/**
 * The searched answers of a plan: headroom by stage, what binds, the largest safe spike, the smallest safe packing capacity, the headroom of its ads.
 *
 * All searches run on fixed grids with the same replications for every candidate, so they are reproducible. Those that do not build
 * on each other are started together, so a pool of workers stays busy; results do not depend on the order of the answers.
 */
export async function searchAnswers(input: SimulationInput, countBroken: CountBroken, options: AnswerOptions): Promise<Answers> {
  const { only = ANSWER_NAMES, campaigns = [], onProgress } = options
  const rule = options.rule ?? (input.mode === 'deterministic' ? DETERMINISTIC_RULE : SEARCH_RULE)
  const isAsked = (name: AnswerName) => only.includes(name) && (name === 'adHeadroom' ? campaigns.length > 0 : name === 'smallestCapacity' || plannedFactor(input) !== null)
  const searches = (isAsked('headroom') ? GATE_NAMES.length : 0) + (isAsked('largestSpike') ? 1 : 0) + (isAsked('smallestCapacity') ? 1 : 0) + (isAsked('adHeadroom') ? 1 : 0)
  let done = 0
  const search: Search = {
    input, toleranceShare: options.toleranceShare,
    async judge(gate, change) {
      const candidate = changedInput(input, change)
      const verdict = await decide((first, count) => countBroken(candidate, gate, first, count, change), options.toleranceShare, rule)
      done += 1
      onProgress?.(done, Math.max(done + 1, searches * CANDIDATES_PER_SEARCH))
      return verdict
    },
    countGate: (gate, change) => countBroken(changedInput(input, change), gate, 0, Math.min(GATE_REPLICATIONS, rule.checkpoints.at(-1)!), change),
  }
  const [{ headroom, largestSpike }, smallestCapacity, adHeadroom] = await Promise.all([
    searchFactors(search, isAsked('headroom'), isAsked('largestSpike')),
    isAsked('smallestCapacity') ? searchCapacity(search) : null,
    isAsked('adHeadroom') ? searchAdHeadroom({ judge: (change) => search.judge('any', change), countGate: (gate, change) => search.countGate(gate, change), chances, toleranceShare: search.toleranceShare }, campaigns) : null,
  ])
  onProgress?.(done, done)
  return { headroom, binding: bindingStage(headroom), largestSpike, smallestCapacity, ...(adHeadroom && { adHeadroom }) }
}

const CANDIDATES_PER_SEARCH = 13
const GATE_REPLICATIONS = 100

type Search = {
  readonly input: SimulationInput
  readonly toleranceShare: number
  judge(gate: GateName | 'any', change: InputChange): Promise<Verdict>
  /** In how many of the first replications a gate breaks. */
  countGate(gate: GateName, change: InputChange): number | Promise<number>
}

/** The stage with the smallest headroom, the earlier one in the flow when two are equal; `null` when none ends within the grid. */
export function bindingStage(headroom: readonly HeadroomAnswer[]): GateName | null {
  let binding: HeadroomAnswer | null = null
  for (const answer of headroom) if (!answer.atLeast && (binding === null || answer.factor < binding.factor)) binding = answer
  return binding?.stage ?? null
}

/** The account is searched from where packing or carriers end, the largest spike from where the first stage does: nearly there already. */
async function searchFactors(search: Search, isHeadroomAsked: boolean, isSpikeAsked: boolean): Promise<Pick<Answers, 'headroom' | 'largestSpike'>> {
  if (!isHeadroomAsked) return { headroom: [], largestSpike: isSpikeAsked ? await searchLargestSpike(search, USUAL_START) : null }
  const [stock, packing, carriers, delivery] = await Promise.all([
    searchHeadroom(search, 'stock', USUAL_START), searchHeadroom(search, 'packing', USUAL_START),
    searchHeadroom(search, 'carriers', USUAL_START), searchHeadroom(search, 'delivery', USUAL_START),
  ])
  const startAt = (...answers: HeadroomAnswer[]) => ({ index: Math.max(0, Math.min(...answers.map(indexOf))), firstStep: 1 })
  const account = await searchHeadroom(search, 'account', startAt(packing, carriers))
  const headroom = [stock, packing, carriers, delivery, account]
  return { headroom, largestSpike: isSpikeAsked ? await searchLargestSpike(search, startAt(...headroom)) : null }
}

type Start = { readonly index: number; readonly firstStep: number }
/** A factor of 2.0, in steps of .8, 1.6, 3.2 .. */
const USUAL_START: Start = { index: 10, firstStep: 8 }

async function searchHeadroom({ input, judge, toleranceShare }: Search, stage: GateName, start: Start): Promise<HeadroomAnswer> {
  if ((stage === 'stock' || stage === 'packing') && hasNoLimit(input, stage)) {
    return { stage, constraint: stage, ...factorAt(LAST_FACTOR_INDEX), probabilityBroken: 0, interval: [0, 0], replications: 0, toleranceShare }
  }
  const at = (index: number) => judge(stage, factorChange(LIFTED[stage], index))
  // Without limits before it, delivery hardly depends on the factor: either end of the grid is likelier than any place between.
  if (stage === 'delivery') {
    const verdict = await at(LAST_FACTOR_INDEX)
    if (verdict.holds) return { stage, constraint: stage, ...factorAt(LAST_FACTOR_INDEX), ...chances(verdict), toleranceShare }
  }
  const { index, verdict } = await largestHolding(at, LAST_FACTOR_INDEX, start.index, start.firstStep)
  return { stage, constraint: stage, ...factorAt(index), ...chances(verdict), toleranceShare }
}

/** The largest safe spike; its stage is the gate that breaks in most runs at the next factor of the grid. */
async function searchLargestSpike({ judge, countGate, toleranceShare }: Search, start: Start): Promise<HeadroomAnswer> {
  const { index, verdict } = await largestHolding((i) => judge('any', factorChange(LIMITED, i)), LAST_FACTOR_INDEX, start.index, start.firstStep)
  const beyond = factorChange(LIMITED, Math.min(LAST_FACTOR_INDEX, index + 1))
  const broken = await Promise.all(GATE_NAMES.map((gate) => countGate(gate, beyond)))
  const stage = GATE_NAMES[broken.indexOf(Math.max(...broken))]!
  return { stage, constraint: stage, ...factorAt(index), ...chances(verdict), toleranceShare }
}

function indexOf({ factor }: HeadroomAnswer): number {
  return Math.round(factor * 10) - FACTOR_FROM_TENTHS
}

function factorChange(unlimited: SimulationInput['unlimited'], index: number): InputChange {
  return { unlimited, eventFactor: (FACTOR_FROM_TENTHS + index) / 10, packing: null }
}

/** Index -1 is the plan that breaks even without the event: 0, with the figures of factor 1. */
function factorAt(index: number): Pick<HeadroomAnswer, 'factor' | 'atLeast'> {
  return { factor: index < 0 ? 0 : (FACTOR_FROM_TENTHS + index) / 10, atLeast: index === LAST_FACTOR_INDEX }
}

/** True when the plan sets no limit there, so that nothing can break. */
function hasNoLimit(input: SimulationInput, stage: 'stock' | 'packing'): boolean {
  if (stage === 'packing') return input.warehouses.every(({ capacityPerHour }) => capacityPerHour.length === 0)
  return input.skus.every(({ onHandUnits }) => onHandUnits.includes(-1))
}

function chances({ broken, replications }: Verdict): Pick<HeadroomAnswer, 'probabilityBroken' | 'interval' | 'replications'> {
  const [low, high] = replications === 1 ? [broken, broken] : wilsonInterval(broken, replications)
  return { probabilityBroken: broken / replications, interval: [roundSignificant(low), roundSignificant(high)], replications }
}

/**
 * The smallest factor on the packing calendar of the warehouse that is nearest to breaking for which its parcels are packed in time,
 * with the planned events and everything else lifted. `null` when no calendar limits packing or no factor on the grid holds.
 */
async function searchCapacity({ input, judge, toleranceShare }: Search): Promise<SmallestCapacityAnswer | null> {
  const at = (warehouse: number, factor: number) => judge('packing', { unlimited: LIFTED.packing, eventFactor: null, packing: { warehouse, factor } })
  const warehouse = await tightestWarehouse(input, (w) => at(w, 1))
  if (warehouse === null) return null
  const last = CAPACITY_STEPS - 1
  const factorOf = (index: number) => (CAPACITY_STEPS - index) / CAPACITY_STEPS_PER_UNIT
  const { index, verdict } = await largestHolding((i) => at(warehouse, factorOf(i)), last, CAPACITY_STEPS - CAPACITY_STEPS_PER_UNIT, 8)
  if (index < 0) return null
  const capacityFactor = factorOf(index)
  const currentParcelsPerDay = parcelsPerDay(input, warehouse)
  return {
    warehouse: input.warehouses[warehouse]!.id, capacityFactor,
    parcelsPerDay: roundSignificant(currentParcelsPerDay * capacityFactor), currentParcelsPerDay: roundSignificant(currentParcelsPerDay),
    atLeast: index === last, ...chances(verdict), toleranceShare, constraint: 'packing',
  }
}

/** The limited warehouse that breaks in the largest share of runs as planned; among equals the one most loaded by its routing. */
async function tightestWarehouse(input: SimulationInput, asPlanned: (warehouse: number) => Promise<Verdict>): Promise<number | null> {
  const limited = input.warehouses.flatMap((_, w) => (parcelsPerDay(input, w) > 0 ? [w] : []))
  if (limited.length < 2) return limited[0] ?? null
  const ranked = await Promise.all(limited.map(async (w) => {
    const { broken, replications } = await asPlanned(w)
    return { w, share: broken / replications, load: ordersPerDay(input, w) / parcelsPerDay(input, w) }
  }))
  return ranked.sort((a, b) => b.share - a.share || b.load - a.load || a.w - b.w)[0]!.w
}

/** Mean of the packing calendar over the days of the run; 0 = no limit, or no capacity at all. */
function parcelsPerDay(input: SimulationInput, warehouse: number): number {
  const total = input.warehouses[warehouse]!.capacityPerHour.reduce((sum, parcels) => sum + parcels, 0)
  return (total * 24) / input.horizonHours
}

function ordersPerDay(input: SimulationInput, warehouse: number): number {
  return input.markets.reduce((sum, market) => {
    const share = market.routing.find((route) => route.warehouse === warehouse)?.share ?? 0
    return sum + (share * market.meanOrdersPerDay.reduce((total, orders) => total + orders, 0)) / input.horizonDays
  }, 0)
}
