import { dayNumberOf, MINUTES_PER_DAY } from '#domain/calendar/days.ts'
import { labourByHour, pickupHours } from '#domain/calendar/shifts.ts'
import { zoneClock, type ZoneClock } from '#domain/calendar/zone.ts'
import { NO_TIME, type OrderStatus } from '#domain/ledger.ts'
import { createStream, nextUint32, nextUnit, seedStream, sourceOf, type Stream } from '#math/rng.ts'

import type { SampleOrders } from './generateOrders.ts'
import { MARKET, SERVICES, WAREHOUSES } from './network.ts'
import { SEED } from './story.ts'

/** What became of each order by `asOfMinute`. UTC minutes, `NO_TIME` where it has not happened. */
export type SampleFulfilment = {
  readonly warehouse: Int32Array
  readonly carrier: Int32Array
  readonly paid: Int32Array
  readonly readyToShip: Int32Array
  readonly shipped: Int32Array
  readonly delivered: Int32Array
  readonly cancelled: Int32Array
  readonly status: OrderStatus[]
}

const QUICK_CANCEL_PROBABILITY = 0.012
const LATER_CANCEL_PROBABILITY = 0.018
const UNPAID_PROBABILITY = 0.5
/** Scans that were forgotten at the dock and came two or three days later. */
const FORGOTTEN_SCAN_PROBABILITY = 0.018
const HOLD_MINUTES = 60
const COMPLETED_AFTER_MINUTES = 7 * MINUTES_PER_DAY

/** Days (warehouse time) on which packing stood still: a broken sorter, Chinese New Year. */
const CLOSED: { readonly [warehouse: string]: readonly (readonly [from: string, to: string])[] } = {
  'los-angeles': [['2025-12-01', '2025-12-04'], ['2026-06-15', '2026-06-17']],
  yiwu: [['2026-02-14', '2026-02-22']],
}

/** Packs orders first come first served by shift calendar, hands them to carriers at their cut-offs, and lets them travel. */
export function fulfilOrders(orders: SampleOrders, asOfMinute: number): SampleFulfilment {
  const count = orders.createdMinute.length
  const column = () => new Int32Array(count).fill(NO_TIME)
  const result = {
    warehouse: column(), carrier: column(), paid: column(), readyToShip: column(), shipped: column(), delivered: column(), cancelled: column(),
    status: new Array<OrderStatus>(count).fill('toShip'),
  }
  const stream = createStream()
  seedStream(stream, SEED, 0, sourceOf('fulfilment'), 0)
  const queues: number[][] = WAREHOUSES.map(() => [])
  for (let i = 0; i < count; i += 1) {
    const created = orders.createdMinute[i]!
    const warehouse = pick(nextUnit(stream), MARKET.routing.map(({ share }) => share))
    const fate = nextUnit(stream)
    const waitMinutes = nextUint32(stream) % 2400
    result.warehouse[i] = warehouse
    result.paid[i] = created
    if (created > asOfMinute - HOLD_MINUTES) {
      const isUnpaid = fate < UNPAID_PROBABILITY && created > asOfMinute - 20
      if (isUnpaid) result.paid[i] = NO_TIME
      result.status[i] = isUnpaid ? 'unpaid' : 'onHold'
      continue
    }
    if (fate < QUICK_CANCEL_PROBABILITY) {
      result.cancelled[i] = created + 4 + (waitMinutes % 40)
      result.status[i] = 'cancelled'
      continue
    }
    // Wanted by the buyer; it happens only if the parcel is not packed before.
    if (fate < QUICK_CANCEL_PROBABILITY + LATER_CANCEL_PROBABILITY) result.cancelled[i] = created + 120 + waitMinutes
    queues[warehouse]!.push(i)
  }
  for (const [w, queue] of queues.entries()) fulfilWarehouse(w, queue, orders, result, asOfMinute)
  for (let i = 0; i < count; i += 1) result.status[i] = statusOf(result, i, asOfMinute)
  return result
}

type Lane = { readonly carrier: number; readonly hours: ReadonlySet<number>; readonly cap: number; readonly share: number; readonly waiting: number[]; head: number }

function fulfilWarehouse(w: number, queue: readonly number[], orders: SampleOrders, result: SampleFulfilment, asOfMinute: number): void {
  if (queue.length === 0) return
  const warehouse = WAREHOUSES[w]!
  const clock = zoneClock(warehouse.timeZone)
  const home = zoneClock(MARKET.timeZone)
  const startHour = Math.floor(orders.createdMinute[queue[0]!]! / 60)
  const hours = Math.floor(asOfMinute / 60) - startHour + 1
  const labour = labourByHour(warehouse, startHour, hours)
  const closed = (CLOSED[warehouse.id] ?? []).map(([from, to]) => [dayNumberOf(from), dayNumberOf(to)] as const)
  const lanes = SERVICES.flatMap(({ pickups }, carrier): Lane[] => pickups.filter(({ warehouseId }) => warehouseId === warehouse.id).map((pickup) => ({
    carrier, share: pickup.share, cap: pickup.capParcelsPerDay ?? Infinity, hours: new Set(pickupHours(pickup, warehouse.timeZone, startHour, hours)), waiting: [], head: 0,
  })))
  const stream = createStream()
  seedStream(stream, SEED, 0, sourceOf(warehouse.id), 0)
  const shares = lanes.map(({ share }) => share)
  let head = 0
  let carried = 0
  for (let h = 0; h < hours; h += 1) {
    const hourStart = (startHour + h) * 60
    if (labour[h]! > 0 && !isClosed(closed, clock, hourStart)) {
      carried += labour[h]! * warehouse.parcelsPerLabourHour!
      const room = Math.floor(carried)
      carried -= room
      for (let done = 0; done < room && head < queue.length && orders.createdMinute[queue[head]!]! + HOLD_MINUTES <= hourStart; head += 1) {
        const i = queue[head]!
        const packed = hourStart + Math.floor((done * 60) / room)
        if (result.cancelled[i] !== NO_TIME && result.cancelled[i]! <= packed) continue
        done += 1
        result.cancelled[i] = NO_TIME
        result.readyToShip[i] = packed
        const lane = lanes[pick(nextUnit(stream), shares)]!
        result.carrier[i] = lane.carrier
        lane.waiting.push(i)
      }
    }
    for (const lane of lanes) {
      if (!lane.hours.has(h)) continue
      for (let taken = 0; taken < lane.cap && lane.head < lane.waiting.length; taken += 1, lane.head += 1) {
        const i = lane.waiting[lane.head]!
        travel(i, Math.max(result.readyToShip[i]!, hourStart + 35 + (nextUint32(stream) % 24)), result, home, stream, asOfMinute)
      }
    }
  }
}

function travel(i: number, pickedUp: number, result: SampleFulfilment, home: ZoneClock, stream: Stream, asOfMinute: number): void {
  const service = SERVICES[result.carrier[i]!]!
  // None is left forgotten at the end: a run that starts with parcels past their deadline would say nothing of the event.
  const isForgotten = nextUnit(stream) < FORGOTTEN_SCAN_PROBABILITY && pickedUp < asOfMinute - 3 * MINUTES_PER_DAY
  const delay = isForgotten ? 2 * MINUTES_PER_DAY + (nextUint32(stream) % MINUTES_PER_DAY) : 0
  const isLost = nextUnit(stream) < service.lostShare
  const days = pick(nextUnit(stream), service.transitShareByDay)
  const minuteOfDay = 600 + (nextUint32(stream) % 600)
  const shipped = pickedUp + delay
  if (shipped > asOfMinute) return
  result.shipped[i] = shipped
  const delivered = home.utcMinuteOf((home.wallDayOf(shipped) + days) * MINUTES_PER_DAY + minuteOfDay)
  if (!isLost && delivered <= asOfMinute) result.delivered[i] = Math.max(delivered, shipped)
}

function statusOf(result: SampleFulfilment, i: number, asOfMinute: number): OrderStatus {
  const status = result.status[i]!
  if (status !== 'toShip') return status
  if (result.cancelled[i] !== NO_TIME) {
    if (result.cancelled[i]! <= asOfMinute) return 'cancelled'
    result.cancelled[i] = NO_TIME
  }
  if (result.delivered[i] !== NO_TIME) return result.delivered[i]! + COMPLETED_AFTER_MINUTES <= asOfMinute ? 'completed' : 'delivered'
  return result.shipped[i] === NO_TIME ? 'toShip' : 'shipped'
}

function isClosed(closed: readonly (readonly [number, number])[], clock: ZoneClock, minute: number): boolean {
  if (closed.length === 0) return false
  const day = clock.wallDayOf(minute)
  return closed.some(([from, to]) => day >= from && day <= to)
}

/** Place in a list of shares that sum to 1. */
function pick(u: number, shares: readonly number[]): number {
  let sum = 0
  for (let i = 0; i < shares.length; i += 1) {
    sum += shares[i]!
    if (u < sum) return i
  }
  return shares.length - 1
}
