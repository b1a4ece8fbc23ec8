import { useEffect, useState } from 'react'

import { isUntouchedSample } from '#storage/sample.ts'
import type { PlanRow } from '#storage/types.ts'
import { useText } from '#ui/language.tsx'

const TICK_MS = 30_000

/** Where the plan is kept, in words: this browser and a backup file are different things. */
export function SavedWords({ plan }: { readonly plan: PlanRow | null }) {
  const { t, ago } = useText()
  const nowMs = useNow()
  if (!plan) return <p>{t('shell.nothingLeaves')}</p>
  return (
    <>
      <p>{t('shell.savedHereWhen', { when: ago(plan.updatedAtMs, Math.max(nowMs, plan.updatedAtMs)) })}</p>
      {!isUntouchedSample(plan) && <p>{plan.savedToFileAtMs === null ? t('shell.noBackup') : t('shell.backupMade', { when: ago(plan.savedToFileAtMs, Math.max(nowMs, plan.savedToFileAtMs)) })}</p>}
      <p>{t('shell.nothingLeaves')}</p>
    </>
  )
}

/** The time, fresh enough for "2 minutes ago". */
export function useNow(): number {
  const [nowMs, setNowMs] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), TICK_MS)
    return () => clearInterval(timer)
  }, [])
  return nowMs
}
