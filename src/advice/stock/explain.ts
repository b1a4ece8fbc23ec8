import type { StockFacts } from './facts.ts'
import type { StockFigures } from './figures.ts'
import type { RowState } from './rows.ts'
import type { StockRow, StockWhy } from './types.ts'

/** How a row came about, step by step. */
export function explain(facts: StockFacts, { task, known }: RowState, { policy }: StockFigures, row: StockRow): StockWhy[] {
  const why: StockWhy[] = []
  const say = (code: string, params: StockWhy['params'] = {}): void => void why.push({ code, params })
  say('demand', { unitsPerDay: row.unitsPerDay })
  const { median, lo10: lo, hi90: hi, source } = known.summary
  if (source === 'assumed') say('assumedLeadTime', { days: median })
  say('leadTime', { median, lo, hi, source })
  if (row.service.isDefault) say('serviceDefault', { share: row.service.share, abc: row.abc ?? '-' })
  say('protection', { days: known.summary.mean + facts.buying.reviewPeriodDays })
  if (policy) say('reorderPoint', { units: policy.reorderPointUnits, mean: policy.reorderPointUnits - policy.safetyStockUnits, safety: policy.safetyStockUnits })
  if (row.positionUnits === null) say('stockUnknown')
  else say('position', { units: row.positionUnits, onHand: row.onHandUnits ?? 0, inbound: row.inboundUnits, reserved: row.reservedUnits })
  if (row.lastSafeOrderDay !== null) say('lastSafeDay', { day: row.lastSafeOrderDay })
  if (row.gainMinor === null && row.alerts.includes('costUnknown')) say('costUnknown')
  if (task.caseUnits > 1) say('case', { units: task.caseUnits })
  if (task.minOrderUnits > 0) say('minOrder', { units: task.minOrderUnits })
  say('suggestion', { units: row.suggestedUnits, reason: row.reason })
  if (row.gainMinor !== null && row.suggestedCostMinor !== null) say('gain', { gain: row.gainMinor, cost: row.suggestedCostMinor })
  return why
}
