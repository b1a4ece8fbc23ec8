import fc from 'fast-check'
import { expect, it } from 'vitest'

import { AXIS_END_FACTOR, axisShare, flowStatus } from '#ui/flow-strip/flowStages.ts'

it('puts normal orders at the left end and the end of the search grid at the right end', () => {
  expect([axisShare(0), axisShare(1), axisShare(AXIS_END_FACTOR), axisShare(80)]).toEqual([0, 0, 1, 1])
})
it('is logarithmic: equal ratios are equal lengths', () => {
  fc.assert(fc.property(fc.double({ min: 1, max: 5, noNaN: true }), (factor) => {
    expect(axisShare(factor * 2) - axisShare(factor)).toBeCloseTo(axisShare(2), 10)
  }))
})
it('says holds, under or binds by the planned factor', () => {
  expect(flowStatus(12.1, false, 10, false)).toBe('holds')
  expect(flowStatus(10, false, 10, false)).toBe('holds')
  expect(flowStatus(5.9, false, 10, false)).toBe('under')
  expect(flowStatus(3.4, false, 10, true)).toBe('bindsUnder')
  expect(flowStatus(12.1, false, 10, true)).toBe('binds')
  expect(flowStatus(50, true, 60, false)).toBe('holds')
  expect(flowStatus(null, false, 10, false)).toBe('unknown')
  expect(flowStatus(0, false, null, false)).toBe('under')
})
