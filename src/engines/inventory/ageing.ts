import { fail, ok, type Result } from '#shared/result.ts'

import { findProblem, type InputProblem } from './problems.ts'

/** Units received on a day, days counted from any common start. */
export type Receipt = { readonly day: number; readonly units: number }

/** What is left of a receipt; `day` is null for stock older than every receipt known. */
export type StockLayer = { readonly day: number | null; readonly ageDays: number | null; readonly units: number }

/** Ages at which a band of the ageing table ends, in days. */
export const AGE_BANDS_DAYS = [90, 180, 270, 365] as const

/** Layers of the stock on hand, oldest first, when the oldest units are sold first: the newest receipts are what is left. Receipts after `today` do not count. */
export function stockLayers(receipts: readonly Receipt[], onHandUnits: number, today: number): Result<readonly StockLayer[], InputProblem> {
  const problem = findProblem({ notNegative: { onHandUnits } }) ?? receipts.map(({ units }) => findProblem({ notNegative: { 'receipts.units': units } })).find((found) => found !== null) ?? null
  if (problem) return fail(problem)
  const layers: StockLayer[] = []
  let left = onHandUnits
  for (const { day, units } of [...receipts].filter((receipt) => receipt.day <= today && receipt.units > 0).sort((a, b) => b.day - a.day)) {
    if (left <= 0) break
    const kept = Math.min(left, units)
    layers.push({ day, ageDays: today - day, units: kept })
    left -= kept
  }
  if (left > 0) layers.push({ day: null, ageDays: null, units: left })
  return ok(layers.reverse())
}

/** Units per age band: up to 90, 180, 270, 365 days, above; stock of unknown age counts as the oldest. */
export function unitsByAge(layers: readonly StockLayer[]): readonly number[] {
  const bands = [...AGE_BANDS_DAYS.map(() => 0), 0]
  for (const { ageDays, units } of layers) {
    const band = ageDays === null ? -1 : AGE_BANDS_DAYS.findIndex((end) => ageDays <= end)
    bands[band < 0 ? AGE_BANDS_DAYS.length : band]! += units
  }
  return bands
}

/** Days until the stock is sold at expected demand; Infinity without demand, 0 without stock. */
export function daysOfCover(onHandUnits: number, demandUnitsPerDay: number): number {
  if (!(onHandUnits > 0)) return 0
  return demandUnitsPerDay > 0 ? onHandUnits / demandUnitsPerDay : Infinity
}

/** Whether stock covers more than `limitDays` (180 unless given) at expected demand. */
export function isSlowMover(onHandUnits: number, demandUnitsPerDay: number, limitDays = 180): boolean {
  return daysOfCover(onHandUnits, demandUnitsPerDay) > limitDays
}

/** Storage of a unit and day, in the currency of the cost: `baseCost`, plus `surcharges` from an age in days on (each replacing the one before). */
export type StorageRates = { readonly baseCost: number; readonly surcharges: readonly { readonly fromAgeDays: number; readonly extraCost: number }[] }

/**
 * Storage cost to come over `horizonDays`, the oldest units being sold first at expected demand; half of a day's sales still stand that day.
 *
 * Units: demand in units per day, cost in the currency of the rates. Stock of unknown age pays the highest surcharge.
 */
export function storageCostToCome(layers: readonly StockLayer[], demandUnitsPerDay: number, rates: StorageRates, horizonDays: number): Result<number, InputProblem> {
  const problem = findProblem({ notNegative: { demandUnitsPerDay, baseCost: rates.baseCost, horizonDays } })
  if (problem) return fail(problem)
  if (horizonDays > 10_000) return fail({ code: 'tooLarge', field: 'horizonDays', value: horizonDays })
  const surcharges = [...rates.surcharges].sort((a, b) => b.fromAgeDays - a.fromAgeDays)
  let soldBefore = 0
  let cost = 0
  for (const { ageDays, units } of layers) {
    for (let day = 0; day < Math.ceil(horizonDays); day += 1) {
      const share = Math.min(1, horizonDays - day)
      const sold = demandUnitsPerDay * (day + share / 2) - soldBefore
      const standing = Math.min(units, Math.max(0, units - sold))
      if (standing === 0) break
      const extra = ageDays === null ? surcharges[0]?.extraCost : surcharges.find(({ fromAgeDays }) => ageDays + day >= fromAgeDays)?.extraCost
      cost += share * standing * (rates.baseCost + (extra ?? 0))
    }
    soldBefore += units
  }
  return ok(cost)
}

/** Money per unit: the price now, storage per day, cost of capital as a share per day; `writeOffShare` is the chance that it never sells at that price. */
export type HoldingTask = { readonly price: number; readonly storageCostPerUnitDay: number; readonly capitalSharePerDay: number; readonly waitDays: number; readonly writeOffShare: number; readonly salvage: number }

/**
 * Largest price cut, as a share of the price between 0 and 1, at which selling a unit now beats holding it for `waitDays` more.
 *
 * Holding is worth ((1 - w) price + w salvage) / (1 + c t) less storage s t; the cut makes the price now equal to that, all of it when
 * holding is worth nothing. Simple interest.
 */
export function breakEvenMarkdown(task: HoldingTask): Result<number, InputProblem> {
  const { price, storageCostPerUnitDay, capitalSharePerDay, waitDays, writeOffShare, salvage } = task
  const problem = findProblem({ positive: { price }, notNegative: { storageCostPerUnitDay, capitalSharePerDay, waitDays, writeOffShare, salvage } })
  if (problem) return fail(problem)
  if (writeOffShare > 1) return fail({ code: 'notShare', field: 'writeOffShare', value: writeOffShare })
  const heldValue = ((1 - writeOffShare) * price + writeOffShare * salvage) / (1 + capitalSharePerDay * waitDays) - storageCostPerUnitDay * waitDays
  return ok(Math.max(0, Math.min(1, 1 - heldValue / price)))
}
