import { afterEach, beforeEach, expect, it, vi } from 'vitest'

import { createPendingWrites, type WriteKind } from '#state/pendingWrites.ts'
import { settleWrites } from '../../src/app/updates/settleWrites.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** A page that is about to reload: what happens, in order. */
function page(pending: () => readonly WriteKind[]) {
  const seen: string[] = []
  const settled = settleWrites({
    pending,
    flush: () => Promise.resolve(void seen.push('flush')),
    tell: (kind) => {
      seen.push(kind)
      return () => void seen.push(`no more ${kind}`)
    },
  }).then(() => void seen.push('reload'))
  return { seen, settled }
}

it('reloads at once when nothing is being written', async () => {
  const { seen, settled } = page(() => [])
  await settled
  expect(seen).toEqual(['flush', 'reload'])
})

it('waits for an import and for a backup that began meanwhile, says so, and writes what was typed until then', async () => {
  const held: WriteKind[] = []
  const writes = createPendingWrites((kind, until) => {
    held.push(kind)
    void until.then(() => held.splice(held.indexOf(kind), 1))
  })
  let endImport = (_: string): void => undefined
  let breakBackup = (_: Error): void => undefined
  const importing = writes.during('import', () => new Promise<string>((resolve) => (endImport = resolve)))
  const { seen } = page(() => writes.kinds())
  await vi.advanceTimersByTimeAsync(20_000)
  expect(seen).toEqual(['flush', 'import'])
  const backing = writes.during('backup', () => new Promise<never>((_, reject) => (breakBackup = reject)))
  expect([writes.kinds(), held]).toEqual([['import', 'backup'], ['import', 'backup']])
  endImport('done')
  expect(await importing).toBe('done')
  await vi.advanceTimersByTimeAsync(200)
  const refused = expect(backing).rejects.toThrow('however')
  breakBackup(new RangeError('however it ends'))
  await refused
  await vi.advanceTimersByTimeAsync(200)
  expect(seen).toEqual(['flush', 'import', 'no more import', 'backup', 'no more backup', 'flush', 'reload'])
  expect([writes.kinds(), held]).toEqual([[], []])
})

it('does not wait for ever', async () => {
  const { seen } = page(() => ['merge'])
  await vi.advanceTimersByTimeAsync(59_000)
  expect(seen).not.toContain('reload')
  await vi.advanceTimersByTimeAsync(2000)
  expect(seen.at(-1)).toBe('reload')
})
