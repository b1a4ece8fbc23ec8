import type { SelfExcitingInput } from '../types.ts'
import type { EventDefinition } from './types.ts'

export const selfExciting: EventDefinition<SelfExcitingInput> = {
  apply() {},
  firstHour: () => -1,
}
