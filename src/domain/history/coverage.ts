import { isoDayOf, MINUTES_PER_DAY } from '../calendar/days.ts'
import type { DayRun, MarketCoverage } from '../history.ts'
import type { MarketId } from '../units.ts'
import type { LineFacts } from './facts.ts'

/** Day numbers, both included. */
export type DayRange = { readonly first: number; readonly last: number }
/** All market days with a row, partial ones included, and the runs of whole days among them. */
export type MarketDays = DayRange & { readonly runs: readonly DayRange[] }

/** Less than this many minutes after midnight, a first order shows that its day is whole. */
const FIRST_HOUR = 60
/** With fewer whole days than this nothing is said about when a shop's orders begin and end. */
const MIN_USUAL_DAYS = 5

/**
 * The days that each market's imports cover.
 *
 * Each batch covers the days from its first order to its last; batches that touch or overlap make one run, and days between two
 * runs are not known. The first and last day of a run are partial, unless an order came within the first hour, or some later event of
 * a batch shows that it was made after the day ended. At a gap between two runs, also a day whose first (last) order is no later
 * (earlier) than on nine of ten whole days of the market counts as whole: exports by date end at midnight. A daily table holds whole days.
 */
export function marketDays(facts: LineFacts): ReadonlyMap<MarketId, MarketDays> {
  const batches = new Map<MarketId, BatchDays[]>()
  const add = (marketId: MarketId, days: BatchDays) => {
    const known = batches.get(marketId)
    if (known) known.push(days)
    else batches.set(marketId, [days])
  }
  for (const [b, { marketId, ledger }] of facts.ledgers.entries()) {
    const span = facts.lines.spans[b]!
    if (span.first < 0) continue
    const { clock } = facts.markets.get(marketId)!
    const first = clock.wallMinuteOf(span.first)
    const last = clock.wallDayOf(span.last)
    add(marketId, {
      first: Math.floor(first / MINUTES_PER_DAY), last,
      isFirstWhole: ledger.hasTimeOfDay && first % MINUTES_PER_DAY < FIRST_HOUR,
      isLastWhole: clock.wallDayOf(span.newest) > last,
    })
  }
  for (const { marketId, daily } of facts.dailies) {
    if (daily.dayNumber.length === 0) continue
    const first = daily.dayNumber.reduce((a, b) => Math.min(a, b))
    add(marketId, { first, last: daily.dayNumber.reduce((a, b) => Math.max(a, b)), isFirstWhole: true, isLastWhole: true })
  }
  const orderMinutes = minutesByDay(facts)
  return new Map([...batches].map(([marketId, days]) => [marketId, daysOf(days, orderMinutes.get(marketId))]))
}

export function coverageOf(days: ReadonlyMap<MarketId, MarketDays>): MarketCoverage[] {
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([marketId, { runs }]) => ({
    marketId,
    completeFrom: runs.length > 0 ? isoDayOf(runs[0]!.first) : null,
    completeTo: runs.length > 0 ? isoDayOf(runs.at(-1)!.last) : null,
    runs: runs.map(({ first, last }): DayRun => ({ firstDay: isoDayOf(first), lastDay: isoDayOf(last) })),
  }))
}

type BatchDays = DayRange & { readonly isFirstWhole: boolean; readonly isLastWhole: boolean }
type OrderMinutes = ReadonlyMap<number, { readonly first: number; readonly last: number }>

function daysOf(batches: readonly BatchDays[], minutes: OrderMinutes | undefined): MarketDays {
  const sorted = batches.toSorted((a, b) => a.first - b.first || b.last - a.last)
  const runs: BatchDays[] = []
  for (const batch of sorted) {
    const run = runs.at(-1)
    if (!run || batch.first > run.last + 1) runs.push(batch)
    else runs[runs.length - 1] = joined(run, batch)
  }
  const inside = runs.flatMap((run) => [...(minutes ?? [])].filter(([day]) => day > run.first && day < run.last).map(([, ofDay]) => ofDay))
  const usualFirst = inside.length < MIN_USUAL_DAYS ? -1 : quantile(inside.map(({ first }) => first), 0.9)
  const usualLast = inside.length < MIN_USUAL_DAYS ? Infinity : quantile(inside.map(({ last }) => last), 0.1)
  const whole = runs.map((run, r): DayRange => {
    const startsWhole = run.isFirstWhole || (r > 0 && (minutes?.get(run.first)?.first ?? Infinity) <= usualFirst)
    const endsWhole = run.isLastWhole || (r < runs.length - 1 && (minutes?.get(run.last)?.last ?? -1) >= usualLast)
    return { first: startsWhole ? run.first : run.first + 1, last: endsWhole ? run.last : run.last - 1 }
  })
  return { first: runs[0]!.first, last: Math.max(...runs.map(({ last }) => last)), runs: whole.filter(({ first, last }) => first <= last) }
}

/** Where two batches touch, one of them goes on: only the ends of both together can be partial. */
function joined(a: BatchDays, b: BatchDays): BatchDays {
  return {
    first: a.first, last: Math.max(a.last, b.last),
    isFirstWhole: a.isFirstWhole || (b.first === a.first && b.isFirstWhole),
    isLastWhole: a.last > b.last ? a.isLastWhole : b.last > a.last ? b.isLastWhole : a.isLastWhole || b.isLastWhole,
  }
}

/** Minute of the first and the last order of each market day; without a time of day there is none. */
function minutesByDay(facts: LineFacts): ReadonlyMap<MarketId, OrderMinutes> {
  const found = new Map<MarketId, Map<number, { first: number; last: number }>>()
  const { lines, ledgers, kind, day, minuteOfDay } = facts
  for (let i = 0; i < lines.count; i += 1) {
    const { marketId, ledger } = ledgers[lines.batch[i]!]!
    if (kind[i] === 0 || !ledger.hasTimeOfDay) continue
    let days = found.get(marketId)
    if (!days) found.set(marketId, (days = new Map()))
    const minute = minuteOfDay[i]!
    const known = days.get(day[i]!)
    if (!known) days.set(day[i]!, { first: minute, last: minute })
    else {
      if (minute < known.first) known.first = minute
      if (minute > known.last) known.last = minute
    }
  }
  return found
}

/** Smallest value whose cumulative share reaches `share`. */
function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(share * values.length) - 1)]!
}
