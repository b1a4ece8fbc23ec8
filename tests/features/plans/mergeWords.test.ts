import fc from 'fast-check'
import { expect, it } from 'vitest'

import { byRecord, chosen, decisionOf, editableFields } from '#features/plans/merge/decisions.ts'
import { fieldWord } from '#features/plans/words/fields.ts'
import { fieldWords, recordWords, type PlanWords } from '#features/plans/words/places.ts'
import { valueWords } from '#features/plans/words/values.ts'
import { mergePlans } from '#plan-file/merge/mergePlans.ts'
import { diffPlans } from '#plan-file/merge/diffPlans.ts'
import type { Choice, Conflict } from '#plan-file/merge/types.ts'
import { textOf } from '#ui/text.ts'
import { planNames } from '#workers/planNames.ts'
import { documents } from '../../plan-file/arbitraries.ts'
import { planDocument, sku, warehouse } from '../../storage/fixtures.ts'

const wordsOf = (language: 'en' | 'zh', ...plans: Parameters<typeof planNames>[0]): PlanWords => ({ text: textOf(language), names: planNames(plans), currency: 'USD', timeZone: 'UTC' })
const conflictOf = (more: Partial<Conflict>): Conflict => ({ id: 'x', kind: 'warehouse', key: 'W1', path: '/parcelsPerLabourHour', clash: 'edits', base: 10, ours: 12, theirs: 15, default: 'ours', ...more })

/** Every field of every record of a plan, with the field that it stands in. */
function fieldsOf(kind: string, value: unknown, parent: string | null, found: Set<string>): void {
  if (Array.isArray(value)) return value.forEach((item) => fieldsOf(kind, item, parent, found))
  if (typeof value !== 'object' || value === null || OPEN.has(parent ?? '')) return undefined
  for (const [name, inner] of Object.entries(value)) {
    if (fieldWord(kind, parent, name) === null) found.add(`${kind} ${parent ?? ''}.${name}`)
    fieldsOf(kind, inner, name, found)
  }
  return undefined
}
/** Their members are words of files, not fields. */
const OPEN = new Set(['columns', 'statuses', 'sameSku'])
const SECTIONS = { skus: 'sku', stock: 'stock', inbound: 'inbound', warehouses: 'warehouse', services: 'service', markets: 'market', scenarios: 'scenario', mappings: 'mapping', overrides: 'override', pastEvents: 'pastEvent', smallTests: 'smallTest', spuShares: 'spuShare', suppliers: 'supplier', supplyTerms: 'supplyTerms', purchaseOrders: 'purchaseOrder', buying: 'buying' } as const

it('every field that can be edited has a name in words', () => {
  const nameless = new Set<string>()
  fc.assert(fc.property(documents, (document) => {
    fieldsOf('settings', document.settings, null, nameless)
    for (const [section, kind] of Object.entries(SECTIONS)) fieldsOf(kind, document[section as keyof typeof SECTIONS], null, nameless)
  }), { numRuns: 60 })
  expect([...nameless]).toEqual([])
})

it('every difference of any two plans is said in both languages, without a bare key', () => {
  fc.assert(fc.property(documents, documents, (a, b) => {
    for (const language of ['en', 'zh'] as const) {
      const words = wordsOf(language, a, b)
      for (const one of diffPlans(a, b)) {
        const said = [recordWords(words, one.kind, one.key), fieldWords(words, one), valueWords(words, one, one.a), valueWords(words, one, one.b)]
        for (const text of said) expect(text).not.toMatch(/merge\.|\[object|undefined|NaN|\{\{/)
      }
    }
  }), { numRuns: 40 })
})

it('values are said with their units', () => {
  const plan = planDocument()
  const [en, zh] = [wordsOf('en', plan), wordsOf('zh', plan)]
  const at = (path: string, kind = 'warehouse', key = 'W1') => ({ kind, key, path })
  expect(recordWords(en, 'stock', 'A@W1')).toBe('Stock of SKU A in Warehouse W1')
  expect(valueWords(en, at('/parcelsPerLabourHour'), 12)).toBe('12 parcels per person and hour')
  expect(valueWords(zh, at('/parcelsPerLabourHour'), 12)).toBe('每人每小时 12 件')
  expect(valueWords(en, at('/shifts'), warehouse('W1', 6).shifts as never)).toBe('Mon–Fri 9:00–18:00, 6 people')
  expect(valueWords(zh, at('/shifts'), warehouse('W1', 9).shifts as never)).toBe('周一至周五 9:00–18:00，9 人')
  expect(valueWords(en, at('/unitCostMinor', 'sku', 'A'), 1250)).toBe('US$12.50')
  expect(valueWords(en, at('/unitCostMinor', 'sku', 'A'), null)).toBe('not known')
  expect(valueWords(en, at('', 'sku', 'Z'), undefined)).toBe('not there')
  expect(valueWords(en, at('/ldrTargetShare+ldrEnforcementShare', 'market', 'US'), { ldrTargetShare: 0.04, ldrEnforcementShare: 0.1 })).toBe('Late dispatch, target: 4%, Late dispatch, enforced above: 10%')
})

it('plain values can be typed in, alone or together; lists, deletions and orders cannot', () => {
  expect(editableFields(conflictOf({}))?.map(({ name }) => name)).toEqual(['parcelsPerLabourHour'])
  const counted = { onHandUnits: 1, countedAtMs: 5 }
  expect(editableFields(conflictOf({ kind: 'stock', path: '/onHandUnits+countedAtMs', base: counted, ours: counted, theirs: { onHandUnits: 2, countedAtMs: null } }))?.map(({ name, canBeUnknown }) => [name, canBeUnknown])).toEqual([['onHandUnits', false], ['countedAtMs', true]])
  expect(editableFields(conflictOf({ path: '/shifts', base: [], ours: [], theirs: [] }))).toBeNull()
  expect(editableFields(conflictOf({ path: '', clash: 'deletion', theirs: undefined }))).toBeNull()
  expect(editableFields(conflictOf({ path: '/tomorrow' }))).toBeNull()
})

it('a deletion against an edit is kept until decided; everything else is open; conflicts of one record stand together', () => {
  const base = { ...planDocument(), skus: [sku('A'), sku('B')] }
  const { conflicts } = mergePlans(base, { ...base, skus: [sku('A', 'One'), sku('B', 'Two')], warehouses: [warehouse('W1', 5)] }, { ...base, skus: [sku('A', 'Other')], warehouses: [{ ...warehouse('W1', 6), name: 'X' }] })
  expect(conflicts.map((one) => [one.id, decisionOf(one, new Map())])).toEqual([['sku/A/name', null], ['sku/B', 'ours'], ['warehouse/W1/shifts', null]])
  expect(chosen(conflicts, new Map<string, Choice>([['sku/A/name', { value: 'New' }], ['sku/B', 'theirs']]))).toEqual(new Map<string, Choice>([['sku/A/name', { value: 'New' }], ['sku/B', 'theirs']]))
  expect(byRecord([conflictOf({ id: '1' }), conflictOf({ id: '2', key: 'W2' }), conflictOf({ id: '3' })]).map((group) => group.map(({ id }) => id))).toEqual([['1', '3'], ['2']])
})
