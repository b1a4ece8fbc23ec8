import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { assessSurvival, servedBy, timeToSurviveDays } from '#engines/inventory/surviveRecover.ts'

import { valueOf } from './valueOf.ts'

describe('time to survive (Simchi-Levi et al. 2015)', () => {
  it('900 units at 55 a day of 55 last 16.36 days; at 40 a day full service ends at once', () => {
    expect(timeToSurviveDays([{ units: 900, capacityUnitsPerDay: 55 }], 55)).toBeCloseTo(16.3636, 4)
    expect(timeToSurviveDays([{ units: 900, capacityUnitsPerDay: 40 }], 55)).toBe(0)
    expect(timeToSurviveDays([], 55)).toBe(0)
    expect(timeToSurviveDays([], 0)).toBe(Infinity)
    expect(timeToSurviveDays([{ units: -1, capacityUnitsPerDay: 40 }], 55)).toBeNull()
  })

  it('agrees with bisection on any nodes', () => {
    const node = fc.record({ units: fc.integer({ min: 0, max: 500 }), capacityUnitsPerDay: fc.integer({ min: 0, max: 60 }) })
    fc.assert(fc.property(fc.array(node, { maxLength: 6 }), fc.integer({ min: 1, max: 120 }), (nodes, demand) => {
      const found = timeToSurviveDays(nodes, demand)!
      // The surplus is concave and 0 at 0: from a day on that is covered, every day before it is.
      let low = 1e-9
      let high = 1e6
      for (let i = 0; i < 200; i += 1) {
        const middle = (low + high) / 2
        if (servedBy(nodes, middle) >= demand * middle * (1 - 1e-13)) low = middle
        else high = middle
      }
      expect(found).toBeCloseTo(low < 1e-8 ? 0 : low, 6)
    }), { numRuns: 500 })
  })

  it('at risk iff it ends before recovery, and then the margin of what is not shipped is lost', () => {
    const nodes = [{ units: 900, capacityUnitsPerDay: 55 }]
    expect(valueOf(assessSurvival(nodes, 55, 30, 4))).toMatchObject({ isAtRisk: true, marginAtRisk: (55 * 30 - 900) * 4 })
    expect(valueOf(assessSurvival(nodes, 55, 16, 4))).toMatchObject({ isAtRisk: false, marginAtRisk: 0 })
    expect(assessSurvival(nodes, 55, -1, 4)).toEqual({ ok: false, error: { code: 'negative', field: 'timeToRecoverDays', value: -1 } })
  })
})
