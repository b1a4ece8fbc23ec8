import { dayNumberOf } from '#domain/calendar/days.ts'
import type { PlanDocument } from '#domain/plan.ts'
import { DEFAULT_BUYING, type BuyingSettings, type Supplier, type SupplyTerms } from '#domain/supply.ts'
import type { SkuId } from '#domain/units.ts'

import { planStart, type PlanStart } from '../planStart.ts'
import { type Places, placesOf } from './places.ts'

const CLASS_DAYS = 91
const QUIET_DAYS = 60

/** Everything of a plan that the stock of its SKUs is reckoned from, but their forecasts. */
export type StockFacts = {
  readonly document: PlanDocument
  readonly start: PlanStart
  /** Market day number of today. */
  readonly today: number
  readonly places: Places
  readonly buying: BuyingSettings
  readonly terms: ReadonlyMap<SkuId, SupplyTerms>
  readonly suppliers: ReadonlyMap<string, Supplier>
  readonly soldByWeek: ReadonlyMap<SkuId, Float64Array>
  /** Sold at some time, but not of late. */
  readonly isQuiet: (skuId: SkuId) => boolean
}

/** The run of the list starts at `asOf` and looks no scenario's events up. */
export function stockFacts(document: PlanDocument): StockFacts {
  const start = planStart(document, { id: '' as never, name: '', events: [], horizonDays: 28, replications: 1, seed: 1, toleranceShare: 0 })
  const last = document.history.completeTo === null ? null : dayNumberOf(document.history.completeTo)
  const soldByWeek = new Map<SkuId, Float64Array>()
  const recent = new Map<SkuId, number>()
  for (const series of document.history.series) {
    if (last === null) break
    const end = last - dayNumberOf(series.firstDay) + 1
    const weeks = soldByWeek.get(series.skuId) ?? new Float64Array(CLASS_DAYS / 7)
    soldByWeek.set(series.skuId, weeks)
    for (let day = Math.max(0, end - CLASS_DAYS); day < Math.min(end, series.units.length); day += 1) weeks[weeks.length - 1 - Math.floor((end - 1 - day) / 7)]! += series.units[day]!
    let sold = 0
    for (let day = Math.max(0, end - QUIET_DAYS); day < series.units.length; day += 1) sold += series.units[day]!
    recent.set(series.skuId, (recent.get(series.skuId) ?? 0) + sold)
  }
  return {
    document, start, today: start.firstDays[0]!, places: placesOf(document, start), buying: document.buying[0] ?? DEFAULT_BUYING,
    terms: new Map(document.supplyTerms.map((terms) => [terms.skuId, terms])), suppliers: new Map(document.suppliers.map((supplier) => [supplier.id, supplier])),
    soldByWeek, isQuiet: (skuId) => last !== null && (recent.get(skuId) ?? 0) === 0,
  }
}
