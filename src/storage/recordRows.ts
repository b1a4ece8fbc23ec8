import { canonicalJson, type Json } from '#shared/canonicalJson.ts'
import type { PlanSettings } from '#domain/plan.ts'
import type { PlanId } from '#domain/units.ts'
import type { HeadroomDb } from './db.ts'
import { StorageFailure } from './errors.ts'
import type { PlanRow, RecordChange, RecordRow } from './types.ts'

/** Same content, whatever the order of keys. */
export function isSameValue(a: unknown, b: unknown): boolean {
  return a === b || canonicalJson(a as Json) === canonicalJson(b as Json)
}

/** Puts records into their `after` (or, backwards, `before`) state. Inside a transaction over `records`. */
export async function applyRecordChanges(db: HeadroomDb, planId: PlanId, changes: readonly RecordChange[], direction: 'forwards' | 'backwards'): Promise<void> {
  const puts: RecordRow[] = []
  const removed: [PlanId, string, string][] = []
  for (const { kind, key, before, after } of changes) {
    const value = direction === 'forwards' ? after : before
    if (value === null) removed.push([planId, kind, key])
    else puts.push({ planId, kind, key, value } as RecordRow)
  }
  await db.records.bulkDelete(removed)
  await db.records.bulkPut(puts)
}

/** Marks a plan as changed and keeps its row's name equal to its settings. Inside a transaction over `plans` and `records`. */
export async function touchPlan(db: HeadroomDb, planId: PlanId, atMs: number): Promise<PlanRow> {
  const row = await db.plans.get(planId)
  const settings = (await db.records.get([planId, 'settings', 'settings']))?.value as PlanSettings | undefined
  if (!row || !settings) throw new StorageFailure({ code: 'storage.planMissing' })
  const touched: PlanRow = { ...row, name: settings.name, isSample: settings.isSample, revision: row.revision + 1, updatedAtMs: Math.max(atMs, row.updatedAtMs) }
  await db.plans.put(touched)
  return touched
}
