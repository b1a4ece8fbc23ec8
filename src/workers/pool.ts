import { wrap } from 'comlink'

import type { SimulateApi } from './simulate.api.ts'

/** Calls in flight per worker: one computing, one waiting, so that no worker idles between two. */
const IN_FLIGHT = 2

/** Whose work it is, the most urgent first: what was asked for by hand, a stress test, the list of all. */
const LANES = ['detail', 'run', 'list'] as const
export type Lane = (typeof LANES)[number]

type Job = { readonly isWanted: () => boolean; readonly work: (api: SimulateApi) => Promise<unknown>; readonly resolve: (value: unknown) => void; readonly reject: (reason: unknown) => void }

/** Simulation workers behind one queue per lane: a job goes to whichever worker has room, by lane and then in the order asked. */
export type Pool = {
  readonly size: number
  /** A job that is not wanted any more when its turn comes is refused as cleared. */
  run<T>(work: (api: SimulateApi) => Promise<T>, lane?: Lane, isWanted?: () => boolean): Promise<T>
  /** The same on every worker. */
  everywhere<T>(work: (api: SimulateApi) => Promise<T>): Promise<readonly T[]>
  /** Forgets what waits in a lane, and only there; what is being computed ends within a chunk and is ignored. */
  clear(lane: Lane): void
}

/** The pool ended a job that was still waiting: its run was cancelled. */
export class PoolClearedError extends Error {}

export function createPool(ports: readonly MessagePort[]): Pool {
  // The one cast: an api is async over plain data already, so wrapping changes no signature.
  const workers = ports.map((port) => ({ api: wrap(port) as unknown as SimulateApi, busy: 0 }))
  const queues: Record<Lane, Job[]> = { run: [], detail: [], list: [] }
  const next = (): Job | undefined => queues[LANES.find((lane) => queues[lane].length > 0) ?? 'list'].shift()
  const feed = () => {
    for (const worker of workers) {
      while (worker.busy < IN_FLIGHT) {
        const job = next()
        if (!job) return
        if (!job.isWanted()) {
          job.reject(new PoolClearedError())
          continue
        }
        worker.busy += 1
        void job.work(worker.api).then(job.resolve, job.reject).finally(() => {
          worker.busy -= 1
          feed()
        })
      }
    }
  }
  return {
    size: workers.length,
    run: <T>(work: (api: SimulateApi) => Promise<T>, lane: Lane = 'run', isWanted = () => true) =>
      new Promise<T>((resolve, reject) => {
        queues[lane].push({ isWanted, work, resolve: resolve as (value: unknown) => void, reject })
        feed()
      }),
    everywhere: (work) => Promise.all(workers.map(({ api }) => work(api))),
    clear: (lane) => {
      const waiting = queues[lane]
      queues[lane] = []
      for (const job of waiting) job.reject(new PoolClearedError())
    },
  }
}
