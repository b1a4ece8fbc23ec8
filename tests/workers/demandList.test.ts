import { expect, it } from 'vitest'

import type { DemandPart } from '#advice/demand/types.ts'
import { dayNumberOf } from '#domain/calendar/days.ts'
import type { PlanDocument } from '#domain/plan.ts'
import { streamRows } from '#workers/demandList.ts'
import { partsOf, type DemandPlan } from '#workers/demandPlan.ts'
import { createForecastCache } from '#workers/forecastCache.ts'
import { PoolClearedError, type Lane, type Pool } from '#workers/pool.ts'
import { simulateApi } from '#workers/simulate.api.ts'

import { history, plan, series, sku } from '../advice/plans.ts'

function directPool(onJob: (lane: Lane) => void = () => undefined): Pool {
  return {
    size: 1, everywhere: async (work) => [await work(simulateApi)], clear: () => undefined,
    run: async (work, lane = 'run') => {
      await Promise.resolve()
      onJob(lane)
      return work(simulateApi)
    },
  }
}

function demandPlan(document: PlanDocument): DemandPlan {
  return { document, firstDay: dayNumberOf('2026-04-20') + 60, tables: [], parts: partsOf(document.skus.length) }
}

function manySkus(count: number): PlanDocument {
  return plan({ skus: Array.from({ length: count }, (_, i) => sku(i + 1)), history: history({ series: Array.from({ length: count - 1 }, (_, i) => series(i + 1, (day) => 2 + ((day + i) % 7))) }) })
}

it('first all rows in haste, then the full choice for all, in pieces of at most 250', async () => {
  const parts: DemandPart[] = []
  const document = manySkus(310)
  expect(await streamRows(demandPlan(document), directPool(), createForecastCache(), (part) => parts.push(part))).toBe(true)
  expect(Math.max(...parts.map(({ rows }) => rows.length))).toBeLessThanOrEqual(250)
  const firstFull = parts.findIndex(({ phase }) => phase === 'full')
  expect(parts.slice(firstFull).every(({ phase }) => phase === 'full')).toBe(true)
  for (const phase of ['instant', 'full'] as const) {
    const mine = parts.filter((part) => part.phase === phase)
    expect(new Set(mine.flatMap(({ rows }) => rows.map(({ skuId }) => skuId))).size).toBe(310)
    expect(mine.at(-1)).toMatchObject({ done: 310, total: 310 })
    expect(mine.every(({ rows }) => rows.every(({ isProvisional }) => isProvisional === (phase === 'instant')))).toBe(true)
  }
  const never = parts.flatMap(({ rows }) => rows).findLast(({ skuId }) => skuId === document.skus.at(-1)!.id)!
  expect(never).toMatchObject({ demandClass: 'empty', sparkline: [], next28: { mean: 0, lo80: 0, hi80: 0 }, accuracy: null, alerts: ['tooShort'] })
  expect(JSON.stringify(parts)).not.toMatch(/NaN/)
  expect(parts.flatMap(({ rows }) => rows).every(({ next28 }) => next28.lo80 <= next28.mean && next28.mean <= next28.hi80)).toBe(true)
}, 120_000)

it('a cancelled list ends without an error, and its drafts are kept for the next', async () => {
  const cache = createForecastCache()
  const document = manySkus(20)
  let jobs = 0
  const cancelling = directPool((lane) => {
    expect(lane).toBe('list')
    if ((jobs += 1) === 12) throw new PoolClearedError()
  })
  expect(await streamRows(demandPlan(document), cancelling, cache, () => undefined)).toBe(false)
  jobs = 100
  const before = jobs
  expect(await streamRows(demandPlan(document), cancelling, cache, () => undefined)).toBe(true)
  expect(jobs - before).toBeLessThan(12)
}, 60_000)
