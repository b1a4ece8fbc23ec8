import { expose, wrap } from 'comlink'
import { MessageChannel } from 'node:worker_threads'
import { expect, it } from 'vitest'

import { underWay } from '#workers/underWay.ts'

it('passes on what is told until the answer is there, and nothing that arrives later', async () => {
  const heard: number[] = []
  let late: (value: number) => void = () => undefined
  const answer = await underWay((value: number) => void heard.push(value), async (tell) => {
    tell(1)
    tell(2)
    late = tell
    return 'done'
  })
  late(3)
  expect(answer).toBe('done')
  expect(heard).toEqual([1, 2])
})

it('drops what is told after a failure too', async () => {
  const heard: number[] = []
  let late: (value: number) => void = () => undefined
  await expect(underWay((value: number) => void heard.push(value), async (tell) => {
    late = tell
    throw new Error('lost')
  })).rejects.toThrow('lost')
  late(1)
  expect(heard).toEqual([])
})

it('works over a message channel', async () => {
  const { port1, port2 } = new MessageChannel()
  const api = { count: async (tell: (value: number) => void | Promise<void>) => { for (let i = 0; i < 5; i += 1) await tell(i); return 5 } }
  expose(api, port1 as unknown as MessagePort)
  const remote = wrap(port2 as unknown as MessagePort) as unknown as typeof api
  const heard: number[] = []
  expect(await underWay((value: number) => void heard.push(value), (tell) => remote.count(tell))).toBe(5)
  expect(heard).toEqual([0, 1, 2, 3, 4])
  port1.close()
})
