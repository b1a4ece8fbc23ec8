import { computePolicy, type Policy } from '#engines/inventory/policy.ts'

import { meanOfDays, varianceOfDays, type DemandSpread } from './demandSpread.ts'
import { condensed, daysToLastSafeOrder, stockOutDays, type LeadTimeShares } from './projection.ts'
import { HORIZON_DAYS, type StockDetail } from './types.ts'

/** What is reckoned for one SKU apart from all others: plain data, so that any worker can do it. */
export type FigureTask = {
  readonly spread: DemandSpread
  /** null = not known. */
  readonly onHandUnits: number | null
  readonly inboundUnits: number
  readonly arrivals: readonly { readonly day: number; readonly units: number }[]
  readonly leadTime: LeadTimeShares
  readonly service: { readonly kind: 'cycle' | 'fill'; readonly share: number }
  readonly reviewPeriodDays: number
  readonly caseUnits: number
  readonly minOrderUnits: number
}

export type StockFigures = {
  /** Days from today. */
  readonly stockOut: { readonly early: number | null; readonly median: number | null; readonly late: number | null }
  readonly daysToOrder: number | null
  readonly policy: StockDetail['policy']
}

const NOTHING: StockFigures = { stockOut: { early: null, median: null, late: null }, daysToOrder: null, policy: null }
/** A reorder point to within a thousandth of what may be wanted. */
const LIST_STEPS = 800
const LARGEST_SHARE = 0.9999
/** A share of units that large orders reach with empty shelves still asks for an order while goods may last until it comes. */
const LEAST_CYCLE_SHARE = 0.01

export function stockFigures(task: FigureTask): StockFigures {
  const { spread, onHandUnits, inboundUnits, leadTime, service } = task
  const policy = policyOf(task)
  if (onHandUnits === null) return { ...NOTHING, policy }
  const arrivals = new Float64Array(HORIZON_DAYS)
  for (const { day, units } of task.arrivals) if (day < HORIZON_DAYS) arrivals[day]! += units
  const share = Math.min(LARGEST_SHARE, service.kind === 'cycle' || policy === null ? service.share : Math.max(LEAST_CYCLE_SHARE, policy.expectedCycleService))
  return {
    stockOut: stockOutDays(spread, onHandUnits, arrivals), policy,
    daysToOrder: meanOfDays(spread, HORIZON_DAYS) > 0 ? daysToLastSafeOrder(spread, onHandUnits + inboundUnits, leadTime, share) : null,
  }
}

/** Reorder point by daily review, up to what lasts for the usual interval between orders; null where nothing sells. */
export function policyOf({ spread, leadTime, service, reviewPeriodDays, caseUnits, minOrderUnits }: FigureTask): StockDetail['policy'] {
  const meanLeadDays = Math.max(1, leadTime.days.reduce((sum, day, i) => sum + day * leadTime.shares[i]!, 0))
  const perDay = meanOfDays(spread, meanLeadDays) / meanLeadDays
  if (!(perDay > 0)) return null
  const wanted = Math.max(minOrderUnits, perDay * reviewPeriodDays, 1)
  const made = computePolicy({
    kind: 'sS', service: { kind: service.kind, share: Math.min(LARGEST_SHARE, Math.max(0.01, service.share)) },
    demandMeanPerDay: perDay, demandSdPerDay: Math.sqrt(varianceOfDays(spread, meanLeadDays) / meanLeadDays), leadTime: condensed(leadTime), mostSteps: LIST_STEPS,
    reviewPeriodDays: 1, orderUnits: Math.ceil(wanted / caseUnits) * caseUnits, caseUnits, minOrderUnits,
  })
  return made.ok ? shown(made.value) : null
}

function shown({ reorderPointUnits, orderUpToUnits, safetyStockUnits, orderUnits, expectedCycleService, expectedFillRate }: Policy): NonNullable<StockDetail['policy']> {
  return { reorderPointUnits, orderUpToUnits, safetyStockUnits, orderUnits, expectedCycleService, expectedFillRate }
}
