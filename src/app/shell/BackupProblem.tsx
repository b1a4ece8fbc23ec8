import { useLiveQuery } from 'dexie-react-hooks'
import { useLocation } from 'wouter'

import { errorWords } from '#i18n/errorWords.ts'
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
  if (isHidden || !found?.folder || !found.note?.problem) return null
  return (
    <aside className={styles.reminder} aria-label={t('storage.folder')}>
      <p>{t('storage.folder.problem', { folder: found.folder.name, reason: errorWords(text, { code: found.note.problem }) })}</p>
      <Button size="small" onPress={() => navigate('/storage')}>{t('storage.folder.open')}</Button>
    </aside>
  )
}
