import { prepareSimulation } from '#engines/simulate/prepare.ts'
import { simulateShard } from '#engines/simulate/simulateShard.ts'
import type { SimulationInput } from '#engines/simulate/types.ts'

export const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i)
export const sum = (values: Iterable<number>): number => Array.from(values).reduce((total, value) => total + value, 0)
export const mean = (values: readonly number[]): number => sum(values) / values.length

/** One market, one warehouse, one SKU, everything without limit, `orders` a day, whole days of 24 hours. */
export function plain(days: number, change: Partial<SimulationInput> = {}, market: Partial<SimulationInput['markets'][number]> = {}): SimulationInput {
  const hours = 24 * days
  const deadline = range(hours).map((h) => (Math.floor(h / 24) + 3) * 24 - 1)
  return {
    mode: 'random', startHourUtc: 0, horizonHours: hours, horizonDays: days, currency: 'USD', classCount: 1, events: [], trackedSkus: [],
    markets: [{
      id: 'm', dayOfHour: range(hours).map((h) => Math.floor(h / 24)), deadlineHour: deadline, deadlineHourExtended: deadline, deliverByHour: deadline.map((h) => h + 96), autoCancelHour: [],
      hourShare: range(hours).map(() => 1 / 24), meanOrdersPerDay: range(days).map(() => 0), levelFactorQuantiles: [], dayFactorShape: null, skuShare: [1], linesPerOrder: { values: [1], shares: [1] },
      unitsPerLine: { values: [1], shares: [1] }, routing: [{ warehouse: 0, share: 1 }], whenOutOfStock: 'lost', buyerCancelProbabilityPerDay: 0, orderHandlingCapacity: null, isPaced: false,
      isDispatchAtReadyToShip: false, ldrWindowDays: 7, marginPerOrderMinor: null, ...market,
    }],
    warehouses: [{ id: 'w', capacityPerHour: [], capacityNoiseShape: null, outageProbabilityPerDay: 0, repairProbabilityPerDay: 1 }],
    lanes: [{ serviceId: 'c', warehouse: 0, share: 1, pickupHours: range(hours), capParcelsPerDay: null, transitShareByDay: [1], lostShare: 0 }],
    skus: [{ id: 's', class: 0, onHandUnits: [-1], inbound: [], reorder: null }],
    opening: { waiting: [], trailing: [] }, unlimited: { stock: false, packing: false, carriers: false }, gates: { ldrEnforcementShare: 0.1, otdrTargetShare: 0.8 }, ...change,
  }
}
export const kpisOf = (input: SimulationInput, count: number) => simulateShard(prepareSimulation(input), 5, 0, count).kpis

/** A warehouse that packs so many parcels in each hour; what is carried over is what the hours say. */
export const warehouseOf = (id: string, capacityPerHour: readonly number[]): SimulationInput['warehouses'][number] => ({ id, capacityPerHour, capacityNoiseShape: null, outageProbabilityPerDay: 0, repairProbabilityPerDay: 1 })
/** A carrier that comes every hour of the run and delivers within the day. */
export const laneOf = (warehouse: number, days: number, change: Partial<SimulationInput['lanes'][number]> = {}): SimulationInput['lanes'][number] => ({ serviceId: 'c', warehouse, share: 1, pickupHours: range(24 * days), capParcelsPerDay: null, transitShareByDay: [1], lostShare: 0, ...change })
/** So many parcels that wait when the run starts, due at an hour. */
export const waitingOf = (parcels: number, deadlineHour: number, change: Partial<SimulationInput['opening']['waiting'][number]> = {}): SimulationInput['opening'] => ({ waiting: [{ market: 0, warehouse: 0, arrivalHour: -1, deadlineHour, deliverByHour: deadlineHour + 96, autoCancelHour: null, parcels, ...change }], trailing: [] })
/** The days of one series of the first replication. */
export const seriesOf = (input: SimulationInput, name: string): number[] => simulateShard(prepareSimulation(input), 5, 0, 1).histograms[name]!.map(([pair]) => pair![0])
/** All orders of a day come in the hour named. */
export const inHour = (days: number, hour: number): number[] => range(24 * days).map((h) => (h % 24 === hour ? 1 : 0))
