import type { PreparedSimulation } from './prepare.ts'
import { DISPATCHED, type State } from './state.ts'
import type { Usage } from './types.ts'

export const HOURS_OF_WEEK = 168
/** Ages at dispatch by the hour; the last bin holds every greater age. */
export const AGE_BINS = 336

/** How busy packing was and how old parcels were when they left, summed over replications: sums of integers, so their order does not matter. */
export type UsageTally = {
  /** [warehouses][168] parcels packed, whole parcels of planned capacity. */
  readonly packed: Float64Array
  readonly planned: Float64Array
  /** [336] */
  readonly dispatchedByAge: Float64Array
  readonly lateByAge: Float64Array
}

export function createUsageTally(warehouseCount: number): UsageTally {
  const week = (): Float64Array => new Float64Array(warehouseCount * HOURS_OF_WEEK)
  return { packed: week(), planned: week(), dispatchedByAge: new Float64Array(AGE_BINS), lateByAge: new Float64Array(AGE_BINS) }
}

/** Hour of the UTC week of a UTC hour since 1970-01-01 (a Thursday): 0 = Monday 00:00 .. 167 = Sunday 23:00. */
export function utcHourOfWeek(utcHour: number): number {
  const hour = (utcHour + 72) % HOURS_OF_WEEK
  return hour < 0 ? hour + HOURS_OF_WEEK : hour
}

/** Adds the replication that was just run. */
export function addUsage({ packed, dispatchedByAge, lateByAge }: UsageTally, state: State, { warehouseCount, hourCount, input }: PreparedSimulation): void {
  const { packedInHour, totals } = state
  const first = utcHourOfWeek(input.startHourUtc)
  for (let w = 0; w < warehouseCount; w += 1) {
    const base = w * hourCount
    // Week by week: `shift` is what takes an hour of the horizon to its hour of the week.
    for (let from = 0, to = HOURS_OF_WEEK - first; from < hourCount; from = to, to += HOURS_OF_WEEK) {
      const shift = w * HOURS_OF_WEEK + (from === 0 ? first : -from)
      const end = to < hourCount ? to : hourCount
      for (let h = from; h < end; h += 1) {
        const parcels = packedInHour[base + h]!
        if (parcels > 0) packed[shift + h]! += parcels
      }
    }
  }
  let left = totals[DISPATCHED]!
  for (let age = 0; left > 0; age += 1) {
    const parcels = state.dispatchedByAge[age]!
    const bin = age < AGE_BINS ? age : AGE_BINS - 1
    left -= parcels
    dispatchedByAge[bin]! += parcels
    lateByAge[bin]! += state.lateByAge[age]!
  }
}

/** Adds what was planned in `replications` of them: fractions of an hour's capacity are carried to the next. Nothing where packing is unlimited. */
export function addPlanned({ planned }: UsageTally, { warehouseCount, hourCount, plannedUpTo, isPackingUnlimited, input }: PreparedSimulation, replications: number): void {
  const first = utcHourOfWeek(input.startHourUtc)
  for (let w = 0; w < warehouseCount; w += 1) {
    if (isPackingUnlimited[w] === 1) continue
    let before = 0
    for (let h = 0; h < hourCount; h += 1) {
      const upTo = Math.floor(plannedUpTo[w * (hourCount + 1) + h + 1]! + 1e-9)
      planned[w * HOURS_OF_WEEK + ((first + h) % HOURS_OF_WEEK)]! += replications * (upTo - before)
      before = upTo
    }
  }
}

/** Adds all of `source` to `target`. */
export function mergeUsage(target: UsageTally, source: UsageTally): void {
  for (const name of ['packed', 'planned', 'dispatchedByAge', 'lateByAge'] as const) source[name].forEach((count, i) => (target[name][i]! += count))
}

/** The tally as plain data. */
export function usageOf({ packed, planned, dispatchedByAge, lateByAge }: UsageTally): Required<Usage> {
  const byWarehouse = (sums: Float64Array): number[][] => Array.from({ length: sums.length / HOURS_OF_WEEK }, (_, w) => Array.from(sums.subarray(w * HOURS_OF_WEEK, (w + 1) * HOURS_OF_WEEK)))
  return {
    utilisation: { packedParcels: byWarehouse(packed), plannedParcels: byWarehouse(planned) },
    ageAtDispatch: { parcels: Array.from(dispatchedByAge), lateParcels: Array.from(lateByAge) },
  }
}
