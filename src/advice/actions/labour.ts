import type { PlannedAction } from '#domain/scenario.ts'
import type { SimulationInput } from '#engines/simulate/types.ts'
import { roundSignificant } from '#shared/canonicalJson.ts'

import { planned, type ActionContext, type ActionDefinition } from './types.ts'

/** Hours over which an extra shift is spread, right after the day's last planned hour. */
const SHIFT_HOURS = 4
/** People from outside pack half as much on their first two days. */
const RAMP_HOURS = 48
const RAMP_SHARE = 0.5
/** Paid on top of the usual hour; common in labour law and agency contracts, to be overridden by a cost of one's own. */
const OVERTIME_FACTOR = 1.5
const AGENCY_FACTOR = 1.3

type Place = { readonly w: number; readonly rate: number; readonly costPerHour: number | null; readonly capacity: readonly number[] }

/** A warehouse whose packing can be added to: its calendar and speed are known. */
function placeOf({ document, input }: ActionContext, warehouseId: string | null): Place | null {
  const w = document.warehouses.findIndex(({ id }) => id === warehouseId)
  const warehouse = document.warehouses[w]
  const capacity = input.warehouses[w]?.capacityPerHour ?? []
  if (!warehouse || warehouse.parcelsPerLabourHour === null || !(warehouse.parcelsPerLabourHour > 0) || capacity.length === 0) return null
  return { w, rate: warehouse.parcelsPerLabourHour, costPerHour: warehouse.handling?.labourCostPerHourMinor ?? null, capacity }
}

/** Adds parcels an hour: [hours] by what `added` gives for each. */
function withCapacity(input: SimulationInput, w: number, added: (hour: number) => number): SimulationInput {
  return {
    ...input,
    warehouses: input.warehouses.map((warehouse, i) => (i === w ? { ...warehouse, capacityPerHour: warehouse.capacityPerHour.map((parcels, h) => roundSignificant(parcels + added(h))) } : warehouse)),
  }
}

/** Hours of an evening shift: those after the last planned hour of each day of market 0; on days without work those of the first half of a common day. */
function eveningHours({ input }: ActionContext, { capacity }: Place, hours: number, onlyWorkdays: boolean): Set<number> {
  const dayOf = input.markets[0]!.dayOfHour
  const found = new Set<number>()
  for (let h = 0; h < capacity.length; h += 1) {
    const isLast = capacity[h]! > 0 && (h + 1 === capacity.length || dayOf[h + 1] !== dayOf[h] || capacity.slice(h + 1, h + 12).every((parcels) => parcels === 0))
    if (isLast) for (let i = 1; i <= hours; i += 1) found.add(h + i)
  }
  if (onlyWorkdays) return found
  const firstOfDay = new Map<number, number>()
  const worked = new Set<number>()
  dayOf.forEach((day, h) => {
    if (!firstOfDay.has(day)) firstOfDay.set(day, h)
    if (capacity[h]! > 0) worked.add(day)
  })
  for (const [day, first] of firstOfDay) if (!worked.has(day)) for (let i = 9; i < 9 + hours; i += 1) if (dayOf[first + i] === day) found.add(first + i)
  return found
}

const places = (context: ActionContext) => context.document.warehouses.flatMap(({ id }) => (placeOf(context, id) ? [id] : []))
const meanStaff = ({ capacity, rate }: Place) => {
  const worked = capacity.filter((parcels) => parcels > 0)
  return worked.length === 0 ? 0 : worked.reduce((sum, parcels) => sum + parcels, 0) / worked.length / rate
}
const fromHour = (action: PlannedAction, lead: number) => (h: number) => h >= lead && (action.days === null || h < lead + 24 * action.days)

export const extraShift: ActionDefinition = {
  type: 'extraShift', due: 'asItWorks', unit: 'hoursPerDay',
  leadTimeHours: () => 24,
  candidates: (context) => places(context).flatMap((warehouseId) => {
    const staff = meanStaff(placeOf(context, warehouseId)!)
    return [1, 2, 4].map((people) => planned('extraShift', Math.max(1, Math.round((people / 2) * staff)) * SHIFT_HOURS, { warehouseId }))
  }),
  apply(input, action, context) {
    const place = placeOf(context, action.warehouseId)
    if (!place || action.amount <= 0) return input
    const hours = eveningHours(context, place, SHIFT_HOURS, false)
    const acts = fromHour(action, this.leadTimeHours(action, context))
    return withCapacity(input, place.w, (h) => (hours.has(h) && acts(h) ? (action.amount * place.rate) / SHIFT_HOURS : 0))
  },
  costMinor(action, context) {
    const place = placeOf(context, action.warehouseId)
    return place?.costPerHour == null ? null : Math.round(action.amount * place.costPerHour * workedDays(context, action, this.leadTimeHours(action, context)))
  },
}

export const overtime: ActionDefinition = {
  type: 'overtime', due: 'asItWorks', unit: 'hours',
  leadTimeHours: () => 4,
  candidates: (context) => places(context).flatMap((warehouseId) => [1, 2, 3].map((hours) => planned('overtime', hours, { warehouseId }))),
  apply(input, action, context) {
    const place = placeOf(context, action.warehouseId)
    if (!place || action.amount <= 0) return input
    const hours = eveningHours(context, place, Math.round(action.amount), true)
    const acts = fromHour(action, this.leadTimeHours(action, context))
    const perHour = meanStaff(place) * place.rate
    return withCapacity(input, place.w, (h) => (hours.has(h) && acts(h) ? perHour : 0))
  },
  costMinor(action, context) {
    const place = placeOf(context, action.warehouseId)
    return place?.costPerHour == null ? null : Math.round(action.amount * meanStaff(place) * place.costPerHour * OVERTIME_FACTOR * workedDays(context, action, this.leadTimeHours(action, context)))
  },
}

export const temporaryStaff: ActionDefinition = {
  type: 'temporaryStaff', due: 'asItWorks', unit: 'people',
  leadTimeHours: () => 48,
  candidates: (context) => places(context).flatMap((warehouseId) => {
    const staff = meanStaff(placeOf(context, warehouseId)!)
    return [0.5, 1, 2].map((share) => planned('temporaryStaff', Math.max(1, Math.round(share * staff)), { warehouseId }))
  }),
  apply(input, action, context) {
    const place = placeOf(context, action.warehouseId)
    if (!place || action.amount <= 0) return input
    const lead = this.leadTimeHours(action, context)
    const acts = fromHour(action, lead)
    return withCapacity(input, place.w, (h) => (place.capacity[h]! > 0 && acts(h) ? action.amount * place.rate * (h < lead + RAMP_HOURS ? RAMP_SHARE : 1) : 0))
  },
  costMinor(action, context) {
    const place = placeOf(context, action.warehouseId)
    if (place?.costPerHour == null) return null
    const acts = fromHour(action, this.leadTimeHours(action, context))
    const hours = place.capacity.filter((parcels, h) => parcels > 0 && acts(h)).length
    return Math.round(action.amount * hours * place.costPerHour * AGENCY_FACTOR)
  },
}

function workedDays({ input }: ActionContext, action: PlannedAction, lead: number): number {
  const days = Math.max(0, (input.horizonHours - lead) / 24)
  return action.days === null ? days : Math.min(days, action.days)
}
