import { wrap } from 'comlink'

/** Async functions over plain data: the remote type is then the local type. */
export type WorkerApi = Readonly<Record<string, (...args: never[]) => Promise<unknown>>>

export type WorkerClient<Api extends WorkerApi> = {
  /** Runs `job` against the worker, starting it when needed. Rejects with WorkerLostError when the worker crashes. */
  call<T>(job: (api: Api) => Promise<T>): Promise<T>
  /** The worker itself, for handing it a message port. */
  worker(): Worker
  stop(): void
}

/** The worker crashed, failed to load, or was stopped while a call was pending. */
export class WorkerLostError extends Error {}

/** One lazily started worker behind typed calls; after a crash the next call starts a fresh one. */
export function createWorkerClient<Api extends WorkerApi>(start: () => Worker): WorkerClient<Api> {
  let current: ReturnType<typeof connect> | undefined
  function connect() {
    const worker = start()
    let lose!: (reason: unknown) => void
    const lost = new Promise<never>((_, reject) => (lose = reject))
    lost.catch(() => undefined) // nobody may be waiting
    worker.addEventListener('error', (event) => drop(new WorkerLostError(event.message)))
    worker.addEventListener('messageerror', () => drop(new WorkerLostError('a message could not be read')))
    // The one cast: an api is async over plain data already, so wrapping changes no signature.
    return { worker, api: wrap(worker) as unknown as Api, lost, lose }
  }
  function drop(reason: unknown) {
    current?.worker.terminate()
    current?.lose(reason)
    current = undefined
  }
  return {
    call: (job) => {
      const { api, lost } = (current ??= connect())
      return Promise.race([job(api), lost])
    },
    worker: () => (current ??= connect()).worker,
    stop: () => drop(new WorkerLostError('stopped')),
  }
}
