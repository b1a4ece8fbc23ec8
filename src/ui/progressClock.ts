type Counted = { readonly phase: string; readonly done: number; readonly total: number }

/** Seconds left of the phase under way, from its own pace; null until it has one. */
export function progressClock(): (progress: Counted, nowMs: number) => number | null {
  let phase: string | null = null
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
