import { nextUnit } from '#math/rng.ts'

import type { LivestreamInput } from '../types.ts'
import type { EventDefinition } from './types.ts'

/** Demand runs at `factor` for `durationHours` from each start hour, each show with its own chance. */
export const livestream: EventDefinition<LivestreamInput> = {
  apply(event, stream, targets) {
    for (const startHour of event.startHours) {
      const weight = stream ? (nextUnit(stream) < event.probability ? 1 : 0) : event.probability
      if (weight === 0) continue
      const excess = (event.factor - 1) * weight
      for (const { factors, hourCount } of targets) {
        for (const k of event.classes) {
          for (let h = Math.max(0, startHour); h < Math.min(hourCount, startHour + event.durationHours); h += 1) {
            factors[k * hourCount + h]! *= 1 + excess * (event.shape?.[h - startHour] ?? 1)
          }
        }
      }
    }
  },
  firstHour(event, stream) {
    if (event.factor === 1) return -1
    for (const startHour of event.startHours) if ((stream ? nextUnit(stream) : 0) < event.probability) return startHour
    return -1
  },
}
