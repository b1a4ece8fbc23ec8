import { proposeFromFacts, changesRecords, type FactProposal } from '#domain/history/proposeFromFacts.ts'
import type { FactBatch, FactRecordKind, FactWarning } from '#domain/history/factDraft.ts'
import { skuMatcher } from '#domain/history/matchRecords.ts'
import type { CarrierService, InboundLot, Market, Sku, StockLevel, Warehouse } from '#domain/network.ts'
import type { PlanSettings } from '#domain/plan.ts'
import type { Scenario } from '#domain/scenario.ts'
import type { BatchId } from '#domain/units.ts'
import { isSameValue } from './recordRows.ts'
import type { RecordEdit } from './records.ts'
import type { BatchRow, ImportedChange, ImportedRecord, RecordChange, RecordRow } from './types.ts'

type Row = Pick<RecordRow, 'kind' | 'key' | 'value'>
export type ImportedInput = {
  /** The plan's records as they are. */
  readonly rows: readonly Row[]
  readonly states: readonly ImportedRecord[]
  /** The batches that are to be live, in the order of their import. */
  readonly batches: readonly BatchRow[]
  /** Records that imported orders bring, where the plan has none. */
  readonly added: readonly RecordEdit[]
  /** Time of the newest import before this step: edits by hand found now were made after it. */
  readonly newestImportMs: number
}
export type ImportedOutcome = {
  readonly changes: readonly RecordChange[]
  readonly imported: readonly ImportedChange[]
  readonly warnings: ReadonlyMap<BatchId, readonly FactWarning[]>
}

const FACT_KINDS: readonly string[] = ['sku', 'stock', 'inbound', 'warehouse'] satisfies readonly FactRecordKind[]
/** Fields that are one figure: edited together. */
const COUPLED: Readonly<Record<string, readonly string[]>> = { stock: ['onHandUnits', 'countedAtMs'] }

/** The records without what imports set in them, as the batches before the next step leave them. */
export function baseRows(rows: readonly Row[], states: readonly ImportedRecord[]): Row[] {
  const base = keyed(rows)
  for (const state of states) {
    const { kind, key, base: value } = withEdits(state, base.get(idOf(state))?.value ?? null, 0)
    if (value === null) base.delete(idOf(state))
    else base.set(idOf(state), { kind, key, value } as Row)
  }
  return [...base.values()].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
}

/**
 * What a set of live batches makes of a plan's records: the records as they would be without imports, with the facts of the batches put
 * over them in order. Never from what the last import made, so that taking a batch out in any order is the same as never having had it.
 * An edit by hand is found by the record being other than the imports left it; it outlasts the imports before it and yields to later ones.
 */
export function importedOutcome({ rows, states, batches, added, newestImportMs }: ImportedInput): ImportedOutcome {
  const current = keyed(rows)
  const valueNow = (id: string): unknown => current.get(id)?.value ?? null
  const known = new Map(states.map((state) => [idOf(state), withEdits(state, valueNow(idOf(state)), newestImportMs)]))
  const unnamed = dropUnnamed(known, rows, batches)
  const plain: RecordChange[] = []
  for (const { kind, key, after } of added) {
    const id = `${kind}/${key}`
    const state = known.get(id)
    const isMissing = state ? state.base === null && state.edited['*'] === undefined : valueNow(id) === null
    if (isMissing && (kind === 'sku' || (kind === 'stock' && state))) {
      known.set(id, { kind, key, written: state?.written ?? null, edited: {}, ...state, base: after, isFromOrders: true })
    } else if (!state && (valueNow(id) === null || isUnrouted(kind, valueNow(id)))) plain.push({ kind, key, before: valueNow(id), after })
  }

  const withPlain = [...rows.filter((row) => !plain.some((change) => idOf(change) === idOf(row))), ...plain.map(({ kind, key, after }) => ({ kind, key, value: after }) as Row)]
  const proposal = propose(withPlain, known, batches)
  const proposed = new Map(proposal.result.records.map((record) => [`${record.kind}/${record.key}`, record]))
  const baseNow = keyed(withPlain)
  for (const [id, { kind, key }] of proposed) {
    if (known.has(id)) continue
    const base = baseNow.get(id)?.value ?? null
    // The unknown stock that orders brought with their SKU goes with them.
    const isFromOrders = kind === 'stock' && base !== null && (base as StockLevel).onHandUnits === null && known.get(`sku/${(base as StockLevel).skuId}`)?.isFromOrders === true
    known.set(id, { kind, key, base, written: valueNow(id), edited: {}, isFromOrders })
  }

  const targets = new Map([...known].map(([id, state]) => [id, proposed.has(id) ? proposed.get(id)!.value : state.base]))
  keepReferenced(targets, known, withPlain)
  const changes: RecordChange[] = [...plain.filter((change) => !targets.has(idOf(change))), ...[...targets].flatMap(([id, after]) => {
    const { kind, key } = known.get(id)!
    const before = valueNow(id)
    return isSameValue(before, after) ? [] : [{ kind, key, before, after }]
  })]
  // The unknown stock that came with a SKU goes with it, or with the orders that brought it.
  for (const { kind, key, value } of rows) {
    if (kind !== 'stock' || targets.has(`stock/${key}`)) continue
    const { skuId, onHandUnits } = value as StockLevel
    const isGone = targets.has(`sku/${skuId}`) && targets.get(`sku/${skuId}`) === null
    if (isGone || (unnamed.has(skuId) && onHandUnits === null && known.get(`sku/${skuId}`)?.base === null)) changes.push({ kind, key, before: value, after: null })
  }
  return { changes, imported: stateChanges(states, known, targets, proposed), warnings: proposal.warnings }
}

/** A market that came with facts alone: its first orders show where they are sent from. */
function isUnrouted(kind: Row['kind'], value: unknown): boolean {
  return kind === 'market' && (value as Market).routing.length === 0
}

function keyed(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [idOf(row), row]))
}

function idOf({ kind, key }: Pick<ImportedRecord, 'kind' | 'key'>): string {
  return `${kind}/${key}`
}

/** The state of a record with what was edited by hand since the last import taken over into its base. */
function withEdits(state: ImportedRecord, now: unknown, newestImportMs: number): ImportedRecord {
  if (isSameValue(now, state.written)) return state
  if (now === null || state.written === null) return { ...state, base: now, isFromOrders: false, edited: { ...state.edited, '*': newestImportMs } }
  const [found, left] = [now as Record<string, unknown>, state.written as Record<string, unknown>]
  const differing = [...new Set([...Object.keys(found), ...Object.keys(left)])].filter((field) => !isSameValue(found[field] ?? null, left[field] ?? null))
  const coupled = COUPLED[state.kind] ?? []
  const fields = [...new Set([...differing, ...(differing.some((field) => coupled.includes(field)) ? coupled : [])])]
  return {
    ...state, isFromOrders: false,
    base: state.base === null ? now : { ...state.base, ...Object.fromEntries(fields.map((field) => [field, found[field]])) },
    edited: { ...state.edited, ...Object.fromEntries(fields.map((field) => [field, newestImportMs])) },
  }
}

/** SKUs that came with orders go with the last orders that name them; returns those that went. */
function dropUnnamed(known: Map<string, ImportedRecord>, rows: readonly Row[], batches: readonly BatchRow[]): Set<string> {
  const unnamed = new Set<string>()
  if (![...known.values()].some(({ isFromOrders, base }) => isFromOrders && base !== null)) return unnamed
  const skus = new Map(valuesOf<Sku>(rows, 'sku').map((sku) => [sku.id as string, sku]))
  for (const { kind, key, base } of known.values()) if (kind === 'sku' && base !== null) skus.set(key, base as Sku)
  const skuIdOf = skuMatcher([...skus.values()])
  const named = new Set<string>()
  for (const { ledger, daily } of batches) for (const table of [ledger, daily]) for (const sku of table?.skus ?? []) named.add(skuIdOf(sku))
  for (const [id, state] of known) {
    if (!state.isFromOrders || state.base === null) continue
    const skuId = state.kind === 'stock' ? (state.base as StockLevel).skuId : state.key
    if (named.has(skuId)) continue
    unnamed.add(skuId)
    known.set(id, { ...state, base: null })
  }
  return unnamed
}

function propose(rows: readonly Row[], known: ReadonlyMap<string, ImportedRecord>, batches: readonly BatchRow[]): { readonly result: FactProposal; readonly warnings: ReadonlyMap<BatchId, readonly FactWarning[]> } {
  const markets = new Map(valuesOf<Market>(rows, 'market').map((market) => [market.id, market]))
  const saying = batches.flatMap(({ id, facts, importedAtMs, marketId }) => {
    const market = markets.get(marketId)
    return facts && market && changesRecords(facts.kind) ? [{ id, batch: { importedAtMs, market, facts } satisfies FactBatch }] : []
  })
  if (saying.length === 0) return { result: { records: [], warnings: [] }, warnings: new Map() }
  const base = new Map(rows.filter(({ kind }) => FACT_KINDS.includes(kind)).map((row) => [idOf(row), row]))
  for (const [id, { kind, key, base: value }] of known) {
    if (value === null) base.delete(id)
    else base.set(id, { kind, key, value } as Row)
  }
  const ofBase = [...base.values()].sort((a, b) => (a.key < b.key ? -1 : 1))
  const result = proposeFromFacts(saying.map(({ batch }) => batch), {
    settings: valuesOf<PlanSettings>(rows, 'settings')[0]!, skus: valuesOf<Sku>(ofBase, 'sku'), stock: valuesOf<StockLevel>(ofBase, 'stock'),
    inbound: valuesOf<InboundLot>(ofBase, 'inbound'), warehouses: valuesOf<Warehouse>(ofBase, 'warehouse'),
  }, (kind, key, field) => known.get(`${kind}/${key}`)?.edited[field] ?? -Infinity)
  return { result, warnings: new Map(saying.map(({ id }, i) => [id, result.warnings[i]!])) }
}

/** A SKU or warehouse that no import names any more stays while something that was entered by hand needs it. */
function keepReferenced(targets: Map<string, unknown>, known: Map<string, ImportedRecord>, rows: readonly Row[]): void {
  const leaving = [...targets].flatMap(([id, target]) => (target === null && (id.startsWith('sku/') || id.startsWith('warehouse/')) ? [id] : []))
  if (leaving.length === 0) return
  const needed = new Set<string>()
  for (const { kind, key, value: now } of rows) {
    const value = targets.has(`${kind}/${key}`) ? targets.get(`${kind}/${key}`) : now
    if (value === null) continue
    if ((kind === 'stock' && (value as StockLevel).onHandUnits !== null) || kind === 'inbound') {
      needed.add(`sku/${(value as StockLevel | InboundLot).skuId}`).add(`warehouse/${(value as StockLevel | InboundLot).warehouseId}`)
    }
    if (kind === 'market') for (const { warehouseId } of (value as Market).routing) needed.add(`warehouse/${warehouseId}`)
    if (kind === 'service') for (const { warehouseId } of (value as CarrierService).pickups) needed.add(`warehouse/${warehouseId}`)
    if (kind === 'scenario') for (const event of (value as Scenario).events) for (const skuId of 'skuIds' in event ? event.skuIds : []) needed.add(`sku/${skuId}`)
  }
  for (const id of leaving) {
    if (!needed.has(id)) continue
    const state = known.get(id)!
    const kept = state.written
    if (kept === null) continue
    targets.set(id, kept)
    known.set(id, { ...state, base: kept, isFromOrders: false })
  }
}

function stateChanges(states: readonly ImportedRecord[], known: ReadonlyMap<string, ImportedRecord>, targets: ReadonlyMap<string, unknown>, proposed: ReadonlyMap<string, unknown>): ImportedChange[] {
  const before = new Map(states.map((state) => [idOf(state), state]))
  return [...known].flatMap(([id, state]) => {
    const isNeeded = proposed.has(id) || Object.keys(state.edited).length > 0 || (state.isFromOrders && state.base !== null)
    const after = isNeeded ? { ...state, written: targets.get(id) ?? null } : null
    const was = before.get(id) ?? null
    return isSameValue(was, after) ? [] : [{ id, before: was, after }]
  })
}

function valuesOf<T>(rows: readonly Row[], wanted: Row['kind']): T[] {
  return rows.flatMap(({ kind, value }) => (kind === wanted ? [value as T] : []))
}
