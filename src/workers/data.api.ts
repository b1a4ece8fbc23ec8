import type { BatchId, PlanId } from '#domain/units.ts'
import { readFile } from '#importers/readFile.ts'
import type { FileReport, ImportAnswers, ReadFile } from '#importers/types.ts'
import { readPlanFile } from '#plan-file/read.ts'
import { FILE_EXTENSION, FILE_TYPE } from '#plan-file/types.ts'
import { verifyWritten, writePlanFile } from '#plan-file/write.ts'
import { buildSampleShop } from '#sample-shop/buildSampleShop.ts'
import { fail, ok, type Result } from '#shared/result.ts'
import { redo, undo, type CommandScope } from '#storage/commandLog.ts'
import type { HeadroomDb } from '#storage/db.ts'
import { deriveFromBatches } from '#storage/derive.ts'
import { loadPlanSnapshot } from '#storage/documents.ts'
import { removeBatch } from '#storage/imports.ts'
import { createPlanFromDocument } from '#storage/plans.ts'
import { markSavedToFile } from '#storage/savedState.ts'
import { APP_VERSION } from '#domain/version.ts'
import { storeFiles, type ImportPlace } from './importFiles.ts'

export type DataError = { readonly code: string; readonly params?: Readonly<Record<string, string | number>> }
export type FileSource = { readonly id: string; readonly name: string; readonly blob: Blob; readonly answers: ImportAnswers }

/** Everything about files and imports, in one worker: reading, storing, plan files, the sample shop. */
export function createDataApi(open: () => Promise<HeadroomDb>, timeZone: string) {
  const read = new Map<string, ReadFile>()

  async function readSource(source: FileSource, onProgress?: (doneShare: number) => void): Promise<ReadFile> {
    const bytes = new Uint8Array(await source.blob.arrayBuffer())
    return readFile({ name: source.name, bytes, answers: source.answers, timeZone, shop: '', ...(onProgress ? { onProgress } : {}) })
  }

  return {
    /** Reads files one after the other and keeps what was read until it is stored or dismissed. Stopped only by ending the worker. */
    async inspect(sources: readonly FileSource[], onProgress: (doneShare: number) => void): Promise<readonly FileReport[]> {
      const reports: FileReport[] = []
      for (const [index, source] of sources.entries()) {
        const file = await readSource(source, (share) => onProgress((index + share) / sources.length))
        read.set(source.id, file)
        reports.push(file.report)
      }
      return reports
    },
    async dismiss(id: string): Promise<void> {
      read.delete(id)
    },
    /** Stores files in one transaction; a file that a restarted worker forgot is read again. */
    async store(sources: readonly FileSource[], place: ImportPlace) {
      const db = await open()
      const files: ReadFile[] = []
      for (const source of sources) files.push(read.get(source.id) ?? (await readSource(source)))
      const result = await storeFiles(db, files, place)
      if (result.ok) for (const source of sources) read.delete(source.id)
      return result
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
    /** Writes a plan file, reads it again, compares, and only then notes it as saved. */
    async exportPlan(planId: PlanId): Promise<Result<{ readonly fileName: string; readonly blob: Blob }, DataError>> {
      const db = await open()
      const snapshot = await loadPlanSnapshot(db, planId)
      if (!snapshot) return fail({ code: 'storage.planMissing' })
      const { row, document, carried } = snapshot
      const bytes = await writePlanFile(document, { build: APP_VERSION, revision: row.revision, savedAtMs: Date.now(), carried })
      const verified = await verifyWritten(bytes, document)
      if (!verified.ok) return verified
      const marked = await markSavedToFile(db, planId, row.revision)
      if (!marked.ok) return marked
      return ok({ fileName: `${row.name}${FILE_EXTENSION}`, blob: new Blob([bytes], { type: FILE_TYPE }) })
    },
    /** Opens a plan file as a plan of its own. */
    async openPlanFile(blob: Blob): Promise<Result<{ readonly planId: PlanId; readonly name: string }, DataError>> {
      const result = await readPlanFile(new Uint8Array(await blob.arrayBuffer()))
      if (!result.ok) return fail({ code: result.error.code, ...(result.error.params ? { params: result.error.params } : {}) })
      const { document, header, carried } = result.value
      const { name } = document.settings
      const created = await createPlanFromDocument(await open(), document, {
        label: { labelKey: 'command.plan.open', labelParams: { name } }, base: { history: document.history, opening: document.opening }, revision: header.revision, savedToFileAtMs: header.savedAtMs, carried,
      })
      return created.ok ? ok({ planId: created.value, name }) : created
    },
    /** The sample shop's plan, made unless a live one is there. */
    async openSampleShop(): Promise<Result<PlanId, DataError>> {
      const db = await open()
      const existing = (await db.plans.toArray()).find((plan) => plan.isSample && plan.deletedAtMs === null)
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
