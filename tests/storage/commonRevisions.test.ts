import { expect, it } from 'vitest'

import { commonRevisions, olderRevisions } from '#storage/commonRevisions.ts'

const kept = (rows: Readonly<Record<string, readonly string[] | undefined>>) => new Map(Object.entries(rows))

it('the nearest common revision is that of the file’s line, in whatever order they were kept here', () => {
  expect(commonRevisions(['b', 'a2', 'a1'], kept({ a1: [], a2: ['a1'] }))).toEqual(['a2'])
  expect(commonRevisions(['b', 'a2', 'a1'], kept({ a2: ['a1'], a1: [] }))).toEqual(['a2'])
  expect(commonRevisions(['a2', 'a1'], kept({ a1: [], a2: ['a1'] }))).toEqual(['a2'])
  expect(commonRevisions(['x', 'y'], kept({ a1: [] }))).toEqual([])
})

it('where both sides took each other in there are two, with one older one', () => {
  const rows = kept({ o: [], a: ['o'], b: ['o'], m: ['b', 'a', 'o'] })
  expect(commonRevisions(['n', 'a', 'b', 'o'], rows)).toEqual(['a', 'b'])
  expect([olderRevisions('a', 'b', rows), commonRevisions(['n', 'm', 'b', 'a', 'o'], rows)]).toEqual([['o'], ['m']])
})

it('of rows that do not say what they descend from, the first of the file counts', () => {
  expect(commonRevisions(['n', 'b', 'a'], kept({ a: undefined, b: undefined }))).toEqual(['b'])
})

it('content that two lines came to in turn is no common version of them', () => {
  // Here x came before y, in the file y before x: neither is known to be the nearer.
  expect(commonRevisions(['x', 'y', 'o'], kept({ o: [], x: ['o'], y: ['x', 'o'] }))).toEqual(['x', 'y'])
})
