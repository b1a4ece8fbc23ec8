import type { SimulationInput } from './types.ts'

/**
 * Cohorts: orders of one market, arrival hour and deadline class share one index at every station. Opening cohorts come first, oldest first;
 * then hour by hour, market by market, normal deadlines before extended ones (`perHour` cohorts an hour). The index order is the FIFO order.
 */
export type Cohorts = {
  readonly count: number
  readonly openingCount: number
  readonly perHour: number
  /** 2 when some market has an Order Handling Capacity, else 1. */
  readonly classCount: number
  readonly market: Uint8Array
  readonly arrivalHour: Int32Array
  readonly deadline: Int32Array
  readonly deliverBy: Int32Array
  /** Smallest deadline from this cohort on: where a walk for doomed orders may stop. */
  readonly smallestDeadlineFrom: Int32Array
  /** Whose dispatch event is packing (ready to ship) rather than the carrier scan. */
  readonly isDispatchedWhenPacked: Uint8Array
  /** Opening parcels: [warehouse][openingCount]. */
  readonly openingParcels: Int32Array
  /** Cohorts the platform cancels at the end of hour h: `cancelled[cancelStart[h] .. cancelStart[h + 1])`. */
  readonly cancelStart: Int32Array
  readonly cancelled: Int32Array
}

export function prepareCohorts(input: SimulationInput): Cohorts {
  const { horizonHours: hours, markets, warehouses, opening } = input
  const classCount = markets.some((market) => market.orderHandlingCapacity !== null) ? 2 : 1
  const perHour = markets.length * classCount
  const waiting = opening.waiting.filter(({ parcels }) => parcels > 0).sort((a, b) => a.arrivalHour - b.arrivalHour)
  const openingCount = waiting.length
  const count = openingCount + hours * perHour
  const market = new Uint8Array(count)
  const arrivalHour = new Int32Array(count)
  const deadline = new Int32Array(count)
  const deliverBy = new Int32Array(count)
  const cancelHour = new Int32Array(count).fill(-1)
  const openingParcels = new Int32Array(warehouses.length * openingCount)
  waiting.forEach((cohort, j) => {
    market[j] = cohort.market
    arrivalHour[j] = cohort.arrivalHour
    deadline[j] = cohort.deadlineHour
    deliverBy[j] = cohort.deliverByHour
    cancelHour[j] = cohort.autoCancelHour === null ? -1 : Math.max(0, cohort.autoCancelHour)
    openingParcels[cohort.warehouse * openingCount + j] = cohort.parcels
  })
  for (let h = 0; h < hours; h += 1) {
    for (let m = 0; m < markets.length; m += 1) {
      const source = markets[m]!
      for (let e = 0; e < classCount; e += 1) {
        const j = openingCount + h * perHour + m * classCount + e
        market[j] = m
        arrivalHour[j] = h
        deadline[j] = e === 0 ? source.deadlineHour[h]! : source.deadlineHourExtended[h]!
        deliverBy[j] = source.deliverByHour[h]!
        cancelHour[j] = source.autoCancelHour[h] ?? -1
      }
    }
  }
  const smallestDeadlineFrom = Int32Array.from(deadline)
  for (let j = count - 2; j >= 0; j -= 1) smallestDeadlineFrom[j] = Math.min(smallestDeadlineFrom[j]!, smallestDeadlineFrom[j + 1]!)
  const isWhenPacked = markets.map((source) => (source.isDispatchAtReadyToShip ? 1 : 0))
  return {
    count, openingCount, perHour, classCount, market, arrivalHour, deadline, deliverBy, smallestDeadlineFrom, openingParcels,
    isDispatchedWhenPacked: Uint8Array.from(market, (m) => isWhenPacked[m]!),
    ...groupByHour(cancelHour, hours),
  }
}

function groupByHour(hourOf: Int32Array, hours: number): { cancelStart: Int32Array; cancelled: Int32Array } {
  const cancelStart = new Int32Array(hours + 1)
  hourOf.forEach((h) => {
    if (h >= 0 && h < hours) cancelStart[h + 1]! += 1
  })
  for (let h = 0; h < hours; h += 1) cancelStart[h + 1]! += cancelStart[h]!
  const next = cancelStart.slice()
  const cancelled = new Int32Array(cancelStart[hours]!)
  hourOf.forEach((h, j) => {
    if (h >= 0 && h < hours) cancelled[next[h]!++] = j
  })
  return { cancelStart, cancelled }
}
