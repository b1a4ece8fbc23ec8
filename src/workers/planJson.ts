import { PLAN_SCHEMA } from '#domain/plan.ts'
import type { PlanId } from '#domain/units.ts'
import { canonicalDocument } from '#plan-file/canonicalDocument.ts'
import { canonicalJson, type Json } from '#shared/canonicalJson.ts'
import { fail, ok, type Result } from '#shared/result.ts'
import type { HeadroomDb } from '#storage/db.ts'
import { loadPlanSnapshot } from '#storage/documents.ts'
import type { DataError } from './types.ts'

/** A plan as JSON that people and programs can read: every record, money in minor units, ids as texts. It is not opened again; the plan file is. */
export async function planJson(db: HeadroomDb, planId: PlanId): Promise<Result<{ readonly fileName: string; readonly blob: Blob }, DataError>> {
  const snapshot = await loadPlanSnapshot(db, planId)
  if (!snapshot) return fail({ code: 'storage.planMissing' })
  const content = JSON.parse(canonicalJson(canonicalDocument(snapshot.document) as unknown as Json)) as object
  const text = JSON.stringify({ app: 'headroom', schema: PLAN_SCHEMA, revision: snapshot.row.revision, plan: content }, null, 2)
  return ok({ fileName: `${snapshot.row.name}.json`, blob: new Blob([text], { type: 'application/json' }) })
}
