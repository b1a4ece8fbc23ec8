import fc from 'fast-check'
import { expect, it } from 'vitest'

import type { PlanDocument } from '#domain/plan.ts'
import { mergePlans, mergeWith } from '#plan-file/merge/mergePlans.ts'
import { resolveConflicts } from '#plan-file/merge/resolve.ts'
import { isSame } from '#plan-file/merge/same.ts'
import type { Value } from '#plan-file/merge/types.ts'
import { planDocument, sku } from '../storage/fixtures.ts'
import { lostChanges } from './lostChanges.ts'
import { mergeCases } from './planEdits.ts'

const plan = planDocument()
const holidays = (...days: readonly string[]) => ({ ...plan, markets: [{ ...plan.markets[0]!, holidays: days }] }) as unknown as PlanDocument
const events = (...ids: readonly string[]) => ({ ...plan, scenarios: [{ ...plan.scenarios[0]!, events: ids.map((id) => ({ id, type: 'viralSpike' })) }] }) as unknown as PlanDocument
const skus = (...list: PlanDocument['skus']): PlanDocument => ({ ...plan, skus: list })
const recordsOf = (conflicts: readonly { readonly kind: string; readonly key: string }[]) => [...new Set(conflicts.map(({ kind, key }) => `${kind}/${key}`))]
const asked = (...[base, ours, theirs, others]: Parameters<typeof mergePlans>) => mergePlans(base, ours, theirs, others).conflicts.map(({ id, clash, base: before }) => [id, clash, before])

it('what the common versions do not agree on is a question, even where one side is as one of them', () => {
  const [one, two] = [skus(sku('A', 'One')), skus(sku('A', 'Two'))]
  expect(asked(one, one, two, [two])).toEqual([['sku/A/name', 'edits', undefined]])
  expect([asked(one, two, two, [two]), asked(one, one, two, [one])]).toEqual([[], []])
  expect(mergePlans(one, skus(sku('A', 'One'), sku('B')), one, [one]).merged.skus.length).toBe(2)
})

it('a record that only one of them has is decided again, and kept until then', () => {
  const [without, with_] = [skus(sku('A')), skus(sku('A'), sku('B'))]
  for (const [base, other] of [[without, with_], [with_, without]] as const) {
    const result = mergePlans(base, without, with_, [other])
    expect(result.conflicts.map(({ id, clash, default: taken }) => [id, clash, taken])).toEqual([['sku/B', 'deletion', 'theirs']])
    expect(resolveConflicts(result, new Map([['sku/B', 'ours']])).document.skus.length).toBe(1)
  }
})

it('sets and orders that they do not agree on are decided as a whole', () => {
  expect(asked(holidays('2026-01-01'), holidays(), holidays('2026-01-01'), [holidays()])).toEqual([['market/US/holidays', 'edits', undefined]])
  expect(asked(events('E1', 'E2'), events('E1', 'E2'), events('E2', 'E1'), [events('E2', 'E1')])).toEqual([['scenario/S1/events/@order', 'order', undefined]])
})

it('any two versions of one plan that took each other in: the same questions from both sides, all that was decided apart asked, nothing lost', { timeout: 120_000 }, () => {
  let questions = 0
  fc.assert(fc.property(mergeCases, ({ base, ours, theirs }) => {
    const first = mergePlans(base, ours, theirs)
    const decided = (side: 'ours' | 'theirs') => mergeWith({ base, ours, theirs }, new Map(first.conflicts.map(({ id }) => [id, side]))).merged
    const [mine, yours] = [decided('ours'), decided('theirs')]
    const [one, other] = [mergePlans(ours, mine, yours, [theirs]), mergePlans(ours, yours, mine, [theirs])]
    // Of the same records: what moved together at first may have come to agree in a part since.
    expect(recordsOf(one.conflicts)).toEqual(recordsOf(first.conflicts))
    expect(other.conflicts.map(({ id }) => id)).toEqual(one.conflicts.map(({ id }) => id))
    if (one.conflicts.length === 0 && !isSame(one.merged as unknown as Value, other.merged as unknown as Value)) expect(one.merged).toEqual(other.merged)
    for (const before of [ours, theirs]) for (const side of [mine, yours]) expect(lostChanges(before, side, one.merged, one.conflicts)).toEqual([])
    questions += one.conflicts.length
  }), { numRuns: process.env['HEADROOM_LONG'] ? 20_000 : 1000 })
  expect(questions).toBeGreaterThan(50)
})
