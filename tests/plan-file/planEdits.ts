import fc from 'fast-check'

import type { PlanDocument } from '#domain/plan.ts'
import { canonicalDocument } from '#plan-file/canonicalDocument.ts'
import { documents } from './arbitraries.ts'

/** Random plans and random edits of them, cheap enough for ten thousand merges: documents are drawn once, and edits copy from them. */
type Row = Readonly<Record<string, unknown>>
export type Edit = { readonly section: number; readonly record: number; readonly field: number; readonly action: 'remove' | 'copy' | 'add' | 'nested' | 'unknown'; readonly donor: number }
export type MergeCase = { readonly base: PlanDocument; readonly ours: PlanDocument; readonly theirs: PlanDocument }

const POOL = 250
let drawn: readonly PlanDocument[] | null = null
const pool = (): readonly PlanDocument[] => (drawn ??= fc.sample(documents, { numRuns: POOL, seed: 20_261_125 }))

const edit: fc.Arbitrary<Edit> = fc.record({
  section: fc.nat(27), record: fc.nat(9), field: fc.nat(29), action: fc.constantFrom('remove', 'copy', 'copy', 'add', 'nested', 'nested', 'unknown'), donor: fc.nat(POOL - 1),
})
const edits = fc.array(edit, { minLength: 1, maxLength: 12, size: 'max' })

/** A base with edits of two people; some edits are made by both. */
export const mergeCases: fc.Arbitrary<MergeCase> = fc.record({ base: fc.nat(POOL - 1), ours: edits, theirs: edits, both: fc.array(edit, { maxLength: 2 }) })
  .map(({ base: index, ours, theirs, both }) => {
    const base = canonicalDocument(pool()[index]!)
    return { base, ours: edited(base, [...both, ...ours]), theirs: edited(base, [...both, ...theirs]) }
  })

const HISTORY_LISTS = ['series', 'profiles', 'dispatches', 'coverage', 'drivers'] as const
const FACT_LISTS = ['bundles', 'packing', 'packages', 'revenue', 'lateness', 'transit', 'cancellations', 'returns'] as const
const RECORD_LISTS = [
  'skus', 'stock', 'inbound', 'warehouses', 'services', 'markets', 'scenarios', 'mappings', 'overrides', 'pastEvents', 'smallTests', 'spuShares', 'suppliers', 'supplyTerms', 'purchaseOrders', 'buying',
] as const

function edited(base: PlanDocument, all: readonly Edit[]): PlanDocument {
  let document = base as unknown as Row
  for (const one of all) document = apply(document, pool()[one.donor]! as unknown as Row, one)
  return canonicalDocument(document as unknown as PlanDocument)
}

function apply(document: Row, donor: Row, one: Edit): Row {
  const { section } = one
  if (section < RECORD_LISTS.length) return withList(document, donor, RECORD_LISTS[section]!, one)
  if (section === RECORD_LISTS.length) return { ...document, settings: copied(document['settings'] as Row, donor['settings'] as Row, one) }
  if (section === RECORD_LISTS.length + 1) return { ...document, opening: donor['opening'] }
  const [history, other] = [document['history'] as Row, donor['history'] as Row]
  if (section < 24) return { ...document, history: withList(history, other, HISTORY_LISTS[section % HISTORY_LISTS.length]!, one) }
  if (section < 26) return { ...document, history: { ...history, completeFrom: other['completeFrom'] } }
  const facts = withList((history['facts'] ?? other['facts'] ?? {}) as Row, (other['facts'] ?? {}) as Row, FACT_LISTS[one.field % FACT_LISTS.length]!, one)
  return { ...document, history: { ...history, ...(Object.keys(facts).length === FACT_LISTS.length ? { facts } : {}) } }
}

function withList(owner: Row, donorOwner: Row, name: string, one: Edit): Row {
  const list = (owner[name] ?? []) as readonly Row[]
  const offered = (donorOwner[name] ?? []) as readonly Row[]
  const donor = offered[one.record % Math.max(1, offered.length)]
  const at = one.record % Math.max(1, list.length)
  if (one.action === 'remove') return owner[name] === undefined ? owner : { ...owner, [name]: list.filter((_, i) => i !== at) }
  if (!donor) return owner
  if (one.action === 'add' || list.length === 0) return list.some((row) => keyOf(name, row) === keyOf(name, donor)) || (name === 'buying' && list.length > 0) ? owner : { ...owner, [name]: [...list, donor] }
  return { ...owner, [name]: list.map((row, i) => (i === at ? copied(row, donor, one, name) : row)) }
}

/** A row with one field as another row of its kind has it, with one entry of a list added or removed, or with a field of a newer schema. */
function copied(row: Row, donor: Row, { field, action, record }: Edit, list = ''): Row {
  if (action === 'unknown') return { ...row, [`newer${field % 3}`]: field % 2 === 0 ? record : { id: 'x', parts: [{ id: `p${record}`, units: field }] } }
  const names = Object.keys(donor).filter((name) => !KEY_FIELDS.has(name) && !(list in COLUMN_LISTS))
  const wanted = action === 'nested' ? names.filter((name) => typeof donor[name] === 'object' && donor[name] !== null) : names
  const name = wanted[field % Math.max(1, wanted.length)]
  if (name === undefined) return list in COLUMN_LISTS ? { ...donor, ...only(row, KEY_FIELDS) } : row
  const [mine, other] = [row[name], donor[name]]
  if (action !== 'nested') return { ...row, [name]: other }
  if (Array.isArray(mine) && Array.isArray(other)) return { ...row, [name]: nested(mine, other, field, record) }
  if (isRow(mine) && isRow(other)) return { ...row, [name]: copied(mine, other, { field, record, action: 'copy', section: 0, donor: 0 }) }
  return { ...row, [name]: other }
}

function nested(mine: readonly unknown[], other: readonly unknown[], field: number, record: number): readonly unknown[] {
  const at = record % Math.max(1, mine.length)
  const [first] = other
  if (field % 4 === 0) return mine.filter((_, i) => i !== at)
  if (field % 4 === 1 && mine.length > 1) return field % 8 === 1 ? mine.toReversed() : [...mine.slice(1), mine[0]]
  if (isRow(mine[at]) && isRow(first) && field % 4 === 2) return mine.map((entry, i) => (i === at ? copied(entry as Row, first, { field: record, record: field, action: 'copy', section: 0, donor: 0 }) : entry))
  return first === undefined || (!isRow(first) && mine.includes(first)) || mine.length > 5 ? mine : [...mine, first]
}

const KEY_FIELDS = new Set(['id', 'type', 'skuId', 'warehouseId', 'marketId', 'source', 'kind', 'carrier', 'region', 'by', 'reason', 'leg'])
/** Lists whose columns must have equal lengths: taken whole. */
const COLUMN_LISTS: Readonly<Record<string, true>> = { series: true, lateness: true, coverage: true, profiles: true }

function only(row: Row, names: ReadonlySet<string>): Row {
  return Object.fromEntries(Object.entries(row).filter(([name]) => names.has(name)))
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function keyOf(list: string, row: Row): string {
  const names = ({ skus: ['id'], stock: ['skuId', 'warehouseId'], series: ['skuId', 'marketId', 'source'], profiles: ['marketId'], coverage: ['marketId'], dispatches: ['warehouseId'], drivers: ['kind', 'skuId'] } as Readonly<Record<string, readonly string[]>>)[list] ?? ['id']
  return names.map((name) => String(row[name])).join('@')
}
