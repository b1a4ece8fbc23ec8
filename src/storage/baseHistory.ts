import { joinDrivers } from '#domain/history/joinDrivers.ts'
import { joinCoverage } from '#domain/history/joinCoverage.ts'
import { joinFacts } from '#domain/history/joinFacts.ts'
import type { DailySeries, History, OpeningState } from '#domain/history.ts'
import type { MarketId } from '#domain/units.ts'

export type PastState = { readonly history: History; readonly opening: OpeningState | null }
type DayRange = { readonly from: number; readonly to: number }

const DAY_MS = 86_400_000

/** Whether there is anything to keep: ad spend or stock counts can be known before the first order. */
export function hasPast({ history, opening }: PastState): boolean {
  return opening !== null || Object.values(history).some((part) => (Array.isArray(part) ? part.length > 0 : part !== null && part !== undefined))
}

/**
 * A plan opened from a file has daily columns but no order lines. When orders are imported into it, the imported days of a market
 * replace the file's days; the file's other days stay. A whole day of the file is not replaced by a partial imported one.
 */
export function joinHistories(base: PastState, derived: PastState): PastState {
  const drivers = joinDrivers(base.history.drivers ?? [], derived.history.drivers ?? [])
  const joinedDrivers = drivers.length > 0 ? { drivers } : {}
  if (derived.history.series.length === 0) return { ...base, history: { ...base.history, ...joinedDrivers } }
  const wholeImported = wholeDays(derived.history)
  const wholeKnown = wholeDays(base.history)
  const imported = daysOf(derived.history.series)
  const isImported = (marketId: MarketId, day: number) => isIn(wholeImported.get(marketId), day) || (isIn(imported.get(marketId), day) && !isIn(wholeKnown.get(marketId), day))
  const profiled = new Set(derived.history.profiles.map((profile) => profile.marketId))
  const dispatching = new Set(derived.history.dispatches.map((dispatch) => dispatch.warehouseId))
  const facts = joinFacts(base.history.facts, derived.history.facts)
  const isBaseNewer = base.opening !== null && (derived.opening === null || base.opening.asOfMs > derived.opening.asOfMs)
  return {
    history: {
      completeFrom: smaller(base.history.completeFrom, derived.history.completeFrom),
      completeTo: larger(base.history.completeTo, derived.history.completeTo),
      series: [
        ...base.history.series.map((series) => withoutDays(series, (day) => isImported(series.marketId, day))),
        ...derived.history.series.map((series) => withoutDays(series, (day) => !isImported(series.marketId, day))),
      ],
      profiles: [...base.history.profiles.filter((profile) => !profiled.has(profile.marketId)), ...derived.history.profiles],
      coverage: joinCoverage(base.history, derived.history),
      ...joinedDrivers,
      ...(facts ? { facts } : {}),
      dispatches: [...base.history.dispatches.filter((dispatch) => !dispatching.has(dispatch.warehouseId)), ...derived.history.dispatches],
    },
    opening: isBaseNewer ? base.opening : derived.opening,
  }
}

/** The days of each market that its series and the history's complete range share. */
function wholeDays({ series, completeFrom, completeTo }: History): Map<MarketId, DayRange> {
  if (completeFrom === null || completeTo === null) return new Map()
  const from = dayNumber(completeFrom)
  const to = dayNumber(completeTo)
  return new Map([...daysOf(series)].map(([marketId, range]) => [marketId, { from: Math.max(range.from, from), to: Math.min(range.to, to) }]))
}

function isIn(range: DayRange | undefined, day: number): boolean {
  return range !== undefined && day >= range.from && day <= range.to
}

function daysOf(all: readonly DailySeries[]): Map<MarketId, DayRange> {
  const ranges = new Map<MarketId, DayRange>()
  for (const series of all) {
    const from = dayNumber(series.firstDay)
    const to = from + series.units.length - 1
    const known = ranges.get(series.marketId)
    ranges.set(series.marketId, known ? { from: Math.min(known.from, from), to: Math.max(known.to, to) } : { from, to })
  }
  return ranges
}

function withoutDays(series: DailySeries, isOut: (day: number) => boolean): DailySeries {
  const first = dayNumber(series.firstDay)
  const blank = (values: readonly number[]): number[] => values.map((value, i) => (isOut(first + i) ? 0 : value))
  return { ...series, units: blank(series.units), cancelledUnits: blank(series.cancelledUnits) }
}

function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS
}

function smaller<T extends string>(a: T | null, b: T | null): T | null {
  return a === null || (b !== null && b < a) ? b : a
}

function larger<T extends string>(a: T | null, b: T | null): T | null {
  return a === null || (b !== null && b > a) ? b : a
}
