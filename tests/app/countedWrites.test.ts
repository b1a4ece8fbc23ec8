import { expose } from 'comlink'
import { afterEach, expect, it, vi } from 'vitest'

import type { PlanId } from '#domain/units.ts'
import type { Services } from '#state/services.ts'
import { createPendingWrites, type WriteKind } from '#state/pendingWrites.ts'
import { createServices } from '../../src/app/services.ts'
import { MemoryFolder } from '../workers/memoryFiles.ts'

const PLAN = 'plan-1' as PlanId
const dropped = { name: 'shop.headroom', file: new Blob(['x']) }

/** A worker whose every function answers when it is told to. */
let answer: () => void = () => undefined
class SlowWorker {
  readonly #port: MessagePort
  constructor() {
    const { port1, port2 } = new MessageChannel()
    this.#port = port1
    const api = new Proxy({}, { get: () => () => new Promise((resolve) => (answer = () => resolve({ ok: false, error: { code: 'test' } }))) })
    expose(api, port2)
    port1.start()
  }
  postMessage(message: unknown) {
    this.#port.postMessage(message)
  }
  addEventListener(type: string, listener: EventListener) {
    this.#port.addEventListener(type, listener)
  }
  removeEventListener(type: string, listener: EventListener) {
    this.#port.removeEventListener(type, listener)
  }
  terminate() {
    this.#port.close()
  }
}

afterEach(() => vi.unstubAllGlobals())

it.each<readonly [WriteKind | null, string, (services: Services) => Promise<unknown>]>([
  ['import', 'commitFiles', (services) => services.commitFiles([], { planId: null, marketId: null, newPlanName: 'Shop' })],
  ['import', 'removeImport', (services) => services.removeImport(PLAN, 'B1' as never)],
  ['merge', 'mergeFile', (services) => services.mergeFile(PLAN, dropped, { expectedRevision: 1, choices: new Map(), acceptedProblems: [] })],
  ['open', 'openPlanFile', (services) => services.openPlanFile(dropped)],
  ['open', 'openRescued', (services) => services.openRescued(dropped, 'Shop')],
  ['open', 'openSampleShop', (services) => services.openSampleShop()],
  ['save', 'exportPlan', (services) => services.exportPlan(PLAN)],
  ['backup', 'backUp', (services) => services.backUp(new MemoryFolder())],
  ['version', 'restoreVersion', (services) => services.restoreVersion(PLAN, 'V1')],
  ['undo', 'undoStep', (services) => services.undoStep(PLAN)],
  [null, 'storageReport', (services) => services.storageReport()],
  [null, 'lookAtPlanFile', (services) => services.lookAtPlanFile(dropped)],
])('%s is under way while %s is', async (kind, _, call) => {
  vi.stubGlobal('Worker', SlowWorker)
  const writes = createPendingWrites()
  answer = () => undefined
  const before = answer
  const called = call(createServices(writes))
  expect(writes.kinds()).toEqual(kind === null ? [] : [kind])
  await vi.waitUntil(() => answer !== before)
  expect(writes.kinds()).toEqual(kind === null ? [] : [kind])
  answer()
  await called
  expect(writes.kinds()).toEqual([])
})
