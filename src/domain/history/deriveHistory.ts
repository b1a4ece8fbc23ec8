import { isoDayOf, MINUTES_PER_DAY } from '../calendar/days.ts'
import { EMPTY_HISTORY, type History, type OpeningState } from '../history.ts'
import { dailySeries, marketSpans } from './dailySeries.ts'
import { lineFacts, type HistoryInput, type LineFacts } from './facts.ts'
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
  const spans = marketSpans(facts)
  const { dispatches, opening } = parcelHistory(facts, input.warehouseIdOf, asOfMinute)
  const complete = [...spans.values()].filter(({ firstComplete, lastComplete }) => firstComplete <= lastComplete)
  const hasComplete = complete.length > 0
  return {
    history: {
      completeFrom: hasComplete ? isoDayOf(Math.min(...complete.map(({ firstComplete }) => firstComplete))) : null,
      completeTo: hasComplete ? isoDayOf(Math.max(...complete.map(({ lastComplete }) => lastComplete))) : null,
      series: dailySeries(facts, spans, input.skuIdOf),
      profiles: marketProfiles(facts),
      dispatches,
    },
    opening,
  }
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
