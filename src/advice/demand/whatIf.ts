import type { PlanDocument } from '#domain/plan.ts'
import type { SkuId } from '#domain/units.ts'
import type { PlanChange } from '#engines/forecast/regression/driverEffects.ts'
import type { Driver } from '#engines/forecast/types.ts'
import { minorUnitsPerUnit } from '#shared/minorUnits.ts'

import type { DemandSeries } from '../demandSeries.ts'
import { type KnownDriver, knownDrivers, type PlannedDrivers } from '../driversOf.ts'
import { type Reason, reason } from '../reason.ts'
import type { DayForecast, DemandWhatIf, DemandWhatIfAnswer } from './types.ts'

/** What is tried, as drivers; `drivers` null = nothing of it can be told. */
export type TriedPlan = { readonly drivers: readonly Driver[] | null; readonly reasons: readonly Reason[] }

const MISSING = { spend: 'demand.whatIf.noSpend', price: 'demand.whatIf.noPrice', liveHours: 'demand.whatIf.noLive' } as const

/** The drivers of a SKU under another plan; an influence that the past does not show is left out, with the reason. */
export function triedPlan(document: PlanDocument, skuId: SkuId, series: DemandSeries, horizon: number, usual: readonly KnownDriver[], whatIf: DemandWhatIf): TriedPlan {
  const currency = usual.find(({ source }) => source.kind === 'price')?.source.currency ?? document.settings.currency
  const planned: PlannedDrivers = {
    spendPerDay: whatIf.spendPerDay, liveHoursPerWeek: whatIf.liveHoursPerWeek, price: whatIf.priceMinor === null ? null : whatIf.priceMinor / minorUnitsPerUnit(currency),
  }
  const wanted = [...(planned.spendPerDay === null ? [] : ['spend' as const]), ...(planned.price === null ? [] : ['price' as const]), ...(planned.liveHoursPerWeek === null ? [] : ['liveHours' as const])]
  if (wanted.length === 0) return { drivers: usual.map(({ driver }) => driver), reasons: [] }
  const reasons: Reason[] = []
  for (const kind of wanted) {
    const known = usual.find(({ source }) => source.kind === kind)
    if (!known) {
      reasons.push(reason(MISSING[kind]))
      continue
    }
    const seen = known.known.subarray(0, series.values.length).filter((value) => !Number.isNaN(value))
    const [least, most] = [seen.reduce((low, value) => Math.min(low, value), Infinity), seen.reduce((high, value) => Math.max(high, value), 0)]
    if (kind === 'spend') {
      if (known.source.skuId === null) reasons.push(reason('demand.whatIf.shopSpend'))
      if (planned.spendPerDay! > most) reasons.push(reason('demand.ads.aboveSeen', { planned: planned.spendPerDay!, seen: most }))
    }
    if (kind === 'price' && (planned.price! > most || planned.price! < least)) reasons.push(reason('demand.whatIf.priceUnseen', { least, most }))
  }
  const isTold = wanted.some((kind) => usual.some(({ source }) => source.kind === kind))
  return { drivers: isTold ? knownDrivers(document, skuId, series.firstDay, series.values.length, horizon, planned).map(({ driver }) => driver) : null, reasons }
}

/** The forecast times what the regression says of the change. */
export function whatIfAnswer({ drivers, reasons }: TriedPlan, forecast: DayForecast, change: PlanChange | null, bridgedDays: number): DemandWhatIfAnswer {
  if (drivers === null || change === null) return { forecast: null, unitsChange: null, reasons: drivers === null ? reasons : [...reasons, reason('demand.whatIf.noFit')] }
  const factors = change.factors.subarray(bridgedDays)
  const times = (row: readonly number[]): number[] => row.map((units, h) => units * (factors[h] ?? 1))
  return { forecast: { ...forecast, mean: times(forecast.mean), quantiles: forecast.quantiles.map(times) }, unitsChange: change.units, reasons }
}
