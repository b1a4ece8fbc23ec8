import { availableParallelism } from 'node:os'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'

import { changedInput, type InputChange } from '#advice/inputChange.ts'
import { brokenCount } from '#engines/simulate/brokenCount.ts'
import { combineShards } from '#engines/simulate/combineShards.ts'
import { prepareSimulation, type PreparedSimulation } from '#engines/simulate/prepare.ts'
import { simulateShard } from '#engines/simulate/simulateShard.ts'
import type { GateName, Shard, SimulationInput } from '#engines/simulate/types.ts'

/** Replications of one input and seed, computed here or on threads; what comes back does not depend on which. */
export type SimulationPool = {
  shard(first: number, count: number): Promise<Shard>
  countBroken(change: InputChange, gate: GateName | 'any', first: number, count: number): Promise<number>
  close(): Promise<void>
}

type Work = { readonly task: 'headroom-simulate'; readonly input: SimulationInput; readonly seed: number }
type Request =
  | { readonly id: number; readonly kind: 'shard'; readonly first: number; readonly count: number }
  | { readonly id: number; readonly kind: 'count'; readonly change: InputChange; readonly gate: GateName | 'any'; readonly first: number; readonly count: number }
type Reply = { readonly id: number; readonly value: Shard | number }
type Task = Request extends infer R ? (R extends Request ? Omit<R, 'id'> : never) : never

/** Long enough that messages cost nothing, short enough that threads end together. */
const CHUNK_REPLICATIONS = 50
const KEPT_CANDIDATES = 16
const MOST_WORKERS = 64

/** As many threads as the machine runs at once, at most 8. */
export function defaultWorkers(): number {
  return Math.max(1, Math.min(8, availableParallelism()))
}

export function createSimulationPool(input: SimulationInput, seed: number, workers: number): SimulationPool {
  const work: Work = { task: 'headroom-simulate', input, seed }
  const runners = workers <= 1 ? [localRunner(work)] : Array.from({ length: Math.min(workers, MOST_WORKERS) }, () => threadRunner(work))
  const waiting: ((runner: Runner) => void)[] = []
  const idle = [...runners]
  const run = async (task: Task): Promise<Shard | number> => {
    const runner = idle.pop() ?? (await new Promise<Runner>((resolve) => waiting.push(resolve)))
    try {
      return await runner.run(task)
    } finally {
      const next = waiting.shift()
      if (next) next(runner)
      else idle.push(runner)
    }
  }
  const chunks = (first: number, count: number, size: number) =>
    Array.from({ length: Math.ceil(count / size) }, (_, i) => ({ first: first + i * size, count: Math.min(size, count - i * size) }))
  return {
    async shard(first, count) {
      if (count === 0) return (await run({ kind: 'shard', first, count })) as Shard
      const size = Math.max(1, Math.min(CHUNK_REPLICATIONS, Math.ceil(count / runners.length)))
      return combineShards((await Promise.all(chunks(first, count, size).map((chunk) => run({ kind: 'shard', ...chunk })))) as Shard[])
    },
    async countBroken(change, gate, first, count) {
      return (await run({ kind: 'count', change, gate, first, count })) as number
    },
    async close() {
      await Promise.all(runners.map((runner) => runner.close()))
    },
  }
}

type Runner = { run(task: Task): Promise<Shard | number>; close(): Promise<unknown> }

function localRunner(work: Work): Runner {
  const answer = answerer(work)
  return { run: async (task) => answer(task), close: async () => undefined }
}

function threadRunner(work: Work): Runner {
  const worker = new Worker(new URL(import.meta.url), { workerData: work })
  const open = new Map<number, { resolve(value: Shard | number): void; reject(error: unknown): void }>()
  let nextId = 0
  let lost: Error | null = null
  const fail = (error: Error): void => {
    lost = error
    for (const { reject } of open.values()) reject(error)
    open.clear()
  }
  worker.on('message', ({ id, value }: Reply) => {
    open.get(id)?.resolve(value)
    open.delete(id)
  })
  worker.on('error', fail)
  worker.on('exit', () => fail(new Error('a simulation thread ended early')))
  return {
    run: (task) => new Promise((resolve, reject) => {
      if (lost) return reject(lost)
      const id = nextId++
      open.set(id, { resolve, reject })
      worker.postMessage({ id, ...task })
    }),
    close: () => worker.terminate(),
  }
}

/** Answers tasks for one input and seed; candidates of a search are prepared once and the newest kept. */
function answerer({ input, seed }: Work): (task: Task) => Shard | number {
  const candidates = new Map<string, PreparedSimulation>()
  let prepared: PreparedSimulation | null = null
  return (task) => {
    if (task.kind === 'shard') return simulateShard((prepared ??= prepareSimulation(input)), seed, task.first, task.count)
    const name = JSON.stringify(task.change)
    let candidate = candidates.get(name)
    if (!candidate) {
      candidate = prepareSimulation(changedInput(input, task.change))
      if (candidates.size >= KEPT_CANDIDATES) candidates.delete(candidates.keys().next().value!)
      candidates.set(name, candidate)
    }
    return brokenCount(candidate, seed, task.first, task.count, task.gate)
  }
}

function isWork(value: unknown): value is Work {
  return typeof value === 'object' && value !== null && 'task' in value && value.task === 'headroom-simulate'
}

const given: unknown = workerData
if (!isMainThread && isWork(given)) {
  const answer = answerer(given)
  parentPort!.on('message', ({ id, ...task }: Request) => parentPort!.postMessage({ id, value: answer(task as Task) } satisfies Reply))
}
