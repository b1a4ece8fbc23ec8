import type { PastEvent } from '#domain/pastEvent.ts'
import type { ScenarioEvent } from '#domain/scenario.ts'
import { drawEvent, eventFrom, type EventPlace } from '#engines/events/distribution.ts'
import { createStream, seedStream, sourceOf } from '#math/rng.ts'

import type { EventLibrary } from './eventLibrary.ts'

export type { EventPlace }

const SOURCE = sourceOf('events from the library')

/** A past event again, at another place of a scenario. */
export function scenarioEventFrom(past: PastEvent, place: EventPlace): ScenarioEvent {
  return eventFrom(past, place)
}

/** A new event as the library's would lead to expect; the n-th of a seed is always the same. */
export function drawnScenarioEvent(library: EventLibrary, kind: ScenarioEvent['type'], seed: number, n: number, place: EventPlace): ScenarioEvent {
  const stream = createStream()
  seedStream(stream, seed, n, SOURCE, 0)
  return drawEvent(kind === 'viralSpike' ? library.viralSpikes : library.livestreams, stream, place)
}
