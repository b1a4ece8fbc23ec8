import { dayNumberOf } from '#domain/calendar/days.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { Disruption, Scenario } from '#domain/scenario.ts'
import type { DisruptionInput, LaneInput, ThrottleInput } from '#engines/simulate/types.ts'

import type { HourOf } from './events.ts'
import type { Notes } from './notes.ts'

const KIND_OF: { readonly [T in Disruption['type']]: DisruptionInput['kind'] } = {
  warehouseStops: 'packing', carrierStops: 'pickup', transitDelay: 'transit', customsHold: 'receipt', supplierLate: 'inboundTransit', noReorders: 'reorder', salesStop: 'orders',
}

/** Disruptions on the hours of a run, with the places they hit as indices; one at a place that the plan no longer has hits nothing, and is noted. */
export function disruptionInputs(document: PlanDocument, scenario: Scenario, lanes: readonly LaneInput[], hourOf: HourOf, notes: Notes): DisruptionInput[] {
  return (scenario.disruptions ?? []).flatMap((disruption): DisruptionInput[] => {
    const kind = KIND_OF[disruption.type]
    const places: readonly string[] = kind === 'pickup' || kind === 'transit' ? lanes.map(({ serviceId }) => serviceId) : (kind === 'orders' ? document.markets : document.warehouses).map(({ id }) => id)
    const where = places.flatMap((id, index) => (disruption.placeId === null || disruption.placeId === id ? [index] : []))
    if (where.length === 0) {
      notes.note({ code: 'placeUnknown', disruption: disruption.type })
      return []
    }
    const { when } = disruption
    if (when.kind === 'random') return [{ kind, id: disruption.id, where, keptShare: disruption.keptShare, when }]
    const fromHour = hourOf(dayNumberOf(when.startDay), when.startHour)
    return [{ kind, id: disruption.id, where, keptShare: disruption.keptShare, when: { kind: 'calendar', fromHour, toHour: fromHour + when.hours, probability: when.probability } }]
  })
}

export function throttleInputs({ throttle }: Scenario): ThrottleInput[] {
  return throttle ? [{ id: 'throttle', ...throttle }] : []
}
