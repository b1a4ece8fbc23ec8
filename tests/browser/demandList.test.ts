import { afterAll, expect, it } from 'vitest'

import type { DemandPart } from '#advice/demand/types.ts'
import { dayNumberOf, isoDayOf } from '#domain/calendar/days.ts'
import { createServices } from '#app/services.ts'
import { openDb } from '#storage/open.ts'
import { createPlanFromDocument } from '#storage/plans.ts'

import { day, history, MARKET, plan, sku, skuId } from '../advice/plans.ts'

/** A few hundred SKUs as a rule; `VITE_DEMAND_SKUS=10000` for the figures in docs. */
const SKUS = Number((import.meta.env as Readonly<Record<string, string | undefined>>)['VITE_DEMAND_SKUS'] ?? 400)
const DAYS = 730
const services = createServices()

afterAll(() => services.db.delete())

function largePlan(count: number) {
  let state = 12_345
  const next = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32
  const firstDay = isoDayOf(dayNumberOf('2026-06-14') - DAYS + 1)
  const series = Array.from({ length: count }, (_, i) => {
    const level = 12 ** (2 * next() - 1)
    const units = Array.from({ length: DAYS }, (_unused, t) => Math.floor(-Math.log(1 - next()) * level * (1 + 0.3 * Math.sin((2 * Math.PI * t) / 7)) + 0.4))
    return { skuId: skuId(i + 1), marketId: MARKET, source: 'orders', firstDay, units, cancelledUnits: units.map(() => 0) }
  })
  return plan({ skus: Array.from({ length: count }, (_, i) => sku(i + 1)), stock: [], history: history({ completeFrom: firstDay, completeTo: day('2026-06-14'), series }) })
}

it('the list of demand comes in pieces with the page free, is replaced by the full choice, and stops when told', async () => {
  expect((await openDb(services.db)).ok).toBe(true)
  const created = await createPlanFromDocument(services.db, largePlan(SKUS))
  if (!created.ok) throw new Error(created.error.code)
  await services.demandDetail(created.value, skuId(1), null, new AbortController().signal)
  const longTasks: number[] = []
  const observer = new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ duration }) => duration)))
  observer.observe({ entryTypes: ['longtask'] })

  const cancelling = new AbortController()
  const started = performance.now()
  let instantMs = 0
  let firstMs = 0
  let fullRows = 0
  const seen = new Set<string>()
  const parts: DemandPart[] = []
  const outcome = await services.demandList(created.value, cancelling.signal, (part) => {
    parts.push(part)
    firstMs ||= performance.now() - started
    if (part.phase === 'instant') for (const { skuId: id } of part.rows) seen.add(id)
    else fullRows += part.rows.length
    if (part.phase === 'instant' && part.done === SKUS) instantMs = performance.now() - started
    if (fullRows >= Math.min(SKUS, 300)) cancelling.abort()
  })
  observer.disconnect()
  const memory = (performance as unknown as { readonly memory?: { readonly usedJSHeapSize: number } }).memory
  console.info(`${SKUS} SKUs x ${DAYS} days: first rows ${firstMs.toFixed(0)} ms, all instant rows ${instantMs.toFixed(0)} ms, ${fullRows} full rows ${(performance.now() - started - instantMs).toFixed(0)} ms, longest task ${Math.max(0, ...longTasks).toFixed(0)} ms, ${navigator.hardwareConcurrency} workers, page heap ${((memory?.usedJSHeapSize ?? 0) / 2 ** 20).toFixed(0)} MB`)
  expect(seen.size).toBe(SKUS)
  expect(Math.max(...parts.map(({ rows }) => rows.length))).toBeLessThanOrEqual(250)
  expect(fullRows).toBeGreaterThanOrEqual(Math.min(SKUS, 300))
  expect(outcome.ok && (outcome.value === null || outcome.value.skuCount === SKUS)).toBe(true)
  expect(JSON.stringify(parts)).not.toContain('NaN')
}, 600_000)
