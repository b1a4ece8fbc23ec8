import type { PlanId } from '#domain/units.ts'
import { APP_VERSION } from '#domain/version.ts'
import type { DroppedFile } from '#state/services.ts'
import type { HeadroomDb } from '#storage/db.ts'
import { loadPlanSnapshot } from '#storage/documents.ts'

/** A plan of this browser as the file that it would be, for the pages that compare with files. It is written nowhere and counts as no backup. */
export async function planAsFile(db: HeadroomDb, planId: PlanId): Promise<DroppedFile | null> {
  const snapshot = await loadPlanSnapshot(db, planId)
  if (!snapshot) return null
  const { writePlanFile } = await import('#plan-file/write.ts')
  const { row, document, carried } = snapshot
  const bytes = await writePlanFile(document, { build: APP_VERSION, revision: row.revision, savedAtMs: row.updatedAtMs, carried })
  return { name: row.name, file: new Blob([bytes]) }
}
