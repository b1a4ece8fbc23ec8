import { describe, expect, it } from 'vitest'

import { aliasOutcome, buildAlias } from '#math/alias.ts'
import { binomial, gammaMeanOne, logFactorial, normal, poisson } from '#math/distributions.ts'
import { createStream, nextUint32, seedStream, type Stream } from '#math/rng.ts'

const streamOf = (source: number): Stream => {
  const stream = createStream()
  seedStream(stream, 20261, 0, source, 0)
  return stream
}

/** Chi-square of counts against probabilities, cells of small expectation joined; with its degrees of freedom. */
function chiSquare(counts: readonly number[], probabilities: readonly number[]): { value: number; degrees: number } {
  const total = counts.reduce((sum, count) => sum + count, 0)
  let value = 0
  let cells = 0
  let observed = 0
  let expected = 0
  let expectedUsed = 0
  let observedUsed = 0
  for (let k = 0; k < counts.length; k += 1) {
    observed += counts[k]!
    expected += total * (probabilities[k] ?? 0)
    if (expected >= 20) {
      value += (observed - expected) ** 2 / expected
      cells += 1
      expectedUsed += expected
      observedUsed += observed
      observed = 0
      expected = 0
    }
  }
  const rest = total - expectedUsed
  if (rest > 5) {
    value += (total - observedUsed - rest) ** 2 / rest
    cells += 1
  }
  return { value, degrees: cells - 1 }
}

/** 99.9 % point by Wilson and Hilferty. */
const chiSquareLimit = (degrees: number): number => degrees * (1 - 2 / (9 * degrees) + 3.09 * Math.sqrt(2 / (9 * degrees))) ** 3

const draws = 40000

describe.each([0.05, 0.7, 3, 12.5, 31.9, 32.1, 80, 900])('Poisson of mean %d', (mean) => {
  it('has its probabilities (chi-square, fixed seed)', () => {
    const stream = streamOf(1)
    const counts: number[] = []
    for (let i = 0; i < draws; i += 1) {
      const k = poisson(stream, mean)
      counts[k] = (counts[k] ?? 0) + 1
    }
    const filled = Array.from(counts, (count) => count ?? 0)
    const { value, degrees } = chiSquare(filled, filled.map((_, k) => Math.exp(k * Math.log(mean) - mean - logFactorial(k))))
    expect(value).toBeLessThan(chiSquareLimit(degrees))
  })
})

describe.each([[5, 0.3], [60, 0.02], [100, 0.97], [500, 0.019], [200, 0.5], [3000, 0.2]])('Binomial of %d at %d', (n, p) => {
  it('has its probabilities (chi-square, fixed seed)', () => {
    const stream = streamOf(2)
    const counts = Array.from({ length: n + 1 }, () => 0)
    for (let i = 0; i < draws; i += 1) counts[binomial(stream, n, p)]! += 1
    const logOf = (k: number): number => logFactorial(n) - logFactorial(k) - logFactorial(n - k) + k * Math.log(p) + (n - k) * Math.log(1 - p)
    const { value, degrees } = chiSquare(counts, counts.map((_, k) => Math.exp(logOf(k))))
    expect(value).toBeLessThan(chiSquareLimit(degrees))
  })
})

it.each([0.4, 1, 8, 100])('Gamma of shape %d and mean 1 has variance 1/shape and third moment (1 + s)(2 + s)/s^2', (shape) => {
  const stream = streamOf(3)
  const moments = [0, 0, 0]
  const count = 100000
  for (let i = 0; i < count; i += 1) {
    const x = gammaMeanOne(stream, shape)
    moments[0]! += x / count
    moments[1]! += (x * x) / count
    moments[2]! += (x * x * x) / count
  }
  expect(Math.abs(moments[0]! - 1)).toBeLessThan(4 / Math.sqrt(shape * count))
  expect(Math.abs(moments[1]! / (1 + 1 / shape) - 1)).toBeLessThan(shape < 1 ? 0.05 : 0.03)
  expect(Math.abs(moments[2]! / (((1 + shape) * (2 + shape)) / (shape * shape)) - 1)).toBeLessThan(shape < 1 ? 0.12 : 0.06)
})

it('normal draws have moments 0, 1, 0, 3', () => {
  const stream = streamOf(4)
  const moments = [0, 0, 0, 0]
  for (let i = 0; i < draws; i += 1) {
    const x = normal(stream)
    for (let power = 1, product = x; power <= 4; power += 1, product *= x) moments[power - 1]! += product / draws
  }
  expect(Math.abs(moments[0]!)).toBeLessThan(0.02)
  expect(Math.abs(moments[1]! - 1)).toBeLessThan(0.03)
  expect(Math.abs(moments[2]!)).toBeLessThan(0.06)
  expect(Math.abs(moments[3]! - 3)).toBeLessThan(0.2)
})

it('the slotted queue X = max(X + A - 1, 0) has mean r^2 / (2 (1 - r)) under Poisson arrivals', () => {
  const stream = streamOf(5)
  const rate = 0.7
  const slots = 400000
  let waiting = 0
  let sum = 0
  for (let slot = 0; slot < slots; slot += 1) {
    waiting = Math.max(waiting + poisson(stream, rate) - 1, 0)
    sum += waiting
  }
  expect(sum / slots).toBeCloseTo((rate * rate) / (2 * (1 - rate)), 1)
})

it('an alias table gives each outcome its share, and never an outcome of weight 0', () => {
  const weights = [3, 0, 1, 0.5, 5.5, 0]
  const table = buildAlias(weights)
  const stream = streamOf(6)
  const counts = weights.map(() => 0)
  for (let i = 0; i < draws; i += 1) counts[aliasOutcome(table, nextUint32(stream))]! += 1
  expect([counts[1], counts[5]]).toEqual([0, 0])
  const { value, degrees } = chiSquare(counts.filter((count) => count > 0), [0.3, 0.1, 0.05, 0.55])
  expect(value).toBeLessThan(chiSquareLimit(degrees))
  expect(() => buildAlias([0, 0])).toThrow(RangeError)
})
