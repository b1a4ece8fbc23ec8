import { nextUnit } from '#math/rng.ts'

import type { PlateauInput } from '../types.ts'
import type { EventDefinition } from './types.ts'

/** A promotion or a season: `factor` for its hours, then `afterFactor` for what was bought ahead. */
export const plateau: EventDefinition<PlateauInput> = {
  apply(event, stream, targets) {
    const weight = stream ? (nextUnit(stream) < event.probability ? 1 : 0) : event.probability
    if (weight === 0) return
    const end = event.startHour + event.durationHours
    for (const { factors, hourCount } of targets) {
      for (const k of event.classes) {
        for (let h = Math.max(0, event.startHour); h < Math.min(hourCount, end + event.afterHours); h += 1) {
          factors[k * hourCount + h]! *= 1 + ((h < end ? event.factor : event.afterFactor) - 1) * weight
        }
      }
    }
  },
  firstHour(event, stream) {
    return event.factor !== 1 && (stream ? nextUnit(stream) : 0) < event.probability ? event.startHour : -1
  },
}
