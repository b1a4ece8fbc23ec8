import { isoDayOf } from '#domain/calendar/days.ts'
import { TRANSPORT_MODES } from '#domain/supply.ts'
import { normalQuantile } from '#math/normal.ts'

import { chanceWithin, meanOfDays } from './demandSpread.ts'
import { explain } from './explain.ts'
import type { StockFacts } from './facts.ts'
import { stockFigures } from './figures.ts'
import { leadTimeByMode } from './leadTime.ts'
import { placeStocks } from './placeStock.ts'
import { condensed, unitsLeft } from './projection.ts'
import type { RowState } from './rows.ts'
import { HORIZON_DAYS, type StockDetail, type StockRow } from './types.ts'

const Z90 = normalQuantile(0.9)

/** Everything of one SKU. `row` is that of the list, `tried` the one under what is tried. */
export function stockDetail(facts: StockFacts, state: RowState, row: StockRow, tried: StockRow | null): StockDetail {
  const { s, spread, known, task } = state
  const sku = facts.document.skus[s]!
  const arrivals = new Float64Array(HORIZON_DAYS)
  const lots = (facts.places.lots.get(sku.id) ?? []).filter(({ day }) => day < HORIZON_DAYS)
  for (const { day, lot } of lots) arrivals[day]! += lot.units
  const left = (z: number): number[] => (task.onHandUnits === null ? [] : Array.from(unitsLeft(spread, task.onHandUnits, arrivals, z), Math.round))
  const figures = stockFigures(task)
  return {
    row, asOfDay: isoDayOf(facts.today), places: placeStocks(facts, s, meanOfDays(spread, PACE_DAYS) / PACE_DAYS),
    projection: {
      median: left(0), lo80: left(Z90), hi80: left(-Z90),
      arrivals: lots.map(({ day, lot, warehouse }) => ({ day: isoDayOf(facts.today + day), units: lot.units, lotId: lot.id, warehouseName: facts.document.warehouses[warehouse]!.name })),
    },
    leadTimeShares: known.shares.days.map((days, i) => ({ days, share: known.shares.shares[i]! })), policy: figures.policy,
    modes: modesOf(facts, state), explanation: explain(facts, state, figures, row), terms: facts.terms.get(sku.id) ?? null,
    openOrders: facts.document.purchaseOrders.filter(({ status, lines }) => status === 'ordered' && lines.some(({ skuId }) => skuId === sku.id)), tried,
  }
}
const PACE_DAYS = 28

/** How soon goods ordered today come by each mode, and the chance that stock lasts until then. */
function modesOf(facts: StockFacts, { s, spread, task }: RowState): StockDetail['modes'] {
  const position = task.onHandUnits === null ? null : task.onHandUnits + task.inboundUnits
  return TRANSPORT_MODES.map((mode) => {
    const { shares, summary } = leadTimeByMode(facts, facts.document.skus[s]!.id, mode)
    const { days, shares: parts } = condensed(shares)
    return { mode, medianDays: summary.median, arrivesBeforeStockOutShare: position === null ? 0 : days.reduce((sum, day, i) => sum + parts[i]! * chanceWithin(spread, day, position), 0) }
  })
}
