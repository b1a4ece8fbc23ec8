import { MINUTES_PER_DAY, weekdayOf } from '../calendar/days.ts'
import { zoneClock } from '../calendar/zone.ts'
import { NO_TIME } from '../ledger.ts'
import type { CarrierService, Pickup } from '../network.ts'
import type { ServiceId, TimeZone, WarehouseId } from '../units.ts'
import type { MergedLines } from './mergeLines.ts'
import { idOf, UNNAMED_CARRIER } from './matchRecords.ts'

const MAX_TRANSIT_DAYS = 59
/** Parcels picked up less than this long before the newest event may not have arrived yet: they would make transit look short. */
const SETTLED_MINUTES = 21 * MINUTES_PER_DAY

/**
 * Carrier services as the orders show them: pick-up weekdays and hour, share per warehouse, whole days from pick-up to delivery.
 *
 * The pick-up hour is the one by whose end nine tenths of the scans had happened. Caps and costs are not in order files: null. Without
 * any scan the pick-up times, without any delivery the days on the way are empty: not known.
 */
export function learnCarriers(
  lines: MergedLines, newestMinute: number, timeZone: TimeZone, warehouseIds: readonly WarehouseId[], warehouseIdOf: (name: string) => WarehouseId,
): CarrierService[] {
  const clock = zoneClock(timeZone)
  const hasNamed = lines.carriers.length > 0
  const found = new Map<string, Carrier>()
  for (let i = 0; i < lines.count; i += 1) {
    if (lines.isReversal[i] === 1) continue
    const name = lines.carrier[i]! < 0 ? '' : lines.carriers[lines.carrier[i]!]!.trim()
    if (name === '' && hasNamed) continue
    const carrier = found.get(name) ?? newCarrier()
    found.set(name, carrier)
    const warehouseId = warehouseIdOf(lines.warehouse[i]! < 0 ? '' : lines.warehouses[lines.warehouse[i]!]!)
    const lane = carrier.byWarehouse.get(warehouseId) ?? newLane()
    carrier.byWarehouse.set(warehouseId, lane)
    lane.parcels += 1
    const shipped = lines.shipped[i]!
    if (shipped === NO_TIME) continue
    const wall = clock.wallMinuteOf(shipped)
    const day = Math.floor(wall / MINUTES_PER_DAY)
    lane.weekdays[weekdayOf(day)]! += 1
    lane.hours[Math.floor((wall - day * MINUTES_PER_DAY) / 60)]! += 1
    const delivered = lines.delivered[i]!
    if (delivered === NO_TIME || delivered < shipped) continue
    const days = Math.min(MAX_TRANSIT_DAYS, clock.wallDayOf(delivered) - day)
    carrier.all[days]! += 1
    if (shipped < newestMinute - SETTLED_MINUTES) carrier.settled[days]! += 1
  }
  serveTheRest(found, warehouseIds)
  const total = new Map<WarehouseId, number>()
  for (const { byWarehouse } of found.values()) for (const [id, { parcels }] of byWarehouse) total.set(id, (total.get(id) ?? 0) + parcels)
  return [...found.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, { byWarehouse, settled, all }]) => ({
    id: idOf('service', (name || UNNAMED_CARRIER).toLowerCase()) as ServiceId,
    carrierName: name || UNNAMED_CARRIER,
    serviceName: '',
    pickups: [...byWarehouse.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([warehouseId, lane]) => pickupOf(warehouseId, lane, total.get(warehouseId)!)),
    transitShareByDay: shares(settled.reduce((a, b) => a + b, 0) >= 50 ? settled : all),
    lostShare: 0,
    costPerParcelMinor: null,
    currency: null,
  }))
}

type Lane = { parcels: number; readonly weekdays: Float64Array; readonly hours: Float64Array }
type Carrier = { readonly byWarehouse: Map<WarehouseId, Lane>; readonly settled: Float64Array; readonly all: Float64Array }

function newLane(): Lane {
  return { parcels: 0, weekdays: new Float64Array(8), hours: new Float64Array(24) }
}

function newCarrier(): Carrier {
  return { byWarehouse: new Map(), settled: new Float64Array(MAX_TRANSIT_DAYS + 1), all: new Float64Array(MAX_TRANSIT_DAYS + 1) }
}

/** A warehouse whose orders name no carrier yet is served by the shop's largest, or by one without a name: without any, nothing would ever leave it. */
function serveTheRest(found: Map<string, Carrier>, warehouseIds: readonly WarehouseId[]): void {
  const parcelsOf = ({ byWarehouse }: Carrier) => [...byWarehouse.values()].reduce((sum, { parcels }) => sum + parcels, 0)
  for (const id of warehouseIds) {
    if ([...found.values()].some(({ byWarehouse }) => byWarehouse.has(id))) continue
    if (found.size === 0) found.set('', newCarrier())
    const largest = [...found.values()].reduce((best, carrier) => (parcelsOf(carrier) > parcelsOf(best) ? carrier : best))
    largest.byWarehouse.set(id, { ...newLane(), parcels: 1 })
  }
}

function pickupOf(warehouseId: WarehouseId, { parcels, weekdays, hours }: Lane, totalParcels: number): Pickup {
  const scans = hours.reduce((a, b) => a + b, 0)
  const cutoffHours: number[] = []
  if (scans > 0) {
    let seen = 0
    cutoffHours.push(hours.findIndex((count) => {
      seen += count
      return seen >= 0.9 * scans
    }))
  }
  return {
    warehouseId,
    weekdays: [1, 2, 3, 4, 5, 6, 7].filter((weekday) => weekdays[weekday]! > 0.02 * scans),
    cutoffHours,
    capParcelsPerDay: null,
    share: parcels / totalParcels,
  }
}

function shares(counts: Float64Array): number[] {
  const total = counts.reduce((a, b) => a + b, 0)
  if (total === 0) return []
  return [...counts.slice(0, counts.findLastIndex((count) => count > 0) + 1)].map((count) => count / total)
}
