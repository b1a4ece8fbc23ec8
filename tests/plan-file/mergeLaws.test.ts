import fc from 'fast-check'
import { expect, it } from 'vitest'

import { canonicalJson, type Json } from '#shared/canonicalJson.ts'
import type { PlanDocument } from '#domain/plan.ts'
import { canonicalDocument } from '#plan-file/canonicalDocument.ts'
import { checkDocument } from '#plan-file/checkDocument.ts'
import { diffPlans } from '#plan-file/merge/diffPlans.ts'
import { mergePlans, mergeWith } from '#plan-file/merge/mergePlans.ts'
import { isSame } from '#plan-file/merge/same.ts'
import { resolveConflicts } from '#plan-file/merge/resolve.ts'
import type { Choice, Conflict, Value } from '#plan-file/merge/types.ts'
import { planDocument } from '../storage/fixtures.ts'
import { documents } from './arbitraries.ts'
import { lostChanges } from './lostChanges.ts'
import { mergeCases } from './planEdits.ts'

/** Ten thousand random merges over the five laws; a million in the long run. */
const runs = { numRuns: process.env['HEADROOM_LONG'] ? 200_000 : 2000 }
const timeout = process.env['HEADROOM_LONG'] ? 7_200_000 : 120_000
const plain = (value: unknown): Value => value as Value

function expectSame(found: PlanDocument, expected: PlanDocument): void {
  if (!isSame(plain(found), plain(expected))) expect(found).toEqual(expected)
}

it('law 1, commutative: whichever side is ours, the same conflicts with sides swapped; without conflicts the same plan', { timeout }, () => {
  fc.assert(fc.property(mergeCases, ({ base, ours, theirs }) => {
    const one = mergePlans(base, ours, theirs)
    const other = mergePlans(base, theirs, ours)
    const swapped = other.conflicts.map((conflict) => ({ ...conflict, ours: conflict.theirs, theirs: conflict.ours, default: sideOf(conflict) }))
    const expected = one.conflicts.map((conflict) => ({ ...conflict, default: sideOf(conflict, 'theirs') }))
    if (!isSame(plain(swapped), plain(expected))) expect(swapped).toEqual(expected)
    const counts = { ours: one.applied.theirs, theirs: one.applied.ours }
    if (!isSame(other.applied, counts)) expect(other.applied).toEqual(counts)
    const choices = new Map(one.conflicts.map(({ id }) => [id, 'theirs' as Choice]))
    const turned = new Map(one.conflicts.map(({ id }) => [id, 'ours' as Choice]))
    expectSame(mergeWith({ base, ours, theirs }, choices).merged, mergeWith({ base, ours: theirs, theirs: ours }, turned).merged)
    if (one.conflicts.length === 0) expectSame(other.merged, one.merged)
  }), runs)
})

/** The side that a default names, as the other merge would call it: that of a deletion changes name, ours of an edit is either's own. */
function sideOf({ clash, default: side }: Conflict, named: 'ours' | 'theirs' = 'ours'): string {
  if (clash !== 'deletion') return 'own'
  return (side === 'ours') === (named === 'ours') ? 'theirs' : 'ours'
}

it('the random merges ask, settle and take in from both sides', () => {
  const results = fc.sample(mergeCases, { numRuns: 500, seed: 7 }).map(({ base, ours, theirs }) => mergePlans(base, ours, theirs))
  const clashes = new Set(results.flatMap(({ conflicts }) => conflicts.map(({ clash }) => clash)))
  expect([...clashes].sort()).toEqual(expect.arrayContaining(['additions', 'deletion', 'edits']))
  const asking = results.filter(({ conflicts }) => conflicts.length > 0).length
  expect(asking).toBeGreaterThan(50)
  expect(asking).toBeLessThan(450)
})

it('law 2, idempotent: the same edits on both sides are those edits, without a question', { timeout }, () => {
  fc.assert(fc.property(mergeCases, ({ base, ours }) => {
    const { merged, conflicts } = mergePlans(base, ours, ours)
    expect(conflicts).toEqual([])
    expectSame(merged, ours)
    expect(mergePlans(null, ours, ours).conflicts).toEqual([])
  }), runs)
})

it('law 3, one-sided: a side that changed nothing gives way', { timeout }, () => {
  fc.assert(fc.property(mergeCases, ({ base, ours }) => {
    const left = mergePlans(base, ours, base)
    const right = mergePlans(base, base, ours)
    expect([...left.conflicts, ...right.conflicts]).toEqual([])
    expectSame(left.merged, ours)
    expectSame(right.merged, ours)
  }), runs)
})

it('law 4, merging again changes nothing: the resolved plan takes in either side without a question', { timeout }, () => {
  fc.assert(fc.property(mergeCases, fc.array(fc.constantFrom('ours' as const, 'theirs' as const), { minLength: 1, maxLength: 5 }), ({ base, ours, theirs }, decisions) => {
    const result = mergePlans(base, ours, theirs)
    const { merged: document } = mergeWith({ base, ours, theirs }, new Map(result.conflicts.map(({ id }, i) => [id, decisions[i % decisions.length]!])))
    for (const side of [ours, theirs]) {
      const again = mergePlans(side, document, side)
      expect(again.conflicts).toEqual([])
      expectSame(again.merged, document)
    }
    if (result.conflicts.length > 0) return
    for (const side of [ours, theirs]) {
      const again = mergePlans(base, document, side)
      expect(again.conflicts).toEqual([])
      expectSame(again.merged, document)
    }
  }), runs)
})

it('law 5, nothing is lost: what either side changed is in the merged plan or in a conflict', { timeout }, () => {
  fc.assert(fc.property(mergeCases, ({ base, ours, theirs }) => {
    const { merged, conflicts } = mergePlans(base, ours, theirs)
    expect(lostChanges(base, ours, merged, conflicts)).toEqual([])
    expect(lostChanges(base, theirs, merged, conflicts)).toEqual([])
  }), runs)
})

it('a merge of sound plans is sound', { timeout }, () => {
  fc.assert(fc.property(mergeCases, ({ base, ours, theirs }) => {
    const checked = checkDocument(mergePlans(base, ours, theirs).merged)
    expect(checked.ok || checked).toBe(true)
  }), { numRuns: 300 })
})

it('lists whose order counts: any entries added, removed and moved on both sides', { timeout }, () => {
  const events = fc.shuffledSubarray(['E0', 'E1', 'E2', 'E3', 'E4']).map((ids) => ({ ...planDocument(), scenarios: [{ ...planDocument().scenarios[0]!, events: ids.map((id) => ({ id, type: 'viralSpike' })) }] }) as unknown as PlanDocument)
  let orderClashes = 0
  fc.assert(fc.property(events, events, events, (base, ours, theirs) => {
    const [one, other] = [mergePlans(base, ours, theirs), mergePlans(base, theirs, ours)]
    expect(other.conflicts.map(({ id }) => id)).toEqual(one.conflicts.map(({ id }) => id))
    expect(lostChanges(base, ours, one.merged, one.conflicts)).toEqual([])
    orderClashes += one.conflicts.length
    if (one.conflicts.length > 0) return
    expectSame(other.merged, one.merged)
    for (const side of [ours, theirs]) expectSame(mergePlans(base, one.merged, side).merged, one.merged)
  }), { numRuns: 1000 })
  expect(orderClashes).toBeGreaterThan(5)
})

it('lists in which two entries may have one key: the same laws, and such a list is one question', () => {
  const pickup = fc.record({ warehouseId: fc.constantFrom('A', 'B'), capParcelsPerDay: fc.constantFrom(1, 2), weekdays: fc.constant([1]), cutoffHours: fc.constant([9]) })
  const plans = fc.array(pickup, { maxLength: 3 }).map((pickups) => ({ ...planDocument(), services: [{ ...planDocument().services[0]!, id: 'C', pickups }] }) as unknown as PlanDocument)
  let questions = 0
  fc.assert(fc.property(plans, plans, plans, (base, ours, theirs) => {
    const [one, other] = [mergePlans(base, ours, theirs), mergePlans(base, theirs, ours)]
    expect(other.conflicts.map(({ id }) => id)).toEqual(one.conflicts.map(({ id }) => id))
    for (const side of [ours, theirs]) expect(lostChanges(base, side, one.merged, one.conflicts)).toEqual([])
    questions += one.conflicts.filter(({ path }) => path === '/pickups').length
    for (const side of [ours, theirs]) expectSame(mergePlans(side, one.merged, side).merged, one.merged)
    if (one.conflicts.length > 0) return
    expectSame(other.merged, one.merged)
    for (const side of [ours, theirs]) expectSame(mergePlans(base, one.merged, side).merged, one.merged)
  }), { numRuns: 2000 })
  expect(questions).toBeGreaterThan(100)
})

it('sets: any members added and removed on both sides', { timeout }, () => {
  const holidays = fc.subarray(['2026-01-01', '2026-05-01', '2026-07-04', '2026-12-25']).map((days) => ({ ...planDocument(), markets: [{ ...planDocument().markets[0]!, holidays: days }] }) as unknown as PlanDocument)
  fc.assert(fc.property(holidays, holidays, holidays, (base, ours, theirs) => {
    const { merged, conflicts } = mergePlans(base, ours, theirs)
    expect(conflicts).toEqual([])
    expectSame(mergePlans(base, theirs, ours).merged, merged)
    expect([...lostChanges(base, ours, merged, []), ...lostChanges(base, theirs, merged, [])]).toEqual([])
    for (const side of [ours, theirs]) expectSame(mergePlans(base, merged, side).merged, merged)
  }), { numRuns: 500 })
})

it('any three plans at all are merged without throwing, and what comes out can be written', { timeout }, () => {
  fc.assert(fc.property(documents, documents, fc.option(documents), (ours, theirs, base) => {
    const result = mergePlans(base, ours, { ...theirs, planId: ours.planId })
    canonicalJson(result.merged as unknown as Json)
    expect(resolveConflicts(result, new Map()).document).toEqual(result.merged)
    expect(new Set(result.conflicts.map(({ id }) => id)).size).toBe(result.conflicts.length)
  }), { numRuns: process.env['HEADROOM_LONG'] ? 5000 : 100 })
})

it('values of no known form are merged without throwing', { timeout }, () => {
  const odd = fc.tuple(documents, fc.dictionary(fc.constantFrom('skus', 'x', 'events', 'history', '__proto__', 'constructor'), fc.jsonValue({ maxDepth: 3 })))
    .map(([document, extra]) => ({ ...document, playbooks: extra, settings: { ...document.settings, extra } }) as unknown as PlanDocument)
  fc.assert(fc.property(odd, odd, odd, (base, ours, theirs) => {
    expectSame(mergePlans(base, ours, base).merged, { ...ours, ...canonicalDocument(ours), planId: ours.planId })
    mergePlans(base, ours, theirs)
    mergePlans(null, ours, theirs)
  }), { numRuns: 100 })
})

it('two plans differ in nothing exactly when they are the same', { timeout }, () => {
  fc.assert(fc.property(mergeCases, ({ base, ours, theirs }) => {
    expect(diffPlans(ours, ours)).toEqual([])
    for (const side of [ours, theirs]) expect(diffPlans(base, side).length === 0).toBe(isSame(plain(canonicalDocument(base)), plain(canonicalDocument(side))))
  }), { numRuns: 300 })
})
