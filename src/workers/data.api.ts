import type { BatchId, PlanId } from '#domain/units.ts'
import { buildSampleShop } from '#sample-shop/buildSampleShop.ts'
import { ok, type Result } from '#shared/result.ts'
import { tableFile, type TableContent } from '#shared/table/tableFile.ts'
import { redo, undo, type CommandScope } from '#storage/commandLog.ts'
import type { HeadroomDb } from '#storage/db.ts'
import { deriveFromBatches } from '#storage/derive.ts'
import type { FileHandle, FolderHandle } from '#storage/fileHandles.ts'
import { removeBatch } from '#storage/imports.ts'
import { createPlanFromDocument } from '#storage/plans.ts'
import { restoreVersion } from '#storage/restoreVersion.ts'
import { isUntouchedSample } from '#storage/sample.ts'
import { keepVersion } from '#storage/versions.ts'
import { compareFiles } from './compareFiles.ts'
import { backUpToFolder } from './folderBackup.ts'
import { storeFiles, type ImportPlace } from './importFiles.ts'
import { recallAnswers } from './mappings.ts'
import { exportPlan, lookAtPlanFile, openPlanFile } from './planFiles.ts'
import { planJson } from './planJson.ts'
import { mergeFile, reviewMerge } from './planMerge.ts'
import { refusedRowsOf } from './refusedRows.ts'
import { lookAtDamaged, openRescued } from './rescue.ts'
import { createSourceReader } from './readSources.ts'
import { saveInPlace } from './saveInPlace.ts'
import { storageReport } from './storageReport.ts'
import { listStored, saveStored } from './storedPlans.ts'
import type { ComparedFile, DataError, FileSource, InspectedSource, InspectProgress, MergeChoices, SaveWishes } from './types.ts'

/** Everything about files and imports, in one worker: reading, storing, plan files, the sample shop. */
export function createDataApi(open: () => Promise<HeadroomDb>, timeZone: string) {
  const reader = createSourceReader(timeZone, async (fingerprint) => recallAnswers(await open(), fingerprint))
  const readings = new Map<string, AbortController>()

  return {
    /** Reads files one after the other and keeps what was read until it is stored or dismissed. `null` = stopped by `cancelReading`, and nothing is kept. */
    async inspect(readingId: string, sources: readonly FileSource[], onProgress: (progress: InspectProgress) => void): Promise<readonly InspectedSource[] | null> {
      const reading = new AbortController()
      readings.set(readingId, reading)
      try {
        return await reader.inspect(sources, reading.signal, onProgress)
      } catch (error) {
        if (reading.signal.aborted) return null
        throw error
      } finally {
        readings.delete(readingId)
      }
    },
    async cancelReading(readingId: string): Promise<void> {
      readings.get(readingId)?.abort()
    },
    async dismiss(id: string): Promise<void> {
      reader.forget([id])
    },
    /** What storing the files would change, file by file in the order given, each as if those before it were stored. */
    async compare(sources: readonly FileSource[], place: ImportPlace): Promise<Result<readonly ComparedFile[], DataError>> {
      return compareFiles(await open(), await reader.readAll(sources), place)
    },
    /** Stores files in one transaction. */
    async store(sources: readonly FileSource[], place: ImportPlace) {
      const result = await storeFiles(await open(), await reader.readAll(sources), place, sources.map(({ answers }) => answers))
      if (result.ok) reader.forget(sources.map(({ id }) => id))
      return result
    },
    /** The refused rows of a file in its own format with the reasons beside them; null when there are none. */
    async refusedRows(source: FileSource): Promise<{ readonly fileName: string; readonly blob: Blob } | null> {
      return refusedRowsOf(source, await reader.refusalsOf(source))
    },
    async removeBatch(planId: PlanId, batchId: BatchId) {
      return removeBatch(await open(), planId, batchId, deriveFromBatches)
    },
    async undo(scope: CommandScope, onlySeq?: number) {
      return undo(await open(), scope, deriveFromBatches, { onlySeq })
    },
    async redo(scope: CommandScope) {
      return redo(await open(), scope, deriveFromBatches)
    },
    async tableFile(format: 'csv' | 'xlsx', table: TableContent) {
      return tableFile(format, table)
    },
    async exportPlan(planId: PlanId, author: string | null, wishes?: SaveWishes) {
      return exportPlan(await open(), planId, author, wishes)
    },
    async saveInPlace(planId: PlanId, handle: FileHandle, author: string | null, isNewPlace: boolean) {
      return saveInPlace(await open(), planId, handle, author, isNewPlace)
    },
    async backUp(folder: FolderHandle, author: string | null) {
      return backUpToFolder(await open(), folder, author)
    },
    async storageReport() {
      return storageReport(await open())
    },
    async planJson(planId: PlanId) {
      return planJson(await open(), planId)
    },
    // `phrase`: of an encrypted file; null = none is known, which such a file answers with `planFile.phraseNeeded`.
    async lookAtPlanFile(blob: Blob, phrase: string | null = null) {
      return lookAtPlanFile(await open(), blob, phrase)
    },
    async openPlanFile(blob: Blob, fileName: string, copyName: string | null, phrase: string | null = null) {
      return openPlanFile(await open(), blob, fileName, copyName, phrase)
    },
    async lookAtDamaged(blob: Blob, fileName: string) {
      return lookAtDamaged(blob, fileName)
    },
    async openRescued(blob: Blob, fileName: string, name: string) {
      return openRescued(await open(), blob, fileName, name)
    },
    async reviewMerge(planId: PlanId, blob: Blob, phrase: string | null = null) {
      return reviewMerge(await open(), planId, blob, phrase)
    },
    async mergeFile(planId: PlanId, blob: Blob, fileName: string, choices: MergeChoices, phrase: string | null = null) {
      return mergeFile(await open(), planId, blob, fileName, choices, phrase)
    },
    // Of a database that could not be opened: they do not open it either.
    async listStored() {
      return listStored()
    },
    async saveStored(planId: PlanId, author: string | null) {
      return saveStored(planId, author)
    },
    async keepVersion(planId: PlanId, name: string) {
      return keepVersion(await open(), planId, name)
    },
    async restoreVersion(planId: PlanId, id: string) {
      return restoreVersion(await open(), planId, id, deriveFromBatches)
    },
    /** The sample shop's plan, made unless a live one is there as it was made. */
    async openSampleShop(): Promise<Result<PlanId, DataError>> {
      const db = await open()
      const existing = (await db.plans.toArray()).find((plan) => isUntouchedSample(plan) && plan.deletedAtMs === null)
      if (existing) return ok(existing.id)
      const { document } = buildSampleShop()
      return createPlanFromDocument(db, document, { base: { history: document.history, opening: document.opening } })
    },
    async sampleOrderFile(format: 'csv' | 'xlsx'): Promise<{ readonly fileName: string; readonly blob: Blob }> {
      const { writeSampleOrders } = await import('#sample-shop/writeSampleOrders.ts')
      const { fileName, bytes, type } = writeSampleOrders(format)
      return { fileName, blob: new Blob([bytes], { type }) }
    },
  }
}

export type DataApi = ReturnType<typeof createDataApi>
