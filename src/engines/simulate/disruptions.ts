import { nextUnit, seedStream } from '#math/rng.ts'

import type { PreparedSimulation } from './prepare.ts'
import type { State } from './state.ts'
import type { DisruptionInput } from './types.ts'

/** Draws which disruptions happen when, each from its own stream, and lays them on their places; several at one place multiply. */
export function drawDisruptions(state: State, prepared: PreparedSimulation): void {
  const { disrupted } = state
  if (!disrupted) return
  const { hourCount, laneCount } = prepared
  for (const array of [disrupted.packingKept, disrupted.pickupKept, disrupted.ordersKept]) array?.fill(1)
  for (const array of [disrupted.receiptHeld, disrupted.inboundHeld, disrupted.reorderHeld]) array?.fill(0)
  const moved = disrupted.transitMoved
  moved?.fill(1)
  prepared.input.disruptions!.forEach((disruption, i) => {
    drawWeight(state, prepared, disruption, prepared.disruptionSources[i]!, disrupted.weight)
    const { kind, where, keptShare } = disruption
    if (kind === 'packing') lay(disrupted.packingKept, disrupted.weight, where, keptShare)
    else if (kind === 'pickup') lay(disrupted.pickupKept, disrupted.weight, where, keptShare)
    else if (kind === 'orders') lay(disrupted.ordersKept, disrupted.weight, where, keptShare)
    else if (kind === 'transit') {
      for (const lane of where) for (let h = 0; h < hourCount; h += 1) if (disrupted.weight[h]! >= 0.5) moved![lane * (hourCount + 1) + h + 1] = 0
    } else hold(kind === 'receipt' ? disrupted.receiptHeld! : kind === 'reorder' ? disrupted.reorderHeld! : disrupted.inboundHeld!, disrupted.weight, where)
  })
  if (!moved) return
  for (let lane = 0; lane < laneCount; lane += 1) {
    const base = lane * (hourCount + 1)
    moved[base] = 0
    for (let h = 1; h <= hourCount; h += 1) moved[base + h]! += moved[base + h - 1]!
  }
}

/** By calendar one draw, by chance one a market day (of market 0), running before the first. Without chance: the probability of being on. */
export function drawWeight(state: State, prepared: PreparedSimulation, { when }: DisruptionInput, source: number, weight: Float64Array): void {
  const { hourCount, isRandom } = prepared
  if (isRandom) seedStream(state.scratch, state.seed, state.replication, source, 0)
  if (when.kind === 'calendar') {
    const share = isRandom ? (nextUnit(state.scratch) < when.probability ? 1 : 0) : when.probability
    weight.fill(0)
    if (when.toHour > 0) weight.fill(share, Math.max(0, Math.min(hourCount, when.fromHour)), Math.min(hourCount, when.toHour))
    return
  }
  const dayOfHour = prepared.markets[0]!.dayOfHour
  let on = 0
  for (let h = 0; h < hourCount; h += 1) {
    if (h === 0 || dayOfHour[h] !== dayOfHour[h - 1]) {
      if (!isRandom) on = on * (1 - when.endProbabilityPerDay) + (1 - on) * when.startProbabilityPerDay
      else {
        const unit = nextUnit(state.scratch)
        on = on === 0 ? (unit < when.startProbabilityPerDay ? 1 : 0) : unit < when.endProbabilityPerDay ? 0 : 1
      }
    }
    weight[h] = on
  }
}

function lay(kept: Float64Array | null, weight: Float64Array, where: readonly number[], keptShare: number): void {
  if (!kept) return
  const hours = weight.length
  for (const place of where) for (let h = 0; h < hours; h += 1) if (weight[h]! > 0) kept[place * hours + h]! *= 1 - weight[h]! * (1 - keptShare)
}

/** What either moves or does not is held where the disruption is likelier on than off. */
function hold(held: Uint8Array, weight: Float64Array, where: readonly number[]): void {
  const hours = weight.length
  for (const place of where) for (let h = 0; h < hours; h += 1) if (weight[h]! >= 0.5) held[place * hours + h] = 1
}

/** Hours in which parcels of a lane move from hour h on until `hour`; beyond the horizon nothing is disrupted. */
export function movingHours(state: State, prepared: PreparedSimulation, lane: number, h: number, hour: number): number {
  const moved = state.disrupted?.transitMoved
  if (!moved || hour <= h) return hour - h
  const { hourCount } = prepared
  const base = lane * (hourCount + 1)
  const end = Math.min(hour, hourCount)
  return moved[base + end]! - moved[base + h]! + (hour - end)
}

/** Hour at which a lot for warehouse w arrives that would have come at `hour` and has been on its way since `from`. */
export function heldArrival(state: State, prepared: PreparedSimulation, w: number, from: number, hour: number): number {
  const held = state.disrupted?.inboundHeld
  if (!held) return hour
  const { hourCount } = prepared
  let left = hour - from
  let at = Math.max(0, from)
  for (; left > 0 && at < hourCount; at += 1) if (held[w * hourCount + at] === 0) left -= 1
  return at + left
}
