import { describe, expect, it, vi } from 'vitest'

import { compareArms } from '#engines/coldstart/arms.ts'
import type { Belief } from '#engines/coldstart/types.ts'
import { gammaMeanOne } from '#math/distributions.ts'
import { logBeta } from '#math/gammaFunction.ts'
import { createStream, seedStream } from '#math/rng.ts'

vi.setConfig({ testTimeout: 30_000 })

const arm = (belief: Belief, scale = 1, shift = 0) => ({ belief, scale, shift })
const beta = (a: number, b: number): Belief => ({ kind: 'clicks', a, b })

/** P(second > first) for whole a of the second. Source: E. Miller, Formulas for Bayesian A/B testing (2014), equation 6. */
function probabilitySecondBetter(a1: number, b1: number, a2: number, b2: number): number {
  let sum = 0
  for (let i = 0; i < a2; i += 1) sum += Math.exp(logBeta(a1 + i, b1 + b2) - Math.log(b2 + i) - logBeta(1 + i, b2) - logBeta(a1, b1))
  return sum
}

describe('P(best) and expected loss', () => {
  it('closed form of two Beta posteriors (Miller 2014)', () => {
    for (const [a1, b1, a2, b2] of [[20, 680, 30, 670], [2, 98, 3, 97], [1, 1, 5, 2], [400, 9600, 410, 9590], [2, 50, 300, 9000]] as const) {
      const [first, second] = compareArms([arm(beta(a1, b1)), arm(beta(a2, b2))])
      expect(second!.probabilityBest).toBeCloseTo(probabilitySecondBetter(a1, b1, a2, b2), 9)
      // E max(0, second - first) - E max(0, first - second) is the difference of the means.
      expect(first!.expectedLoss - second!.expectedLoss).toBeCloseTo(second!.mean - first!.mean, 10)
    }
  })

  it('closed form of two Gamma posteriors: P(first < second) of shapes 1 is rate1 / (rate1 + rate2)', () => {
    const [first, second] = compareArms([arm({ kind: 'days', shape: 1, rate: 3 }), arm({ kind: 'days', shape: 1, rate: 2 })])
    expect(second!.probabilityBest).toBeCloseTo(3 / 5, 8)
    expect(first!.expectedLoss).toBeCloseTo(1 / 2 - 1 / 5, 8)
  })

  it('three arms in money per click against 200,000 draws', () => {
    const arms = [arm(beta(20, 680), 14, -0.3), arm(beta(12, 500), 16, -0.25), arm(beta(40, 1500), 14, -0.2)]
    const standings = compareArms(arms)
    const stream = createStream()
    seedStream(stream, 7, 0, 0, 0)
    const best = [0, 0, 0]
    const loss = [0, 0, 0]
    const runs = 200_000
    for (let run = 0; run < runs; run += 1) {
      const values = arms.map(({ belief, scale, shift }) => {
        if (belief.kind !== 'clicks') return 0
        const x = belief.a * gammaMeanOne(stream, belief.a)
        return (scale * x) / (x + belief.b * gammaMeanOne(stream, belief.b)) + shift
      })
      const top = Math.max(...values)
      values.forEach((value, i) => {
        if (value === top) best[i]! += 1 / runs
        loss[i]! += (top - value) / runs
      })
    }
    standings.forEach((standing, i) => {
      expect(Math.abs(standing.probabilityBest - best[i]!)).toBeLessThan(0.005)
      expect(Math.abs(standing.expectedLoss - loss[i]!)).toBeLessThan(0.001)
    })
    expect(standings.reduce((sum, { probabilityBest }) => sum + probabilityBest, 0)).toBeCloseTo(1, 12)
  })

  it('the same arm twice is a draw; one arm alone is the best', () => {
    const [first, second] = compareArms([arm(beta(18, 700)), arm(beta(18, 700))])
    expect(first!.probabilityBest).toBeCloseTo(0.5, 10)
    expect(second!.expectedLoss).toBeCloseTo(first!.expectedLoss, 12)
    expect(compareArms([arm(beta(18, 700))])[0]).toMatchObject({ probabilityBest: 1, expectedLoss: 0 })
  })
})
