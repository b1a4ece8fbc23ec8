import { describe, expect, it } from 'vitest'

import { adidaLevel, sbaLevel, tsbLevel } from '#engines/forecast/methods/intermittent.ts'
import { complexSmoothing } from '#engines/forecast/methods/complexSmoothing.ts'
import { dynamicTheta, optimisedTheta } from '#engines/forecast/methods/optimisedTheta.ts'
import { seasonalNaive } from '#engines/forecast/methods/seasonalNaive.ts'
import { smoothLevel } from '#engines/forecast/methods/ses.ts'
import { theta } from '#engines/forecast/methods/theta.ts'

import { references } from './reference.ts'

describe("Theta equals R's thetaf", () => {
  it.each(references)('$id (m = $m): within 1e-4 of the level at every step', ({ y, m, h, theta: expected }) => {
    const { mean } = theta.outlook(Float64Array.from(y), m, h)!
    const level = expected.reduce((sum, value) => sum + Math.abs(value), 0) / h
    for (let i = 0; i < h; i += 1) expect(Math.abs(mean[i]! - expected[i]!) / level).toBeLessThan(1e-4)
  })
})

it('smoothing: alpha and first level are a minimum of the squared error', () => {
  const y = Float64Array.from([12, 15, 11, 18, 20, 17, 22, 19, 25, 21, 24, 28])
  const sse = (alpha: number, first: number): number => {
    let level = first
    let sum = 0
    for (const value of y) {
      sum += (value - level) ** 2
      level += alpha * (value - level)
    }
    return sum
  }
  const fit = smoothLevel(y)
  expect(fit.sumSquaredErrors).toBeCloseTo(sse(fit.alpha, fit.initialLevel), 8)
  for (const [da, dl] of [[0.01, 0], [-0.01, 0], [0, 0.1], [0, -0.1]] as const) expect(sse(fit.alpha + da, fit.initialLevel + dl)).toBeGreaterThan(fit.sumSquaredErrors)
})

const rare = Float64Array.from([0, 0, 3, 0, 5, 0, 0, 0, 2, 4, 0, 0, 1, 0, 0])

it('TSB follows Teunter, Syntetos and Babai 2011 step by step', () => {
  let p = 5 / 15
  let z = 3
  for (const value of rare) {
    if (value > 0) {
      p = p * 0.9 + 0.1
      z = z * 0.9 + 0.1 * value
    } else p = p * 0.9
  }
  expect(Math.abs(tsbLevel(rare) - p * z)).toBeLessThan(1e-10)
})

it('SBA is 0.95 times Croston: size 3, 3.2, 3.08, 3.172, 2.9548; interval 3, 2.9, 3.01, 2.809, 2.8281', () => {
  expect(Math.abs(sbaLevel(rare) - (0.95 * 2.9548) / 2.8281)).toBeLessThan(1e-10)
})

it('ADIDA smooths sums of blocks of the mean interval (here 3) and divides back', () => {
  const sums = Float64Array.from([3, 5, 2 + 0, 5, 0].map((_, i) => rare.slice(3 * i, 3 * i + 3).reduce((a, b) => a + b, 0)))
  expect(Math.abs(adidaLevel(rare) - smoothLevel(sums).level / 3)).toBeLessThan(1e-10)
})

it('seasonal naive repeats the last season', () => {
  const { mean, sd } = seasonalNaive.outlook(Float64Array.from([1, 2, 3, 2, 4, 3]), 3, 7)!
  expect([...mean]).toEqual([2, 4, 3, 2, 4, 3, 2])
  expect(sd[3]! / sd[0]!).toBeCloseTo(Math.SQRT2, 12)
})

/** Fiorucci et al. 2016, equations of the dynamic model, run with given numbers as they are printed. */
function dynamicErrors(y: readonly number[], alpha: number, weight: number, first: number): number[] {
  let level = first
  let [mean, a, b] = [0, 0, 0]
  return y.map((value, i) => {
    const t = i + 1
    const mu = level + weight * (a * (1 - alpha) ** (t - 1) + (b * (1 - (1 - alpha) ** t)) / alpha)
    const before = mean
    mean = ((t - 1) * mean + value) / t
    b = t === 1 ? 0 : ((t - 2) * b + (6 * (value - before)) / t) / (t + 1)
    a = mean - ((t + 1) / 2) * b
    level = alpha * value + (1 - alpha) * level
    return value - mu
  })
}

describe('optimised and dynamic Theta', () => {
  const y = Array.from({ length: 60 }, (_, t) => 100 + 0.8 * t + ((t * 7919) % 23))

  it('dynamic: no alpha, weight or first level has less squared error than the one found', () => {
    const { sd } = dynamicTheta.outlook(Float64Array.from(y), 1, 1)!
    const found = sd[0]! * sd[0]! * (y.length - 3)
    for (let alpha = 0.05; alpha < 1; alpha += 0.05) {
      for (const weight of [0, 0.25, 0.5, 0.75, 1]) {
        for (const first of [80, 90, 100, 110]) {
          const sum = dynamicErrors(y, alpha, weight, first).slice(3).reduce((total, error) => total + error * error, 0)
          expect(sum).toBeGreaterThan(found * (1 - 1e-3))
        }
      }
    }
  })

  it.each([optimisedTheta, dynamicTheta, complexSmoothing])('$name follows a straight line and comes back with a constant', (method) => {
    const line = method.outlook(Float64Array.from({ length: 60 }, (_, t) => 50 + 2 * t), 1, 6)!.mean
    for (let h = 0; h < 6; h += 1) expect(Math.abs(line[h]! / (50 + 2 * (60 + h)) - 1)).toBeLessThan(0.04)
    for (const value of method.outlook(new Float64Array(60).fill(7), 1, 6)!.mean) expect(value).toBeCloseTo(7, 3)
  })
})

it('days on which the shop is closed stay without sales in the Theta methods', () => {
  const open = Float64Array.from({ length: 140 }, (_, t) => (t % 7 === 6 ? 0 : 30 + (t % 7) + ((t * 7919) % 5)))
  const { mean } = theta.outlook(open, 7, 7)!
  expect(mean[6]).toBeCloseTo(0, 6)
  for (let h = 0; h < 6; h += 1) expect(mean[h]!).toBeGreaterThan(25)
})
