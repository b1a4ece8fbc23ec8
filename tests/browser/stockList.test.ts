import { afterAll, expect, it } from 'vitest'

import { createServices } from '#app/services.ts'
import { dayNumberOf, isoDayOf } from '#domain/calendar/days.ts'
import type { WarehouseId } from '#domain/units.ts'
import { openDb } from '#storage/open.ts'
import { createPlanFromDocument } from '#storage/plans.ts'
import { changeRecords } from '#storage/records.ts'
import { noTerms } from '#advice/stock/whatIf.ts'

import { day, history, market, MARKET, plan, sku, skuId, warehouse } from '../advice/plans.ts'

/** A few hundred SKUs as a rule; `VITE_STOCK_SKUS=10000` for the figures in docs. */
const SKUS = Number((import.meta.env as Readonly<Record<string, string | undefined>>)['VITE_STOCK_SKUS'] ?? 300)
const DAYS = 365
const WAREHOUSES = ['a', 'b', 'c', 'd'].map((id) => id as WarehouseId)
const services = createServices()

afterAll(() => services.db.delete())

function largePlan(count: number) {
  let state = 12_345
  const next = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32
  const firstDay = isoDayOf(dayNumberOf('2026-06-14') - DAYS + 1)
  const series = Array.from({ length: count }, (_, i) => {
    const level = 12 ** (2 * next() - 1)
    return { skuId: skuId(i + 1), marketId: MARKET, source: 'orders', firstDay, units: Array.from({ length: DAYS }, () => Math.floor(-Math.log(1 - next()) * level + 0.4)), cancelledUnits: new Array<number>(DAYS).fill(0) }
  })
  return plan({
    skus: Array.from({ length: count }, (_, i) => sku(i + 1)), warehouses: WAREHOUSES.map((id) => warehouse({ id, name: id })),
    markets: [market({ routing: WAREHOUSES.map((warehouseId) => ({ warehouseId, share: 0.25 })) })],
    stock: Array.from({ length: count }, (_, i) => WAREHOUSES.map((warehouseId) => ({ skuId: skuId(i + 1), warehouseId, onHandUnits: Math.floor(60 * next()), countedAtMs: null }))).flat(),
    history: history({ completeFrom: firstDay, completeTo: day('2026-06-14'), series }),
  })
}

it('the list of stock comes with the page free, follows a lead time, and stops when told', async () => {
  expect((await openDb(services.db)).ok).toBe(true)
  const created = await createPlanFromDocument(services.db, largePlan(SKUS))
  if (!created.ok) throw new Error(created.error.code)
  const longTasks: number[] = []
  new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ entryTypes: ['longtask'] })
  const list = async (signal = new AbortController().signal) => {
    const started = performance.now()
    const result = await services.stockList(created.value, signal, () => undefined)
    if (!result.ok) throw new Error(result.error.code)
    return { list: result.value, ms: performance.now() - started }
  }
  const cold = await list()
  expect(cold.list?.rows).toHaveLength(SKUS)
  const at = cold.list!.rows.findIndex(({ daysToOrder }) => daysToOrder !== null && daysToOrder > -20)
  const before = cold.list!.rows[at]!
  const id = before.skuId

  await changeRecords(services.db, created.value, { labelKey: 'command.supplyTerms.change', labelParams: { name: before.sellerSku } }, [{ kind: 'supplyTerms', key: id, after: { ...noTerms(id), leadTimeDays: 90 } }])
  const warm = await list()
  const longest = Math.max(0, ...longTasks)
  const after = warm.list!.rows[at]!
  expect(after.leadTime.source).toBe('hand')
  expect(after.daysToOrder!).toBeLessThan(before.daysToOrder!)
  expect(after.suggestedUnits).toBeGreaterThanOrEqual(before.suggestedUnits)
  expect(warm.list!.rows.filter((_, i) => i !== at).map((row) => ({ ...row, rank: null }))).toEqual(cold.list!.rows.filter((_, i) => i !== at).map((row) => ({ ...row, rank: null })))

  const detail = await services.stockDetail(created.value, id, { leadTimeDays: 10, serviceShare: null, demandFactor: null }, new AbortController().signal)
  expect(detail.ok && detail.value?.row.daysToOrder).toBe(after.daysToOrder)
  expect(detail.ok && detail.value!.tried!.daysToOrder!).toBeGreaterThan(after.daysToOrder!)

  const stopped = new AbortController()
  stopped.abort()
  expect((await list(stopped.signal)).list).toBeNull()
  console.info(`stock list of ${SKUS} SKUs: ${(cold.ms / 1000).toFixed(1)} s cold, ${(warm.ms / 1000).toFixed(1)} s after an edit, longest task ${longest.toFixed(0)} ms`)
}, 120_000)
