import { useState } from 'react'

import { errorWords } from '#i18n/errorWords.ts'
import { useServices } from '#state/servicesContext.ts'
import { downloadFile } from '#ui/download.ts'
import { useText } from '#ui/language.tsx'
import { Page } from '#ui/Page.tsx'
import { showToast } from '#ui/Toast.tsx'

import { FolderPanel } from './FolderPanel.tsx'
import { StoredPanel } from './StoredPanel.tsx'
import { storageAnswer } from './storageAnswer.ts'
import { UpgradesPanel } from './UpgradesPanel.tsx'
import { useBackupFolder } from './useBackupFolder.ts'
import { useStorageReport } from './useStorageReport.ts'

/** What is stored in this browser, how much of it, and where else it is. */
export function StoragePage() {
  const services = useServices()
  const text = useText()
  const { t } = text
  const [nowMs] = useState(() => Date.now())
  const { found, problem } = useStorageReport()
  const { state } = useBackupFolder()
  async function saveAll() {
    let count = 0
    for (const { planId } of found!.report.plans.filter(({ isSample, isDeleted }) => !isSample && !isDeleted)) {
      const file = await services.exportPlan(planId)
      if (!file.ok) return void showToast({ text: t('shell.failed', { reason: errorWords(text, file.error) }), tone: 'bad' })
      downloadFile(file.value.fileName, file.value.blob)
      count += 1
    }
    showToast({ text: t('storage.savedAll', { count }) })
  }
  const answer = found ? storageAnswer(text, found.report, state, nowMs) : problem ? t('shell.failed', { reason: errorWords(text, problem) }) : t('storage.counting')
  return (
    <Page question={t('storage.question')} answer={answer} sub={t('storage.sub')}>
      <FolderPanel />
      {found && <StoredPanel {...found} onSaveAll={saveAll} />}
      {found && <UpgradesPanel backups={found.report.beforeUpgrades} />}
    </Page>
  )
}
