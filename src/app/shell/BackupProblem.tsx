import { useLiveQuery } from 'dexie-react-hooks'
import { useLocation } from 'wouter'

import { backupProblemWords, noteProblem } from '#features/storage/backupProblemWords.ts'
import { useServices } from '#state/servicesContext.ts'
import { readBackupFolder, readBackupNote } from '#storage/fileHandles.ts'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/language.tsx'

import styles from './BackupReminder.module.css'

/** Backups that stopped working are told on every page until one succeeds. */
export function BackupProblem({ isHidden }: { readonly isHidden: boolean }) {
  const { db } = useServices()
  const text = useText()
  const { t } = text
  const [, navigate] = useLocation()
  const found = useLiveQuery(async () => ({ folder: await readBackupFolder(db), note: await readBackupNote(db) }), [db])
  const failure = found?.note ? noteProblem(found.note) : null
  if (isHidden || !found?.folder || failure === null) return null
  const words = backupProblemWords(text, failure)
  return (
    <aside className={styles.reminder} aria-label={t('storage.folder')}>
      <p>{failure.planName === undefined ? t('storage.folder.problem', { folder: found.folder.name, reason: words }) : words}</p>
      <Button size="small" onPress={() => navigate('/storage')}>{t('storage.folder.open')}</Button>
    </aside>
  )
}
