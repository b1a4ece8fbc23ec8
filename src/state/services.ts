import type { ActionAnswer } from '#advice/actions/rank.ts'
import type { SealedCertificate } from '#advice/certificate/certificate.ts'
import type { Comparison } from '#advice/compare/compareScenarios.ts'
import type { AdAnswers } from '#advice/demand/ads.ts'
import type { EventLibrary } from '#advice/demand/eventLibrary.ts'
import type { SmallTestAnswer } from '#advice/demand/smallTest.ts'
import type { DemandDetail, DemandPart, DemandWhatIf } from '#advice/demand/types.ts'
import type { ScoutAnswer, ScoutChange } from '#advice/scout.ts'
import type { SafeSettings } from '#advice/safe/safeSettings.ts'
import type { ReverseAnswer } from '#advice/reverse/reverseAnswer.ts'
import type { StockDetail, StockList, StockWhatIf } from '#advice/stock/types.ts'
import type { Answers } from '#advice/types.ts'
import type { SmallTestInputs } from '#domain/demandRecords.ts'
import type { PlanId, MarketId, ScenarioId, BatchId, SkuId } from '#domain/units.ts'
import type { FileReport, ImportAnswers } from '#importers/types.ts'
import type { Choice } from '#plan-file/merge/types.ts'
import type { Result } from '#shared/result.ts'
import type { CommandScope } from '#storage/commandLog.ts'
import type { HeadroomDb } from '#storage/db.ts'
import type { BackupFailure, FileHandle, FolderHandle } from '#storage/fileHandles.ts'
import type { StoredPlan } from '#storage/storedPlans.ts'
import type { CommandRow } from '#storage/types.ts'
import type { TableContent } from '#shared/table/tableFile.ts'
import type { PlayedPath, PlayedRun } from '#workers/playback.ts'
import type { BackupOutcome, ComparedFile, ImportNote, InspectProgress, MergeChoices, MergeEffects, MergeOutcome, MergeReview, OpenedPlan, PlanFileLook, RescueLook, RunProgress, SavedFile, SaveWishes, StorageReport, StoredFile } from '#workers/types.ts'

/** A file as dropped, before anything is known of it. `phrase`: that opens it, once it was asked. `handle`: where a plan that comes of it can be saved in place. */
export type DroppedFile = { readonly name: string; readonly file: Blob; readonly phrase?: string; readonly handle?: FileHandle }

/** A dropped file under inspection: the worker keeps what it read under `id` until committed or dismissed. */
export type InspectedFile = {
  readonly id: string
  readonly name: string
  readonly report: FileReport
  /** Name of the dropped archive that the file came out of. */
  readonly archive: string | null
  /** The answers it was read with: the user's, or those kept from an earlier file with the same header row. */
  readonly answers: ImportAnswers
  readonly isRemembered: boolean
}
export type { ImportNote, InspectProgress }

export type ImportTarget = { readonly planId: PlanId | null; readonly marketId: MarketId | null; readonly newPlanName: string }

/** What committing a file would change, the files before it in the same drop taken as committed. */
export type FileComparison = ComparedFile & { readonly id: string }

export type CommitOutcome = {
  readonly planId: PlanId
  readonly batches: readonly { readonly batchId: BatchId; readonly fileName: string; readonly newLines: number; readonly changedLines: number; readonly identicalLines: number }[]
}

export type ServiceError = { readonly code: string; readonly params?: Readonly<Record<string, string | number>> }

/** What the screen may ask of the workers and the database; handed in by `app/`, so that features can be tested with plain functions. */
export type Services = {
  readonly db: HeadroomDb
  /**
   * Reads dropped files in a worker; an archive becomes the files in it, so there may be more results than files. Cancelling leaves nothing:
   * the result is then an empty list. Answers remembered for the same header row are applied when a file leaves questions open.
   */
  inspectFiles(files: readonly DroppedFile[], signal: AbortSignal, onProgress: (progress: InspectProgress) => void): Promise<Result<readonly InspectedFile[], ServiceError>>
  /** The same file again with other answers to its questions (encoding, column, date order); `null` = cancelled, and the earlier reading stands. */
  reinspectFile(id: string, answers: ImportAnswers, signal: AbortSignal, onProgress: (progress: InspectProgress) => void): Promise<Result<InspectedFile | null, ServiceError>>
  /** What `commitFiles` with the same arguments would change, file by file in the order of `ids`. Writes nothing. */
  compareFiles(ids: readonly string[], target: ImportTarget): Promise<Result<readonly FileComparison[], ServiceError>>
  /** One transaction for all; into a new plan when `planId` is null. The same file twice changes nothing. Answers given are remembered in the plan. */
  commitFiles(ids: readonly string[], target: ImportTarget, signal?: AbortSignal): Promise<Result<CommitOutcome, ServiceError>>
  /** The refused rows of an inspected or just committed file, in its own format with a column of reasons, to be repaired and dropped again; null without any. */
  refusedRowsFile(id: string): Promise<Result<{ readonly fileName: string; readonly blob: Blob } | null, ServiceError>>
  dismissFile(id: string): Promise<void>
  /** Forecast, simulate, search; ends with one write of the run. `null` = cancelled, nothing written. */
  runStress(planId: PlanId, scenarioId: ScenarioId, signal: AbortSignal, onProgress: (progress: RunProgress) => void): Promise<Result<{ readonly runId: string; readonly answers: Answers | null } | null, ServiceError>>
  /** What can be done about a scenario, ranked, with the best set under a budget in minor units; `null` = cancelled. */
  rankActions(planId: PlanId, scenarioId: ScenarioId, budgetMinor: number | null, signal: AbortSignal, onProgress: (done: number, total: number) => void): Promise<Result<ActionAnswer | null, ServiceError>>
  /** A scenario against the seller's gates on all its replications; `null` = cancelled. */
  certify(planId: PlanId, scenarioId: ScenarioId, signal: AbortSignal, onProgress: (done: number, total: number) => void): Promise<Result<SealedCertificate | null, ServiceError>>
  /** Which inputs of chance are different in the runs that break; `null` = cancelled. */
  reverseTest(planId: PlanId, scenarioId: ScenarioId, signal: AbortSignal, onProgress: (done: number, total: number) => void): Promise<Result<ReverseAnswer | null, ServiceError>>
  /** The number for Order Handling Capacity, the most ad spend, the stock to build up; `null` = cancelled. */
  safeSettings(planId: PlanId, scenarioId: ScenarioId, signal: AbortSignal, onProgress: (done: number, total: number) => void): Promise<Result<SafeSettings | null, ServiceError>>
  /** What sliders ask: a few runs at once, or exactly as many as the scenario has; a new question ends the last. `null` = ended. */
  scout(planId: PlanId, scenarioId: ScenarioId, change: ScoutChange, isExact: boolean, signal: AbortSignal): Promise<Result<ScoutAnswer | null, ServiceError>>
  /** One run hour by hour; `null` = cancelled. */
  playRun(planId: PlanId, scenarioId: ScenarioId, run: PlayedRun, signal: AbortSignal, onProgress: (done: number, total: number) => void): Promise<Result<PlayedPath | null, ServiceError>>
  /** Two scenarios of a plan on the same replications, with paired differences; `null` = cancelled. */
  compareScenarios(planId: PlanId, scenarioIds: readonly [ScenarioId, ScenarioId], signal: AbortSignal, onProgress: (done: number, total: number) => void): Promise<Result<Comparison | null, ServiceError>>
  /**
   * Demand of every SKU, streamed: first all rows made in haste, then, piece by piece, those of the full choice. `null` = cancelled; the
   * workers then stop.
   */
  demandList(planId: PlanId, signal: AbortSignal, onPart: (part: DemandPart) => void): Promise<Result<{ readonly skuCount: number } | null, ServiceError>>
  /** Everything of one SKU, with what would be under other spend, price or hours of livestreams; `null` = cancelled. */
  demandDetail(planId: PlanId, skuId: SkuId, whatIf: DemandWhatIf | null, signal: AbortSignal): Promise<Result<DemandDetail | null, ServiceError>>
  /** What ads did and what the last four weeks' spend would do if it went on; `null` = cancelled. */
  adAnswers(planId: PlanId, signal: AbortSignal): Promise<Result<AdAnswers | null, ServiceError>>
  eventLibrary(planId: PlanId): Promise<Result<EventLibrary, ServiceError>>
  /** From a small test to the first order. Launches are those given with those of the plan's other tests. */
  smallTest(planId: PlanId, inputs: SmallTestInputs): Promise<Result<SmallTestAnswer, ServiceError>>
  /** Stock of every SKU with what to order under the plan's wishes for buying; `null` = cancelled. */
  stockList(planId: PlanId, signal: AbortSignal, onProgress: (progress: { readonly done: number; readonly total: number }) => void): Promise<Result<StockList | null, ServiceError>>
  /** One SKU, whole, with what would be under another lead time, service or demand; `null` = cancelled. */
  stockDetail(planId: PlanId, skuId: SkuId, whatIf: StockWhatIf | null, signal: AbortSignal): Promise<Result<StockDetail | null, ServiceError>>
  /** A table as a file, written in a worker. */
  tableFile(format: 'csv' | 'xlsx', table: TableContent): Promise<Result<{ readonly fileName: string; readonly blob: Blob }, ServiceError>>
  /** Bytes of the plan file, written, re-read and compared; plain and whole unless wished otherwise. */
  exportPlan(planId: PlanId, wishes?: SaveWishes): Promise<Result<SavedFile, ServiceError>>
  /** Saves to a file of the user, verified there, and remembers it; `isNewPlace` = just chosen, so whatever it holds is replaced. */
  saveInPlace(planId: PlanId, handle: FileHandle, isNewPlace: boolean): Promise<Result<SavedFile, ServiceError>>
  /** Every plan that changed since its last backup, into a folder of the user; old backups are removed by rotation. A plan that fails keeps no other back. */
  backUp(folder: FolderHandle): Promise<Result<BackupOutcome, BackupFailure>>
  /** What lies in the database, plan by plan. */
  storageReport(): Promise<Result<StorageReport, ServiceError>>
  /** A plan as JSON for people and other programs. */
  planJson(planId: PlanId): Promise<Result<{ readonly fileName: string; readonly blob: Blob }, ServiceError>>
  /** The plans of a database that could not be opened, newer than this code or damaged. Writes nothing. */
  listStored(): Promise<Result<readonly StoredPlan[], ServiceError>>
  /** One of them as a verified file; of a damaged one, what can still be read. */
  saveStored(planId: PlanId): Promise<Result<StoredFile, ServiceError>>
  /** What a plan file says of itself, and which plans of this browser it is a version of. Opens nothing. */
  lookAtPlanFile(file: DroppedFile): Promise<Result<PlanFileLook, ServiceError>>
  /** Opens a plan file as a plan of its own; with a name, as a copy under that name. */
  openPlanFile(file: DroppedFile, copyName?: string | null): Promise<Result<OpenedPlan, ServiceError>>
  /** What can be read of a damaged plan file. Opens nothing. */
  lookAtDamaged(file: DroppedFile): Promise<Result<RescueLook, ServiceError>>
  /** Opens that as a plan of its own under this name. */
  openRescued(file: DroppedFile, name: string): Promise<Result<OpenedPlan, ServiceError>>
  /** A plan file against a plan: conflicts, what is merged by itself, differences. Writes nothing. */
  reviewMerge(planId: PlanId, file: DroppedFile): Promise<Result<MergeReview, ServiceError>>
  /** Merges a reviewed file as one undoable step, or tells what would not fit together. */
  mergeFile(planId: PlanId, file: DroppedFile, choices: MergeChoices): Promise<Result<MergeOutcome, ServiceError>>
  /** What merging would do to the key results: as decided so far, and decision by decision. Writes nothing; `null` = cancelled. */
  mergeEffects(planId: PlanId, file: DroppedFile, choices: ReadonlyMap<string, Choice>, signal: AbortSignal, onProgress: (done: number, total: number) => void): Promise<Result<MergeEffects | null, ServiceError>>
  /** Keeps the plan as it is under a name. */
  keepVersion(planId: PlanId, name: string): Promise<Result<string, ServiceError>>
  /** Makes everything that can be edited as it was, undoably; false when it is so already. */
  restoreVersion(planId: PlanId, id: string): Promise<Result<boolean, ServiceError>>
  /** Takes one import out of a plan, undoably; false when it was out already. */
  removeImport(planId: PlanId, batchId: BatchId): Promise<Result<boolean, ServiceError>>
  /** Takes back or does again the last step of a scope (`null` = there was none); in a worker, since a step may touch imports. With `onlySeq` no other step than that. */
  undoStep(scope: CommandScope, onlySeq?: number): Promise<Result<CommandRow | null, ServiceError>>
  redoStep(scope: CommandScope): Promise<Result<CommandRow | null, ServiceError>>
  /** Builds the sample shop if it is not there; returns its plan. */
  openSampleShop(): Promise<Result<PlanId, ServiceError>>
  /** The sample shop's orders as files in TikTok Shop's shape. */
  sampleOrderFile(format: 'csv' | 'xlsx'): Promise<Result<{ readonly fileName: string; readonly blob: Blob }, ServiceError>>
}
