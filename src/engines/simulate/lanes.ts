import { invariant } from '#shared/assert.ts'
import { sourceOf } from '#math/rng.ts'

import type { Cohorts } from './cohorts.ts'
import type { SimulationInput } from './types.ts'

/** Parcels are dealt to a warehouse's lanes in a cycle of this many, so shares hold to 1 in 8192. */
export const DEALT_CYCLE = 8192

export type Lanes = {
  readonly warehouse: Int32Array
  /** Lanes of warehouse w: `byWarehouse[start[w] .. start[w + 1])`. */
  readonly start: Int32Array
  readonly byWarehouse: Int32Array
  /** [warehouse][DEALT_CYCLE] lane of the n-th packed parcel. */
  readonly dealt: Uint16Array
  /** [place in byWarehouse][DEALT_CYCLE + 1] how many of the first n packed parcels are its lane's. */
  readonly dealtUpTo: Uint16Array
  readonly share: Float64Array
  /** -1 = unlimited. */
  readonly capPerDay: Int32Array
  /** Lanes picked up at the end of hour h: `pickedUp[pickupStart[h] .. pickupStart[h + 1])`, in the order of the input. */
  readonly pickupStart: Int32Array
  readonly pickedUp: Int32Array
  /** [lane][hours + 1] first pick-up at or after the hour, going on daily beyond the horizon. */
  readonly nextPickup: Int32Array
  /** [lane][cohort] last hour of packing that still makes the deadline; the smallest over the lanes of each warehouse beside it. */
  readonly packBy: Int32Array
  readonly packByOfWarehouse: Int32Array
  /** [lane][dayBins + 1] of 2^32: below the first = lost, below the (i + 2)-th = delivered within i days. */
  readonly dayBins: number
  readonly transit: Float64Array
  readonly transitSource: Int32Array
}

export function prepareLanes(input: SimulationInput, cohorts: Cohorts): Lanes {
  const { lanes, warehouses, horizonHours: hours } = input
  const isUnlimited = input.unlimited.carriers
  const everyHour = Array.from({ length: hours }, (_, h) => h)
  const pickupsOf = lanes.map((lane) => (isUnlimited ? everyHour : lane.pickupHours.filter((h) => h >= 0 && h < hours)))
  const start = new Int32Array(warehouses.length + 1)
  const byWarehouse: number[] = []
  warehouses.forEach((warehouse, w) => {
    lanes.forEach((lane, l) => {
      if (lane.warehouse === w) byWarehouse.push(l)
    })
    start[w + 1] = byWarehouse.length
    const isUsed = input.markets.some((market) => market.routing.some((route) => route.warehouse === w)) || input.opening.waiting.some((cohort) => cohort.warehouse === w)
    invariant(!isUsed || start[w + 1]! > start[w]!, `warehouse ${warehouse.id} has no carrier service`)
  })
  const nextPickup = new Int32Array(lanes.length * (hours + 1))
  const packBy = new Int32Array(lanes.length * cohorts.count)
  const packByOfWarehouse = new Int32Array(warehouses.length * cohorts.count).fill(0x7fffffff)
  lanes.forEach((lane, l) => {
    fillNextPickup(nextPickup.subarray(l * (hours + 1), (l + 1) * (hours + 1)), pickupsOf[l]!)
    const own = packBy.subarray(l * cohorts.count, (l + 1) * cohorts.count)
    fillPackBy(own, cohorts, isUnlimited ? [] : pickupsOf[l]!, hours)
    const ofWarehouse = packByOfWarehouse.subarray(lane.warehouse * cohorts.count, (lane.warehouse + 1) * cohorts.count)
    own.forEach((hour, j) => {
      if (hour < ofWarehouse[j]!) ofWarehouse[j] = hour
    })
  })
  const dealt = dealLanes(input, start, byWarehouse)
  const dayBins = Math.max(1, ...lanes.map((lane) => lane.transitShareByDay.length))
  const { pickupStart, pickedUp } = groupPickups(pickupsOf, hours)
  return {
    start, nextPickup, packBy, packByOfWarehouse, dayBins, pickupStart, pickedUp,
    warehouse: Int32Array.from(lanes, (lane) => lane.warehouse),
    byWarehouse: Int32Array.from(byWarehouse),
    dealt, dealtUpTo: sumDealt(dealt, byWarehouse, input),
    share: Float64Array.from(lanes, (lane) => lane.share),
    capPerDay: Int32Array.from(lanes, (lane) => (isUnlimited || lane.capParcelsPerDay === null ? -1 : lane.capParcelsPerDay)),
    transit: transitThresholds(input, dayBins),
    transitSource: Int32Array.from(lanes, (lane) => sourceOf(`transit@${warehouses[lane.warehouse]!.id}/${lane.serviceId}`)),
  }
}

/** The lane furthest behind its share takes the next parcel. */
function dealLanes(input: SimulationInput, start: Int32Array, byWarehouse: readonly number[]): Uint16Array {
  const dealt = new Uint16Array(input.warehouses.length * DEALT_CYCLE)
  for (let w = 0; w < input.warehouses.length; w += 1) {
    const own = byWarehouse.slice(start[w]!, start[w + 1]!)
    const shares = own.map((lane) => input.lanes[lane]!.share)
    const credits = new Float64Array(own.length)
    if (own.length <= 1) {
      dealt.fill(own[0] ?? 0, w * DEALT_CYCLE, (w + 1) * DEALT_CYCLE)
      continue
    }
    for (let n = 0; n < DEALT_CYCLE; n += 1) {
      let best = 0
      for (let i = 0; i < own.length; i += 1) {
        credits[i]! += shares[i]!
        if (credits[i]! > credits[best]! + 1e-9) best = i
      }
      credits[best]! -= 1
      dealt[w * DEALT_CYCLE + n] = own[best]!
    }
  }
  return dealt
}

function sumDealt(dealt: Uint16Array, byWarehouse: readonly number[], input: SimulationInput): Uint16Array {
  const sums = new Uint16Array(byWarehouse.length * (DEALT_CYCLE + 1))
  byWarehouse.forEach((lane, n) => {
    const from = input.lanes[lane]!.warehouse * DEALT_CYCLE
    const base = n * (DEALT_CYCLE + 1)
    for (let i = 0; i < DEALT_CYCLE; i += 1) sums[base + i + 1] = sums[base + i]! + (dealt[from + i] === lane ? 1 : 0)
  })
  return sums
}

function fillNextPickup(out: Int32Array, pickups: readonly number[]): void {
  const hours = out.length - 1
  const last = pickups[pickups.length - 1] ?? hours - 1
  let next = pickups.length
  for (let h = hours; h >= 0; h -= 1) {
    while (next > 0 && pickups[next - 1]! >= h) next -= 1
    out[h] = pickups[next] ?? last + 24 * Math.ceil((h - last) / 24)
  }
}

/** Last pick-up within the deadline if the order could have met it, else (and where packing is the dispatch event) the deadline itself. */
function fillPackBy(out: Int32Array, cohorts: Cohorts, pickups: readonly number[], horizonHours: number): void {
  for (let j = 0; j < cohorts.count; j += 1) {
    const deadline = cohorts.deadline[j]!
    out[j] = deadline
    if (cohorts.isDispatchedWhenPacked[j] || pickups.length === 0 || pickups[0]! > deadline) continue
    let low = 0
    let high = pickups.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (pickups[middle]! <= deadline) low = middle
      else high = middle - 1
    }
    // A deadline beyond the horizon has pick-ups that nobody listed.
    if (pickups[low]! >= cohorts.arrivalHour[j]! && (low < pickups.length - 1 || deadline < horizonHours)) out[j] = pickups[low]!
  }
}

function groupPickups(pickupsOf: readonly (readonly number[])[], hours: number): { pickupStart: Int32Array; pickedUp: Int32Array } {
  const byHour: number[][] = Array.from({ length: hours }, () => [])
  pickupsOf.forEach((pickups, lane) => pickups.forEach((h) => byHour[h]!.push(lane)))
  const pickupStart = new Int32Array(hours + 1)
  byHour.forEach((own, h) => (pickupStart[h + 1] = pickupStart[h]! + own.length))
  return { pickupStart, pickedUp: Int32Array.from(byHour.flat()) }
}

function transitThresholds(input: SimulationInput, dayBins: number): Float64Array {
  const stride = dayBins + 1
  const thresholds = new Float64Array(input.lanes.length * stride)
  input.lanes.forEach((lane, l) => {
    const shares = lane.transitShareByDay.length === 0 ? [1] : lane.transitShareByDay
    const total = shares.reduce((sum, share) => sum + share, 0)
    let sum = 0
    thresholds[l * stride] = lane.lostShare * 4294967296
    for (let i = 0; i < dayBins; i += 1) {
      sum += shares[i] ?? 0
      thresholds[l * stride + 1 + i] = i + 1 >= shares.length ? 4294967296 : (lane.lostShare + ((1 - lane.lostShare) * sum) / total) * 4294967296
    }
  })
  return thresholds
}
