import type { DemandDetail } from '#advice/demand/types.ts'
import type { ForecastOverride } from '#domain/demandRecords.ts'
import type { IsoDay, SkuId } from '#domain/units.ts'
import { addDays } from '#ui/charts/dayAxis.ts'
import type { Text } from '#ui/language.tsx'

import { unitsWords } from '../words.ts'

export type OverrideDraft = { readonly firstDay: IsoDay; readonly lastDay: IsoDay; readonly how: 'units' | 'factor'; readonly units: number; readonly factor: number; readonly reason: string }

/** The override as it stands; else the first week of the forecast at its own mean. */
export function draftOf({ override, forecast }: Pick<DemandDetail, 'override' | 'forecast'>): OverrideDraft {
  const week = forecast.mean.slice(0, 7)
  const mean = Math.round(10 * (week.reduce((sum, units) => sum + units, 0) / Math.max(1, week.length))) / 10
  if (!override) return { firstDay: forecast.firstDay as IsoDay, lastDay: addDays(forecast.firstDay, 6) as IsoDay, how: 'units', units: mean, factor: 1, reason: '' }
  return { firstDay: override.firstDay, lastDay: override.lastDay, how: override.factor === null ? 'units' : 'factor', units: override.unitsPerDay ?? mean, factor: override.factor ?? 1, reason: override.reason }
}

/** What stands in the way of saving it. */
export function problemOf({ firstDay, lastDay, reason }: OverrideDraft): 'days' | 'reason' | null {
  return lastDay < firstDay ? 'days' : reason.trim() === '' ? 'reason' : null
}

export function overrideOfDraft(skuId: SkuId, { firstDay, lastDay, how, units, factor, reason }: OverrideDraft): ForecastOverride {
  return { id: skuId, skuId, firstDay, lastDay, unitsPerDay: how === 'units' ? units : null, factor: how === 'factor' ? factor : null, reason: reason.trim() }
}

export function overrideWords(text: Text, { firstDay, lastDay, unitsPerDay, factor, reason }: ForecastOverride): string {
  const days = { from: text.day(firstDay), to: text.day(lastDay), reason }
  return unitsPerDay === null ? text.t('demand.override.nowFactor', { ...days, factor: text.number(factor ?? 1, 2) }) : text.t('demand.override.nowUnits', { ...days, units: unitsWords(text, unitsPerDay) })
}
