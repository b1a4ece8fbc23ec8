import { proxy, transfer } from 'comlink'

import type { StockRow } from '#advice/stock/types.ts'
import { fail, ok, type Result } from '#shared/result.ts'
import { createPendingWrites, type WriteKind } from '#state/pendingWrites.ts'
import { usePreferences } from '#state/preferences.ts'
import type { CommitOutcome, InspectedFile, InspectProgress, ServiceError, Services } from '#state/services.ts'
import { HeadroomDb } from '#storage/db.ts'
import { keepFileHandle } from '#storage/fileHandles.ts'
import { createWorkerClient, WorkerLostError } from '#workers/client.ts'
import type { DataApi } from '#workers/data.api.ts'
import type { RunApi } from '#workers/run.api.ts'
import type { FileSource } from '#workers/types.ts'
import { underWay } from '#workers/underWay.ts'

const author = (): string | null => usePreferences.getState().authorName.trim() || null

const MAX_SIMULATION_WORKERS = 8
/** How long a worker that was told to stop reading may take before it is ended. */
const CANCEL_PATIENCE_MS = 300

const startDataWorker = () => new Worker(new URL('../workers/data.worker.ts', import.meta.url), { type: 'module', name: 'data' })
const startRunWorker = () => new Worker(new URL('../workers/run.worker.ts', import.meta.url), { type: 'module', name: 'run' })
const startSimulateWorker = () => new Worker(new URL('../workers/simulate.worker.ts', import.meta.url), { type: 'module', name: 'simulate' })

/** Starts the run worker and its pool, each simulation worker joined to it by a channel of its own. */
function createRunClient() {
  let connected: Worker | null = null
  let pool: Worker[] = []
  const client = createWorkerClient<RunApi>(startRunWorker)
  return {
    async call<T>(job: (api: RunApi) => Promise<T>): Promise<T> {
      if (connected !== client.worker()) {
        connected = client.worker()
        for (const worker of pool) worker.terminate()
        pool = Array.from({ length: Math.max(1, Math.min(MAX_SIMULATION_WORKERS, navigator.hardwareConcurrency)) }, startSimulateWorker)
        const channels = pool.map(() => new MessageChannel())
        pool.forEach((worker, index) => worker.postMessage({ port: channels[index]!.port1 }, [channels[index]!.port1]))
        const ports = channels.map((channel) => channel.port2)
        await client.call((api) => api.connect(transfer(ports, ports)))
      }
      return client.call(job)
    },
  }
}

/** A crashed worker is an expected failure: the next call starts a fresh one. Storage codes arrive as messages. Never rejects. */
async function guarded<T, E extends ServiceError = ServiceError>(call: () => Promise<Result<T, E>>): Promise<Result<T, E | ServiceError>> {
  try {
    return await call()
  } catch (error) {
    if (error instanceof WorkerLostError) return fail({ code: 'workerLost' })
    if (error instanceof Error && error.message.startsWith('storage.')) return fail({ code: error.message })
    // A bug: told as any failure is, since a rejection would leave the page waiting for an answer.
    // eslint-disable-next-line no-console -- the only place where its stack can be seen
    console.error(error)
    return fail({ code: 'unexpected', params: { reason: String(error) } })
  }
}

/** The database and the workers behind plain functions: made once, when the app starts. `writes` counts the calls of the data worker that no reload may cut off. */
export function createServices(writes = createPendingWrites()): Services {
  const db = new HeadroomDb()
  const dataClient = createWorkerClient<DataApi>(startDataWorker)
  const runClient = createRunClient()
  const sources = new Map<string, FileSource>()
  let lastId = 0

  const writing = <T, E extends ServiceError = ServiceError>(kind: WriteKind, call: () => Promise<Result<T, E>>) => guarded(() => writes.during(kind, call))
  const nextId = (kind: string) => `${kind}${(lastId += 1)}`
  const sourcesOf = (ids: readonly string[]) => ids.flatMap((id) => sources.get(id) ?? [])

  /** A call to the run worker that ends when the signal says so. */
  function stoppable<T, Told extends readonly unknown[]>(
    signal: AbortSignal, stop: (api: RunApi) => Promise<void>, onProgress: (...told: Told) => void, call: (api: RunApi, tell: (...told: Told) => void) => Promise<Result<T | null, ServiceError>>,
  ): Promise<Result<T | null, ServiceError>> {
    return guarded(async () => {
      if (signal.aborted) return ok(null)
      const cancel = () => void runClient.call(stop).catch(() => undefined)
      signal.addEventListener('abort', cancel, { once: true })
      return underWay(onProgress, (tell) => runClient.call((api) => call(api, tell))).finally(() => signal.removeEventListener('abort', cancel))
    })
  }

  /** Reads in the worker; null when cancelled. A worker that does not stop at once is ended: what it had read is read again when needed. */
  async function read(wanted: readonly FileSource[], signal: AbortSignal, onProgress: (progress: InspectProgress) => void): Promise<readonly InspectedFile[] | null> {
    if (signal.aborted) return null
    const readingId = nextId('reading')
    let ending: ReturnType<typeof setTimeout> | undefined
    const cancel = () => {
      void dataClient.call((api) => api.cancelReading(readingId)).catch(() => undefined)
      ending = setTimeout(() => dataClient.stop(), CANCEL_PATIENCE_MS)
    }
    signal.addEventListener('abort', cancel, { once: true })
    try {
      const inspected = await underWay(onProgress, (tell) => dataClient.call((api) => api.inspect(readingId, wanted, tell)))
      if (inspected === null || signal.aborted) return null
      for (const { source } of inspected) sources.set(source.id, source)
      return inspected.map(({ source, report, isRemembered }) => ({ id: source.id, name: source.name, archive: source.archive, answers: source.answers, report, isRemembered }))
    } catch (error) {
      if (signal.aborted) return null
      throw error
    } finally {
      clearTimeout(ending)
      signal.removeEventListener('abort', cancel)
    }
  }

  /** A question about one SKU or the ads; cancelled, its workers stop and the answer is null. */
  const cancellable = <T>(signal: AbortSignal, job: (api: RunApi, callId: string) => Promise<Result<T | null, ServiceError>>): Promise<Result<T | null, ServiceError>> =>
    guarded(async () => {
      if (signal.aborted) return ok(null)
      const callId = nextId('demand')
      const cancel = () => void runClient.call((api) => api.cancelDemandCall(callId)).catch(() => undefined)
      signal.addEventListener('abort', cancel, { once: true })
      const answer = await runClient.call((api) => job(api, callId)).finally(() => signal.removeEventListener('abort', cancel))
      return signal.aborted ? ok(null) : answer
    })

  return {
    db,
    inspectFiles: (files, signal, onProgress) =>
      guarded(async () => {
        const added = files.map(({ name, file }): FileSource => ({ id: nextId('file'), name, blob: file, archive: null, answers: {} }))
        return ok((await read(added, signal, onProgress)) ?? [])
      }),
    reinspectFile: (id, answers, signal, onProgress) =>
      guarded(async () => {
        const source = sources.get(id)
        if (!source) return fail({ code: 'fileGone' })
        const inspected = await read([{ ...source, answers }], signal, onProgress)
        return ok(inspected?.[0] ?? null)
      }),
    compareFiles: (ids, target) =>
      guarded(async () => {
        const known = sourcesOf(ids)
        const result = await dataClient.call((api) => api.compare(known, target))
        return result.ok ? ok(result.value.map((compared, index) => ({ id: known[index]!.id, ...compared }))) : result
      }),
    commitFiles: (ids, target) =>
      writing<CommitOutcome>('import', async () => {
        const result = await dataClient.call((api) => api.store(sourcesOf(ids), target))
        if (!result.ok) return result
        const planId = result.value.planId ?? target.planId
        return planId === null ? fail({ code: 'nothingToStore' }) : ok({ planId, batches: result.value.batches })
      }),
    refusedRowsFile: (id) =>
      guarded(async () => {
        const source = sources.get(id)
        return source ? ok(await dataClient.call((api) => api.refusedRows(source))) : fail({ code: 'fileGone' })
      }),
    dismissFile: async (id) => {
      sources.delete(id)
      await dataClient.call((api) => api.dismiss(id)).catch(() => undefined)
    },
    removeImport: (planId, batchId) => writing('import', () => dataClient.call((api) => api.removeBatch(planId, batchId))),
    runStress: (planId, scenarioId, signal, onProgress) => stoppable(signal, (api) => api.cancel(), onProgress, (api, tell) => api.run(planId, scenarioId, tell)),
    rankActions: (planId, scenarioId, budgetMinor, signal, onProgress) => stoppable(signal, (api) => api.cancelActions(), onProgress, (api, tell) => api.actions(planId, scenarioId, budgetMinor, tell)),
    certify: (planId, scenarioId, signal, onProgress) => stoppable(signal, (api) => api.cancelCertificate(), onProgress, (api, tell) => api.certify(planId, scenarioId, tell)),
    reverseTest: (planId, scenarioId, signal, onProgress) => stoppable(signal, (api) => api.cancelReverse(), onProgress, (api, tell) => api.reverse(planId, scenarioId, tell)),
    safeSettings: (planId, scenarioId, signal, onProgress) => stoppable(signal, (api) => api.cancelSafeSettings(), onProgress, (api, tell) => api.safeSettings(planId, scenarioId, tell)),
    scout: (planId, scenarioId, change, isExact, signal) => stoppable(signal, (api) => api.cancelScout(), () => undefined, (api) => api.scout(planId, scenarioId, change, isExact)),
    playRun: (planId, scenarioId, run, signal, onProgress) => stoppable(signal, (api) => api.cancelPlay(), onProgress, (api, tell) => api.play(planId, scenarioId, run, tell)),
    compareScenarios: (planId, scenarioIds, signal, onProgress) => stoppable(signal, (api) => api.cancelCompare(), onProgress, (api, tell) => api.compare(planId, scenarioIds, tell)),
    demandList: (planId, signal, onPart) => stoppable(signal, (api) => api.cancelDemandList(), onPart, (api, tell) => api.demandList(planId, tell)),
    demandDetail: (planId, skuId, whatIf, signal) => cancellable(signal, (api, callId) => api.demandDetail(callId, planId, skuId, whatIf)),
    async stockList(planId, signal, onProgress) {
      const rows: StockRow[] = []
      const summary = await underWay(onProgress, (tell) => cancellable(signal, (api, callId) => api.stockList(callId, planId, tell, proxy((part: readonly StockRow[]) => void rows.push(...part)))))
      if (!summary.ok || summary.value === null) return summary.ok ? ok(null) : summary
      return ok({ rows, summary: summary.value })
    },
    stockDetail: (planId, skuId, whatIf, signal) => cancellable(signal, (api, callId) => api.stockDetail(callId, planId, skuId, whatIf)),
    adAnswers: (planId, signal) => cancellable(signal, (api, callId) => api.adAnswers(callId, planId)),
    eventLibrary: (planId) => guarded(() => runClient.call((api) => api.eventLibrary(planId))),
    smallTest: (planId, inputs) => guarded(() => runClient.call((api) => api.smallTest(planId, inputs))),
    tableFile: (format, table) => guarded(async () => ok(await dataClient.call((api) => api.tableFile(format, table)))),
    exportPlan: (planId, wishes) => writing('save', () => dataClient.call((api) => api.exportPlan(planId, author(), wishes))),
    listStored: () => guarded(() => dataClient.call((api) => api.listStored())),
    saveStored: (planId) => writing('save', () => dataClient.call((api) => api.saveStored(planId, author()))),
    lookAtPlanFile: ({ file, phrase }) => guarded(() => dataClient.call((api) => api.lookAtPlanFile(file, phrase ?? null))),
    openPlanFile: ({ name, file, phrase, handle }, copyName = null) =>
      writing('open', async () => {
        const opened = await dataClient.call((api) => api.openPlanFile(file, name, copyName, phrase ?? null))
        // Saved in place, an encrypted file would lie there open, a copy would replace what it is a copy of, and costs would come back into a file without.
        if (opened.ok && handle && copyName === null && phrase === undefined && opened.value.without.length === 0) await keepFileHandle(db, opened.value.planId, handle)
        return opened
      }),
    saveInPlace: (planId, handle, isNewPlace) => writing('save', () => dataClient.call((api) => api.saveInPlace(planId, handle, author(), isNewPlace))),
    backUp: (folder) => writing('backup', () => dataClient.call((api) => api.backUp(folder, author()))),
    storageReport: () => guarded(async () => ok(await dataClient.call((api) => api.storageReport()))),
    planJson: (planId) => guarded(() => dataClient.call((api) => api.planJson(planId))),
    lookAtDamaged: ({ name, file }) => guarded(() => dataClient.call((api) => api.lookAtDamaged(file, name))),
    openRescued: ({ name, file }, copyName) => writing('open', () => dataClient.call((api) => api.openRescued(file, name, copyName))),
    reviewMerge: (planId, { file, phrase }) => guarded(() => dataClient.call((api) => api.reviewMerge(planId, file, phrase ?? null))),
    mergeFile: (planId, { name, file, phrase }, choices) => writing('merge', () => dataClient.call((api) => api.mergeFile(planId, file, name, choices, phrase ?? null))),
    mergeEffects: (planId, { file, phrase }, choices, signal, onProgress) => stoppable(signal, (api) => api.cancelMergeEffects(), onProgress, (api, tell) => api.mergeEffects(planId, file, phrase ?? null, choices, tell)),
    keepVersion: (planId, name) => writing('version', () => dataClient.call((api) => api.keepVersion(planId, name))),
    restoreVersion: (planId, id) => writing('version', () => dataClient.call((api) => api.restoreVersion(planId, id))),
    undoStep: (scope, onlySeq) => writing('undo', () => dataClient.call((api) => api.undo(scope, onlySeq))),
    redoStep: (scope) => writing('undo', () => dataClient.call((api) => api.redo(scope))),
    openSampleShop: () => writing('open', () => dataClient.call((api) => api.openSampleShop())),
    sampleOrderFile: (format) => guarded(async () => ok(await dataClient.call((api) => api.sampleOrderFile(format)))),
  }
}
