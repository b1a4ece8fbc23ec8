import { expect, it } from 'vitest'

import { keepShared, takeShared } from '../../src/app/intake/sharedFiles.ts'

/** A cache storage in memory: as much of it as is used. */
function memoryCaches(): CacheStorage {
  const kept = new Map<string, Map<string, Response>>()
  return {
    has: (name: string) => Promise.resolve(kept.has(name)),
    delete: (name: string) => Promise.resolve(kept.delete(name)),
    open: (name: string) => {
      const cache = kept.get(name) ?? new Map<string, Response>()
      kept.set(name, cache)
      return Promise.resolve({
        put: (key: string, response: Response) => Promise.resolve(void cache.set(key, response)),
        keys: () => Promise.resolve([...cache.keys()]),
        match: (key: string) => Promise.resolve(cache.get(key)),
      })
    },
  } as unknown as CacheStorage
}

it('hands shared files over once, with their names, in their order', async () => {
  const caches = memoryCaches()
  const form = new FormData()
  form.append('title', 'ignored')
  form.append('files', new File(['sku,orders\nA,1'], '订单 2026.csv'))
  form.append('files', new File([new Uint8Array([0x89, 0x48])], 'shop.headroom'))
  expect(await keepShared(caches, form, 'one')).toBe(2)
  const taken = await takeShared(caches)
  expect(taken.map(({ name }) => name)).toEqual(['订单 2026.csv', 'shop.headroom'])
  expect(await taken[0]!.file.text()).toBe('sku,orders\nA,1')
  expect(await takeShared(caches)).toEqual([])
})

it('keeps two shares apart until both are taken', async () => {
  const caches = memoryCaches()
  for (const key of ['one', 'two']) {
    const form = new FormData()
    form.append('files', new File([key], 'orders.csv'))
    await keepShared(caches, form, key)
  }
  expect(await Promise.all((await takeShared(caches)).map(({ file }) => file.text()))).toEqual(['one', 'two'])
})
