import { dayNumberOf, isoDayOf } from '../calendar/days.ts'
import type { DriverSeries } from '../history.ts'

/** One name per kind and SKU; also the order in which they are kept. */
export function driverKey({ kind, skuId }: Pick<DriverSeries, 'kind' | 'skuId'>): string {
  return `${kind}\n${skuId ?? ''}`
}

/** Several sources of drivers as one list, one series per kind and SKU: where two know a day, the later source stands. Amounts of another currency than the later source's are left out. */
export function joinDrivers(...sources: readonly (readonly DriverSeries[])[]): DriverSeries[] {
  const joined = new Map<string, DriverSeries>()
  for (const driver of sources.flat()) {
    const before = joined.get(driverKey(driver))
    joined.set(driverKey(driver), before && before.currency === driver.currency ? over(before, driver) : driver)
  }
  return [...joined].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, driver]) => driver)
}

function over(before: DriverSeries, after: DriverSeries): DriverSeries {
  const [a, b] = [dayNumberOf(before.firstDay), dayNumberOf(after.firstDay)]
  const first = Math.min(a, b)
  const end = Math.max(a + before.values.length, b + after.values.length)
  return { ...after, firstDay: isoDayOf(first), values: Array.from({ length: end - first }, (_, t) => after.values[first + t - b] ?? before.values[first + t - a] ?? null) }
}
