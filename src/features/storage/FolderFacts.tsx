import type { FolderHandle } from '#storage/fileHandles.ts'
import { useText } from '#ui/language.tsx'
import { Tag } from '#ui/Tag.tsx'

import { backupProblemWords, noteProblem } from './backupProblemWords.ts'
import styles from './Storage.module.css'
import type { BackupFolder } from './useBackupFolder.ts'

/** The chosen folder, when it last got everything, how it stands now, and in a sentence what is wrong with it. */
export function FolderFacts({ folder, note, lastGoodAtMs, waitingCount, isAllowed }: BackupFolder & { readonly folder: FolderHandle }) {
  const text = useText()
  const { t, ago } = text
  const failure = note && noteProblem(note)
  const problem = !isAllowed ? t('storage.folder.noPermission') : failure ? backupProblemWords(text, failure) : null
  return (
    <>
      <dl className={styles.facts}>
        <div><dt>{t('storage.folder.name')}</dt><dd>{folder.name}</dd></div>
        <div><dt>{t('storage.folder.last')}</dt><dd>{lastGoodAtMs === null ? t('storage.folder.never') : ago(lastGoodAtMs, Math.max(Date.now(), lastGoodAtMs))}</dd></div>
        <div>
          <dt>{t('storage.folder.state')}</dt>
          <dd>{problem !== null ? <Tag tone="bad">{t('storage.folder.bad')}</Tag> : waitingCount > 0 ? <Tag tone="warn">{t('storage.folder.waiting', { count: waitingCount })}</Tag> : <Tag tone="good">{t('storage.folder.good')}</Tag>}</dd>
        </div>
      </dl>
      {problem !== null && <p className={styles.text}>{problem}</p>}
    </>
  )
}
