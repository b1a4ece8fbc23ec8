import { GATE_NAMES, type GateName } from '#engines/simulate/types.ts'
import type { PlayedPath } from '#workers/playback.ts'

/** Everything that is shown of one hour of a played run. Shapes as in the playback: places in the order of the input. */
export type PlayedHour = {
  readonly hour: number
  readonly utcMs: number
  readonly orders: number
  readonly toPack: readonly number[]
  readonly toPickUp: readonly number[]
  /** Units; -1 = unlimited. */
  readonly onHand: readonly number[]
  readonly lateSoFar: number
  readonly lostSoFar: number
  /** Places of events and disruptions that are on. */
  readonly events: readonly number[]
  readonly disruptions: readonly number[]
  readonly isThrottled: boolean
  /** Orders a day that the platform allows in the tightest market; null = no limit. */
  readonly ordersPerDayAllowed: number | null
  readonly broken: readonly GateName[]
}

const MS_PER_HOUR = 3_600_000

export function hourOf({ playback, startHourUtc, warehouseIds, laneIds, trackedSkuIds, eventCount, disruptionIds }: PlayedPath, hour: number): PlayedHour {
  const { hourCount, orders, late, refused, waiting, packedWaiting, onHand, eventOn, disruptionOn, throttleOn, orderLimit, gateHour } = playback
  const row = (values: ArrayLike<number>, places: number): number[] => Array.from({ length: places }, (_, i) => values[i * hourCount + hour] ?? 0)
  const on = (flags: Uint8Array, places: number): number[] => row(flags, places).flatMap((flag, i) => (flag === 1 ? [i] : []))
  const upTo = (values: Int32Array): number => values.subarray(0, hour + 1).reduce((sum, value) => sum + value, 0)
  const limits = row(orderLimit, orderLimit.length / hourCount).filter((limit) => limit >= 0)
  return {
    hour, utcMs: (startHourUtc + hour) * MS_PER_HOUR, orders: orders[hour] ?? 0, toPack: row(waiting, warehouseIds.length), toPickUp: row(packedWaiting, laneIds.length),
    onHand: row(onHand, trackedSkuIds.length), lateSoFar: upTo(late), lostSoFar: upTo(refused), events: on(eventOn, eventCount), disruptions: on(disruptionOn, disruptionIds.length),
    isThrottled: throttleOn[hour] === 1, ordersPerDayAllowed: limits.length > 0 ? Math.min(...limits) : null,
    broken: GATE_NAMES.filter((_, g) => gateHour[g]! >= 0 && gateHour[g]! <= hour),
  }
}

/** Parcels not yet dispatched, [hours], over all places. */
export function heldByHour({ playback, warehouseIds, laneIds }: PlayedPath): Float64Array {
  const { hourCount, waiting, packedWaiting } = playback
  return Float64Array.from({ length: hourCount }, (_, h) => {
    let held = 0
    for (let w = 0; w < warehouseIds.length; w += 1) held += waiting[w * hourCount + h]!
    for (let l = 0; l < laneIds.length; l += 1) held += packedWaiting[l * hourCount + h]!
    return held
  })
}
