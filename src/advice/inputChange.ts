import type { AdCampaignInput, EventInput, SelfExcitingInput, SimulationInput } from '#engines/simulate/types.ts'
import { roundSignificant } from '#shared/canonicalJson.ts'

import { withAdFactor, type PlannedCampaign } from './adFactor.ts'

/** How a candidate of a search differs from the plan's own input. Small plain data: a worker that holds the input needs nothing else. */
export type InputChange = {
  readonly unlimited: SimulationInput['unlimited']
  /** Factor of the varied event; `null` = as planned. */
  readonly eventFactor: number | null
  /** Packing capacity of one warehouse times `factor`, the other warehouses unlimited; `null` = as planned. */
  readonly packing: { readonly warehouse: number; readonly factor: number } | null
  /** Campaigns with a multiple of their planned spend (`null` = spend without end); absent = as planned. */
  readonly campaigns?: { readonly factor: number | null; readonly planned: readonly PlannedCampaign[] }
}

type FactorEvent = Exclude<EventInput, SelfExcitingInput | AdCampaignInput>
const hasFactor = (event: EventInput): event is FactorEvent => event.kind !== 'selfExciting' && event.kind !== 'adCampaign'

/** Index of the event whose factor is varied: the first viral spike, else the first event with a factor; -1 without any. */
export function variedEvent(input: SimulationInput): number {
  const spike = input.events.findIndex((event) => event.kind === 'viralSpike')
  return spike >= 0 ? spike : input.events.findIndex(hasFactor)
}

/** The factor that the plan itself gives the varied event: the middle of its range; `null` without events. */
export function plannedFactor(input: SimulationInput): number | null {
  const event = input.events[variedEvent(input)]
  if (!event || !hasFactor(event)) return null
  return event.kind === 'viralSpike' ? (event.peakFactor.from + event.peakFactor.to) / 2 : event.factor
}

/** The input of a candidate; everything that does not differ is shared with `planned`. */
export function changedInput(planned: SimulationInput, change: InputChange): SimulationInput {
  const { eventFactor, packing, campaigns } = change
  const input = campaigns ? withAdFactor(planned, campaigns.planned, campaigns.factor) : planned
  const varied = variedEvent(input)
  return {
    ...input,
    unlimited: change.unlimited,
    events: eventFactor === null ? input.events : input.events.map((event, e) => {
      if (e !== varied || !hasFactor(event)) return event
      return event.kind === 'viralSpike' ? { ...event, peakFactor: { from: eventFactor, to: eventFactor } } : { ...event, factor: eventFactor }
    }),
    warehouses: packing === null ? input.warehouses : input.warehouses.map((warehouse, w) => (
      { ...warehouse, capacityPerHour: w === packing.warehouse ? warehouse.capacityPerHour.map((parcels) => roundSignificant(parcels * packing.factor)) : [] })),
  }
}
