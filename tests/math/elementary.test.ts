import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { exp, log, pow } from '#math/elementary.ts'

const relativeError = (actual: number, expected: number): number => (actual === expected ? 0 : Math.abs(actual / expected - 1))

describe('elementary functions', () => {
  it('exp is within 4e-16 of the platform over its whole range', () => {
    for (let x = -700; x <= 709; x += 0.0437) expect(relativeError(exp(x), Math.exp(x))).toBeLessThan(4e-16)
  })
  it('log is within 4e-16 of the platform, near 1 as well', () => {
    for (let x = 1e-300; x < 1e300; x *= 1.0173) expect(relativeError(log(x), Math.log(x))).toBeLessThan(4e-16)
    for (let f = -0.29; f < 0.41; f += 0.000113) expect(relativeError(log(1 + f), Math.log(1 + f))).toBeLessThan(4e-16)
  })
  it('pow agrees with the platform to 1e-13 wherever the result is finite, to 3e-15 for moderate exponents', () => {
    fc.assert(fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), fc.double({ min: -40, max: 40, noNaN: true }), (x, y) => {
      const expected = Math.pow(x, y)
      if (expected > 1e-300 && expected < 1e300) expect(relativeError(pow(x, y), expected)).toBeLessThan(1e-14)
    }))
    fc.assert(fc.property(fc.double({ min: 0.5, max: 2, noNaN: true }), fc.double({ min: -900, max: 900, noNaN: true }), (x, y) => {
      const expected = Math.pow(x, y)
      if (expected > 1e-300 && expected < 1e300) expect(relativeError(pow(x, y), expected)).toBeLessThan(1e-13)
    }))
  })
  it('has the published constants: e, ln 2, ln 10, sqrt 2, 2^0.1', () => {
    const published = [[exp(1), 2.718281828459045], [log(2), 0.6931471805599453], [log(10), 2.302585092994046], [pow(2, 0.5), 1.4142135623730951], [pow(2, 0.1), 1.0717734625362931]]
    for (const [actual, expected] of published) expect(relativeError(actual!, expected!)).toBeLessThan(3e-16)
  })
  it('treats the ends of the range as IEEE 754 does', () => {
    expect([exp(0), exp(-Infinity), exp(Infinity), exp(710), exp(-746), exp(NaN)]).toEqual([1, 0, Infinity, Infinity, 0, NaN])
    expect([log(1), log(0), log(Infinity), log(-1), log(NaN)]).toEqual([0, -Infinity, Infinity, NaN, NaN])
    expect(relativeError(log(5e-324), -744.4400719213812)).toBeLessThan(1e-15)
    expect(exp(-745)).toBe(5e-324)
    expect([pow(0, 2.5), pow(0, -2.5), pow(-2, 3), pow(-2, 0.5), pow(-2, 65), pow(7, 0), pow(2, -3), pow(10, 400), pow(2, Infinity)])
      .toEqual([0, Infinity, -8, NaN, Math.pow(-2, 65), 1, 0.125, Infinity, Infinity])
  })
})
