import { create } from 'zustand'

import type { PlanId } from '#domain/units.ts'
import type { FileReport, ImportAnswers } from '#importers/types.ts'
import { skuPairs } from './questions/sameSku.ts'
import type { CommitOutcome, DroppedFile, FileComparison, ImportTarget, InspectedFile, ServiceError, Services } from '#state/services.ts'

/** A file that was read: what came out, and under which answers. */
export type FileRead = Pick<InspectedFile, 'id' | 'report' | 'answers' | 'isRemembered'>

export type FileState =
  | { readonly phase: 'reading' }
  | { readonly phase: 'failed'; readonly error: ServiceError }
  | ({ readonly phase: 'read' | 'rereading' | 'storing'; readonly error?: ServiceError } & FileRead)
  | ({ readonly phase: 'stored'; readonly planId: PlanId; readonly outcome: CommitOutcome['batches'][number] } & FileRead)

/** `file`: what was dropped, null for a file out of an archive. */
export type FileEntry = { readonly key: string; readonly name: string; readonly archive: string | null; readonly file: DroppedFile | null; readonly state: FileState }

export type ReadingProgress = { readonly doneShare: number; readonly fileName: string; readonly startedAtMs: number }

type ImportSession = {
  readonly entries: readonly FileEntry[]
  readonly reading: ReadingProgress | null
  /** The last reading was stopped: nothing of it is there. */
  readonly isCancelled: boolean
  /** Names of hidden and system files of the last drop. */
  readonly leftOut: readonly string[]
  /** What storing would change, by id of the file; null while it is being found out. */
  readonly comparisons: ReadonlyMap<string, FileComparison> | null
  /** Reads the files and stores the certain ones; the plan they went to, or null. */
  add(services: Services, files: readonly DroppedFile[], target: ImportTarget, leftOut?: readonly string[]): Promise<PlanId | null>
  /** Reads a file again with these answers beside those it has; `undefined` takes one back. */
  answer(services: Services, key: string, answers: AnswerChange, target: ImportTarget): Promise<void>
  /** Another table of a file that was dropped, as an entry of its own. */
  takeTable(services: Services, key: string, table: FileReport['otherTables'][number], target: ImportTarget): Promise<void>
  store(services: Services, keys: readonly string[], target: ImportTarget): Promise<PlanId | null>
  dismiss(services: Services, keys: readonly string[], target: ImportTarget): void
  cancel(): void
}

export type AnswerChange = { readonly [K in keyof ImportAnswers]?: ImportAnswers[K] | undefined }

/** Comparing a longer file before an import without questions would only make it slower. */
const MAX_ROWS_COMPARED_UNASKED = 100_000
/** A finer progress nobody could see. */
const PROGRESS_STEP = 0.005
let lastKey = 0
const nextKey = () => `file${(lastKey += 1)}`
let stopReading: AbortController | null = null
const rereadings = new Map<string, AbortController>()
let lastComparison = 0

/** The files under inspection: kept while the user looks at other chapters, gone with the tab (nothing was stored yet). */
export const useImportSession = create<ImportSession>()((set, get) => {
  const put = (key: string, state: FileState) => set({ entries: get().entries.map((entry) => (entry.key === key ? { ...entry, state } : entry)) })
  const stateOf = (key: string) => get().entries.find((candidate) => candidate.key === key)?.state

  async function compare(services: Services, target: ImportTarget): Promise<void> {
    const round = (lastComparison += 1)
    const ids = get().entries.flatMap((entry) => (isStorable(entry, 'WARN') && entry.state.phase === 'read' ? [entry.state.id] : []))
    if (ids.length === 0) return
    set({ comparisons: null })
    const result = await services.compareFiles(ids, target)
    if (round === lastComparison) set({ comparisons: new Map((result.ok ? result.value : []).map((comparison) => [comparison.id, comparison])) })
  }

  async function reread(services: Services, key: string, from: FileRead, answers: ImportAnswers): Promise<void> {
    rereadings.get(key)?.abort()
    const abort = new AbortController()
    rereadings.set(key, abort)
    put(key, { ...readOf(from), phase: 'rereading' })
    const again = await services.reinspectFile(from.id, answers, abort.signal, () => undefined)
    if (abort.signal.aborted || stateOf(key)?.phase !== 'rereading') return
    if (!again.ok) put(key, { ...readOf(from), phase: 'read', error: again.error })
    else put(key, { ...readOf(again.value ?? from), phase: 'read', isRemembered: false })
  }

  return {
    entries: [],
    reading: null,
    isCancelled: false,
    leftOut: [],
    comparisons: new Map(),
    async add(services, files, target, leftOut = []) {
      if (files.length === 0) return null
      const abort = new AbortController()
      stopReading?.abort()
      stopReading = abort
      const waiting = files.map((file): FileEntry => ({ key: nextKey(), name: file.name, archive: null, file, state: { phase: 'reading' } }))
      const isWaiting = new Set(waiting.map(({ key }) => key))
      const kept = get().entries.filter(({ state }) => state.phase !== 'stored' && state.phase !== 'failed')
      set({ entries: [...waiting, ...kept], reading: { doneShare: 0, fileName: files[0]!.name, startedAtMs: performance.now() }, isCancelled: false, leftOut })
      const result = await services.inspectFiles(files, abort.signal, ({ doneShare, fileName }) => {
        // A last report may come after the answer.
        const { reading } = get()
        const isDue = reading !== null && (fileName !== reading.fileName || doneShare >= reading.doneShare + PROGRESS_STEP)
        if (stopReading === abort && isDue) set({ reading: { ...reading, doneShare, fileName } })
      })
      if (stopReading === abort) {
        stopReading = null
        set({ reading: null, isCancelled: abort.signal.aborted })
      }
      const others = get().entries.filter(({ key }) => !isWaiting.has(key))
      if (abort.signal.aborted) {
        set({ entries: others })
        return null
      }
      const read = result.ok
        ? result.value.map((inspected): FileEntry => ({ key: nextKey(), name: inspected.name, archive: inspected.archive, file: fileOf(files, inspected), state: { phase: 'read', ...readOf(inspected) } }))
        : waiting.map((entry): FileEntry => ({ ...entry, state: { phase: 'failed', error: result.error } }))
      set({ entries: [...read, ...others] })
      const rows = read.reduce((sum, { state }) => sum + ('report' in state ? state.report.rowsOk : 0), 0)
      // Files that leave nothing open need no click: storing is one undoable step. One doubtful file holds back its whole drop.
      const isCertain = read.length > 0 && read.every((entry) => isStorable(entry, 'ACCEPT') && !hasProposals(entry))
      if (!isCertain) {
        void compare(services, target)
        return null
      }
      if (rows <= MAX_ROWS_COMPARED_UNASKED) await compare(services, target)
      return get().store(services, read.map(({ key }) => key), target)
    },
    async answer(services, key, change, target) {
      const state = stateOf(key)
      if (state?.phase !== 'read' && state?.phase !== 'rereading') return
      await reread(services, key, state, mergeAnswers(state.answers, change))
      void compare(services, target)
    },
    async takeTable(services, key, { sheet, headerRow }, target) {
      const entry = get().entries.find((candidate) => candidate.key === key)
      if (!entry || !('id' in entry.state)) return
      const answers: ImportAnswers = { headerRow, ...(sheet === null ? {} : { sheet }) }
      if (!entry.file) {
        // Out of an archive: the worker has only this one, so it is read instead.
        if (entry.state.phase === 'read') await reread(services, key, entry.state, answers)
      } else {
        const added: FileEntry = { ...entry, key: nextKey(), state: { phase: 'reading' } }
        set({ entries: get().entries.flatMap((one) => (one.key === key ? [one, added] : [one])) })
        const result = await services.inspectFiles([entry.file], new AbortController().signal, () => undefined)
        const inspected = result.ok ? result.value[0] : undefined
        if (inspected) await reread(services, added.key, inspected, answers)
        else put(added.key, { phase: 'failed', error: result.ok ? { code: 'unexpected' } : result.error })
      }
      void compare(services, target)
    },
    async store(services, keys, target) {
      const entries = get().entries.flatMap(({ key, state }) => (keys.includes(key) && state.phase === 'read' ? [{ key, state }] : []))
      if (entries.length === 0) return null
      for (const { key, state } of entries) put(key, { ...readOf(state), phase: 'storing' })
      const result = await services.commitFiles(entries.map(({ state }) => state.id), target)
      entries.forEach(({ key, state }, index) => {
        const outcome = result.ok ? result.value.batches[index] : undefined
        if (result.ok && outcome) put(key, { ...readOf(state), phase: 'stored', planId: result.value.planId, outcome })
        else put(key, { ...readOf(state), phase: 'read', error: result.ok ? { code: 'unexpected' } : result.error })
      })
      return result.ok ? result.value.planId : null
    },
    dismiss(services, keys, target) {
      for (const { key, state } of get().entries) if (keys.includes(key) && state.phase === 'read') void services.dismissFile(state.id)
      set({ entries: get().entries.filter((candidate) => !keys.includes(candidate.key)) })
      void compare(services, target)
    },
    cancel() {
      stopReading?.abort()
    },
  }
})

function readOf({ id, report, answers, isRemembered }: FileRead): FileRead {
  return { id, report, answers, isRemembered }
}

function fileOf(files: readonly DroppedFile[], { name, archive }: InspectedFile): DroppedFile | null {
  return archive === null ? (files.find((file) => file.name === name) ?? null) : null
}

/** Answers given before with those just given; an `undefined` takes one back. */
export function mergeAnswers(before: ImportAnswers, change: AnswerChange): ImportAnswers {
  return Object.fromEntries(Object.entries({ ...before, ...change }).filter(([, value]) => value !== undefined)) as ImportAnswers
}

/** Two spellings of a SKU wait for a word before they are stored as two. */
function hasProposals({ state }: FileEntry): boolean {
  return 'report' in state && skuPairs(state.report).length > 0
}

/** True when the file was read and may be stored: with `ACCEPT` only if nothing is open or refused. */
export function isStorable(entry: FileEntry | undefined, at: 'ACCEPT' | 'WARN'): boolean {
  if (entry?.state.phase !== 'read') return false
  const { verdict, isStorable: hasRows } = entry.state.report
  return hasRows && (verdict === 'ACCEPT' || (at === 'WARN' && verdict === 'WARN'))
}
