import { describe, expect, it } from 'vitest'

import { newsvendorQuantity } from '#engines/coldstart/firstOrder.ts'
import { purchaseList } from '#engines/inventory/purchase.ts'
import type { PurchaseItem, PurchaseLimits } from '#engines/inventory/purchaseTypes.ts'
import { gammaPoissonCounts, poissonCounts } from '#math/counts.ts'
import { createStream, nextUnit, seedStream } from '#math/rng.ts'

function tailOf({ first, shares }: { readonly first: number; readonly shares: Float64Array }): Float64Array {
  const tail = new Float64Array(first + shares.length)
  let sum = 0
  for (let n = tail.length - 1; n >= 0; n -= 1) {
    sum = Math.min(1, sum + (shares[n - first] ?? 0))
    tail[n] = sum
  }
  tail[0] = 1
  return tail
}

function item(id: string, given: Partial<PurchaseItem> = {}): PurchaseItem {
  return {
    id, positionUnits: 0, tail: tailOf(poissonCounts(10)), unitCost: 4, marginPerUnit: 6, overageCostPerUnit: 2, holdingPerUnit: 0.1, caseUnits: 1,
    minOrderUnits: 0, maxOrderUnits: null, orderCost: 0, volumePerUnit: 1, priceBreaks: [], ...given,
  }
}

/** Cost and gain of a quantity, unit by unit from the definition. */
function priced(given: PurchaseItem, units: number): { cost: number; gain: number; volume: number } {
  if (units === 0) return { cost: 0, gain: 0, volume: 0 }
  const unitCost = given.priceBreaks.reduce((cost, step) => (units >= step.fromUnits ? step.unitCost : cost), given.unitCost)
  let gain = units * (given.unitCost - unitCost) - given.orderCost
  for (let n = given.positionUnits + 1; n <= given.positionUnits + units; n += 1) {
    const p = n <= 0 ? 1 : (given.tail[n] ?? 0)
    gain += given.marginPerUnit * p - given.overageCostPerUnit * (1 - p) - given.holdingPerUnit
  }
  return { cost: units * unitCost + given.orderCost, gain, volume: units * (given.volumePerUnit ?? 0) }
}

function quantities(given: PurchaseItem): number[] {
  const inCases = (units: number) => Math.ceil(units / given.caseUnits) * given.caseUnits
  const least = inCases(Math.max(1, given.minOrderUnits))
  const useful = Math.max(least, inCases(given.tail.length - 1 - given.positionUnits))
  const offered = [0]
  for (let units = least; units <= useful; units += given.caseUnits) offered.push(units)
  for (const { fromUnits } of given.priceBreaks) offered.push(Math.max(least, inCases(fromUnits)))
  return offered.filter((units) => units <= (given.maxOrderUnits ?? Infinity))
}

/** Best gain over every combination. */
function exhaustive(items: readonly PurchaseItem[], { budget, volume }: PurchaseLimits): number {
  const options = items.map((given) => quantities(given).map((units) => priced(given, units)))
  let best = 0
  const walk = (i: number, cost: number, room: number, gain: number): void => {
    if (cost > (budget ?? Infinity) + 1e-9 || room > (volume ?? Infinity) + 1e-9) return
    if (i === options.length) best = Math.max(best, gain)
    else for (const option of options[i]!) walk(i + 1, cost + option.cost, room + option.volume, gain + option.gain)
  }
  walk(0, 0, 0, 0)
  return best
}

const stream = createStream()
const pick = (below: number): number => Math.floor(nextUnit(stream) * below)

function randomItem(id: string, mean: number): PurchaseItem {
  const unitCost = 1 + pick(80) / 10
  const tail = tailOf(poissonCounts(0.5 + nextUnit(stream) * mean)).slice(0, 3 + Math.ceil(mean * 1.6))
  return item(id, {
    tail, unitCost, positionUnits: pick(6) - 2, marginPerUnit: pick(100) / 10, overageCostPerUnit: pick(40) / 10, holdingPerUnit: pick(5) / 10,
    caseUnits: 1 + pick(3), minOrderUnits: pick(2) * pick(6), maxOrderUnits: pick(3) === 0 ? 1 + pick(12) : null, orderCost: pick(2) * pick(8),
    volumePerUnit: pick(6) === 0 ? null : 0.5 + pick(4),
    priceBreaks: pick(2) === 0 ? [] : [{ fromUnits: 3 + pick(4), unitCost: unitCost * 0.9 }, { fromUnits: 8 + pick(6), unitCost: unitCost * 0.8 }],
  })
}

describe('ranked purchases', () => {
  it('is the newsvendor optimum of each item without a binding limit', () => {
    for (const mean of [0.7, 4, 25, 160]) {
      const demand = gammaPoissonCounts(mean, 3, 3)
      const list = purchaseList([item('a', { tail: tailOf(demand), holdingPerUnit: 0 })], { budget: 1e6, volume: null })
      expect(list.lines[0]!.units).toBe(newsvendorQuantity(demand, 6, 2))
      expect(list).toMatchObject({ isExact: true, gapShare: 0, problems: [] })
    }
  })

  it('equals exhaustive search on 400 random lists with cases, minimums, order costs, price breaks, budget and volume', () => {
    seedStream(stream, 11, 0, 0, 0)
    for (let run = 0; run < 400; run += 1) {
      const count = 1 + pick(4)
      const items = Array.from({ length: count }, (_, i) => randomItem(`s${i}`, 6))
      const limits = { budget: pick(5) === 0 ? null : pick(120 * count) / 2, volume: pick(2) === 0 ? null : pick(20 * count) }
      const list = purchaseList(items, limits)
      expect(list.isExact).toBe(true)
      expect(Math.abs(list.gain - exhaustive(items, limits)), `run ${run}`).toBeLessThan(1e-7)
      expect(list.cost).toBeLessThanOrEqual((limits.budget ?? Infinity) * (1 + 1e-8))
      for (const line of list.lines) {
        const given = items.find(({ id }) => id === line.id)!
        expect(line.gain).toBeCloseTo(priced(given, line.units).gain, 8)
        expect(line.cost).toBeCloseTo(priced(given, line.units).cost, 8)
      }
    }
  })

  it('equals exhaustive search on 100 random lists of eight items with few cases each', () => {
    seedStream(stream, 17, 0, 0, 0)
    for (let run = 0; run < 100; run += 1) {
      const items = Array.from({ length: 8 }, (_, i) => item(`s${i}`, { ...randomItem(`s${i}`, 6), caseUnits: 4, minOrderUnits: pick(2) * 5, maxOrderUnits: 8 + pick(2) * 4 }))
      const limits = { budget: 30 + pick(300), volume: pick(2) === 0 ? null : 20 + pick(100) }
      const list = purchaseList(items, limits)
      expect(list.isExact).toBe(true)
      expect(Math.abs(list.gain - exhaustive(items, limits)), `run ${run}`).toBeLessThan(1e-7)
    }
  })

  it('eight items with long tails stay exact', () => {
    seedStream(stream, 12, 0, 0, 0)
    for (let run = 0; run < 20; run += 1) {
      const items = Array.from({ length: 8 }, (_, i) => randomItem(`s${i}`, 200))
      const free = purchaseList(items, { budget: null, volume: null })
      const list = purchaseList(items, { budget: free.cost * 0.4, volume: run % 2 === 0 ? null : 900 })
      expect(list.isExact).toBe(true)
      expect(list.gain).toBeLessThanOrEqual(free.gain + 1e-9)
    }
  })

  it('states a bound that the best list never passes and a small gap beyond eight items', () => {
    seedStream(stream, 13, 0, 0, 0)
    let worst = 0
    for (let run = 0; run < 40; run += 1) {
      const items = Array.from({ length: 60 }, (_, i) => randomItem(`s${i}`, 30))
      const free = purchaseList(items, { budget: null, volume: null })
      const list = purchaseList(items, { budget: free.cost * 0.5, volume: run % 2 === 0 ? null : 500 })
      expect(list.upperBound).toBeGreaterThanOrEqual(list.gain)
      expect(list.cost).toBeLessThanOrEqual(free.cost * 0.5 * (1 + 1e-8))
      worst = Math.max(worst, list.gapShare)
    }
    expect(worst).toBeLessThan(0.01)
  })

  it('the bound and the list hold against exhaustive search where the exact method is not used', () => {
    seedStream(stream, 14, 0, 0, 0)
    let lost = 0
    let most = 0
    for (let run = 0; run < 60; run += 1) {
      const items = Array.from({ length: 9 }, (_, i) => item(`s${i}`, { ...randomItem(`s${i}`, 4), caseUnits: 5, minOrderUnits: 0, maxOrderUnits: 10, priceBreaks: [] }))
      const limits = { budget: 40 + pick(150), volume: run % 2 === 0 ? null : 30 + pick(60) }
      const list = purchaseList(items, limits)
      const best = exhaustive(items, limits)
      expect(list.upperBound).toBeGreaterThanOrEqual(best - 1e-7)
      expect(list.gain).toBeLessThanOrEqual(best + 1e-7)
      lost += best - list.gain
      most += best
    }
    expect(lost / most).toBeLessThan(0.01)
  })

  it('10,000 items with tails up to 500 units', () => {
    seedStream(stream, 15, 0, 0, 0)
    const items = Array.from({ length: 10_000 }, (_, i) => {
      const mean = 2 + pick(350)
      return item(`s${i}`, { tail: tailOf(poissonCounts(mean)), unitCost: 1 + pick(200) / 10, marginPerUnit: 1 + pick(200) / 10, caseUnits: 1 + pick(12), minOrderUnits: pick(30), orderCost: pick(3) * 10, positionUnits: pick(mean) })
    })
    const free = purchaseList(items, { budget: null, volume: null })
    for (const limits of [{ budget: free.cost / 2, volume: null }, { budget: free.cost / 2, volume: 300_000 }]) {
      const started = process.cpuUsage()
      const list = purchaseList(items, limits)
      const took = process.cpuUsage(started).user / 1000
      expect(list.gapShare).toBeLessThan(1e-4)
      // One second is the aim on a quiet core; the test allows for a slow one.
      expect(took).toBeLessThan(4000)
      if (process.env['SHOW_TIMES']) process.stderr.write(`10,000 items: ${took.toFixed(0)} ms, gap ${list.gapShare}\n`)
    }
  })

  it('ranks by return and says what decided each line', () => {
    const list = purchaseList([
      item('optimum'), item('case', { caseUnits: 7 }), item('moq', { minOrderUnits: 20 }), item('moqTooMuch', { minOrderUnits: 60 }), item('max', { maxOrderUnits: 5 }),
      item('stocked', { positionUnits: 30 }), item('rich', { marginPerUnit: 30 }),
    ], { budget: null, volume: null })
    const reasons = Object.fromEntries(list.lines.map(({ id, reason }) => [id, reason]))
    expect(reasons).toEqual({ optimum: 'optimum', case: 'case', moq: 'moq', moqTooMuch: 'moq', max: 'maxOrder', stocked: 'notWorthIt', rich: 'optimum' })
    expect(list.lines.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(list.lines[0]!.id).toBe('rich')
    expect(purchaseList([item('a')], { budget: 20, volume: null }).lines[0]).toMatchObject({ units: 5, reason: 'budget' })
    expect(purchaseList([item('a')], { budget: null, volume: 3 }).lines[0]).toMatchObject({ units: 3, reason: 'volume' })
  })

  it('names what is wrong with an item and what was done', () => {
    const problemsOf = (given: Partial<PurchaseItem>, limits: PurchaseLimits = { budget: 100, volume: null }) => purchaseList([item('a', given)], limits).problems
    expect(problemsOf({ unitCost: 0 })).toEqual([{ code: 'costMissing', id: 'a', field: 'unitCost', remedy: 'leftOut', usedValue: null }])
    expect(problemsOf({ marginPerUnit: NaN })).toMatchObject([{ code: 'badNumber', field: 'marginPerUnit', remedy: 'leftOut' }])
    expect(problemsOf({ holdingPerUnit: -1 })).toMatchObject([{ code: 'badNumber', field: 'holdingPerUnit', remedy: 'replaced', usedValue: 0 }])
    expect(problemsOf({ tail: Float64Array.of(1, 0.2, 0.6) })).toMatchObject([{ code: 'tailNotFalling' }])
    expect(problemsOf({ minOrderUnits: 1000 })).toMatchObject([{ code: 'minimumAboveBudget' }])
    expect(problemsOf({ minOrderUnits: 9, maxOrderUnits: 5 })).toMatchObject([{ code: 'minimumAboveMaximum' }])
    expect(problemsOf({ volumePerUnit: null }, { budget: null, volume: 4 })).toMatchObject([{ code: 'volumeMissing', usedValue: 0 }])
    expect(problemsOf({}, { budget: NaN, volume: null })).toMatchObject([{ code: 'badLimit', id: null, usedValue: 0 }, { code: 'minimumAboveBudget' }])
    expect(purchaseList([], { budget: 0, volume: 0 })).toMatchObject({ lines: [], cost: 0, gain: 0, gapShare: 0, isExact: true })
  })

  it('never throws and never returns NaN, whatever the figures', () => {
    const odd = [NaN, -1, 0, Infinity, -Infinity, 1e300, 1e11, 2.5]
    seedStream(stream, 16, 0, 0, 0)
    const any = () => odd[pick(odd.length)]!
    for (let run = 0; run < 500; run += 1) {
      const items = Array.from({ length: 1 + pick(12) }, (_, i) => {
        const given = randomItem(`s${i}`, 5)
        const fields = ['positionUnits', 'unitCost', 'marginPerUnit', 'overageCostPerUnit', 'holdingPerUnit', 'minOrderUnits', 'caseUnits', 'maxOrderUnits', 'orderCost', 'volumePerUnit'] as const
        const breaks = pick(3) === 0 ? [{ fromUnits: any(), unitCost: any() }] : given.priceBreaks
        return { ...given, priceBreaks: breaks, tail: pick(4) === 0 ? Float64Array.from([any(), any(), any()]) : given.tail, [fields[pick(10)]!]: any() }
      })
      const list = purchaseList(items, { budget: pick(3) === 0 ? any() : 50, volume: pick(3) === 0 ? any() : null })
      for (const value of [list.cost, list.gain, list.upperBound, list.gapShare, ...list.lines.flatMap(({ units, cost, gain, returnPerMoney }) => [units, cost, gain, returnPerMoney])]) expect(Number.isFinite(value)).toBe(true)
    }
  })
})
