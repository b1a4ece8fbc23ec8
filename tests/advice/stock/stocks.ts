import { demandSpread, type DemandSpread } from '#advice/stock/demandSpread.ts'
import { stockFacts } from '#advice/stock/facts.ts'
import { stockFigures } from '#advice/stock/figures.ts'
import { figureTasks, rowStates, stockList } from '#advice/stock/list.ts'
import type { StockList, StockRow } from '#advice/stock/types.ts'
import { noTerms } from '#advice/stock/whatIf.ts'
import type { PlanDocument } from '#domain/plan.ts'
import { DEFAULT_BUYING, type BuyingSettings, type Supplier, type SupplyTerms } from '#domain/supply.ts'

import { flat, plan, skuId } from '../plans.ts'

/** Demand at an even pace whose days are Poisson and whose level is uncertain by `levelSd` (a share). */
export function steady(rate: number, levelSd = 0, days = 180): DemandSpread {
  return { cumulative: Float64Array.from({ length: days + 1 }, (_, t) => rate * t), passing: rate, lasting: rate * rate * levelSd * levelSd }
}
export function terms(n: number, changes: Partial<SupplyTerms> = {}): SupplyTerms {
  return { ...noTerms(skuId(n)), ...changes }
}
export function supplier(changes: Partial<Supplier> = {}): Supplier {
  return { id: 'maker', name: 'Maker', country: 'CN', currency: null, mode: 'sea', legs: [], orderCostMinor: null, note: '', ...changes }
}
export function buying(changes: Partial<BuyingSettings> = {}): BuyingSettings {
  return { ...DEFAULT_BUYING, ...changes }
}
/** The list of a plan whose n-th SKU sells `pace[n]` a day. */
export function listed(changes: Partial<PlanDocument> = {}, pace: readonly number[] = [30, 10]): StockList {
  const document = plan(changes)
  const facts = stockFacts(document)
  const states = rowStates(facts, document.skus.map((_, s) => demandSpread(flat(s + 1, pace[s] ?? 0, 28).forecast)))
  return stockList(facts, states, figureTasks(states).map(stockFigures))
}
export function rowOf(changes: Partial<PlanDocument> = {}, pace?: readonly number[], s = 0): StockRow {
  return listed(changes, pace).rows[s]!
}
/** Paths of every number that is not finite. */
export function notFinite(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path}: ${value}`]
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, part]) => notFinite(part, `${path}.${key}`))
}
/** A small generator of the test's own: mulberry32. */
export function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
