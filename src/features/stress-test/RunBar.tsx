import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/language.tsx'
import { Progress } from '#ui/Progress.tsx'
import type { MessageKey } from '#i18n/messages.ts'
import { messages } from '#i18n/messages.ts'

import styles from './StressTest.module.css'
import type { StressRun } from './useStressRun.ts'

/** How far the run is, a way to stop it, a way to start it again. */
export function RunBar({ run, hasResult }: { readonly run: StressRun; readonly hasResult: boolean }) {
  const { t, number } = useText()
  const { state } = run
  if (state.phase === 'running') {
    const { progress } = state
    const detail = progress ? t(`stress.run.detail.${progress.phase}`, { done: number(progress.done), total: number(progress.total) }) : t('stress.run.starting')
    return (
      <Progress label={t(progress ? `stress.run.${progress.phase}` : 'stress.run.starting')} doneShare={progress && progress.total > 0 ? progress.done / progress.total : null}
        detail={detail} secondsLeft={state.secondsLeft} onCancel={run.stop} />
    )
  }
  return (
    <>
      <Button onPress={run.start}>{t(hasResult ? 'stress.run.again' : 'stress.run.start')}</Button>
      {state.phase === 'stopped' && <span className={styles.quiet}>{t('stress.run.stopped')}</span>}
      {state.phase === 'failed' && <FailureText code={state.code} params={state.params} />}
    </>
  )
}

function FailureText({ code, params }: { readonly code: string; readonly params: Readonly<Record<string, string | number>> }) {
  const { t, language } = useText()
  const key = `error.${code}`
  const text = key in messages[language] ? t(key as MessageKey, params) : t('stress.run.failed', { code })
  return <span role="alert" className={styles.failed}><span aria-hidden>▲ </span>{text}</span>
}
