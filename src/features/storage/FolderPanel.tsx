import { useRef, useState } from 'react'

import { errorWords } from '#i18n/errorWords.ts'
import { useServices } from '#state/servicesContext.ts'
import { KEPT_BACKUPS } from '#storage/backupNames.ts'
import { keepBackupFolder, type FolderHandle } from '#storage/fileHandles.ts'
import { Button } from '#ui/Button.tsx'
import { askToWrite, canChooseFolder, chooseFolder } from '#ui/fileAccess.ts'
import { useText } from '#ui/language.tsx'
import { Panel } from '#ui/Panel.tsx'
import { showToast } from '#ui/Toast.tsx'
import { useKeptFocus } from '#ui/useKeptFocus.ts'

import { backupProblemWords } from './backupProblemWords.ts'
import { FolderFacts } from './FolderFacts.tsx'
import styles from './Storage.module.css'
import { useBackupFolder } from './useBackupFolder.ts'

/** A folder that every plan is written to by itself: chosen, its state, written now, left. */
export function FolderPanel() {
  const services = useServices()
  const text = useText()
  const { t } = text
  const { state, askAgain } = useBackupFolder()
  const [isWriting, setIsWriting] = useState(false)
  const buttons = useRef<HTMLDivElement>(null)
  const focus = useKeptFocus(() => buttons.current?.querySelector('button'), state?.folder)
  if (!state) return null
  const { folder } = state
  // What is not there any more cannot be written to: the way on is another one.
  const isGone = state.isAllowed && state.note?.problem === 'files.gone'

  async function backUp(to: FolderHandle) {
    if (!(await askToWrite(to))) return void showToast({ text: errorWords(text, { code: 'files.notAllowed' }), tone: 'bad', place: 'backup' })
    askAgain()
    setIsWriting(true)
    const done = await services.backUp(to)
    setIsWriting(false)
    if (!done.ok) return void showToast({ text: backupProblemWords(text, done.error), tone: 'bad', place: 'backup' })
    return void showToast({ text: done.value.written === 0 ? t('storage.folder.nothing', { folder: to.name }) : t('storage.folder.done', { count: done.value.written, folder: to.name }), place: 'backup' })
  }
  async function choose() {
    const chosen = (await chooseFolder('readwrite')) as unknown as FolderHandle | null
    if (!chosen) return
    await keepBackupFolder(services.db, chosen)
    await backUp(chosen)
  }
  async function stop(from: FolderHandle) {
    const takeBack = await keepBackupFolder(services.db, null)
    showToast({ text: t('storage.folder.stopped', { folder: from.name }), place: 'backup', action: { label: t('ui.undo'), onAction: () => void takeBack() } })
  }
  return (
    <Panel title={t('storage.folder')} caption={t('storage.folder.caption')}>
      <div className={styles.stack}>
        <p className={styles.text}>{canChooseFolder() ? t('storage.folder.what', KEPT_BACKUPS) : t('storage.folder.unsupported')}</p>
        {folder && <FolderFacts {...state} folder={folder} />}
        {canChooseFolder() && (
          <div className={styles.buttons} ref={buttons} {...focus}>
            {folder && <Button tone={isGone ? 'plain' : 'primary'} isPending={isWriting} onPress={() => void backUp(folder)}>{isWriting ? t('storage.folder.working') : t(state.isAllowed ? 'storage.folder.now' : 'storage.folder.allow')}</Button>}
            <Button tone={folder && !isGone ? 'plain' : 'primary'} isPending={isWriting} onPress={() => void choose()}>{t(folder ? 'storage.folder.other' : 'storage.folder.choose')}</Button>
            {folder && <Button tone="quiet" isPending={isWriting} onPress={() => void stop(folder)}>{t('storage.folder.stop')}</Button>}
          </div>
        )}
      </div>
    </Panel>
  )
}
