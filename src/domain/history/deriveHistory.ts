import { MINUTES_PER_DAY } from '../calendar/days.ts'
import { type DriverSeries, EMPTY_HISTORY, type History, type OpeningState } from '../history.ts'
import type { IsoDay } from '../units.ts'
import { coverageOf, marketDays } from './coverage.ts'
import { priceSeries, stockOutSeries } from './driverSeries.ts'
import type { FactBatch } from './factDraft.ts'
import { isStockKind } from './factStock.ts'
import { dailySeries } from './dailySeries.ts'
import { lineFacts, type HistoryInput, type LineFacts } from './facts.ts'
import { orderFacts } from './orderFacts.ts'
import { packParcels } from './packParcels.ts'
import { parcelHistory } from './parcels.ts'
import { joinDrivers } from './joinDrivers.ts'
import { marketProfiles } from './profiles.ts'

/**
 * What the live batches say of the past, and the state in which a simulation starts.
 *
 * Lines are merged by identity with the newest event winning, so neither the order of the batches nor an export imported twice
 * changes the result. Units ordered and not cancelled are in `units`, units cancelled later in `cancelledUnits`; unpaid and on-hold
 * orders and those cancelled within an hour are in neither. `opening` is null without any dated row.
 */
export function deriveHistory(input: HistoryInput): { readonly history: History; readonly opening: OpeningState | null } {
  const facts = lineFacts(input)
  const asOfMinute = latestEventMinute(facts)
  if (asOfMinute === null) return { history: withDrivers(EMPTY_HISTORY, stockOutSeries(stockBatches(input), [], input.skuIdOf)), opening: null }
  const days = marketDays(facts)
  const coverage = coverageOf(days)
  const parcels = packParcels(facts)
  const { dispatches, opening } = parcelHistory(facts, parcels, input.warehouseIdOf, asOfMinute)
  const beyondDemand = orderFacts(facts, parcels, input, asOfMinute)
  const series = dailySeries(facts, days, input.skuIdOf)
  const drivers = [...priceSeries(facts, input.skuIdOf), ...stockOutSeries(stockBatches(input), series, input.skuIdOf)]
  return {
    history: withDrivers({
      completeFrom: earliest(coverage.map(({ completeFrom }) => completeFrom)),
      completeTo: earliest(coverage.map(({ completeTo }) => completeTo), -1),
      series,
      profiles: marketProfiles(facts),
      dispatches,
      coverage,
      ...(beyondDemand ? { facts: beyondDemand } : {}),
    }, drivers),
    opening,
  }
}

/** What the order lines and stock counts tell of what moves demand; the rest is joined to it where ads are understood. */
function withDrivers(history: History, drivers: readonly DriverSeries[]): History {
  return drivers.length > 0 ? { ...history, drivers: joinDrivers(drivers) } : history
}

function stockBatches({ batches, marketOf }: HistoryInput): FactBatch[] {
  return batches.flatMap(({ facts, marketId, importedAtMs }) => {
    const market = marketOf(marketId)
    return facts && market && isStockKind(facts.kind) ? [{ facts, market, importedAtMs: importedAtMs ?? 0 }] : []
  })
}

/** The earliest of the days, or with `sign` -1 the latest; null without any. */
function earliest(days: readonly (IsoDay | null)[], sign = 1): IsoDay | null {
  return days.filter((day) => day !== null).sort((a, b) => (a < b ? -sign : sign))[0] ?? null
}

/** UTC minute of the newest event of all batches; a daily table's last day counts as ended. */
function latestEventMinute(facts: LineFacts): number | null {
  let latest = -1
  for (let i = 0; i < facts.lines.count; i += 1) latest = Math.max(latest, facts.lines.newest[i]!)
  for (const { marketId, daily } of facts.dailies) {
    const { clock } = facts.markets.get(marketId)!
    for (const day of daily.dayNumber) latest = Math.max(latest, clock.utcMinuteOf((day + 1) * MINUTES_PER_DAY))
  }
  return latest < 0 ? null : latest
}
