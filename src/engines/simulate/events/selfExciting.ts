import type { SelfExcitingInput } from '../types.ts'
import type { EventDefinition } from './types.ts'

/** Comes as orders of its own, not as a factor: extraOrders.ts. */
export const selfExciting: EventDefinition<SelfExcitingInput> = {
  apply() {},
  firstHour: (event) => (event.firstOrders.to > 0 && event.probability > 0 ? event.startHour.from : -1),
}
