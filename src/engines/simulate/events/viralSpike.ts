import { pow } from '#math/elementary.ts'
import { nextUnit, type Stream } from '#math/rng.ts'

import type { Range, ViralSpikeInput } from '../types.ts'
import type { EventDefinition } from './types.ts'

type Drawn = { readonly happens: boolean; readonly weight: number; readonly startHour: number; readonly peakFactor: number; readonly halfLifeHours: number }

const between = (range: Range, unit: number): number => (range.from === range.to ? range.from : range.from + (range.to - range.from) * unit)

/** Always four draws, so that the drawn story does not depend on which ranges are fixed. */
function draw(event: ViralSpikeInput, stream: Stream | null): Drawn {
  if (!stream) {
    const startHour = Math.floor(between(event.startHour, 0.5))
    return { happens: event.probability > 0, weight: event.probability, startHour, peakFactor: between(event.peakFactor, 0.5), halfLifeHours: between(event.halfLifeHours, 0.5) }
  }
  const happens = nextUnit(stream) < event.probability
  const { from, to } = event.startHour
  const startHour = from + Math.floor((to - from + 1) * nextUnit(stream))
  const peakFactor = between(event.peakFactor, nextUnit(stream))
  return { happens, weight: 1, startHour, peakFactor, halfLifeHours: between(event.halfLifeHours, nextUnit(stream)) }
}

/** Demand rises in a straight line to `peakFactor` within `riseHours`, then its excess halves every `halfLifeHours`. */
export const viralSpike: EventDefinition<ViralSpikeInput> = {
  apply(event, stream, targets) {
    const drawn = draw(event, stream)
    if (!drawn.happens) return
    const excess = (drawn.peakFactor - 1) * drawn.weight
    const keptPerHour = pow(0.5, 1 / drawn.halfLifeHours)
    for (const { factors, hourCount } of targets) {
      for (const k of event.classes) {
        let decayed = excess
        for (let h = drawn.startHour; h < hourCount; h += 1) {
          const age = h - drawn.startHour
          const isRising = age < event.riseHours
          if (h >= 0) factors[k * hourCount + h]! *= 1 + (isRising ? (excess * (age + 1)) / (event.riseHours + 1) : decayed)
          if (!isRising) decayed *= keptPerHour
        }
      }
    }
  },
  firstHour(event, stream) {
    const drawn = draw(event, stream)
    return drawn.happens && drawn.peakFactor !== 1 ? drawn.startHour : -1
  },
}
