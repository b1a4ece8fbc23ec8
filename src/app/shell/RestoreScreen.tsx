import { useState } from 'react'
import { FileTrigger } from 'react-aria-components'

import { DamagedFiles } from '#features/plans/open/DamagedFiles.tsx'
import { PhraseQueue } from '#features/plans/open/PhraseQueue.tsx'
import { offerRescue, usePlanFiles } from '#state/planFiles.ts'
import type { DroppedFile } from '#state/services.ts'
import { useServices } from '#state/servicesContext.ts'
import { keepBackupFolder, type FolderHandle } from '#storage/fileHandles.ts'
import type { Sentinel } from '#storage/sentinel.ts'
import { Button } from '#ui/Button.tsx'
import { askToWrite, canChooseFolder, chooseFolder } from '#ui/fileAccess.ts'
import { useText } from '#ui/language.tsx'
import { Page } from '#ui/Page.tsx'

import { errorWords } from '#i18n/errorWords.ts'
import { restoreBackups, type OpenFile } from './restoreBackups.ts'
import { restoreWords } from './restoreWords.ts'
import styles from './Shell.module.css'

/** The browser threw the database away: says what was there, and takes plan files back. Never the screen of a first visit. */
export function RestoreScreen({ sentinel, onDone }: { readonly sentinel: Sentinel; readonly onDone: () => void }) {
  const services = useServices()
  const text = useText()
  const { t, ago, language } = text
  const [opened, setOpened] = useState<readonly string[]>([])
  const [problems, setProblems] = useState<readonly string[]>([])
  /** The folder that the plans came back from, until backups go on in it. */
  const [folder, setFolder] = useState<{ readonly handle: FolderHandle; readonly isKept: boolean } | null>(null)
  const [nowMs] = useState(() => Date.now())
  const openOne: OpenFile = async (file) => {
    const outcome = await services.openPlanFile(file)
    if (outcome.ok) setOpened((names) => [...names, outcome.value.name])
    return outcome
  }
  async function open(files: readonly File[]) {
    setProblems([])
    for (const file of files) await openChosen({ name: file.name, file })
  }
  async function openChosen(file: DroppedFile) {
    const outcome = await openOne(file)
    if (outcome.ok) return
    if (outcome.error.code === 'planFile.phraseNeeded') usePlanFiles.getState().askPhrase(file)
    else if (!(await offerRescue(services, file, outcome.error))) setProblems((before) => [...before, t('restore.skipped', { file: file.name, reason: errorWords(text, outcome.error) })])
  }
  async function openFolder() {
    const handle = (await chooseFolder('read')) as unknown as FolderHandle | null
    if (!handle) return
    setProblems([])
    const plans = await restoreBackups(handle, openOne)
    if (!plans.ok) return setProblems([errorWords(text, plans.error)])
    if (plans.value.some(({ taken }) => taken !== null)) setFolder({ handle, isKept: false })
    return setProblems(plans.value.length === 0 ? [t('restore.folder.none')] : restoreWords(text, plans.value))
  }
  async function resumeBackups(handle: FolderHandle) {
    if (!(await askToWrite(handle))) return setProblems([errorWords(text, { code: 'files.notAllowed' })])
    await keepBackupFolder(services.db, handle)
    return setFolder({ handle, isKept: true })
  }
  const plans = sentinel.livePlanCount || (sentinel.rowsByTable['plans'] ?? 0)
  const isBack = opened.length > 0
  return (
    <main className={styles.main}>
      <Page
        question={t('restore.question')}
        answer={isBack ? t(opened.length < plans ? 'restore.backSome' : 'restore.back', { count: opened.length, all: plans }) : t('restore.answer', { count: plans })}
        sub={`${t('restore.lastChange', { when: ago(sentinel.lastChangeAtMs, nowMs) })} ${sentinel.lastFileAtMs === null ? t('restore.noFile') : t('restore.lastFile', { when: ago(sentinel.lastFileAtMs, nowMs) })}`}
      >
        {!isBack && <p>{t('restore.text')}</p>}
        {isBack && <p role="status">{t('restore.opened', { names: opened.join(language === 'zh' ? '、' : ', ') })}</p>}
        {problems.length > 0 && <div role="alert"><ul className={styles.problems}>{problems.map((problem, index) => <li key={`${index} ${problem}`}>{problem}</li>)}</ul></div>}
        {folder?.isKept && <p role="status">{t('restore.resumed', { folder: folder.handle.name })}</p>}
        <div className={styles.actions}>
          <FileTrigger acceptedFileTypes={['.headroom']} allowsMultiple onSelect={(list) => void open([...(list ?? [])])}><Button tone={isBack ? 'plain' : 'primary'}>{t('plans.open')}</Button></FileTrigger>
          {canChooseFolder() && <Button onPress={() => void openFolder()}>{t('restore.folder')}</Button>}
          {folder && !folder.isKept && <Button onPress={() => void resumeBackups(folder.handle)}>{t('restore.resume', { folder: folder.handle.name })}</Button>}
          <Button tone={isBack ? 'primary' : 'plain'} onPress={onDone}>{isBack ? t('restore.goOn') : t('restore.startAnew')}</Button>
        </div>
      </Page>
      <PhraseQueue onUnlock={({ file }) => void openChosen(file)} />
      <DamagedFiles onOpenPlan={(_, name) => setOpened((names) => [...names, name])} />
    </main>
  )
}
