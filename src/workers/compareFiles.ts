import { factText } from '#domain/factTable.ts'
import { skuMatcher } from '#domain/history/matchRecords.ts'
import type { Sku, StockLevel, Warehouse } from '#domain/network.ts'
import type { ReadFile } from '#importers/types.ts'
import { ok, type Result } from '#shared/result.ts'
import type { HeadroomDb } from '#storage/db.ts'
import { readLiveBatches } from '#storage/derive.ts'
import { recordRows } from '#storage/documents.ts'
import { importedOutcome, type ImportedInput } from '#storage/importedRecords.ts'
import { readImported } from '#storage/importedRows.ts'
import { diffBatches, type ImportCommit } from '#storage/imports.ts'
import { isSameValue } from '#storage/recordRows.ts'
import type { RecordEdit } from '#storage/records.ts'
import type { BatchRow, RecordChange } from '#storage/types.ts'
import { prepareImport, type ImportPlace } from './importFiles.ts'
import { effectsOf, warningsOf } from './importNotes.ts'
import type { ComparedFile } from './types.ts'

type Before = Pick<ImportedInput, 'rows' | 'states' | 'newestImportMs'> & { readonly live: readonly BatchRow[] }
type Rows = ReadonlyMap<string, ImportedInput['rows'][number]>

/** What storing the files would change, each as if those before it were stored. Writes nothing. */
export async function compareFiles(db: HeadroomDb, files: readonly ReadFile[], place: ImportPlace, atMs = Date.now()): Promise<Result<readonly ComparedFile[], { readonly code: string }>> {
  const commit = await prepareImport(db, files, place)
  const before = await stateOf(db, commit)
  const outcomes = diffBatches(before.live, commit.batches)
  const live = [...before.live]
  const added: RecordEdit[] = []
  let reached: Rows = keyed(before.rows)
  return ok(commit.batches.map((batch, i): ComparedFile => {
    const { newLines, changedLines, identicalLines, isStored } = outcomes[i]!
    const counts = { newLines, changedLines, identicalLines }
    const skus = [...reached.values()].flatMap(({ kind, value }) => (kind === 'sku' ? [value as Sku] : []))
    const named = skuIdsIn(batch, skus)
    const known = new Set<string>(skus.map(({ id }) => id))
    const unknownSkus = [...named].filter((id) => !known.has(id)).length
    if (!isStored) return { ...counts, unknownSkus, effects: [], warnings: [] }
    live.push({ ...batch, importedAtMs: Math.max(atMs, before.newestImportMs + 1) + i })
    // What orders bring is proposed for the drop as a whole: each file is shown with the SKUs that it is the first to name.
    added.push(...commit.edits.filter(({ kind, after }) => (kind !== 'sku' && kind !== 'stock') || named.has(kind === 'sku' ? (after as Sku).id : (after as StockLevel).skuId)))
    const outcome = importedOutcome({ ...before, batches: live, added })
    const next = withChanges(before.rows, outcome.changes)
    const changes = differences(reached, next)
    reached = next
    const codeOf = (id: string) => {
      const sku = next.get(`sku/${id}`)?.value as Sku | undefined
      return sku?.sellerSku || sku?.name || id
    }
    const placeOf = (id: string) => (next.get(`warehouse/${id}`)?.value as Warehouse | undefined)?.name ?? id
    return {
      ...counts, unknownSkus,
      effects: effectsOf(changes, batch, { sku: codeOf, warehouse: placeOf }),
      warnings: warningsOf(outcome.warnings.get(batch.id) ?? [], batch, uncounted(next, named)),
    }
  }))
}

/** What is there before the drop: the plan's, or a new plan's without the SKUs that its first files bring. */
async function stateOf(db: HeadroomDb, { target }: ImportCommit): Promise<Before> {
  if ('newPlan' in target) return { rows: recordRows(target.newPlan.planId, target.newPlan), states: [], live: [], newestImportMs: 0 }
  const { planId } = target
  const [rows, states, live] = await Promise.all([db.records.where({ planId }).toArray(), readImported(db, planId), readLiveBatches(db, planId)])
  return { rows, states, live, newestImportMs: live.reduce((time, { importedAtMs }) => Math.max(time, importedAtMs), 0) }
}

function skuIdsIn({ ledger, daily, facts }: BatchRow, skus: readonly Sku[]): ReadonlySet<string> {
  const skuIdOf = skuMatcher(skus)
  const named = new Set<string>([...(ledger?.skus ?? []), ...(daily?.skus ?? [])].map(skuIdOf))
  const skuField = facts && (facts.columns['sku'] ? 'sku' : 'sellerSku')
  for (let row = 0; facts && row < facts.rowCount; row += 1) {
    const [sellerSku, platformSkuId] = [factText(facts, skuField!, row), factText(facts, 'platformSkuId', row)]
    if (sellerSku !== '' || platformSkuId !== '') named.add(skuIdOf({ key: platformSkuId || sellerSku, platformSkuId: platformSkuId || null, sellerSku, name: '' }))
  }
  return named
}

/** SKUs with a known stock that the file does not name. */
function uncounted(rows: Rows, named: ReadonlySet<string>): number {
  const counted = [...rows.values()].flatMap(({ kind, value }) => (kind === 'stock' && (value as StockLevel).onHandUnits !== null ? [(value as StockLevel).skuId as string] : []))
  return new Set(counted.filter((id) => !named.has(id))).size
}

function keyed(rows: ImportedInput['rows']): Rows {
  return new Map(rows.map((row) => [`${row.kind}/${row.key}`, row]))
}

function withChanges(rows: ImportedInput['rows'], changes: readonly RecordChange[]): Rows {
  const changed = new Map(keyed(rows))
  for (const { kind, key, after } of changes) {
    if (after === null) changed.delete(`${kind}/${key}`)
    else changed.set(`${kind}/${key}`, { kind, key, value: after } as ImportedInput['rows'][number])
  }
  return changed
}

function differences(from: Rows, to: Rows): RecordChange[] {
  return [...new Set([...from.keys(), ...to.keys()])].flatMap((id) => {
    const [before, after] = [from.get(id), to.get(id)]
    const { kind, key } = (after ?? before)!
    return isSameValue(before?.value ?? null, after?.value ?? null) ? [] : [{ kind, key, before: before?.value ?? null, after: after?.value ?? null }]
  })
}
