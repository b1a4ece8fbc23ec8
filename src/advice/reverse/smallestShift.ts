import { GATE_NAMES, type GateName, type SimulationInput } from '#engines/simulate/types.ts'
import { wilsonInterval } from '#math/quantiles.ts'
import { roundSignificant } from '#shared/canonicalJson.ts'

import { countOf, type GateRuns, type RunGates } from '../safe/safeAnswer.ts'
import { leastOnGrid, type Steps } from './leastOnGrid.ts'
import { applyShifts, shiftableInputs, shiftOf, type Shift, type ShiftedBy } from './shifts.ts'

/** In how many runs a gate broke, with the 95 % interval of its share. */
export type BrokenShare = { readonly broken: number; readonly replications: number; readonly interval: readonly [number, number] }
export type ShiftOutcome =
  /** More runs than the tolerance break already: nothing has to be shifted. `gate` breaks first in most of them. */
  | { readonly kind: 'breaksAsPlanned' }
  | { readonly kind: 'breaks'; readonly shifts: readonly Shift[]; readonly distance: number; readonly share: BrokenShare; readonly gate: GateName | null }
  /** Not even with everything shifted as far as the grid goes. */
  | { readonly kind: 'holds'; readonly largest: readonly Shift[]; readonly share: BrokenShare }
export type SmallestShift = {
  readonly toleranceShare: number
  readonly planned: BrokenShare & { readonly gate: GateName | null }
  /** What was shifted: the plan, or, where that breaks as planned, its ordinary days without the events. */
  readonly from: 'plan' | 'withoutEvents'
  readonly outcome: ShiftOutcome
  readonly inputs: readonly ShiftedBy[]
  readonly tried: number
  readonly combinations: number
  /** Nothing reacts to the load, so that no smaller combination of the grid breaks; else one cannot be ruled out. */
  readonly isOpenLoop: boolean
}

/** Every combination sees these same replications. */
export const SHIFT_REPLICATIONS = 200
/** Looked at in parts: most combinations are settled early, and which ones break does not depend on where. */
const LOOKS = [20, 60, 120, SHIFT_REPLICATIONS]

export type ShiftOptions = { readonly input: SimulationInput; readonly runGates: RunGates; readonly toleranceShare: number; readonly inputs?: readonly ShiftedBy[]; readonly replications?: number }

/** The least unlikely combination of shifts after which more than the tolerated share of runs breaks a gate. */
export async function smallestShift(options: ShiftOptions): Promise<SmallestShift> {
  const { input, toleranceShare } = options
  const planned = await shareOf(options, input)
  const isOver = planned.broken > mostBroken(options)
  const calm = isOver && input.events.length > 0 ? { ...input, events: [] } : input
  const inputs = options.inputs?.filter(({ name }) => calm === input || name !== 'eventSize') ?? shiftableInputs(calm)
  const common = { toleranceShare, planned, from: calm === input ? ('plan' as const) : ('withoutEvents' as const), inputs, combinations: inputs.reduce((all, { lastStep }) => all * (lastStep + 1), 1), isOpenLoop: isOpenLoop(calm) }
  if (isOver && calm === input) return { ...common, outcome: { kind: 'breaksAsPlanned' }, tried: 1 }
  const shiftsOf = (steps: Steps): Shift[] => inputs.flatMap((one, i) => (steps[i]! > 0 ? [shiftOf(one, steps[i]!)] : []))
  const { point, tried } = await leastOnGrid(inputs.map(({ lastStep }) => lastStep), (steps) => doesBreak(options, applyShifts(calm, shiftsOf(steps))))
  if (point?.every((step) => step === 0)) return { ...common, outcome: { kind: 'breaksAsPlanned' }, tried }
  const shifts = shiftsOf(point ?? inputs.map(({ lastStep }) => lastStep))
  const { gate, ...share } = await shareOf(options, applyShifts(calm, shifts))
  if (point === null) return { ...common, outcome: { kind: 'holds', largest: shifts, share }, tried }
  return { ...common, outcome: { kind: 'breaks', shifts, distance: roundSignificant(Math.hypot(...shifts.map(({ deviations }) => deviations))), share, gate }, tried }
}

const replicationsOf = ({ input, replications = SHIFT_REPLICATIONS }: ShiftOptions): number => (input.mode === 'deterministic' ? 1 : replications)
const mostBroken = (options: ShiftOptions): number => Math.floor(options.toleranceShare * replicationsOf(options) + 1e-9)

/** Counts until the rest cannot change the answer. */
async function doesBreak(options: ShiftOptions, input: SimulationInput): Promise<boolean> {
  const last = replicationsOf(options)
  const most = mostBroken(options)
  let [seen, broken] = [0, 0]
  for (const look of [...LOOKS.filter((one) => one < last), last]) {
    broken += countOf(await options.runGates(input, seen, look - seen), GATE_NAMES)
    seen = look
    if (broken > most) return true
    if (broken + last - seen <= most) return false
  }
  return false
}

async function shareOf(options: ShiftOptions, input: SimulationInput): Promise<BrokenShare & { readonly gate: GateName | null }> {
  const replications = replicationsOf(options)
  const runs = await options.runGates(input, 0, replications)
  const broken = countOf(runs, GATE_NAMES)
  const [low, high] = replications === 1 ? [broken, broken] : wilsonInterval(broken, replications)
  return { broken, replications, interval: [roundSignificant(low), roundSignificant(high)], gate: breaksFirst(runs) }
}

/** The gate that breaks first in most runs, the first of equals; null when none breaks. */
function breaksFirst({ gateHour }: GateRuns): GateName | null {
  const counts = GATE_NAMES.map((gate) => gateHour[gate].filter((hour, i) => hour >= 0 && GATE_NAMES.every((other) => gateHour[other][i]! < 0 || gateHour[other][i]! >= hour)).length)
  const most = Math.max(...counts)
  return most > 0 ? GATE_NAMES[counts.indexOf(most)]! : null
}

function isOpenLoop({ throttles = [], markets, skus }: SimulationInput): boolean {
  const reacts = markets.some(({ volumeLimit, newShopCapOrdersPerDay, spillBacklogHours, orderHandlingCapacity }) => (
    volumeLimit !== undefined || newShopCapOrdersPerDay !== undefined || spillBacklogHours !== undefined || orderHandlingCapacity !== null))
  return throttles.length === 0 && !reacts && skus.every(({ reorder }) => reorder === null)
}
