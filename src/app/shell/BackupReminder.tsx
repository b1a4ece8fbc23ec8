import { useLiveQuery } from 'dexie-react-hooks'

import { usePlanSaving } from '#features/plans/save/usePlanSaving.ts'
import { usePreferences } from '#state/preferences.ts'
import { useServices } from '#state/servicesContext.ts'
import { readSavedState } from '#storage/savedState.ts'
import type { PlanRow } from '#storage/types.ts'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/language.tsx'

import styles from './BackupReminder.module.css'
import { isBackupDue } from './isBackupDue.ts'

const LATER_MS = 2 * 86_400_000

/** One quiet line when much of a plan exists in this browser only. */
export function BackupReminder({ plan }: { readonly plan: PlanRow }) {
  const { db } = useServices()
  const { t, number } = useText()
  const { save } = usePlanSaving()
  const remindAfterMs = usePreferences((preferences) => preferences.remindAfterMs)
  const set = usePreferences((preferences) => preferences.set)
  const due = useLiveQuery(async () => {
    const saved = await readSavedState(db, plan.id)
    const changes = await db.commands.where({ scope: plan.id }).filter((command) => !command.isUndone && command.atMs > (saved?.savedToFileAtMs ?? 0)).toArray()
    return saved && isBackupDue({ isUnsaved: saved.isUnsaved, changeCount: changes.length, hasNewImport: changes.some((command) => command.batches.length > 0) }) ? changes.length : null
  }, [db, plan.id, plan.revision, plan.savedToFileAtMs])
  if (due === undefined || due === null || remindAfterMs > plan.updatedAtMs) return null
  return (
    <aside className={styles.reminder} aria-label={t('shell.savePlanFile')}>
      <p>{t('shell.reminder', { name: plan.name, count: due, changes: number(due) })}</p>
      <Button size="small" onPress={() => void save(plan.id)}>{t('shell.savePlanFile')}</Button>
      <Button size="small" tone="quiet" onPress={() => set({ remindAfterMs: Date.now() + LATER_MS })}>{t('shell.later')}</Button>
    </aside>
  )
}
