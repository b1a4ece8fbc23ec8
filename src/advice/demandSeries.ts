import { dayNumberOf } from '#domain/calendar/days.ts'
import type { DriverSeries, History } from '#domain/history.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { SkuId } from '#domain/units.ts'

import { type DailyUnits, dailyUnits } from './dailyUnits.ts'

/** Units per day for forecasting: NaN where the day is not known, or the shelf was known to be empty. `sold` as recorded, stock-outs included. Shapes: [days]. */
export type DemandSeries = DailyUnits & { readonly sold: Float64Array; readonly isStockOut: readonly boolean[] }

const NONE: readonly DriverSeries[] = []
const driversByHistory = new WeakMap<History, ReadonlyMap<SkuId | null, readonly DriverSeries[]>>()

/** The drivers known for one SKU, or (null) for the whole shop. */
export function driversIn(history: History, skuId: SkuId | null): readonly DriverSeries[] {
  let sorted = driversByHistory.get(history)
  if (!sorted) {
    const made = new Map<SkuId | null, DriverSeries[]>()
    for (const driver of history.drivers ?? []) {
      const own = made.get(driver.skuId)
      if (own) own.push(driver)
      else made.set(driver.skuId, [driver])
    }
    driversByHistory.set(history, (sorted = made))
  }
  return sorted.get(skuId) ?? NONE
}

/** Demand of a SKU over all markets before `beforeDay` (a market day number); null when nothing was sold. */
export function demandSeries(document: PlanDocument, beforeDay: number, skuId: SkuId): DemandSeries | null {
  const history = dailyUnits(document, beforeDay, { skuId })
  if (!history) return null
  const { firstDay, values } = history
  const isStockOut = new Array<boolean>(values.length).fill(false)
  for (const driver of driversIn(document.history, skuId)) {
    if (driver.kind !== 'stockOut') continue
    const offset = dayNumberOf(driver.firstDay) - firstDay
    driver.values.forEach((flag, i) => {
      if (flag === 1 && i + offset >= 0 && i + offset < values.length) isStockOut[i + offset] = true
    })
  }
  return { firstDay, sold: values, isStockOut, values: isStockOut.includes(true) ? values.map((units, t) => (isStockOut[t] ? NaN : units)) : values }
}
