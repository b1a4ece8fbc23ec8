import type { Json } from '#shared/canonicalJson.ts'
import { fail, ok, type Result } from '#shared/result.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { PlanId } from '#domain/units.ts'
import { APP_VERSION } from '#domain/version.ts'
import { checkDocument } from '#plan-file/checkDocument.ts'
import { RESCUE_PARTS, rescueSections, type RescuedPart, type RescuedSections } from '#plan-file/rescue/rescuePlan.ts'
import { FILE_EXTENSION, FILE_TYPE, type PlanFileMeta } from '#plan-file/types.ts'
import { verifyWritten, writePlanFile } from '#plan-file/write.ts'
import { DB_NAME } from '#storage/db.ts'
import { storageErrorOf } from '#storage/errors.ts'
import { listStoredPlans, readStoredPlan, type OpenedWith, type StoredContent, type StoredPlan } from '#storage/storedPlans.ts'
import type { DataError, StoredFile } from './types.ts'

/** The plans of the database that could not be opened. */
export async function listStored(options: OpenedWith = {}): Promise<Result<readonly StoredPlan[], DataError>> {
  return storageValue(() => listStoredPlans(DB_NAME, options))
}

/**
 * One of them as a plan file, written, read back and compared; of a damaged one every record that is whole and valid, with the number of
 * those left out. The database stays as it is.
 */
export async function saveStored(planId: PlanId, author: string | null, options: OpenedWith = {}, atMs = Date.now()): Promise<Result<StoredFile, DataError>> {
  const read = await storageValue(() => readStoredPlan(DB_NAME, planId, options))
  if (!read.ok) return read
  const { revision, sections, unreadable, parents, originPlanId, carried } = read.value
  const meta = { build: APP_VERSION, revision, savedAtMs: atMs, author, originPlanId }
  const checked = checkDocument(sections)
  const whole = checked.ok && unreadable.length === 0 ? await written(checked.value, { ...meta, parents, carried }) : null
  if (whole?.ok) return ok({ ...whole.value, leftOut: 0, missing: [] })
  const rescued = rescueSections(sections as unknown as { readonly [key: string]: Json | undefined }, planId, read.value.name)
  if (!rescued.ok) return rescued
  // It is not what was shared: it names no ancestor, or a merge would take what is missing for deleted.
  const file = await written(rescued.value.document, meta)
  if (!file.ok) return file
  const leftOut = Math.max(1, partsOf(sections) - partsOf(rescued.value.document) + unreadable.length + (sections.settings ? 0 : 2))
  return ok({ ...file.value, leftOut, missing: missingOf(sections, rescued.value, unreadable) })
}

/** Part by part, what lies in the database and is not in the file. */
function missingOf(sections: StoredContent['sections'], { document, hasSettings }: RescuedSections, unreadable: readonly string[]): RescuedPart[] {
  const countOf = (list: unknown) => (Array.isArray(list) ? list.length : 0)
  const parts = RESCUE_PARTS.map((part) => {
    switch (part) {
      case 'settings': return { part, kept: hasSettings ? 1 : 0, expected: 1 }
      case 'series': return { part, kept: document.history.series.length, expected: countOf(sections.history?.series) }
      case 'history': return { part, kept: unreadable.includes('histories') ? 0 : 1, expected: 1 }
      case 'opening': return { part, kept: document.opening === null ? 0 : 1, expected: sections.opening === null ? 0 : 1 }
      default: return { part, kept: document[part].length, expected: countOf(sections[part]) }
    }
  })
  return parts.filter(({ kept, expected }) => kept < expected)
}

/** Null-safe: of a damaged plan a list may be anything. */
function partsOf({ history, settings, ...lists }: StoredContent['sections']): number {
  return [...Object.values(lists), history?.series].reduce<number>((sum, list) => sum + (Array.isArray(list) ? list.length : 0), settings ? 1 : 0)
}

async function written(document: PlanDocument, meta: PlanFileMeta): Promise<Result<Pick<StoredFile, 'fileName' | 'blob'>, DataError>> {
  try {
    const bytes = await writePlanFile(document, meta)
    const verified = await verifyWritten(bytes, document, null, meta.carried ?? null)
    return verified.ok ? ok({ fileName: `${document.settings.name}${FILE_EXTENSION}`, blob: new Blob([bytes], { type: FILE_TYPE }) }) : verified
  } catch (error) {
    // A damaged value that JSON cannot hold.
    if (error instanceof RangeError) return fail({ code: 'planFile.notWritable' })
    throw error
  }
}

async function storageValue<T>(read: () => Promise<T>): Promise<Result<T, DataError>> {
  try {
    return ok(await read())
  } catch (error) {
    const known = storageErrorOf(error)
    if (known === null) throw error
    return fail(known)
  }
}
