import { describe, expect, it } from 'vitest'

import { EMPTY_HISTORY, type DailySeries, type History } from '#domain/history.ts'
import type { Market } from '#domain/network.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { Scenario, ViralSpike } from '#domain/scenario.ts'
import type { PurchaseOrder } from '#domain/supply.ts'
import type { EventId, IsoDay, SkuId } from '#domain/units.ts'
import { diffPlans } from '#plan-file/merge/diffPlans.ts'
import { mergePlans, planRefusal } from '#plan-file/merge/mergePlans.ts'
import { resolveConflicts } from '#plan-file/merge/resolve.ts'
import { attachSections, splitSections } from '#plan-file/merge/sections.ts'
import { MARKET, planDocument, sku, warehouse } from '../storage/fixtures.ts'

const day = (text: string) => text as IsoDay
const base = planDocument()
const [market] = base.markets as [Market]
const [scenario] = base.scenarios as [Scenario]
const withMarket = (change: Partial<Market>): PlanDocument => ({ ...base, markets: [{ ...market, ...change }] })
const spike = (id: string, change: Partial<ViralSpike> = {}): ViralSpike => ({
  type: 'viralSpike', id: id as EventId, startDay: day('2026-11-25'), startHour: 9, peakFactor: 8, riseHours: 6, halfLifeHours: 24, probability: 1, skuIds: [], ...change,
})
const withEvents = (...events: readonly ViralSpike[]): PlanDocument => ({ ...base, scenarios: [{ ...scenario, events }] })
const series = (source: string, units: readonly number[], firstDay = '2026-01-01'): DailySeries => ({ skuId: 'A' as SkuId, marketId: MARKET, source, firstDay: day(firstDay), units, cancelledUnits: units.map(() => 0) })
const withHistory = (change: Partial<History>): PlanDocument => ({ ...base, history: { ...EMPTY_HISTORY, ...change } })
const places = (conflicts: readonly { readonly id: string; readonly clash: string }[]) => conflicts.map(({ id, clash }) => [id, clash])

describe('plain fields', () => {
  it('different fields of one record come together', () => {
    const { merged, conflicts, applied } = mergePlans(base, { ...base, skus: [{ ...sku('A'), name: 'Lamp' }, sku('B')] }, { ...base, skus: [{ ...sku('A'), sellerSku: 'L-1' }, sku('B'), sku('C')] })
    expect(conflicts).toEqual([])
    expect(merged.skus).toEqual([{ ...sku('A'), name: 'Lamp', sellerSku: 'L-1' }, sku('B'), sku('C')])
    expect(applied).toEqual({ ours: { added: 0, changed: 1, removed: 0 }, theirs: { added: 1, changed: 1, removed: 0 } })
  })

  it('one field changed differently is a conflict with all three values, ours for now; changed alike it is none', () => {
    const result = mergePlans(base, withMarket({ dispatchSlaBusinessDays: 1 }), withMarket({ dispatchSlaBusinessDays: 3 }))
    expect(result.conflicts).toEqual([{ id: 'market/US/dispatchSlaBusinessDays', kind: 'market', key: 'US', path: '/dispatchSlaBusinessDays', clash: 'edits', base: 2, ours: 1, theirs: 3, default: 'ours' }])
    expect(result.merged.markets[0]?.dispatchSlaBusinessDays).toBe(1)
    const id = 'market/US/dispatchSlaBusinessDays'
    expect(resolveConflicts(result, new Map([[id, 'theirs']])).document.markets[0]?.dispatchSlaBusinessDays).toBe(3)
    expect(resolveConflicts(result, new Map([[id, { value: 5 }]]))).toMatchObject({ document: { markets: [{ dispatchSlaBusinessDays: 5 }] }, problems: [] })
    expect(mergePlans(base, withMarket({ dispatchSlaBusinessDays: 1 }), withMarket({ dispatchSlaBusinessDays: 1 })).conflicts).toEqual([])
  })

  it('a value that no plan can hold is a problem, not a plan', () => {
    const result = mergePlans(base, withMarket({ dispatchSlaBusinessDays: 1 }), withMarket({ dispatchSlaBusinessDays: 3 }))
    expect(resolveConflicts(result, new Map([['market/US/dispatchSlaBusinessDays', { value: -1 }]])).problems).toEqual([{ code: 'merge.invalid', params: { field: 'markets.0.dispatchSlaBusinessDays' } }])
  })
})

describe('deletions', () => {
  const deleted = { ...base, skus: [sku('B')], stock: [] }
  it('what nobody else touched goes', () => {
    const { merged, conflicts } = mergePlans(base, deleted, withMarket({ ldrWindowDays: 14 }))
    expect([merged.skus.map(({ id }) => id), conflicts]).toEqual([['B'], []])
  })

  it('what the other side edited is kept until somebody says otherwise', () => {
    const result = mergePlans(base, deleted, { ...base, skus: [sku('A', 'Lamp'), sku('B')] })
    expect(result.conflicts).toMatchObject([{ id: 'sku/A', path: '', clash: 'deletion', ours: undefined, theirs: { name: 'Lamp' }, default: 'theirs' }])
    expect(result.merged.skus.map(({ name }) => name)).toEqual(['Lamp', 'SKU B'])
    expect(resolveConflicts(result, new Map([['sku/A', 'ours']])).document.skus.map(({ id }) => id)).toEqual(['B'])
  })

  it('an event that names a deleted SKU is reported', () => {
    const { problems } = resolveConflicts(mergePlans(base, deleted, withEvents(spike('E1', { skuIds: ['A' as SkuId] }))), new Map())
    expect(problems).toEqual([{ code: 'merge.danglingReference', params: { kind: 'scenario', key: 'S1', path: '/events/E1/skuIds', targetKind: 'sku', targetKey: 'A' } }])
  })
})

describe('sets', () => {
  it('additions and removals of both sides count', () => {
    const before = withMarket({ holidays: [day('2026-12-25'), day('2026-01-01')] })
    const { merged, conflicts } = mergePlans(before, withMarket({ holidays: [day('2026-12-25'), day('2026-07-04')] }), withMarket({ holidays: [day('2026-12-25'), day('2026-01-01'), day('2026-11-26')] }))
    expect([merged.markets[0]?.holidays, conflicts]).toEqual([['2026-07-04', '2026-11-26', '2026-12-25'], []])
  })

  it('an event that is left without SKUs would mean all of them: that is asked', () => {
    const [a, b] = ['A' as SkuId, 'B' as SkuId]
    const { conflicts } = mergePlans(withEvents(spike('E1', { skuIds: [a, b] })), withEvents(spike('E1', { skuIds: [a] })), withEvents(spike('E1', { skuIds: [b] })))
    expect(places(conflicts)).toEqual([['scenario/S1/events/E1/skuIds', 'edits']])
  })
})

describe('lists of things with an id', () => {
  it('events are merged one by one, and both new ones are there', () => {
    const { merged, conflicts } = mergePlans(withEvents(spike('E1')), withEvents(spike('E1', { peakFactor: 5 }), spike('E3')), withEvents(spike('E1', { halfLifeHours: 48 }), spike('E2')))
    expect([merged.scenarios[0]?.events, conflicts]).toEqual([[spike('E1', { peakFactor: 5, halfLifeHours: 48 }), spike('E2'), spike('E3')], []])
  })

  it('the first event is the one that is varied: two new orders are a conflict', () => {
    const [one, two, three] = [spike('E1'), spike('E2'), spike('E3')]
    const result = mergePlans(withEvents(one, two, three), withEvents(two, one, three), withEvents(three, one, two))
    expect(result.conflicts).toMatchObject([{ id: 'scenario/S1/events/@order', clash: 'order', base: ['E1', 'E2', 'E3'], ours: ['E2', 'E1', 'E3'], theirs: ['E3', 'E1', 'E2'] }])
    expect(resolveConflicts(result, new Map([['scenario/S1/events/@order', 'theirs']])).document.scenarios[0]?.events.map(({ id }) => id)).toEqual(['E3', 'E1', 'E2'])
    expect(mergePlans(withEvents(one, two), withEvents(two, one), withEvents(one, spike('E2', { peakFactor: 3 }))).merged.scenarios[0]?.events.map(({ id }) => id)).toEqual(['E2', 'E1'])
  })

  it('lines of a purchase order are merged by SKU, but not when the order was received meanwhile', () => {
    const order = (change: Partial<PurchaseOrder>): PlanDocument => ({ ...base, purchaseOrders: [{
      id: 'P1', number: 'PO-1', supplierId: null, warehouseId: warehouse('W1').id, mode: 'sea', status: 'ordered', orderedDay: day('2026-11-01'), expectedDay: day('2026-12-01'), receivedDay: null, note: '', lines: [line('A', 10), line('B', 10)], ...change }] })
    const line = (id: string, units: number) => ({ skuId: id as SkuId, units, unitCostMinor: null, currency: null })
    const both = mergePlans(order({}), order({ lines: [line('A', 20), line('B', 10)] }), order({ lines: [line('A', 10), line('B', 30)] }))
    expect([both.merged.purchaseOrders[0]?.lines.map(({ units }) => units), both.conflicts]).toEqual([[20, 30], []])
    const late = mergePlans(order({}), order({ lines: [line('A', 20), line('B', 10)] }), order({ status: 'received', receivedDay: day('2026-11-30') }))
    expect(places(late.conflicts)).toEqual([['purchaseOrder/P1/supplierId+status+receivedDay+lines', 'edits']])
  })
})

describe('what belongs together', () => {
  const coupled = (name: string, before: PlanDocument, ours: PlanDocument, theirs: PlanDocument, expected: readonly string[]) =>
    it(name, () => expect(mergePlans(before, ours, theirs).conflicts.map(({ id }) => id)).toEqual(expected))
  coupled('target and enforcement of one rate', base, withMarket({ ldrTargetShare: 0.02 }), withMarket({ ldrEnforcementShare: 0.2 }), ['market/US/ldrTargetShare+ldrEnforcementShare'])
  const [first, second] = [{ warehouseId: warehouse('W1').id, share: 0.5 }, { warehouseId: warehouse('W2').id, share: 0.5 }]
  coupled('shares of one whole', base, withMarket({ routing: [{ ...first, share: 1 }, second] }), withMarket({ routing: [first] }), ['market/US/routing'])
  const priced = (unitCostMinor: number, unitPriceMinor: number, currency: string): PlanDocument => ({ ...base, skus: [{ ...sku('A'), unitCostMinor, unitPriceMinor, currency: currency as never }, sku('B')] })
  coupled('cost and price in an unchanged currency do not meet', priced(100, 300, 'USD'), priced(110, 300, 'USD'), priced(100, 350, 'USD'), [])
  coupled('an amount and its currency', priced(100, 300, 'USD'), priced(110, 300, 'USD'), priced(700, 2100, 'CNY'), ['sku/A/currency+unitCostMinor+unitPriceMinor'])
  coupled('a count and its time', base, { ...base, stock: [{ ...base.stock[0]!, onHandUnits: 90 }] }, { ...base, stock: [{ ...base.stock[0]!, countedAtMs: 5 }] }, ['stock/A@W1/onHandUnits+countedAtMs'])
  coupled('start of an event', withEvents(spike('E1')), withEvents(spike('E1', { startDay: day('2026-11-26') })), withEvents(spike('E1', { startHour: 20 })), ['scenario/S1/events/E1/startDay+startHour'])
  const packing = (change: object): PlanDocument => ({ ...base, warehouses: [{ ...warehouse('W1'), ...change }] })
  coupled('staff and speed do not meet', base, packing({ shifts: [] }), packing({ parcelsPerLabourHour: 20 }), [])
  coupled('shifts are hours of the zone', base, packing({ shifts: [] }), packing({ timeZone: 'Europe/London' }), ['warehouse/W1/timeZone+shifts'])
})

describe('daily columns', () => {
  it('series of other sources come together, an unchanged one gives way, and what spans them is reckoned', () => {
    const before = withHistory({ series: [series('orders', [1, 2])], completeFrom: day('2026-01-01'), completeTo: day('2026-01-02'), coverage: [{ marketId: MARKET, completeFrom: day('2026-01-01'), completeTo: day('2026-01-02'), runs: [{ firstDay: day('2026-01-01'), lastDay: day('2026-01-02') }] }] })
    const run = (from: string, to: string) => ({ firstDay: day(from), lastDay: day(to) })
    const ours = withHistory({ series: [series('orders', [1, 2]), series('shopify', [5], '2025-12-31')], completeFrom: day('2025-12-31'), completeTo: day('2026-01-02'), coverage: [{ marketId: MARKET, completeFrom: day('2025-12-31'), completeTo: day('2026-01-02'), runs: [run('2025-12-31', '2026-01-02')] }] })
    const theirs = withHistory({ series: [series('orders', [1, 2, 3, 4, 5])], completeFrom: day('2026-01-01'), completeTo: day('2026-01-05'), coverage: [{ marketId: MARKET, completeFrom: day('2026-01-01'), completeTo: day('2026-01-05'), runs: [run('2026-01-01', '2026-01-02'), run('2026-01-04', '2026-01-05')] }] })
    const { merged, conflicts } = mergePlans(before, ours, theirs)
    expect(conflicts).toEqual([])
    expect(merged.history.series).toEqual([series('orders', [1, 2, 3, 4, 5]), series('shopify', [5], '2025-12-31')])
    expect(merged.history).toMatchObject({ completeFrom: '2025-12-31', completeTo: '2026-01-05', coverage: [{ completeFrom: '2025-12-31', completeTo: '2026-01-05', runs: [run('2025-12-31', '2026-01-02'), run('2026-01-04', '2026-01-05')] }] })
  })

  it('one series that both changed is one conflict', () => {
    const { conflicts } = mergePlans(withHistory({ series: [series('orders', [1])] }), withHistory({ series: [series('orders', [2])] }), withHistory({ series: [series('orders', [3])] }))
    expect(places(conflicts)).toEqual([['history.series/A@US@orders', 'edits']])
  })

  it('differences are sums and a range of days, never the columns', () => {
    expect(diffPlans(withHistory({ series: [series('orders', [1, 2, 3, 4])] }), withHistory({ series: [series('orders', [1, 5, 3, 4, 6])] }))).toEqual([{
      kind: 'history.series', key: 'A@US@orders', path: '', change: 'changed', days: { firstDay: '2026-01-02', lastDay: '2026-01-05', count: 2 },
      a: { skuId: 'A', marketId: 'US', source: 'orders', firstDay: '2026-01-01', lastDay: '2026-01-04', units: 10, cancelledUnits: 0 },
      b: { skuId: 'A', marketId: 'US', source: 'orders', firstDay: '2026-01-01', lastDay: '2026-01-05', units: 19, cancelledUnits: 0 },
    }])
  })
})

describe('no base', () => {
  it('every difference is a question, and what only one side has is kept', () => {
    const { merged, conflicts } = mergePlans(null, { ...base, skus: [sku('A', 'Lamp'), sku('B')] }, { ...base, skus: [sku('A'), sku('C')], settings: { ...base.settings, name: 'Winter' } })
    expect(places(conflicts)).toEqual([['settings/settings/name', 'noBase'], ['sku/A/name', 'noBase'], ['sku/B', 'noBase'], ['sku/C', 'noBase']])
    expect(merged.skus.map(({ id, name }) => [id, name])).toEqual([['A', 'Lamp'], ['B', 'SKU B'], ['C', 'SKU C']])
    expect(mergePlans(null, withMarket({ holidays: [day('2026-12-25')] }), base).conflicts.map(({ id }) => id)).toEqual(['market/US/holidays'])
  })
})

describe('what a newer schema added', () => {
  const newer = (change: object): PlanDocument => ({ ...base, skus: [{ ...sku('A'), ...change }, sku('B')] })
  it('fields, lists with ids and whole sections are merged like any other', () => {
    const before = newer({ tariff: { code: '8517', duty: 0.1 }, boxes: [{ id: 'b1', size: 1 }] })
    const { merged, conflicts } = mergePlans(before, newer({ tariff: { code: '8518', duty: 0.1 }, boxes: [{ id: 'b1', size: 2 }] }), newer({ tariff: { code: '8517', duty: 0.2 }, boxes: [{ id: 'b1', size: 1 }, { id: 'b2', size: 9 }] }))
    expect(conflicts).toEqual([])
    expect(merged.skus[0]).toMatchObject({ tariff: { code: '8518', duty: 0.2 }, boxes: [{ id: 'b1', size: 2 }, { id: 'b2', size: 9 }] })
    const carried = (steps: number) => ({ schema: 4, minReader: 3, sections: { playbooks: [{ id: 'p1', steps, title: 'Spike' }] } })
    const sections = mergePlans(attachSections(base, carried(1)), attachSections(base, carried(2)), attachSections(base, carried(3)))
    expect(places(sections.conflicts)).toEqual([['section/playbooks/p1/steps', 'edits']])
    expect(splitSections(sections.merged, [carried(2), carried(3)])).toEqual({ document: base, carried: carried(2) })
  })
})

it('another plan is refused', () => {
  expect(planRefusal('plan-1', 'plan-1', 'plan-2')).toEqual({ code: 'merge.differentPlans' })
  expect([planRefusal(null, 'plan-1', 'plan-1'), planRefusal('plan-2', 'plan-1', 'plan-1')]).toEqual([null, { code: 'merge.differentPlans' }])
})

it('differences name record, field and both values', () => {
  const other: PlanDocument = { ...withMarket({ ldrWindowDays: 14 }), skus: [sku('A'), sku('C')] }
  expect(diffPlans(base, other)).toEqual([
    { kind: 'sku', key: 'B', path: '', change: 'removed', a: sku('B'), b: undefined }, { kind: 'sku', key: 'C', path: '', change: 'added', a: undefined, b: sku('C') },
    { kind: 'market', key: 'US', path: '/ldrWindowDays', change: 'changed', a: 7, b: 14 },
  ])
})
