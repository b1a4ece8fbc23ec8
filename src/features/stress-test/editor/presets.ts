import { dayNumberOf, isoDayOf } from '#domain/calendar/days.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { Disruption, Scenario, ScenarioEvent } from '#domain/scenario.ts'
import type { EventId, ScenarioId, WarehouseId } from '#domain/units.ts'

import { newDisruption, newEvent } from './newEvent.ts'
import { newScenario } from './scenarioEdits.ts'

export const PRESETS = ['video', 'livestreams', 'carrierStops', 'customsHold', 'warehouseBursts', 'supplierLate', 'allAtOnce'] as const
export type PresetName = (typeof PRESETS)[number]

/** The parts of ready-made scenarios, on days that suit them; places are the plan's busiest. */
export function presetParts(name: PresetName, document: PlanDocument, firstDay: string, newId: () => string): { readonly events: readonly ScenarioEvent[]; readonly disruptions: readonly Disruption[] } {
  const event = (type: ScenarioEvent['type']) => newEvent(type, newId() as EventId, firstDay)
  const disruption = (type: Disruption['type'], change: Partial<Disruption> = {}): Disruption => ({ ...newDisruption(type, newId(), firstDay), ...change })
  const warehouseId = busiestWarehouse(document)
  const serviceId = document.services[0]?.id ?? null
  switch (name) {
    case 'video':
      return { events: [event('viralSpike')], disruptions: [] }
    case 'livestreams': {
      const show = event('livestream')
      const first = dayNumberOf(show.startDay)
      return { events: [0, 1, 2].map((day) => ({ ...show, id: newId() as EventId, startDay: isoDayOf(first + day - 1) })), disruptions: [] }
    }
    case 'carrierStops':
      return { events: [], disruptions: [disruption('carrierStops', { placeId: serviceId })] }
    case 'customsHold':
      return { events: [], disruptions: [disruption('customsHold', { placeId: warehouseId })] }
    case 'warehouseBursts':
      return { events: [event('viralSpike')], disruptions: [disruption('warehouseStops', { placeId: warehouseId, keptShare: 0.5, when: { kind: 'calendar', startDay: event('viralSpike').startDay, startHour: 18, hours: 72, probability: 1 } })] }
    case 'supplierLate':
      return { events: [], disruptions: [disruption('supplierLate')] }
    case 'allAtOnce':
      return {
        events: [event('viralSpike'), event('livestream')],
        disruptions: [disruption('carrierStops', { placeId: serviceId }), disruption('customsHold', { placeId: warehouseId }), disruption('supplierLate')],
      }
  }
}

/** A new scenario out of a preset. */
export function presetScenario(name: PresetName, label: string, document: PlanDocument, firstDay: string, id: ScenarioId, newId: () => string): Scenario {
  const { events, disruptions } = presetParts(name, document, firstDay, newId)
  return { ...newScenario(id, label), events, ...(disruptions.length > 0 && { disruptions }) }
}

function busiestWarehouse({ markets, warehouses }: PlanDocument): WarehouseId | null {
  const routing = markets[0]?.routing ?? []
  return [...routing].sort((a, b) => b.share - a.share)[0]?.warehouseId ?? warehouses[0]?.id ?? null
}
