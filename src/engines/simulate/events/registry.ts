import type { Stream } from '#math/rng.ts'

import type { EventInput } from '../types.ts'
import { adCampaign } from './adCampaign.ts'
import { livestream } from './livestream.ts'
import { plateau } from './plateau.ts'
import { selfExciting } from './selfExciting.ts'
import type { EventDefinition, FactorTarget } from './types.ts'
import { viralSpike } from './viralSpike.ts'

/** Every kind of event. Adding one: write its file, add its input to types.ts and a line here. */
export const EVENT_DEFINITIONS = { viralSpike, livestream, plateau, selfExciting, adCampaign } satisfies { readonly [K in EventInput['kind']]: EventDefinition<Extract<EventInput, { kind: K }>> }

export function applyEvent(event: EventInput, stream: Stream | null, targets: readonly FactorTarget[]): void {
  const definition: EventDefinition<never> = EVENT_DEFINITIONS[event.kind]
  definition.apply(event as never, stream, targets)
}

/** Hour at which the event starts to raise demand; -1 = it does not happen. */
export function eventFirstHour(event: EventInput, stream: Stream | null): number {
  const definition: EventDefinition<never> = EVENT_DEFINITIONS[event.kind]
  return definition.firstHour(event as never, stream)
}
