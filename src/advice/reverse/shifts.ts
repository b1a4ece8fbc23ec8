import type { EventInput, Range, SimulationInput } from '#engines/simulate/types.ts'
import { roundSignificant } from '#shared/canonicalJson.ts'

export const SHIFT_NAMES = ['eventSize', 'demand', 'packing', 'carrierCaps', 'stock', 'inboundDelay'] as const
export type ShiftName = (typeof SHIFT_NAMES)[number]
/** An input that may be shifted the wrong way, and its standard deviation: a share, or days for `inboundDelay`. `isAssumed`: the plan says nothing of its spread. */
export type ShiftedBy = { readonly name: ShiftName; readonly deviation: number; readonly isAssumed: boolean; readonly lastStep: number }
/** One input moved by `deviations` to the worse: `change` is a share of the plan with its sign, or days later. */
export type Shift = { readonly name: ShiftName; readonly deviations: number; readonly change: number }

/** The grid: half a standard deviation a step, up to three deviations. */
export const STEPS_PER_DEVIATION = 2
const LAST_STEP = 6
/** Where the plan gives no spread: a quarter of what events bring, a tenth of anything else, lots three days late. */
const EVENT_DEVIATION = 0.25
const USUAL_DEVIATION = 0.1
const DELAY_DAYS = 3
/** A spread so small that shifting by it would say nothing. */
const LEAST_DEVIATION = 0.01
const HOURS_PER_DAY = 24

/** The inputs that this plan has, in the order of SHIFT_NAMES; `lastStep` = the last step that still changes something. */
export function shiftableInputs(input: SimulationInput): readonly ShiftedBy[] {
  return SHIFT_NAMES.flatMap((name): ShiftedBy[] => {
    if (!isThere(input, name)) return []
    const known = knownDeviation(input, name)
    const assumed = name === 'eventSize' ? EVENT_DEVIATION : name === 'inboundDelay' ? DELAY_DAYS : USUAL_DEVIATION
    const deviation = roundSignificant(known >= LEAST_DEVIATION ? known : assumed)
    // Nothing falls below nothing.
    const lastStep = isFalling(name) ? Math.min(LAST_STEP, Math.ceil(STEPS_PER_DEVIATION / deviation)) : LAST_STEP
    return [{ name, deviation, isAssumed: known < LEAST_DEVIATION, lastStep }]
  })
}

export function shiftOf({ name, deviation }: ShiftedBy, step: number): Shift {
  const by = (deviation * step) / STEPS_PER_DEVIATION
  return { name, deviations: step / STEPS_PER_DEVIATION, change: roundSignificant(isFalling(name) ? -Math.min(1, by) : by) }
}

const isFalling = (name: ShiftName): boolean => name === 'packing' || name === 'carrierCaps' || name === 'stock'

function isThere({ events, markets, warehouses, lanes, skus, unlimited }: SimulationInput, name: ShiftName): boolean {
  switch (name) {
    case 'eventSize': return events.some(bringsMore)
    case 'demand': return markets.some(({ meanOrdersPerDay }) => meanOrdersPerDay.some((orders) => orders > 0))
    case 'packing': return !unlimited.packing && warehouses.some(({ capacityPerHour }) => capacityPerHour.some((parcels) => parcels > 0))
    case 'carrierCaps': return !unlimited.carriers && lanes.some(({ capParcelsPerDay }) => (capParcelsPerDay ?? 0) > 0)
    case 'stock': return !unlimited.stock && skus.some(({ onHandUnits }) => onHandUnits.some((units) => units > 0))
    case 'inboundDelay': return !unlimited.stock && skus.some(({ inbound, reorder }) => inbound.length > 0 || reorder !== null)
  }
}

function bringsMore(event: EventInput): boolean {
  switch (event.kind) {
    case 'viralSpike': return event.peakFactor.to > 1
    case 'selfExciting': return event.firstOrders.to > 0
    case 'adCampaign': return event.extraOrdersPerHour.some((orders) => orders > 0)
    case 'livestream': case 'plateau': return event.factor > 1
  }
}

/** Of a uniform distribution. */
const uniformDeviation = ({ from, to }: Range): number => Math.abs(to - from) / Math.sqrt(12)
const middle = ({ from, to }: Range): number => (from + to) / 2

/** What the plan itself says of the spread of an input; 0 = nothing. */
function knownDeviation({ events, markets, warehouses, skus }: SimulationInput, name: ShiftName): number {
  switch (name) {
    case 'eventSize': return Math.max(0, ...events.map((event) => (
      event.kind === 'viralSpike' && middle(event.peakFactor) > 1 ? uniformDeviation(event.peakFactor) / (middle(event.peakFactor) - 1)
        : event.kind === 'selfExciting' && middle(event.firstOrders) > 0 ? uniformDeviation(event.firstOrders) / middle(event.firstOrders) : 0)))
    case 'demand': return weightedMean(markets.map(({ levelFactorQuantiles, meanOrdersPerDay }) => [deviationOf(levelFactorQuantiles), sum(meanOrdersPerDay)]))
    case 'packing': return weightedMean(warehouses.map(({ capacityNoiseShape, capacityPerHour }) => [capacityNoiseShape === null ? 0 : 1 / Math.sqrt(capacityNoiseShape), sum(capacityPerHour)]))
    case 'inboundDelay': return weightedMean(skus.flatMap(({ inbound }) => inbound.map(({ fromHour, toHour, units }) => [uniformDeviation({ from: fromHour, to: toHour }) / HOURS_PER_DAY, units] as const)))
    case 'carrierCaps': case 'stock': return 0
  }
}

/** The input with some shifts applied at every place at once; chance stays what it was, so that nothing else differs. */
export function applyShifts(input: SimulationInput, shifts: readonly Shift[]): SimulationInput {
  return shifts.reduce(applyShift, input)
}

function applyShift(input: SimulationInput, { name, change }: Shift): SimulationInput {
  const times = 1 + change
  switch (name) {
    case 'eventSize': return { ...input, events: input.events.map((event) => (bringsMore(event) ? largerEvent(event, times) : event)) }
    case 'demand': return { ...input, markets: input.markets.map((market) => ({ ...market, meanOrdersPerDay: scaled(market.meanOrdersPerDay, times) })) }
    case 'packing': return { ...input, warehouses: input.warehouses.map((warehouse) => ({ ...warehouse, capacityPerHour: scaled(warehouse.capacityPerHour, times) })) }
    case 'carrierCaps': return { ...input, lanes: input.lanes.map((lane) => (lane.capParcelsPerDay === null ? lane : { ...lane, capParcelsPerDay: Math.floor(lane.capParcelsPerDay * times) })) }
    case 'stock': return { ...input, skus: input.skus.map((sku) => ({ ...sku, onHandUnits: sku.onHandUnits.map((units) => (units > 0 ? Math.floor(units * times) : units)) })) }
    case 'inboundDelay': return { ...input, skus: input.skus.map((sku) => laterLots(sku, change)) }
  }
}

function largerEvent(event: EventInput, times: number): EventInput {
  const excess = (factor: number): number => (factor > 1 ? roundSignificant(1 + (factor - 1) * times) : factor)
  switch (event.kind) {
    case 'viralSpike': return { ...event, peakFactor: { from: excess(event.peakFactor.from), to: excess(event.peakFactor.to) } }
    case 'selfExciting': return { ...event, firstOrders: { from: roundSignificant(event.firstOrders.from * times), to: roundSignificant(event.firstOrders.to * times) } }
    case 'adCampaign': return { ...event, extraOrdersPerHour: scaled(event.extraOrdersPerHour, times) }
    case 'livestream': case 'plateau': return { ...event, factor: excess(event.factor) }
  }
}

function laterLots(sku: SimulationInput['skus'][number], days: number): SimulationInput['skus'][number] {
  const hours = Math.round(days * HOURS_PER_DAY)
  return {
    ...sku,
    inbound: sku.inbound.map((lot) => ({ ...lot, fromHour: lot.fromHour + hours, toHour: lot.toHour + hours })),
    // Lead times are whole days.
    reorder: sku.reorder && { ...sku.reorder, leadTimeDays: { ...sku.reorder.leadTimeDays, values: sku.reorder.leadTimeDays.values.map((lead) => lead + Math.round(days)) } },
  }
}

const scaled = (values: readonly number[], times: number): readonly number[] => values.map((value) => roundSignificant(value * times))
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
function deviationOf(values: readonly number[]): number {
  const mean = sum(values) / Math.max(1, values.length)
  return Math.sqrt(sum(values.map((value) => (value - mean) ** 2)) / Math.max(1, values.length))
}
function weightedMean(pairs: readonly (readonly [value: number, weight: number])[]): number {
  const weight = sum(pairs.map(([, one]) => one))
  return weight > 0 ? sum(pairs.map(([value, one]) => value * one)) / weight : 0
}
