import type { ReadFile } from '#importers/types.ts'
import { ok, type Result } from '#shared/result.ts'
import type { HeadroomDb } from '#storage/db.ts'
import { readLiveBatches } from '#storage/derive.ts'
import { diffBatches } from '#storage/imports.ts'
import type { ComparedFile } from './types.ts'
import { prepareImport, type ImportPlace } from './importFiles.ts'

/** What storing the files would change, each as if those before it were stored. Writes nothing. */
export async function compareFiles(db: HeadroomDb, files: readonly ReadFile[], place: ImportPlace): Promise<Result<readonly ComparedFile[], { readonly code: string }>> {
  const { batches } = await prepareImport(db, files, place)
  const known = place.planId === null ? [] : await readLiveBatches(db, place.planId)
  const outcomes = diffBatches(known, batches)
  return ok(outcomes.map(({ newLines, changedLines, identicalLines }) => ({ newLines, changedLines, identicalLines, unknownSkus: 0, effects: [], warnings: [] })))
}
