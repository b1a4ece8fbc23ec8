import type { PlanDocument } from '#domain/plan.ts'
import { normalisedDays } from '#engines/inventory/leadTimeDays.ts'
import type { ReorderInput } from '#engines/simulate/types.ts'

import { demandSpread } from '../stock/demandSpread.ts'
import { stockFacts } from '../stock/facts.ts'
import { policyOf, type FigureTask } from '../stock/figures.ts'
import { rowStates } from '../stock/list.ts'
import { condensed } from '../stock/projection.ts'
import type { SkuForecast } from '../types.ts'
import type { Notes } from './notes.ts'

/**
 * The policies of the stock chapter as a run places their orders: reorder point and target of each SKU on its position over all warehouses, reckoned from the
 * forecast of the run without its events; its cases; its lead time in the parts the policy is reckoned with; orders shared among the warehouses by where its
 * demand falls. Shape: [skus]; `null` = not ordered: no longer bought, nothing sold, or stock not known. A lead time that nobody told is noted.
 */
export function reorderInputs(document: PlanDocument, forecasts: ReadonlyMap<string, SkuForecast>, notes: Notes): (ReorderInput | null)[] {
  const facts = stockFacts(document)
  const spreads = document.skus.map(({ id }) => demandSpread(forecasts.get(id)?.forecast ?? NO_FORECAST))
  let assumed = 0
  const policies = rowStates(facts, spreads).map(({ s, known, task }): ReorderInput | null => {
    const { id } = document.skus[s]!
    const policy = task.onHandUnits === null || facts.terms.get(id)?.isDiscontinued ? null : knownPolicy(task, forecasts.get(id)?.forecast)
    const demand = facts.places.demandShares[s]!
    const all = demand.reduce((sum, share) => sum + share, 0)
    if (policy === null || !(all > 0) || policy.orderUpToUnits >= MOST_UNITS) return null
    if (known.summary.source === 'assumed') assumed += 1
    const leadTime = normalisedDays(condensed(task.leadTime))
    return {
      warehouse: demand.indexOf(Math.max(...demand)), reorderPointUnits: policy.reorderPointUnits, orderUpToUnits: policy.orderUpToUnits,
      leadTimeDays: { values: leadTime.map(({ days }) => days), shares: leadTime.map(({ share }) => share) },
      ...(task.caseUnits > 1 && { caseUnits: task.caseUnits }),
      ...(demand.length > 1 && { places: demand.map((share, warehouse) => ({ warehouse, share: share / all })) }),
    }
  })
  if (assumed > 0) notes.note({ code: 'leadTimeAssumed', skuCount: assumed })
  return policies
}

/** More than any horizon uses up: whole units that the kernel can count. */
const MOST_UNITS = 1 << 29

type Policy = ReturnType<typeof policyOf>
const reckoned = new WeakMap<SkuForecast['forecast'], { readonly of: string; readonly policy: Policy }>()

/** A plan is simulated again and again on the same forecasts: a policy is reckoned once for each and its terms. */
function knownPolicy(task: FigureTask, forecast: SkuForecast['forecast'] | undefined): Policy {
  if (!forecast) return null
  const { leadTime, service, reviewPeriodDays, caseUnits, minOrderUnits } = task
  const of = JSON.stringify([leadTime, service, reviewPeriodDays, caseUnits, minOrderUnits])
  const last = reckoned.get(forecast)
  if (last?.of === of) return last.policy
  const policy = policyOf(task)
  reckoned.set(forecast, { of, policy })
  return policy
}

const NO_FORECAST = { mean: new Float64Array(1), quantiles: Array.from({ length: 7 }, () => new Float64Array(1)) }
