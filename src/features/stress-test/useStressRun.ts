import { startTransition, useCallback, useEffect, useMemo, useRef, useState } from 'react'

import type { PlanDocument } from '#domain/plan.ts'
import type { Scenario } from '#domain/scenario.ts'
import { useServices } from '#state/servicesContext.ts'
import type { RunRow } from '#storage/types.ts'
import type { RunProgress } from '#workers/types.ts'

import { runFingerprint } from './fingerprint.ts'
import { progressClock } from '#ui/progressClock.ts'
import { canRun } from './runState.ts'
import type { RunView } from './stages.ts'

export type RunState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'running'; readonly progress: RunProgress | null; readonly secondsLeft: number | null; readonly partial: RunView | null }
  | { readonly phase: 'stopped' }
  | { readonly phase: 'failed'; readonly code: string; readonly params: Readonly<Record<string, string | number>> }

/** Rest after the last edit before a new run begins. */
const PAUSE_MS = 700
/** Chunks finish faster than anybody reads. */
const SHOW_EVERY_MS = 100

/** What each run since the page was opened was run on; earlier ones are compared by the plan's revision. */
const fingerprints = new Map<string, string>()

export type StressRun = { readonly state: RunState; readonly isStale: boolean; start(): void; stop(): void }

/**
 * Keeps the answer up to date: runs by itself when there is none or when what it depends on changed, and never twice at once.
 * `stored`: the newest run of the scenario, null = none, undefined = not yet read. `revision`: of the plan on screen.
 */
export function useStressRun(document: PlanDocument, scenario: Scenario, stored: RunRow | null | undefined, revision: number): StressRun {
  const { runStress } = useServices()
  const [state, setState] = useState<RunState>({ phase: 'idle' })
  const controller = useRef<AbortController | null>(null)
  const fingerprint = useMemo(() => runFingerprint(document, scenario), [document, scenario])
  const isRunnable = canRun(document)
  const planId = document.planId
  const scenarioId = scenario.id

  const start = useCallback(() => {
    controller.current?.abort()
    const own = new AbortController()
    controller.current = own
    const clock = progressClock()
    let shownPhase: RunProgress['phase'] | null = null
    let shownAtMs = 0
    setState((now) => ({ phase: 'running', progress: null, secondsLeft: null, partial: now.phase === 'running' ? now.partial : null }))
    const onProgress = (progress: RunProgress): void => {
      if (own.signal.aborted) return
      const nowMs = performance.now()
      const secondsLeft = clock(progress, nowMs)
      const partial = partialOf(progress)
      if (!partial && progress.phase === shownPhase && nowMs - shownAtMs < SHOW_EVERY_MS) return
      shownPhase = progress.phase
      shownAtMs = nowMs
      // A new picture is much to render: in slices, so that a press is answered meanwhile.
      startTransition(() => setState((now) => (own.signal.aborted ? now : { phase: 'running', progress, secondsLeft, partial: partial ?? (now.phase === 'running' ? now.partial : null) })))
    }
    runStress(planId, scenarioId, own.signal, onProgress).then(
      (outcome) => {
        if (own.signal.aborted) return
        if (!outcome.ok) return setState({ phase: 'failed', code: outcome.error.code, params: outcome.error.params ?? {} })
        if (outcome.value) fingerprints.set(outcome.value.runId, fingerprint)
        startTransition(() => setState({ phase: outcome.value ? 'idle' : 'stopped' }))
      },
      (error: unknown) => {
        if (!own.signal.aborted) setState({ phase: 'failed', code: 'unexpected', params: { reason: String(error) } })
      },
    )
  }, [runStress, planId, scenarioId, fingerprint])

  const stop = useCallback(() => {
    controller.current?.abort()
    controller.current = null
    setState({ phase: 'stopped' })
  }, [])

  const isStored = stored !== undefined
  const storedFingerprint = stored ? fingerprints.get(stored.id) : undefined
  const isCurrent = stored ? (storedFingerprint === undefined ? revision === stored.planRevision : storedFingerprint === fingerprint) : false
  // What the run under way, or the last wish to run, is about: the same thing is not started twice.
  const wished = useRef<{ key: string; scenarioId: string } | null>(null)
  useEffect(() => {
    if (!isStored || !isRunnable) return
    const key = `${scenarioId}\n${fingerprint}`
    if (wished.current?.key === key) return
    if (isCurrent) {
      // The state on screen is the state that was run (an edit was undone, or another scenario chosen): whatever runs now is about something else.
      controller.current?.abort()
      setState({ phase: 'idle' })
      wished.current = { key, scenarioId }
      return
    }
    const isEdit = wished.current?.scenarioId === scenarioId
    const timer = setTimeout(() => {
      wished.current = { key, scenarioId }
      start()
    }, isEdit ? PAUSE_MS : 0)
    return () => clearTimeout(timer)
  }, [isStored, isRunnable, isCurrent, scenarioId, fingerprint, start])
  useEffect(() => {
    if (stored && isCurrent && storedFingerprint === undefined) fingerprints.set(stored.id, fingerprint)
  }, [stored, isCurrent, storedFingerprint, fingerprint])
  useEffect(() => () => {
    controller.current?.abort()
    wished.current = null
  }, [])

  return { state, isStale: Boolean(stored) && !isCurrent, start, stop }
}

function partialOf(progress: RunProgress): RunView | null {
  if (progress.phase !== 'simulating' || !progress.partial || progress.partial.replications === 0) return null
  return { summary: progress.partial, assumptions: progress.assumptions, firstDay: progress.firstDay, startHourUtc: null, answers: null, isPartial: true }
}
