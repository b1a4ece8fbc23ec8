import { isForecastInstant } from '#advice/forecastPlan.ts'
import { stockDetail } from '#advice/stock/detail.ts'
import { demandSpread, type DemandSpread } from '#advice/stock/demandSpread.ts'
import { stockFacts, type StockFacts } from '#advice/stock/facts.ts'
import type { StockFigures } from '#advice/stock/figures.ts'
import { figureTasks, rowStates, stockList } from '#advice/stock/list.ts'
import type { RowState } from '#advice/stock/rows.ts'
import type { StockDetail, StockList, StockWhatIf } from '#advice/stock/types.ts'
import { triedDocument } from '#advice/stock/whatIf.ts'
import type { SkuId } from '#domain/units.ts'
import { fail, ok, type Result } from '#shared/result.ts'
import { partForecasts } from './demandList.ts'
import { overridesOf, tasksOf, type DemandPlan } from './demandPlan.ts'
import type { ForecastCache } from './forecastCache.ts'
import { PoolClearedError, type Pool } from './pool.ts'
import { taskKey } from './taskKey.ts'
import type { RunError } from './types.ts'

/** Forecasts made, then stock reckoned: `total` counts each SKU once for either. */
export type StockProgress = { readonly done: number; readonly total: number }

/** SKUs per job: a tenth of a second. */
const JOB = 50
const PROGRESS_STEPS = 100

type Reckoned = { readonly facts: StockFacts; readonly states: readonly RowState[]; readonly figures: readonly StockFigures[]; readonly list: StockList }
/** The newest plan's list, so that a look at one SKU after the other reckons it once. */
const kept = new WeakMap<DemandPlan, Reckoned>()

/** The list of stock of a plan; with more SKUs than are fully forecast, from forecasts made in haste. */
export async function stockListOf(plan: DemandPlan, pool: Pool, cache: ForecastCache, isWanted: () => boolean, onProgress: (progress: StockProgress) => void): Promise<Result<StockList, RunError>> {
  return ok((await reckoned(plan, pool, cache, isWanted, onProgress)).list)
}

async function reckoned(plan: DemandPlan, pool: Pool, cache: ForecastCache, isWanted: () => boolean, onProgress: (progress: StockProgress) => void): Promise<Reckoned> {
  const known = kept.get(plan)
  if (known) return known
  const total = 2 * plan.document.skus.length
  let done = 0
  const advance = (count: number): void => {
    if (!isWanted()) throw new PoolClearedError()
    const step = Math.max(1, Math.ceil(total / PROGRESS_STEPS))
    const before = Math.floor(done / step)
    done += count
    if (Math.floor(done / step) !== before || done === total) onProgress({ done, total })
  }
  const spreads = await spreadsOf(plan, pool, cache, isWanted, advance)
  const facts = stockFacts(plan.document)
  const states = rowStates(facts, spreads)
  const tasks = figureTasks(states)
  const parts = await Promise.all(jobs(tasks.length).map(async (places) => {
    const figures = await pool.run((api) => api.stockFigures(places.map((i) => tasks[i]!)), 'detail', isWanted)
    advance(places.length)
    return figures
  }))
  const figures = parts.flat()
  const made = { facts, states, figures, list: stockList(facts, states, figures) }
  kept.set(plan, made)
  return made
}

function jobs(count: number): number[][] {
  return Array.from({ length: Math.ceil(count / JOB) }, (_, job) => Array.from({ length: Math.min(JOB, count - job * JOB) }, (_unused, i) => job * JOB + i))
}

async function spreadsOf(plan: DemandPlan, pool: Pool, cache: ForecastCache, isWanted: () => boolean, advance: (count: number) => void): Promise<DemandSpread[]> {
  const count = plan.document.skus.length
  const isInstant = isForecastInstant(plan.document)
  const spreads = new Array<DemandSpread>(count)
  await Promise.all((isInstant ? jobs(count) : plan.parts).map(async (skus) => {
    const made = isInstant
      ? await instantSpreads(plan, skus, pool, isWanted)
      : (await partForecasts(plan, skus, pool, cache, 'detail', isWanted)).forecasts.map((forecast) => demandSpread(forecast))
    skus.forEach((s, i) => (spreads[s] = made[i]!))
    advance(skus.length)
  }))
  return spreads
}

/** Forecasts made in haste of unchanged pasts are kept: another lead time needs no new ones. By job, since intervals are learnt together. */
const keptSpreads = new Map<string, readonly DemandSpread[]>()
const KEPT_JOBS = 400

async function instantSpreads(plan: DemandPlan, skus: readonly number[], pool: Pool, isWanted: () => boolean): Promise<readonly DemandSpread[]> {
  const tasks = tasksOf(plan, skus, true)
  const overrides = overridesOf(plan, skus)
  const key = [plan.firstDay, ...tasks.map((task, i) => `${task ? `${taskKey(task)} ${task.bridgedDays}` : ''} ${overrides[i] ? JSON.stringify(overrides[i]) : ''}`)].join('\n')
  const known = keptSpreads.get(key)
  if (known) return known
  const made = await pool.run((api) => api.instantSpreads(tasks, overrides, plan.firstDay), 'detail', isWanted)
  if (keptSpreads.size >= KEPT_JOBS) keptSpreads.delete(keptSpreads.keys().next().value!)
  keptSpreads.set(key, made)
  return made
}

/** What is tried changes one SKU, and with it its place among all purchases. */
export async function stockDetailOf(plan: DemandPlan, skuId: SkuId, whatIf: StockWhatIf | null, pool: Pool, cache: ForecastCache, isWanted: () => boolean): Promise<Result<StockDetail, RunError>> {
  const s = plan.document.skus.findIndex(({ id }) => id === skuId)
  if (s < 0) return fail({ code: 'demand.skuMissing' })
  const { facts, states, figures, list } = await reckoned(plan, pool, cache, isWanted, () => undefined)
  const row = list.rows[s]!
  if (whatIf === null) return ok(stockDetail(facts, states[s]!, row, null))
  const changed = stockFacts(triedDocument(plan.document, skuId, whatIf))
  const tried = rowStates(changed, states.map(({ spread }, i) => (i === s && whatIf.demandFactor !== null ? scaled(spread, whatIf.demandFactor) : spread)))
  const [task] = figureTasks([tried[s]!])
  const [figure] = await pool.run((api) => api.stockFigures([task!]), 'detail', isWanted)
  const triedList = stockList(changed, tried, figures.map((one, i) => (i === s ? figure! : one)))
  return ok(stockDetail(facts, states[s]!, row, triedList.rows[s]!))
}

function scaled({ cumulative, passing, lasting }: DemandSpread, factor: number): DemandSpread {
  return { cumulative: cumulative.map((units) => units * factor), passing: passing * factor * factor, lasting: lasting * factor * factor }
}
