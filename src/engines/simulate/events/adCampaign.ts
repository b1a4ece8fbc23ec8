import type { AdCampaignInput } from '../types.ts'
import type { EventDefinition } from './types.ts'

/** Comes as orders of its own, not as a factor: extraOrders.ts. */
export const adCampaign: EventDefinition<AdCampaignInput> = {
  apply() {},
  firstHour: (event) => (event.extraOrdersPerHour.some((orders) => orders > 0) ? event.startHour : -1),
}
