import { wrap } from 'comlink'

import type { SimulateApi } from './simulate.api.ts'

/** Calls in flight per worker: one computing, one waiting, so that no worker idles between two. */
const IN_FLIGHT = 2

type Job = { readonly work: (api: SimulateApi) => Promise<unknown>; readonly resolve: (value: unknown) => void; readonly reject: (reason: unknown) => void }

/** Simulation workers behind one queue: a job goes to whichever worker has room, in the order asked. */
export type Pool = {
  readonly size: number
  run<T>(work: (api: SimulateApi) => Promise<T>): Promise<T>
  /** The same on every worker. */
  everywhere<T>(work: (api: SimulateApi) => Promise<T>): Promise<readonly T[]>
  /** Forgets what waits; what is being computed ends within a chunk and is ignored. */
  clear(): void
}

/** The pool ended a job that was still waiting: its run was cancelled. */
export class PoolClearedError extends Error {}

export function createPool(ports: readonly MessagePort[]): Pool {
  // The one cast: an api is async over plain data already, so wrapping changes no signature.
  const workers = ports.map((port) => ({ api: wrap(port) as unknown as SimulateApi, busy: 0 }))
  let queue: Job[] = []
  const feed = () => {
    for (const worker of workers) {
      while (worker.busy < IN_FLIGHT) {
        const job = queue.shift()
        if (!job) return
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
    run: <T>(work: (api: SimulateApi) => Promise<T>) =>
      new Promise<T>((resolve, reject) => {
        queue.push({ work, resolve: resolve as (value: unknown) => void, reject })
        feed()
      }),
    everywhere: (work) => Promise.all(workers.map(({ api }) => work(api))),
    clear: () => {
      const waiting = queue
      queue = []
      for (const job of waiting) job.reject(new PoolClearedError())
    },
  }
}
