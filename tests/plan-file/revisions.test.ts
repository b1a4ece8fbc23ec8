import fc from 'fast-check'
import { expect, it } from 'vitest'

import { nearestFirst, parentsOf, revisionId } from '#plan-file/revisions.ts'
import { MAX_PARENTS } from '#plan-file/types.ts'

it('a revision is called by its content, unless an ancestor had that content already', async () => {
  expect(await revisionId('a', ['b', 'c'])).toBe('a')
  const changedBack = await revisionId('a', ['b', 'a'])
  expect(changedBack).toMatch(/^[0-9a-f]{64}$/)
  expect([await revisionId('a', ['b', 'a']), await revisionId('a', ['c', 'b', 'a'])]).toEqual([changedBack, expect.not.stringMatching(changedBack)])
})

it('several lines become one in which nothing stands before what descends from it', () => {
  expect(nearestFirst([['c', 'b', 'o'], ['a', 'o']])).toEqual(['c', 'a', 'b', 'o'])
  expect(nearestFirst([['a', 'o'], ['c', 'a', 'b', 'o']])).toEqual(['c', 'a', 'b', 'o'])
  expect(nearestFirst([['a', 'b'], ['b', 'a']])).toEqual(['a', 'b'])
  expect([nearestFirst([]), nearestFirst([[], ['a', 'a']])]).toEqual([[], ['a']])
  const long = Array.from({ length: 300 }, (_, i) => `${i}`)
  expect([parentsOf([long]).length, parentsOf([long, ['x', 'y']]).slice(0, 4)]).toEqual([MAX_PARENTS, ['0', 'x', '1', 'y']])
})

it('lines that agree keep their order, whatever they are', () => {
  fc.assert(fc.property(fc.array(fc.uniqueArray(fc.nat(30)), { maxLength: 8 }), (picks) => {
    const lines = picks.map((pick) => pick.sort((a, b) => a - b).map(String))
    const order = nearestFirst(lines)
    expect([...order].sort()).toEqual([...new Set(lines.flat())].sort())
    for (const line of lines) expect(order.filter((id) => line.includes(id))).toEqual(line)
  }))
})
