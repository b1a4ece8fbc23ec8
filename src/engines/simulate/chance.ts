import { gammaMeanOne } from '#math/distributions.ts'
import { nextUnit, seedStream, type Stream } from '#math/rng.ts'

import { drawDisruptions } from './disruptions.ts'
import { applyEvent, eventFirstHour } from './events/registry.ts'
import { startExtraOrders } from './extraOrders.ts'
import type { PreparedSimulation } from './prepare.ts'
import type { State } from './state.ts'

/** Reads a quantile function given at p = (i + .5)/n, in straight lines between, flat beyond the ends. */
export function readQuantiles(quantiles: readonly number[], p: number): number {
  const count = quantiles.length
  if (count === 0) return 1
  const position = Math.min(count - 1, Math.max(0, p * count - 0.5))
  const below = Math.floor(position)
  const low = quantiles[below]!
  return low + (position - below) * ((quantiles[Math.min(count - 1, below + 1)] ?? low) - low)
}

/** Draws what a replication knows from the start: events, level error, day factors, outages and capacity noise; each from its own stream. */
export function drawScenario(state: State, prepared: PreparedSimulation): void {
  drawEvents(state, prepared)
  startExtraOrders(state, prepared)
  drawDisruptions(state, prepared)
  const { isRandom, dayCount, input } = prepared
  const stream = state.scratch
  prepared.markets.forEach((market, m) => {
    const factors = state.dayFactor.subarray(m * dayCount, (m + 1) * dayCount).fill(1)
    if (!isRandom) return
    if (market.input.levelFactorQuantiles.length > 0) {
      seedStream(stream, state.seed, state.replication, market.levelSource, 0)
      factors.fill(readQuantiles(market.input.levelFactorQuantiles, nextUnit(stream)))
    }
    const shape = market.input.dayFactorShape
    if (shape === null) return
    seedStream(stream, state.seed, state.replication, market.daySource, 0)
    for (let d = 0; d < dayCount; d += 1) factors[d]! *= gammaMeanOne(stream, shape)
  })
  input.warehouses.forEach((warehouse, w) => {
    const capacity = state.dayCapacity.subarray(w * dayCount, (w + 1) * dayCount).fill(1)
    if (warehouse.outageProbabilityPerDay > 0 && !input.unlimited.packing) {
      seedStream(stream, state.seed, state.replication, prepared.warehouseSources.outage[w]!, 0)
      drawOutages(capacity, warehouse.outageProbabilityPerDay, warehouse.repairProbabilityPerDay, isRandom ? stream : null)
    }
    if (warehouse.capacityNoiseShape !== null && isRandom) {
      seedStream(stream, state.seed, state.replication, prepared.warehouseSources.noise[w]!, 0)
      for (let d = 0; d < dayCount; d += 1) capacity[d]! *= gammaMeanOne(stream, warehouse.capacityNoiseShape)
    }
  })
}

/** Running before the first day; then one draw a day. Without a stream: the probability of running. */
function drawOutages(capacity: Float64Array, stopProbability: number, resumeProbability: number, stream: Stream | null): void {
  let running = 1
  for (let d = 0; d < capacity.length; d += 1) {
    if (!stream) running = running * (1 - stopProbability) + (1 - running) * resumeProbability
    else {
      const unit = nextUnit(stream)
      running = running === 1 ? (unit < stopProbability ? 0 : 1) : unit < resumeProbability ? 1 : 0
    }
    capacity[d] = running
  }
}

function drawEvents(state: State, prepared: PreparedSimulation): void {
  const { input, hourCount, isRandom } = prepared
  const stride = input.classCount * hourCount
  state.factors.fill(1)
  state.spikeHour = -1
  const spike = Math.max(0, input.events.findIndex((event) => event.kind === 'viralSpike'))
  input.events.forEach((event, i) => {
    const open = (): Stream | null => {
      if (!isRandom) return null
      seedStream(state.scratch, state.seed, state.replication, prepared.eventSources[i]!, 0)
      return state.scratch
    }
    const targets = prepared.markets.map((_, m) => ({ factors: state.factors.subarray(m * stride, (m + 1) * stride), hourCount }))
    applyEvent(event, open(), event.market === null ? targets : [targets[event.market]!])
    if (i === spike) state.spikeHour = eventFirstHour(event, open())
  })
}
