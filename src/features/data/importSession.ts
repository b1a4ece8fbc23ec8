import { create } from 'zustand'

import type { PlanId } from '#domain/units.ts'
import type { FileReport, ImportAnswers } from '#importers/types.ts'
import type { CommitOutcome, DroppedFile, ServiceError, Services } from '#state/services.ts'

export type FileEntry = {
  readonly key: string
  readonly name: string
  readonly state:
    | { readonly phase: 'reading' }
    | { readonly phase: 'failed'; readonly error: ServiceError }
    | { readonly phase: 'read' | 'storing'; readonly id: string; readonly report: FileReport; readonly error?: ServiceError }
    | { readonly phase: 'stored'; readonly report: FileReport; readonly planId: PlanId; readonly outcome: CommitOutcome['batches'][number] }
}

/** Where a file goes: into a plan, or, when `planId` is null, into a new one of this name. */
export type ImportTarget = { readonly planId: PlanId | null; readonly newPlanName: string }

type ImportSession = {
  readonly entries: readonly FileEntry[]
  /** 0..1 while reading, null otherwise. */
  readonly doneShare: number | null
  readonly abort: AbortController | null
  /** Reads the files and stores the certain ones; the plan they went to, or null. */
  add(services: Services, files: readonly DroppedFile[], target: ImportTarget): Promise<PlanId | null>
  answer(services: Services, key: string, answers: ImportAnswers): Promise<void>
  store(services: Services, keys: readonly string[], target: ImportTarget): Promise<PlanId | null>
  dismiss(services: Services, key: string): void
  cancel(): void
}

let lastKey = 0

/** The files under inspection: kept while the user looks at other chapters, gone with the tab (nothing was stored yet). */
export const useImportSession = create<ImportSession>()((set, get) => {
  const put = (key: string, state: FileEntry['state']) => set({ entries: get().entries.map((entry) => (entry.key === key ? { ...entry, state } : entry)) })
  return {
    entries: [],
    doneShare: null,
    abort: null,
    async add(services, files, target) {
      if (files.length === 0) return null
      const abort = new AbortController()
      const added = files.map((file): FileEntry => ({ key: `file${(lastKey += 1)}`, name: file.name, state: { phase: 'reading' } }))
      set({ entries: [...added, ...get().entries.filter((entry) => entry.state.phase !== 'stored' && entry.state.phase !== 'failed')], doneShare: 0, abort })
      const result = await services.inspectFiles(files, abort.signal, ({ doneShare }) => {
        // A last report may come after the answer.
        if (get().abort === abort) set({ doneShare })
      })
      set({ doneShare: null, abort: null })
      if (abort.signal.aborted) {
        const keys = new Set(added.map((entry) => entry.key))
        set({ entries: get().entries.filter((entry) => !keys.has(entry.key)) })
        return null
      }
      added.forEach(({ key }, index) => {
        const inspected = result.ok ? result.value[index] : undefined
        if (inspected) put(key, { phase: 'read', id: inspected.id, report: inspected.report })
        else put(key, { phase: 'failed', error: result.ok ? { code: 'unexpected' } : result.error })
      })
      // Files that leave nothing open need no click: storing is one undoable step. One doubtful file holds back its whole drop.
      const keys = added.map(({ key }) => key)
      const isCertain = keys.every((key) => isStorable(get().entries.find((entry) => entry.key === key), 'ACCEPT'))
      return isCertain ? get().store(services, keys, target) : null
    },
    async answer(services, key, answers) {
      const entry = get().entries.find((candidate) => candidate.key === key)
      if (entry?.state.phase !== 'read') return
      const again = await services.reinspectFile(entry.state.id, answers, new AbortController().signal, () => undefined)
      if (again.ok && again.value) put(key, { phase: 'read', id: again.value.id, report: again.value.report })
      else if (!again.ok) put(key, { ...entry.state, error: again.error })
    },
    async store(services, keys, target) {
      const entries = get().entries.flatMap((entry) => (keys.includes(entry.key) && entry.state.phase === 'read' ? [{ key: entry.key, state: entry.state }] : []))
      if (entries.length === 0) return null
      for (const { key, state } of entries) put(key, { ...state, phase: 'storing' })
      const result = await services.commitFiles(entries.map(({ state }) => state.id), { ...target, marketId: null }, new AbortController().signal)
      entries.forEach(({ key, state }, index) => {
        const outcome = result.ok ? result.value.batches[index] : undefined
        if (result.ok && outcome) put(key, { phase: 'stored', report: state.report, planId: result.value.planId, outcome })
        else put(key, { ...state, phase: 'read', error: result.ok ? { code: 'unexpected' } : result.error })
      })
      return result.ok ? result.value.planId : null
    },
    dismiss(services, key) {
      const entry = get().entries.find((candidate) => candidate.key === key)
      if (entry?.state.phase === 'read') void services.dismissFile(entry.state.id)
      set({ entries: get().entries.filter((candidate) => candidate.key !== key) })
    },
    cancel() {
      get().abort?.abort()
    },
  }
})

/** True when the file was read and may be stored: with `ACCEPT` only if nothing is open or refused. */
export function isStorable(entry: FileEntry | undefined, at: 'ACCEPT' | 'WARN'): boolean {
  if (entry?.state.phase !== 'read') return false
  const { verdict, isStorable: hasRows } = entry.state.report
  return hasRows && (verdict === 'ACCEPT' || (at === 'WARN' && verdict === 'WARN'))
}
