import { poisson } from '#math/distributions.ts'
import { nextUnit, seedStream } from '#math/rng.ts'

import type { PreparedSimulation } from './prepare.ts'
import type { State } from './state.ts'

/** Draws whether, when and how large each video starts; all its classes share the draw. */
export function startExtraOrders(state: State, prepared: PreparedSimulation): void {
  const { extraOrders: extra } = state
  if (!extra) return
  for (const one of extra.spreading) {
    const { event, share, stream } = one
    const source = prepared.eventSources[one.index]!
    one.pull = 0
    if (prepared.isRandom) {
      seedStream(stream, state.seed, state.replication, source, 0)
      const happens = nextUnit(stream) < event.probability
      one.startHour = event.startHour.from + Math.floor((event.startHour.to - event.startHour.from + 1) * nextUnit(stream))
      const orders = event.firstOrders.from + (event.firstOrders.to - event.firstOrders.from) * nextUnit(stream)
      one.first = happens ? orders * share : 0
      seedStream(stream, state.seed, state.replication, source, 1 + one.market * prepared.input.classCount + one.class)
    } else {
      one.startHour = Math.floor((event.startHour.from + event.startHour.to) / 2)
      one.first = ((event.firstOrders.from + event.firstOrders.to) / 2) * event.probability * share
    }
  }
}

/**
 * Extra orders of hour h at a market and class: [mean that ads bring, whole orders of spreading videos (their mean when deterministic)]. To be asked once for each hour.
 *
 * Hawkes recursion: intensity = first orders of the hour + pull; pull' = memory x pull + (1 - memory) x n x orders, so that the offspring of an order k hours
 * later has mean n (1 - b) b^(k-1). What a throttle keeps back does not spread either.
 */
export function extraOrdersOf(state: State, prepared: PreparedSimulation, m: number, k: number, h: number, kept: number, out: { ads: number; spread: number }): void {
  const { byAds, spreading } = state.extraOrders!
  const { hourCount, input } = prepared
  out.ads = byAds[(m * input.classCount + k) * hourCount + h]! * kept
  out.spread = 0
  for (const one of spreading) {
    if (one.market !== m || one.class !== k) continue
    const { event } = one
    const riseHours = Math.max(1, Math.round(event.riseHours))
    const own = h >= one.startHour && h < one.startHour + riseHours ? one.first / riseHours : 0
    const mean = (own + one.pull) * kept
    const orders = mean <= 0 ? 0 : prepared.isRandom ? poisson(one.stream, mean) : mean
    one.pull = event.memoryPerHour * one.pull + (1 - event.memoryPerHour) * event.branchingRatio * orders
    out.spread += orders
  }
}
