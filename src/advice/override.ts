import { dayNumberOf } from '#domain/calendar/days.ts'
import type { ForecastOverride } from '#domain/demandRecords.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { SkuId } from '#domain/units.ts'
import { type Forecast, QUANTILE_LEVELS } from '#engines/forecast/types.ts'
import { normalQuantile } from '#math/normal.ts'

const byList = new WeakMap<PlanDocument['overrides'], ReadonlyMap<SkuId, ForecastOverride>>()

export function overrideOf({ overrides }: PlanDocument, skuId: SkuId): ForecastOverride | null {
  let known = byList.get(overrides)
  if (!known) byList.set(overrides, (known = new Map(overrides.map((one) => [one.skuId, one]))))
  return known.get(skuId) ?? null
}

/**
 * The forecast with the user's figure on the days that it is for; `firstDay` is the market day number of index 0. Quantiles are scaled with
 * the mean; where nothing was expected they are those of a Poisson count of the given mean, roughly.
 */
export function withOverride(forecast: Forecast, override: ForecastOverride | null, firstDay: number): Forecast {
  if (override === null) return forecast
  const from = dayNumberOf(override.firstDay) - firstDay
  const to = dayNumberOf(override.lastDay) - firstDay
  if (to < 0 || from >= forecast.mean.length) return forecast
  const mean = forecast.mean.slice()
  const quantiles = forecast.quantiles.map((row) => row.slice())
  for (let h = Math.max(0, from); h <= Math.min(to, mean.length - 1); h += 1) {
    const before = mean[h]!
    const wanted = Math.max(0, override.unitsPerDay ?? before * (override.factor ?? 1))
    mean[h] = wanted
    quantiles.forEach((row, i) => {
      row[h] = before > 0 ? (row[h]! * wanted) / before : Math.max(0, wanted + normalQuantile(QUANTILE_LEVELS[i]!) * Math.sqrt(wanted))
    })
  }
  return { ...forecast, mean, quantiles }
}
