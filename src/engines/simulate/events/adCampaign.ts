import type { AdCampaignInput } from '../types.ts'
import type { EventDefinition } from './types.ts'

export const adCampaign: EventDefinition<AdCampaignInput> = {
  apply() {},
  firstHour: () => -1,
}
