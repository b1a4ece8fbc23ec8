import { describe, expect, it } from 'vitest'

import { createStream, fillUint32, nextUint32, nextUnit, philox, seedStream, sourceOf } from '#math/rng.ts'

const hex = (words: Int32Array): string => Array.from(words, (word) => (word >>> 0).toString(16).padStart(8, '0')).join(' ')

describe('Philox4x32-10', () => {
  it('gives the known answers of the Random123 distribution: zeros, ones, and the digits of pi', () => {
    const out = new Int32Array(4)
    philox(out, 0, 0, 0, 0, 0, 0)
    expect(hex(out)).toBe('6627e8d5 e169c58d bc57ac4c 9b00dbd8')
    philox(out, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff)
    expect(hex(out)).toBe('408f276d 41c83b0e a20bc7c6 6d5451fd')
    philox(out, 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0)
    expect(hex(out)).toBe('d16cfe09 94fdcceb 5001e420 24126ea1')
  })
})

describe('xoshiro128**', () => {
  it('starts from state 1 2 3 4 with the published recurrence: 11520, 0, 5927040', () => {
    const stream = Int32Array.of(1, 2, 3, 4)
    expect([nextUint32(stream), nextUint32(stream), nextUint32(stream)]).toEqual([11520, 0, 5927040])
  })
  it('filled at once or drawn one by one, a stream is the same', () => {
    const one = createStream()
    const all = createStream()
    seedStream(one, 7, 3, 11, 40)
    seedStream(all, 7, 3, 11, 40)
    const filled = new Uint32Array(100)
    fillUint32(all, filled, 100)
    expect(Array.from(filled)).toEqual(Array.from({ length: 100 }, () => nextUint32(one)))
    expect(all).toEqual(one)
  })
})

it('each of seed (both halves), replication, source and day opens another stream', () => {
  const keys = [[1, 0, 0, 0], [2 ** 32 + 1, 0, 0, 0], [1, 1, 0, 0], [1, 0, 1, 0], [1, 0, 0, 1], [1, 0, sourceOf('outage@w1'), 0], [1, 0, sourceOf('outage@w2'), 0]]
  const firsts = keys.map(([seed, replication, source, day]) => {
    const stream = createStream()
    seedStream(stream, seed!, replication!, source!, day!)
    return nextUint32(stream)
  })
  expect(new Set(firsts).size).toBe(keys.length)
})

it('uniform draws over neighbouring streams fill 64 bins evenly (chi-square, fixed seeds)', () => {
  const bins = new Float64Array(64)
  const stream = createStream()
  for (let replication = 0; replication < 400; replication += 1) {
    seedStream(stream, 42, replication, 5, replication % 7)
    for (let i = 0; i < 160; i += 1) bins[Math.floor(nextUnit(stream) * 64)]! += 1
  }
  const chiSquare = bins.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)
  expect(chiSquare).toBeLessThan(103.4) // 99.9 % point of 63 degrees of freedom
})
