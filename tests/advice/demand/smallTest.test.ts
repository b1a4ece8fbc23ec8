import { expect, it } from 'vitest'

import { smallTestAnswer, type SmallTestInput } from '#advice/demand/smallTest.ts'
import { testsIn } from '#advice/demand/testFacts.ts'

import { factTable } from '../../support/factTables.ts'

const input: SmallTestInput = {
  arms: [{ name: 'A', days: [{ orders: 10, clicks: 300, spend: 60 }, { orders: 8, clicks: 300, spend: 60 }] }],
  launches: [], category: { kind: 'clicks', a: 2, b: 98 }, push: { clicks: 20_000, days: null }, unitsPerOrder: 1,
  economics: { cost: 6, price: 20, salvage: 1, shortagePenalty: 0 }, steps: { minimum: 0, caseSize: 1 }, nextDay: { clicks: null, cost: null },
}
const answer = (changes: Partial<SmallTestInput> = {}) => {
  const result = smallTestAnswer({ ...input, ...changes })
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

it('the published example end to end: 18 of 600 clicks, push of 20,000: 571 orders, deviation 128, then an order above it as margins are high', () => {
  const { kind, arms, order, nextDay, reasons } = answer()
  expect(kind).toBe('clicks')
  expect(arms[0]!.push.mean).toBeCloseTo(571.43, 2)
  expect(Math.round(arms[0]!.push.deviation)).toBe(128)
  expect(arms[0]).toMatchObject({ probabilityBest: 1, costPerOrder: 120 / 18, observed: { exposure: 600, orders: 18 } })
  expect(order!.units).toBeGreaterThan(571)
  expect(order!.serviceProbability).toBeGreaterThanOrEqual(14 / 19)
  expect(order!.committed).toBe(6 * order!.units)
  expect(order!.tailLoss95).toBeGreaterThan(order!.expectedLoss)
  expect(nextDay).toMatchObject({ exposure: 300, cost: 60 })
  expect(nextDay!.worth).toBeCloseTo(nextDay!.expected - 60, 9)
  expect(nextDay!.expected).toBeLessThan(nextDay!.perfect)
  expect(reasons.map(({ key }) => key)).toEqual(['demand.test.priorCategory', 'demand.test.smallTest', 'demand.test.testMore'])
})

it('two arms: the better one is chosen, and both say what choosing them gives away', () => {
  const { arms, chosen } = answer({ arms: [...input.arms, { name: 'B', days: [{ orders: 40, clicks: 600, spend: 100 }] }] })
  expect(chosen).toBe(1)
  expect(arms[0]!.probabilityBest + arms[1]!.probabilityBest).toBeCloseTo(1, 10)
  expect(arms[0]!.expectedLoss).toBeGreaterThan(arms[1]!.expectedLoss)
})

it('without clicks the rate is per day, for a push in days', () => {
  const days = [{ orders: 5, clicks: null, spend: null }, { orders: 7, clicks: null, spend: null }]
  const { kind, arms, nextDay, prior } = answer({ arms: [{ name: 'A', days }], push: { clicks: 500, days: 14 } })
  expect(kind).toBe('days')
  expect(prior.source).toBe('default')
  expect(arms[0]!.mean).toBeCloseTo((12 + 0.5) / 2.5, 10)
  expect(nextDay).toMatchObject({ exposure: 1, cost: null, worth: null })
})

it('two units an order double the units; cases and minimum are kept', () => {
  const double = answer({ unitsPerOrder: 2 }).order!
  expect(Math.abs(double.units / 2 / answer().order!.units - 1)).toBeLessThan(0.01)
  const cased = answer({ steps: { minimum: 500, caseSize: 48 } }).order!
  expect(cased.units % 48).toBe(0)
  expect(answer({ steps: { minimum: 20_000, caseSize: 1 } })).toMatchObject({ order: { units: 0 } })
  expect(answer({ unitsPerOrder: 1.3, steps: { minimum: 100, caseSize: 48 } }).order!.units % 48).toBe(0)
})

it('says why: no cost, nothing to earn, a minimum too large, days that differ', () => {
  const keys = (changes: Partial<SmallTestInput>) => answer(changes).reasons.map(({ key }) => key)
  expect(keys({ economics: null })).toContain('demand.test.noCost')
  expect(keys({ economics: { ...input.economics!, price: 5 } })).toContain('demand.test.notWorthIt')
  expect(keys({ steps: { minimum: 20_000, caseSize: 1 } })).toContain('demand.test.minimumTooLarge')
  expect(keys({ arms: [{ name: 'A', days: [{ orders: 30, clicks: 300, spend: 60 }, { orders: 2, clicks: 300, spend: 60 }] }] })).toContain('demand.test.daysDiffer')
  expect(keys({ nextDay: { clicks: 300, cost: 1e6 } })).toContain('demand.test.orderNow')
})

it('what cannot be answered is refused by name', () => {
  expect(smallTestAnswer({ ...input, arms: [] })).toEqual({ ok: false, error: { code: 'noArms' } })
  expect(smallTestAnswer({ ...input, push: { clicks: null, days: null } })).toEqual({ ok: false, error: { code: 'noPush' } })
  expect(smallTestAnswer({ ...input, arms: [{ name: 'A', days: [] }], push: { clicks: 10, days: 7 } })).toEqual({ ok: false, error: { code: 'noExposure' } })
})

it('imported tests: arms by name, days in order, rows of a day added', () => {
  const table = factTable('small-test', [
    { test: 'T', arm: 'B', sku: 'S1', day: '2026-07-02T00:00:00', clicks: 10, orders: 1, spend: 2 },
    { test: 'T', arm: 'A', sku: 'S1', day: '2026-07-02T00:00:00', clicks: 20, orders: 2, spend: 4 },
    { test: 'T', arm: 'A', sku: 'S1', day: '2026-07-01T00:00:00', clicks: 30, orders: 3, spend: 6 },
    { test: 'T', arm: 'A', sku: 'S1', day: '2026-07-02T00:00:00', clicks: 5, orders: 1, spend: null },
  ], { times: ['day'], currency: 'USD' })
  expect(testsIn([table])).toEqual([{ test: 'T', skus: ['S1'], currency: 'USD', arms: [
    { name: 'B', days: [{ clicks: 10, orders: 1, spend: 2 }] },
    { name: 'A', days: [{ clicks: 30, orders: 3, spend: 6 }, { clicks: 25, orders: 3, spend: 4 }] },
  ] }])
})
