import type { GateName, SimulationInput } from '#engines/simulate/types.ts'

import { meanCapacityPerDay } from '../actions/demandSide.ts'
import { largestHolding } from '../search.ts'
import { breakingGate, chancesOf, judgeGates, type SafeAnswer, type SafeOptions } from './safeAnswer.ts'
import { roundNumber } from './units.ts'

/** `value` = orders a day to type into the platform's setting. */
export type OrderHandlingCapacityAnswer = SafeAnswer & { readonly unit: 'ordersPerDay'; readonly currentOrdersPerDay: number | null; readonly meanCapacityParcelsPerDay: number }
/** Why there is no answer. */
export type NoAnswer = { readonly value: null; readonly reason: 'packingUnlimited' | 'noneHolds' | 'noResponseCurve' | 'noDays' | 'stockUnknown' }

const GATES: readonly GateName[] = ['account', 'packing']

/** 10 % to 400 % of the mean packing capacity of a day in steps of 5 % (beyond 100 %: 10 %), as numbers of two significant digits, each once. */
export function capacityGrid(meanParcelsPerDay: number): readonly number[] {
  const shares = [...Array.from({ length: 19 }, (_, i) => 0.1 + 0.05 * i), ...Array.from({ length: 30 }, (_, i) => 1.1 + 0.1 * i)]
  return [...new Set(shares.map((share) => Math.max(1, Math.round(roundNumber(meanParcelsPerDay * share)))))]
}

export function withOrderHandlingCapacity(input: SimulationInput, ordersPerDay: number): SimulationInput {
  return { ...input, markets: input.markets.map((market) => ({ ...market, orderHandlingCapacity: ordersPerDay })) }
}

/**
 * The largest number N of orders a day for which the account and packing gates hold with Order Handling Capacity N in every market: the excess over N
 * of a day is due one business day later, beyond 3 N it is paced where the market says so. A smaller number is easier on deadlines, so that
 * holding goes down with N but for noise and cancellations: the neighbours of the answer are looked at too.
 */
export async function searchOrderHandlingCapacity(options: SafeOptions): Promise<OrderHandlingCapacityAnswer | NoAnswer> {
  const { input, toleranceShare } = options
  const meanCapacityParcelsPerDay = meanCapacityPerDay({ input })
  if (meanCapacityParcelsPerDay <= 0) return { value: null, reason: 'packingUnlimited' }
  const grid = capacityGrid(meanCapacityParcelsPerDay)
  const last = grid.length - 1
  const at = (index: number) => judgeGates(options, withOrderHandlingCapacity(input, grid[index]!), GATES)
  const { index, verdict } = await largestHolding(at, last, Math.min(last, 8), 4)
  if (index < 0) return { value: null, reason: 'noneHolds' }
  const atLeast = index === last
  const constraint = atLeast ? null : await breakingGate(options, withOrderHandlingCapacity(input, grid[index + 1]!), GATES)
  return {
    value: grid[index]!, unit: 'ordersPerDay', atLeast, constraint, ...chancesOf(verdict, toleranceShare),
    currentOrdersPerDay: input.markets[0]!.orderHandlingCapacity, meanCapacityParcelsPerDay: Math.round(meanCapacityParcelsPerDay),
  }
}
