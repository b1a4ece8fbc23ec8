import { expose } from 'comlink'
import { MessageChannel } from 'node:worker_threads'
import { expect, it } from 'vitest'

import { createPool, PoolClearedError } from '#workers/pool.ts'
import type { SimulateApi } from '#workers/simulate.api.ts'

/** A worker whose calls end when told. */
function slowWorker() {
  const { port1, port2 } = new MessageChannel()
  const started: string[] = []
  const endings: (() => void)[] = []
  expose({
    load: (name: string) => new Promise<void>((resolve) => {
      started.push(name)
      endings.push(resolve)
    }),
  }, port1 as unknown as MessagePort)
  return { port: port2 as unknown as MessagePort, started, endNext: () => endings.shift()?.(), close: () => port1.close() }
}

const call = (name: string) => (api: SimulateApi) => api.load(name, undefined as never)
const settled = () => new Promise((resolve) => setTimeout(resolve, 20))

it('a stress test goes before the list of demand, and clearing its lane leaves the list waiting', async () => {
  const worker = slowWorker()
  const pool = createPool([worker.port])
  const [first, second, third] = ['list 1', 'list 2', 'list 3'].map((name) => pool.run(call(name), 'list'))
  const stress = pool.run(call('run 1'))
  const later = pool.run(call('run 2'))
  await settled()
  expect(worker.started).toEqual(['list 1', 'list 2'])
  worker.endNext()
  await first
  await settled()
  expect(worker.started.at(-1)).toBe('run 1')
  const refused = expect(later).rejects.toBeInstanceOf(PoolClearedError)
  pool.clear('run')
  await refused
  for (let i = 0; i < 3; i += 1) {
    worker.endNext()
    await settled()
  }
  await Promise.all([second, third, stress])
  expect(worker.started).toEqual(['list 1', 'list 2', 'run 1', 'list 3'])
  worker.close()
})

it('what was asked for by hand goes before a stress test that runs by itself', async () => {
  const worker = slowWorker()
  const pool = createPool([worker.port])
  const asked = ['run 1', 'run 2', 'run 3'].map((name) => pool.run(call(name), 'run'))
  const byHand = pool.run(call('compare'), 'detail')
  await settled()
  for (let i = 0; i < 4; i += 1) {
    worker.endNext()
    await settled()
  }
  await Promise.all([...asked, byHand])
  expect(worker.started).toEqual(['run 1', 'run 2', 'compare', 'run 3'])
  worker.close()
})
