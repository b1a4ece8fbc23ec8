import { dayNumberOf, isoDayOf } from '../calendar/days.ts'
import type { DayRun, History, MarketCoverage } from '../history.ts'
import type { MarketId } from '../units.ts'

/** The coverage of each market of a history; a history of plan schema 1 covers every day from its first complete day to the last. */
export function coverageByMarket({ coverage, completeFrom, completeTo, series }: History): ReadonlyMap<MarketId, readonly DayRun[]> {
  if (coverage) return new Map(coverage.map(({ marketId, runs }) => [marketId, runs]))
  if (completeFrom === null || completeTo === null) return new Map()
  return new Map(series.map(({ marketId }) => [marketId, [{ firstDay: completeFrom, lastDay: completeTo }]]))
}

/** What two histories cover together. */
export function joinCoverage(a: History, b: History): MarketCoverage[] {
  const [ofA, ofB] = [coverageByMarket(a), coverageByMarket(b)]
  return [...new Set([...ofA.keys(), ...ofB.keys()])].sort().map((marketId) => {
    const runs = joinRuns([...(ofA.get(marketId) ?? []), ...(ofB.get(marketId) ?? [])])
    return { marketId, completeFrom: runs[0]?.firstDay ?? null, completeTo: runs.at(-1)?.lastDay ?? null, runs }
  })
}

function joinRuns(runs: readonly DayRun[]): DayRun[] {
  const days = runs.map(({ firstDay, lastDay }) => ({ first: dayNumberOf(firstDay), last: dayNumberOf(lastDay) })).sort((a, b) => a.first - b.first)
  const joined: { first: number; last: number }[] = []
  for (const run of days) {
    const before = joined.at(-1)
    if (before && run.first <= before.last + 1) before.last = Math.max(before.last, run.last)
    else joined.push(run)
  }
  return joined.map(({ first, last }) => ({ firstDay: isoDayOf(first), lastDay: isoDayOf(last) }))
}
