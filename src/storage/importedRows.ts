import type { PlanId } from '#domain/units.ts'
import type { HeadroomDb } from './db.ts'
import type { ImportedChange, ImportedRecord } from './types.ts'

/** What imports have to do with the records of a plan. */
export async function readImported(db: HeadroomDb, planId: PlanId): Promise<ImportedRecord[]> {
  return (await db.meta.where('key').startsWith(importedPrefix(planId)).toArray()).map(({ value }) => value as ImportedRecord)
}

/** Puts it into its `after` (or, backwards, `before`) state. Inside a transaction. */
export async function applyImportedChanges(db: HeadroomDb, planId: PlanId, changes: readonly ImportedChange[], direction: 'forwards' | 'backwards'): Promise<void> {
  const states = changes.map(({ id, before, after }) => ({ key: `${importedPrefix(planId)}${id}`, value: direction === 'forwards' ? after : before }))
  await db.meta.bulkDelete(states.flatMap(({ key, value }) => (value === null ? [key] : [])))
  await db.meta.bulkPut(states.filter(({ value }) => value !== null))
}

export async function copyImported(db: HeadroomDb, from: PlanId, to: PlanId): Promise<void> {
  const states = await readImported(db, from)
  await db.meta.bulkPut(states.map((value) => ({ key: `${importedPrefix(to)}${value.kind}/${value.key}`, value })))
}

function importedPrefix(planId: PlanId): string {
  return `plan:${planId}:imported:`
}
