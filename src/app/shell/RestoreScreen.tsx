import { useState } from 'react'
import { FileTrigger } from 'react-aria-components'

import { PhraseQueue } from '#features/plans/open/PhraseQueue.tsx'
import { usePlanFiles } from '#state/planFiles.ts'
import type { DroppedFile } from '#state/services.ts'
import { useServices } from '#state/servicesContext.ts'
import type { FolderHandle } from '#storage/fileHandles.ts'
import type { Sentinel } from '#storage/sentinel.ts'
import { Button } from '#ui/Button.tsx'
import { canChooseFolder, chooseFolder } from '#ui/fileAccess.ts'
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
  const { t, ago } = text
  const [opened, setOpened] = useState<readonly string[]>([])
  const [problems, setProblems] = useState<readonly string[]>([])
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
    else setProblems((before) => [...before, t('restore.skipped', { file: file.name, reason: errorWords(text, outcome.error) })])
  }
  async function openFolder() {
    const folder = await chooseFolder('read')
    if (!folder) return
    setProblems([])
    const plans = await restoreBackups(folder as unknown as FolderHandle, openOne)
    if (!plans.ok) return setProblems([errorWords(text, plans.error)])
    return setProblems(plans.value.length === 0 ? [t('restore.folder.none')] : restoreWords(text, plans.value))
  }
  const plans = sentinel.rowsByTable['plans'] ?? 0
  return (
    <main className={styles.main}>
      <Page
        question={t('restore.question')}
        answer={t('restore.answer', { count: plans })}
        sub={`${t('restore.lastChange', { when: ago(sentinel.lastChangeAtMs, nowMs) })} ${sentinel.lastFileAtMs === null ? t('restore.noFile') : t('restore.lastFile', { when: ago(sentinel.lastFileAtMs, nowMs) })}`}
      >
        <p>{t('restore.text')}</p>
        {opened.length > 0 && <p role="status">{t('restore.opened', { names: opened.join(', ') })}</p>}
        {problems.length > 0 && <div role="alert"><ul className={styles.problems}>{problems.map((problem, index) => <li key={`${index} ${problem}`}>{problem}</li>)}</ul></div>}
        <div className={styles.actions}>
          <FileTrigger acceptedFileTypes={['.headroom']} allowsMultiple onSelect={(list) => void open([...(list ?? [])])}><Button tone="primary">{t('plans.open')}</Button></FileTrigger>
          {canChooseFolder() && <Button onPress={() => void openFolder()}>{t('restore.folder')}</Button>}
          <Button onPress={onDone}>{opened.length > 0 ? t('restore.goOn') : t('restore.startAnew')}</Button>
        </div>
      </Page>
      <PhraseQueue onUnlock={({ file }) => void openChosen(file)} />
    </main>
  )
}
