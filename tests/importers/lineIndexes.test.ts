import fc from 'fast-check'
import { expect, it } from 'vitest'

import { NameIndex } from '#importers/nameIndex.ts'
import { Occurrences } from '#importers/occurrences.ts'

it('counts the lines of an order and SKU as a plain map does, also for orders of hundreds of lines', () => {
  const lines = fc.array(fc.tuple(fc.nat(3), fc.oneof(fc.nat(2), fc.nat(60))), { maxLength: 400, size: 'max' })
  fc.assert(fc.property(lines, (drawn) => {
    const numbers = new Map<number, number>()
    const seen = new Map<string, number>()
    const occurrences = new Occurrences()
    for (const [name, sku] of drawn) {
      // Orders are numbered as they come.
      const order = numbers.get(name) ?? numbers.size
      numbers.set(name, order)
      const expected = seen.get(`${order}/${sku}`) ?? 0
      seen.set(`${order}/${sku}`, expected + 1)
      expect(occurrences.next(order, sku)).toBe(expected)
    }
    expect(occurrences.values()).toHaveLength(drawn.length)
  }), { numRuns: 100 })
})

it('numbers names in the order they come, whether by their code or by their letters', () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.nat(20), fc.boolean()), { maxLength: 60 }), (drawn) => {
    const index = new NameIndex()
    const expected: string[] = []
    for (const [code, isCoded] of drawn) {
      const name = `name ${code}`
      if (!expected.includes(name)) expected.push(name)
      expect(index.of(name, isCoded ? code : -1)).toBe(expected.indexOf(name))
    }
    expect(index.names).toEqual(expected)
  }))
})

it('a file of one order with a million different lines is not walked through for each', () => {
  const occurrences = new Occurrences()
  for (let line = 0; line < 1_000_000; line += 1) occurrences.next(0, line % 500_000)
  expect(occurrences.next(0, 7)).toBe(2)
}, 5000)
