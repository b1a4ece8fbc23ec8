import { expect, it } from 'vitest'

import { draftTask } from '#advice/forecastPlan.ts'
import { createForecastCache } from '#workers/forecastCache.ts'
import type { Pool } from '#workers/pool.ts'
import type { SimulateApi } from '#workers/simulate.api.ts'

import { history, plan, scenario, series, sku } from '../advice/plans.ts'

const api = { draft: (task) => Promise.resolve(draftTask(task)) } satisfies Partial<SimulateApi> as unknown as SimulateApi
const pool: Pool = { size: 1, run: (work) => work(api), everywhere: async (work) => [await work(api)], clear: () => undefined }

it('the progress of thousands of forecasts comes in a few hundred steps and reaches the end', async () => {
  const count = 2100
  const document = plan({ skus: Array.from({ length: count }, (_, i) => sku(i + 1)), history: history({ series: Array.from({ length: count }, (_, i) => series(i + 1, () => 3)) }) })
  const told: number[] = []
  const forecasts = await createForecastCache().forecast(pool, document, scenario(), (done) => told.push(done))
  expect(forecasts?.length).toBe(count)
  expect(told.length).toBeLessThanOrEqual(201)
  expect(told.at(-1)).toBe(count)
}, 30_000)
