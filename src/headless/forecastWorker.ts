import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'

import { type Draft, draftForecast } from '#engines/forecast/draft.ts'
import type { ForecastOptions, ForecastSeries } from '#engines/forecast/types.ts'

type Work = { readonly task: 'headroom-forecast'; readonly series: readonly ForecastSeries[]; readonly options: ForecastOptions }

/** Drafts of all series in order, on `workers` threads that load this same bundle; on this thread when `workers` is 1. */
export async function draftAll(series: readonly ForecastSeries[], options: ForecastOptions, workers: number): Promise<Draft[]> {
  if (workers <= 1 || series.length < 2 * workers) return series.map((one) => draftForecast(one, options))
  const drafts = new Array<Draft>(series.length)
  await Promise.all(
    Array.from({ length: workers }, async (_, first) => {
      const mine = series.flatMap((_one, i) => (i % workers === first ? [i] : []))
      const work: Work = { task: 'headroom-forecast', series: mine.map((i) => series[i]!), options }
      const done = await runWorker(work)
      mine.forEach((i, k) => (drafts[i] = done[k]!))
    }),
  )
  return drafts
}

function runWorker(work: Work): Promise<readonly Draft[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: work })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('a forecast worker ended early')))
  })
}

function isWork(value: unknown): value is Work {
  return typeof value === 'object' && value !== null && 'task' in value && value.task === 'headroom-forecast'
}

const given: unknown = workerData
if (!isMainThread && isWork(given)) parentPort?.postMessage(given.series.map((one) => draftForecast(one, given.options)))
