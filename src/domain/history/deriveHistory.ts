import { MINUTES_PER_DAY } from '../calendar/days.ts'
import { EMPTY_HISTORY, type History, type OpeningState } from '../history.ts'
import type { IsoDay } from '../units.ts'
import { coverageOf, marketDays } from './coverage.ts'
import { dailySeries } from './dailySeries.ts'
import { lineFacts, type HistoryInput, type LineFacts } from './facts.ts'
import { orderFacts } from './orderFacts.ts'
import { packParcels } from './packParcels.ts'
import { parcelHistory } from './parcels.ts'
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
  if (asOfMinute === null) return { history: EMPTY_HISTORY, opening: null }
  const days = marketDays(facts)
  const coverage = coverageOf(days)
  const parcels = packParcels(facts)
  const { dispatches, opening } = parcelHistory(facts, parcels, input.warehouseIdOf, asOfMinute)
  const beyondDemand = orderFacts(facts, parcels, input, asOfMinute)
  return {
    history: {
      completeFrom: earliest(coverage.map(({ completeFrom }) => completeFrom)),
      completeTo: earliest(coverage.map(({ completeTo }) => completeTo), -1),
      series: dailySeries(facts, days, input.skuIdOf),
      profiles: marketProfiles(facts),
      dispatches,
      coverage,
      ...(beyondDemand ? { facts: beyondDemand } : {}),
    },
    opening,
  }
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
