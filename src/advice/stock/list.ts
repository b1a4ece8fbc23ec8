import { isoDayOf } from '#domain/calendar/days.ts'
import { purchaseList } from '#engines/inventory/purchase.ts'
import type { PurchaseItem } from '#engines/inventory/purchaseTypes.ts'

import { classesOf, serviceOf } from './classes.ts'
import type { DemandSpread } from './demandSpread.ts'
import type { StockFacts } from './facts.ts'
import type { FigureTask, StockFigures } from './figures.ts'
import { heldWarehouses } from './held.ts'
import { leadTimes } from './leadTime.ts'
import { figureTask, type RowState, stockRow, type Suggestion } from './rows.ts'
import { transfersOf } from './transfers.ts'
import { purchaseItem } from './suggestion.ts'
import type { StockList, StockRow, StockSummary } from './types.ts'

/** What is known of every SKU before anything is reckoned; `spreads` in the order of the plan's SKUs. */
export function rowStates(facts: StockFacts, spreads: readonly DemandSpread[]): RowState[] {
  const classes = classesOf(facts)
  const leadTimeOf = leadTimes(facts)
  return spreads.map((spread, s) => {
    const { id } = facts.document.skus[s]!
    const known = leadTimeOf(id)
    const stockClass = classes[s]!
    const service = serviceOf(facts.terms.get(id) ?? null, stockClass)
    return { s, spread, known, stockClass, service, task: figureTask(facts, s, spread, known, service) }
  })
}

export function figureTasks(states: readonly RowState[]): FigureTask[] {
  return states.map(({ task }) => task)
}

/** Rows of all SKUs, their purchases chosen together under the budget, and the sums. */
export function stockList(facts: StockFacts, states: readonly RowState[], figures: readonly StockFigures[]): StockList {
  const items = states.map((state) => itemOf(facts, state))
  const { buying } = facts
  const bought = purchaseList(items.filter((item) => item !== null), { budget: buying.budgetMinor, volume: buying.volumeM3 })
  const lines = new Map(bought.lines.map((line) => [line.id, line]))
  const tooDear = new Set(bought.problems.filter(({ code }) => code === 'minimumAboveBudget').map(({ id }) => id))
  const rows = states.map((state, i) => stockRow(facts, state, figures[i]!, suggestionOf(items[i]!, lines, tooDear)))
  fillUp(facts, states, figures, items, lines, rows)
  return { rows, summary: { ...summaryOf(facts, rows, bought.upperBound, bought.isExact), transfers: transfersOf(facts, states), held: heldWarehouses(facts, states) } }
}

type Lines = ReadonlyMap<string, NonNullable<Suggestion['line']>>

function suggestionOf(item: PurchaseItem | null, lines: Lines, tooDear: ReadonlySet<string | null>): Suggestion {
  return { line: (item && lines.get(item.id)) ?? null, limit: null, isMinOrderAboveBudget: item !== null && tooDear.has(item.id) }
}

/** SKUs that the list of purchases does not weigh get what it leaves of the budget and the volume, the most urgent first. */
function fillUp(facts: StockFacts, states: readonly RowState[], figures: readonly StockFigures[], items: readonly (PurchaseItem | null)[], lines: Lines, rows: StockRow[]): void {
  const { budgetMinor, volumeM3 } = facts.buying
  const volumeOf = (i: number): number => facts.terms.get(rows[i]!.skuId)?.volumeM3PerUnit ?? 0
  const costOf = (i: number): number => (rows[i]!.currency === facts.document.settings.currency ? facts.document.skus[states[i]!.s]!.unitCostMinor ?? 0 : 0)
  let money = budgetMinor === null ? Infinity : budgetMinor
  let volume = volumeM3 === null ? Infinity : volumeM3
  items.forEach((item, i) => {
    const line = item && lines.get(item.id)
    money -= line?.cost ?? 0
    volume -= (line?.units ?? 0) * volumeOf(i)
  })
  const urgency = (i: number): number => figures[i]!.daysToOrder ?? Infinity
  const open = rows.flatMap(({ suggestedUnits }, i) => (items[i] === null && suggestedUnits > 0 ? [i] : [])).sort((a, b) => (urgency(a) === urgency(b) ? a - b : urgency(a) - urgency(b)))
  for (const i of open) {
    const { caseUnits, minOrderUnits } = states[i]!.task
    const affordable = unitsWithin(money, costOf(i))
    const fitting = unitsWithin(volume, volumeOf(i))
    const limit = affordable <= fitting ? { units: affordable, reason: 'budget' as const } : { units: fitting, reason: 'volume' as const }
    const isMinOrderAboveBudget = budgetMinor !== null && Math.ceil(Math.max(1, minOrderUnits) / caseUnits) * caseUnits * costOf(i) > budgetMinor
    const row = (rows[i] = stockRow(facts, states[i]!, figures[i]!, { line: null, limit, isMinOrderAboveBudget }))
    money -= row.suggestedUnits * costOf(i)
    volume -= row.suggestedUnits * volumeOf(i)
  }
}

function unitsWithin(room: number, perUnit: number): number {
  return perUnit > 0 ? Math.max(0, Math.floor(room / perUnit + 1e-9)) : Infinity
}

/** Null where no purchase can be reckoned in money: stock or costs not known, or no longer bought. */
export function itemOf(facts: StockFacts, { s, spread, known, task }: RowState): PurchaseItem | null {
  const sku = facts.document.skus[s]!
  const terms = facts.terms.get(sku.id) ?? null
  if (task.onHandUnits === null || terms?.isDiscontinued) return null
  const supplier = terms?.supplierId ? facts.suppliers.get(terms.supplierId) ?? null : null
  return purchaseItem({ sku, terms, supplier, spread, positionUnits: task.onHandUnits + task.inboundUnits, leadTimeDays: known.summary.mean, leadTimeSdDays: sdOf(known.shares) }, facts.buying, facts.document.settings.currency)
}

function sdOf({ days, shares }: RowState['known']['shares']): number {
  const mean = days.reduce((sum, day, i) => sum + day * shares[i]!, 0)
  return Math.sqrt(days.reduce((sum, day, i) => sum + shares[i]! * (day - mean) * (day - mean), 0))
}

function summaryOf(facts: StockFacts, rows: readonly StockRow[], bound: number, isExact: boolean): Omit<StockSummary, 'transfers' | 'held'> {
  const { currency } = facts.document.settings
  const own = rows.filter((row) => row.currency === currency)
  const sum = (of: (row: StockRow) => number | null): number => own.reduce((total, row) => total + (of(row) ?? 0), 0)
  const count = (...alerts: readonly StockRow['alerts'][number][]): number => rows.filter((row) => alerts.some((alert) => row.alerts.includes(alert))).length
  return {
    asOfDay: isoDayOf(facts.today), currency, skuCount: rows.length, orderNowCount: count('late', 'orderNow'), lateCount: count('late'), stockOutCount: count('stockOut'), unknownCount: count('stockUnknown'),
    cashTiedMinor: sum((row) => row.cashTiedMinor), excessCostMinor: sum((row) => row.excessCostMinor), suggestedCostMinor: sum((row) => row.suggestedCostMinor), suggestedGainMinor: sum((row) => row.gainMinor),
    gainBoundMinor: Math.round(bound), isExact, otherCurrencyCount: rows.filter((row) => row.currency !== null && row.currency !== currency).length, buying: facts.buying,
  }
}
