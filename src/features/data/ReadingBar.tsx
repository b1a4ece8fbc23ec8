import { useText } from '#ui/language.tsx'
import { Progress } from '#ui/Progress.tsx'
import { useImportSession, type ReadingProgress } from './importSession.ts'

/** Nothing is promised before this much was read for this long. */
const PROMISE_FROM_SHARE = 0.03
const PROMISE_FROM_MS = 800

/** Seconds that the rest will take at the speed so far, null while that cannot be told. */
export function secondsLeft({ doneShare, startedAtMs }: ReadingProgress, nowMs: number): number | null {
  const elapsedMs = nowMs - startedAtMs
  return doneShare < PROMISE_FROM_SHARE || elapsedMs < PROMISE_FROM_MS ? null : (elapsedMs * (1 - doneShare)) / doneShare / 1000
}

/** Which file is being read, how far, how long still, and a way to stop it. */
export function ReadingBar({ onCancel }: { readonly onCancel: () => void }) {
  const { t, share } = useText()
  const reading = useImportSession((session) => session.reading)
  if (!reading) return null
  return <Progress label={t('data.progress.reading')} doneShare={reading.doneShare} detail={`${reading.fileName} · ${share(reading.doneShare, 0)}`} secondsLeft={secondsLeft(reading, performance.now())} onCancel={onCancel} />
}
