import type { RunProgress } from '#workers/types.ts'

/** Seconds left of the phase under way, from its own pace; null until it has one. */
export function progressClock(): (progress: RunProgress, nowMs: number) => number | null {
  let phase: RunProgress['phase'] | null = null
  let startedAtMs = 0
  let doneAtStart = 0
  return (progress, nowMs) => {
    if (progress.phase !== phase) {
      phase = progress.phase
      startedAtMs = nowMs
      doneAtStart = progress.done
      return null
    }
    const done = progress.done - doneAtStart
    return done <= 0 ? null : ((nowMs - startedAtMs) / done) * (progress.total - progress.done) / 1000
  }
}
