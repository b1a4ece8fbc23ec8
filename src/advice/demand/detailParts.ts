import { driverEffects, type Effect, planChange, type PlanChange } from '#engines/forecast/regression/driverEffects.ts'
import { type Inspection, inspectForecast } from '#engines/forecast/inspect.ts'
import { lostSales } from '#engines/forecast/lostSales.ts'
import type { Driver } from '#engines/forecast/types.ts'

import type { ForecastTask } from '../forecastPlan.ts'

/** What one SKU's detail takes that is worth computing in a worker. Plain data. */
export type DetailWork = {
  readonly task: ForecastTask
  readonly method: string
  /** Drivers with another plan, in the order of the task's; null = nothing is tried. */
  readonly tried: readonly Driver[] | null
  /** [horizon of the task] units per day as forecast, bridged days included. */
  readonly expected: readonly number[]
}
export type DetailParts = { readonly inspection: Inspection; readonly lost: Float64Array; readonly effects: readonly (Effect | null)[]; readonly change: PlanChange | null }

export function detailParts({ task, method, tried, expected }: DetailWork): DetailParts {
  const { series, horizon } = task
  return {
    inspection: inspectForecast(series, horizon, method),
    lost: lostSales(series),
    effects: driverEffects(series, horizon),
    change: tried && planChange(series, tried, expected),
  }
}
