import type { PreparedSimulation } from './prepare.ts'

/** Lots at the door of a warehouse that takes in only so much a day, or is held; and parcels on their way back. null = lots are on hand as they arrive. */
export type Receiving = {
  /** Per warehouse the lots at its door, oldest first: place in [warehouse][SKU], units left. */
  readonly dock: { at: number; units: number }[][]
  readonly takenToday: Int32Array
  readonly day: Int32Array
  /** [warehouse][hours] returned parcels; carry of their units. */
  readonly returned: Int32Array | null
  readonly unitCarry: Float64Array
}

export function createReceiving({ input, warehouseCount, hourCount }: PreparedSimulation): Receiving | null {
  const hasReturns = input.markets.some(({ returns }) => returns)
  const isSlow = input.warehouses.some(({ receivingUnitsPerDay }) => receivingUnitsPerDay !== undefined) || input.disruptions?.some(({ kind }) => kind === 'receipt')
  if (!isSlow && !hasReturns) return null
  return {
    dock: input.warehouses.map(() => []), takenToday: new Int32Array(warehouseCount), day: new Int32Array(warehouseCount),
    returned: hasReturns ? new Int32Array(warehouseCount * hourCount) : null, unitCarry: new Float64Array(warehouseCount),
  }
}

export function resetReceiving({ dock, takenToday, day, returned, unitCarry }: Receiving): void {
  for (const lots of dock) lots.length = 0
  takenToday.fill(0)
  day.fill(-1)
  returned?.fill(0)
  unitCarry.fill(0)
}

/** What money is reckoned from, by day of market 0 where not said otherwise. null = the plan knows no prices. */
export type MoneyTally = {
  readonly adSpendByDay: Float64Array
  /** [lane][days] parcels picked up. */
  readonly pickedUpByDay: Int32Array
  /** Parcels refunded: lost, damaged, wrong. */
  readonly refundedByDay: Int32Array
  readonly storageByDay: Float64Array
  /** Paid to suppliers. */
  readonly suppliesByDay: Float64Array
}
export function createMoneyTally({ input, laneCount, dayCount }: PreparedSimulation): MoneyTally | null {
  if (!input.money) return null
  const days = () => new Float64Array(dayCount)
  return { adSpendByDay: days(), pickedUpByDay: new Int32Array(laneCount * dayCount), refundedByDay: new Int32Array(dayCount), storageByDay: days(), suppliesByDay: days() }
}

export function resetMoneyTally(tally: MoneyTally): void {
  for (const array of Object.values(tally)) array.fill(0)
}
