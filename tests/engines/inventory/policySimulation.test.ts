import { describe, expect, it } from 'vitest'

import { computePolicy, type PolicyKind, type PolicyTask } from '#engines/inventory/policy.ts'
import { createStream, nextUnit, seedStream, type Stream } from '#math/rng.ts'

import { simulatePolicy } from './simulatePolicy.ts'
import { valueOf } from './valueOf.ts'

const KINDS: readonly PolicyKind[] = ['sS', 'rQ', 'base']

/** A lead time between 2 and 40 days: a bell or an even spread, cut at both ends. */
function randomLeadTime(stream: Stream): PolicyTask['leadTime'] {
  const centre = 2 + 38 * nextUnit(stream)
  const spread = nextUnit(stream) * Math.min(8, centre / 3)
  const isBell = nextUnit(stream) < 0.6
  const days: number[] = []
  const shares: number[] = []
  for (let day = 2; day <= 40; day += 1) {
    const z = (day - centre) / Math.max(spread, 0.6)
    const share = isBell ? Math.exp((-z * z) / 2) : Math.abs(z) <= 1.73 ? 1 : 0
    if (share < 1e-6) continue
    days.push(day)
    shares.push(share)
  }
  return { days, shares }
}

function randomTask(stream: Stream, index: number): PolicyTask {
  const mean = 0.5 * 160 ** nextUnit(stream)
  const kind = KINDS[index % 10 === 9 ? 2 : index % 2]!
  const daysOfDemand = 40 ** nextUnit(stream)
  const isFill = nextUnit(stream) < 0.5
  return {
    kind, service: { kind: isFill ? 'fill' : 'cycle', share: 0.85 + 0.14 * nextUnit(stream) },
    demandMeanPerDay: mean, demandSdPerDay: Math.sqrt(mean + mean * mean * 1.5 * nextUnit(stream) ** 2), leadTime: randomLeadTime(stream),
    reviewPeriodDays: nextUnit(stream) < 0.8 ? 1 : 7, orderUnits: Math.max(1, Math.round(mean * daysOfDemand)), caseUnits: kind === 'sS' ? 1 : 1 + Math.floor(6 * nextUnit(stream)), minOrderUnits: 1,
  }
}

describe('the service stated is the service reached', () => {
  it('100 random SKUs, simulated day by day', () => {
    const stream = createStream()
    seedStream(stream, 20261, 0, 0, 0)
    const rows = Array.from({ length: 100 }, (_, index) => {
      const task = randomTask(stream, index)
      const policy = valueOf(computePolicy(task))
      const { cycle, fill } = simulatePolicy(task, policy, 40_000, stream)
      const [asked, stated] = task.service.kind === 'cycle' ? [cycle, policy.expectedCycleService] : [fill, policy.expectedFillRate]
      return { task, policy, cycle, fill, asked, stated, target: task.service.share }
    })
    const isWithin = ({ share, halfWidth }: { share: number; halfWidth: number }, stated: number) => Math.abs(share - stated) <= halfWidth
    const withinAsked = rows.filter(({ asked, stated }) => isWithin(asked, stated)).length
    const withinBoth = rows.filter(({ cycle, policy }) => isWithin(cycle, policy.expectedCycleService)).length + rows.filter(({ fill, policy }) => isWithin(fill, policy.expectedFillRate)).length
    const notBelow = rows.filter(({ asked, target }) => asked.share + asked.halfWidth >= target).length
    const scores = rows.map(({ asked, stated }) => ((asked.share - stated) * 2.093) / asked.halfWidth)
    const meanScore = scores.reduce((a, b) => a + b, 0) / scores.length
    const meanBias = rows.reduce((sum, { asked, stated }) => sum + asked.share - stated, 0) / rows.length
    for (const { policy, target, stated } of rows) {
      expect(stated).toBeGreaterThanOrEqual(target - 1e-12)
      expect(policy.expectedFillRate).toBeLessThanOrEqual(1)
    }
    expect(withinAsked).toBeGreaterThanOrEqual(90)
    expect(withinBoth).toBeGreaterThanOrEqual(180)
    expect(notBelow).toBeGreaterThanOrEqual(95)
    expect(Math.abs(meanScore)).toBeLessThan(0.3)
    expect(Math.abs(meanBias)).toBeLessThan(0.002)
  })

  it('is at least reached when order-up-to is rounded up to cases, and when orders overtake each other', () => {
    const stream = createStream()
    seedStream(stream, 20262, 0, 0, 0)
    const gaps = { cases: [] as number[], overtaking: [] as number[] }
    for (let index = 0; index < 24; index += 1) {
      const task = randomTask(stream, index)
      const inCases: PolicyTask = { ...task, kind: 'sS', caseUnits: Math.max(2, Math.round(task.orderUnits / 2)) }
      const policy = valueOf(computePolicy(inCases))
      const { fill, cycle } = simulatePolicy(inCases, policy, 20_000, stream)
      const [asked, stated] = task.service.kind === 'cycle' ? [cycle, policy.expectedCycleService] : [fill, policy.expectedFillRate]
      gaps.cases.push((asked.share - stated) / asked.halfWidth)
      const free = valueOf(computePolicy(task))
      const overtaking = simulatePolicy(task, free, 20_000, stream, true).fill
      gaps.overtaking.push((overtaking.share - free.expectedFillRate) / overtaking.halfWidth)
    }
    for (const scores of Object.values(gaps)) {
      expect(scores.filter((score) => score < -1).length).toBeLessThanOrEqual(2)
      expect(scores.reduce((a, b) => a + b) / scores.length).toBeGreaterThan(-0.1)
    }
  })
})
