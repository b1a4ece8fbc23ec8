import { weekdayOf } from '../calendar/days.ts'
import type { CountTable, MarketProfile } from '../history.ts'
import type { MarketId } from '../units.ts'
import type { LineFacts } from './facts.ts'

type Tally = { readonly hours: Float64Array; timedOrders: number; orders: number; readonly linesPerOrder: Map<number, number>; readonly unitsPerLine: Map<number, number> }

/** When in the week each market orders and how much at a time; orders cancelled later count, since they were placed; credit notes do not. */
export function marketProfiles(facts: LineFacts): MarketProfile[] {
  const { lines, ledgers } = facts
  const linesOf = new Int32Array(lines.orderCount)
  const leadLine = new Int32Array(lines.orderCount).fill(-1)
  const tallies = new Map<MarketId, Tally>()
  const tallyOf = (marketId: MarketId): Tally => {
    let tally = tallies.get(marketId)
    if (!tally) {
      tally = { hours: new Float64Array(168), timedOrders: 0, orders: 0, linesPerOrder: new Map(), unitsPerLine: new Map() }
      tallies.set(marketId, tally)
    }
    return tally
  }
  for (let i = 0; i < lines.count; i += 1) {
    if (facts.kind[i] === 0 || lines.isReversal[i] === 1) continue
    const order = lines.order[i]!
    linesOf[order]! += 1
    const lead = leadLine[order]!
    // The earliest line speaks for the order whatever the order of the rows; all lines of an order normally share one time.
    if (lead < 0 || lines.created[i]! < lines.created[lead]!) leadLine[order] = i
    add(tallyOf(ledgers[lines.batch[i]!]!.marketId).unitsPerLine, lines.units[i]!)
  }
  for (let order = 0; order < lines.orderCount; order += 1) {
    const lead = leadLine[order]!
    if (lead < 0) continue
    const { marketId, ledger } = ledgers[lines.batch[lead]!]!
    const tally = tallyOf(marketId)
    tally.orders += 1
    add(tally.linesPerOrder, linesOf[order]!)
    if (!ledger.hasTimeOfDay) continue
    tally.timedOrders += 1
    tally.hours[(weekdayOf(facts.day[lead]!) - 1) * 24 + Math.floor(facts.minuteOfDay[lead]! / 60)]! += 1
  }
  return [...tallies.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([marketId, tally]) => ({
      marketId, ordersByHourOfWeek: tally.timedOrders > 0 ? [...tally.hours] : [], orderCount: tally.orders,
      linesPerOrder: table(tally.linesPerOrder), unitsPerLine: table(tally.unitsPerLine),
    }))
}

function add(counts: Map<number, number>, value: number): void {
  counts.set(value, (counts.get(value) ?? 0) + 1)
}

function table(counts: ReadonlyMap<number, number>): CountTable {
  const values = [...counts.keys()].sort((a, b) => a - b)
  return { values, counts: values.map((value) => counts.get(value)!) }
}
