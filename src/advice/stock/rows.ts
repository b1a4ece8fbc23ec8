import { isoDayOf } from '#domain/calendar/days.ts'
import type { IsoDay } from '#domain/units.ts'
import type { PurchaseLine } from '#engines/inventory/purchaseTypes.ts'

import { alertsOf } from './alerts.ts'
import type { StockClass } from './classes.ts'
import { meanOfDays, type DemandSpread } from './demandSpread.ts'
import type { StockFacts } from './facts.ts'
import type { FigureTask, StockFigures } from './figures.ts'
import type { KnownLeadTime } from './leadTime.ts'
import { markdownShare } from './markdown.ts'
import { EXCESS_DAYS, HORIZON_DAYS, type StockRow, type SuggestionReason } from './types.ts'

const PACE_DAYS = 28

/** One SKU with all that its row is made from. */
export type RowState = { readonly s: number; readonly spread: DemandSpread; readonly known: KnownLeadTime; readonly stockClass: StockClass; readonly service: StockRow['service']; readonly task: FigureTask }

export function figureTask(facts: StockFacts, s: number, spread: DemandSpread, known: KnownLeadTime, service: StockRow['service']): FigureTask {
  const { id } = facts.document.skus[s]!
  const terms = facts.terms.get(id)
  const lots = facts.places.lots.get(id) ?? []
  return {
    spread, leadTime: known.shares, service, reviewPeriodDays: facts.buying.reviewPeriodDays, caseUnits: Math.max(1, Math.round(terms?.caseUnits ?? 1)), minOrderUnits: Math.ceil(terms?.minOrderUnits ?? 0),
    onHandUnits: sumKnown(facts.places.onHand[s]!), inboundUnits: lots.reduce((sum, { lot }) => sum + lot.units, 0), arrivals: lots.map(({ day, lot }) => ({ day, units: lot.units })),
  }
}

/** Sum of what is known; null when some place is not: it is then taken as without limit nowhere. */
export function sumKnown(units: readonly (number | null)[]): number | null {
  let sum = 0
  for (const one of units) {
    if (one === null) return null
    sum += one
  }
  return units.length === 0 ? null : sum
}

/** What the budget and the volume leave for a SKU that is not in the list of purchases. */
export type UnitLimit = { readonly units: number; readonly reason: 'budget' | 'volume' }
/** What the list of purchases says of a SKU; without a line, how many units the limits leave for it. */
export type Suggestion = { readonly line: PurchaseLine | null; readonly limit: UnitLimit | null; readonly isMinOrderAboveBudget: boolean }

export function stockRow(facts: StockFacts, { s, spread, known, stockClass, service, task }: RowState, figures: StockFigures, suggestion: Suggestion): StockRow {
  const sku = facts.document.skus[s]!
  const terms = facts.terms.get(sku.id) ?? null
  const supplier = terms?.supplierId ? facts.suppliers.get(terms.supplierId) ?? null : null
  const { onHandUnits, inboundUnits } = task
  const unitsPerDay = meanOfDays(spread, PACE_DAYS) / PACE_DAYS
  const positionUnits = onHandUnits === null ? null : onHandUnits + inboundUnits
  const isDiscontinued = terms?.isDiscontinued ?? false
  const cost = sku.unitCostMinor
  const excessUnits = onHandUnits === null ? 0 : Math.max(0, Math.floor(onHandUnits - meanOfDays(spread, EXCESS_DAYS)))
  const suggested = suggestedUnits(figures, suggestion, positionUnits, isDiscontinued, task)
  const dayOf = (days: number | null): IsoDay | null => (days === null ? null : isoDayOf(facts.today + days))
  return {
    skuId: sku.id, sellerSku: sku.sellerSku, name: sku.name, ...stockClass, onHandUnits, inboundUnits, positionUnits, reservedUnits: facts.places.ordered[s]!, unitsPerDay,
    coverDays: coverDays(onHandUnits, spread), coverWithInboundDays: coverDays(positionUnits, spread),
    stockOut: { early: dayOf(figures.stockOut.early), median: dayOf(figures.stockOut.median), late: dayOf(figures.stockOut.late) },
    lastSafeOrderDay: isDiscontinued ? null : dayOf(figures.daysToOrder), daysToOrder: isDiscontinued ? null : figures.daysToOrder,
    leadTime: known.summary, service, reorderPointUnits: figures.policy?.reorderPointUnits ?? 0, safetyStockUnits: figures.policy?.safetyStockUnits ?? 0,
    ...suggested, suggestedCostMinor: cost === null ? null : suggestion.line && suggested.suggestedUnits === suggestion.line.units ? Math.round(suggestion.line.cost) : cost * suggested.suggestedUnits,
    currency: sku.currency ?? (cost === null ? null : facts.document.settings.currency), supplierId: supplier?.id ?? null, supplierName: supplier?.name ?? null,
    cashTiedMinor: cost === null || onHandUnits === null ? null : cost * onHandUnits, excessUnits, excessCostMinor: cost === null ? null : cost * excessUnits,
    breakEvenMarkdownShare: excessUnits > 0 ? markdownShare(sku, coverDays(onHandUnits, spread), facts.buying) : null,
    alerts: alertsOf({
      onHandUnits, unitsPerDay, daysToOrder: figures.daysToOrder, excessUnits, isDiscontinued, isNegative: facts.places.isNegative.has(sku.id), isLeadTimeAssumed: known.summary.source === 'assumed',
      isNotSelling: (onHandUnits ?? 0) > 0 && facts.isQuiet(sku.id), isCostKnown: cost !== null && cost > 0, isMinOrderAboveBudget: suggestion.isMinOrderAboveBudget,
    }),
  }
}

/** Days that units last at the expected pace; null without stock known, or where they outlast the horizon. */
export function coverDays(units: number | null, { cumulative }: DemandSpread): number | null {
  if (units === null) return null
  if (cumulative[HORIZON_DAYS]! <= units) return null
  let day = 0
  while (cumulative[day + 1]! <= units) day += 1
  return day + (units - cumulative[day]!) / (cumulative[day + 1]! - cumulative[day]!)
}

type Suggested = Pick<StockRow, 'suggestedUnits' | 'returnPerMoney' | 'gainMinor' | 'rank' | 'reason'>

/** By money where cost and price are known, else up to the level of the policy. */
function suggestedUnits({ policy }: StockFigures, { line, limit }: Suggestion, positionUnits: number | null, isDiscontinued: boolean, { caseUnits, minOrderUnits }: FigureTask): Suggested {
  const none = (reason: SuggestionReason): Suggested => ({ suggestedUnits: 0, returnPerMoney: null, gainMinor: null, rank: null, reason })
  if (isDiscontinued) return none('discontinued')
  if (positionUnits === null) return none('notKnown')
  if (line) {
    const isOrdered = line.units > 0
    return { suggestedUnits: line.units, returnPerMoney: isOrdered ? line.returnPerMoney : null, gainMinor: isOrdered ? Math.round(line.gain) : null, rank: isOrdered ? line.rank : null, reason: line.reason === 'notWorthIt' && policy && positionUnits > policy.reorderPointUnits ? 'enough' : REASONS[line.reason](isOrdered) }
  }
  if (!policy || positionUnits > policy.reorderPointUnits) return none('enough')
  const wanted = Math.max(policy.orderUpToUnits - positionUnits, minOrderUnits)
  const units = Math.ceil(wanted / caseUnits) * caseUnits
  if (limit === null || units <= limit.units) return { ...none('notKnown'), suggestedUnits: units }
  const within = Math.floor(limit.units / caseUnits) * caseUnits
  return { ...none(limit.reason), suggestedUnits: within >= minOrderUnits ? within : 0 }
}

const REASONS: { readonly [K in PurchaseLine['reason']]: (isOrdered: boolean) => SuggestionReason } = {
  optimum: (isOrdered) => (isOrdered ? 'optimum' : 'enough'), budget: () => 'budget', volume: () => 'volume', moq: () => 'minOrder', case: () => 'case',
  notWorthIt: () => 'notWorthIt', maxOrder: () => 'shelfLife',
}

