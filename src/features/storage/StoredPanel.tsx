import { useState } from 'react'

import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/language.tsx'
import { Panel } from '#ui/Panel.tsx'
import { DataTable } from '#ui/table/DataTable.tsx'
import { Tag } from '#ui/Tag.tsx'
import { useUpdate } from '#state/update.ts'
import { visibleText } from '#shared/visibleText.ts'
import type { StorageReport } from '#workers/types.ts'

import { sizeWords } from './sizeWords.ts'
import styles from './Storage.module.css'
import type { BrowserStorage } from './useStorageReport.ts'

type StoredPanelProps = { readonly report: StorageReport; readonly browser: BrowserStorage; readonly onSaveAll: () => Promise<void> }

/** Plan by plan: how much of what, and when it was last written outside of the browser. */
export function StoredPanel({ report, browser, onSaveAll }: StoredPanelProps) {
  const text = useText()
  const { t, ago } = text
  const [isSaving, setIsSaving] = useState(false)
  const isKeptOffline = useUpdate((update) => update.isKeptOffline)
  const nowMs = Date.now()
  const hasOwn = report.plans.some(({ isSample, isDeleted }) => !isSample && !isDeleted)
  async function saveAll() {
    setIsSaving(true)
    await onSaveAll()
    setIsSaving(false)
  }
  return (
    <Panel
      title={t('storage.list')} caption={t('storage.list.caption')}
      actions={hasOwn && <Button size="small" isPending={isSaving} onPress={() => void saveAll()}>{isSaving ? t('storage.folder.working') : t('storage.saveAll')}</Button>}
    >
      <DataTable
        label={t('storage.list')} rows={report.plans} rowKey={({ planId }) => planId} emptyText={t('storage.answer.none')}
        columns={[
          {
            id: 'plan', title: t('storage.column.plan'), value: ({ name }) => name,
            cell: ({ name, isSample, isDeleted }) => <span className={styles.name}>{visibleText(name)}{isSample && <Tag tone="plain">{t('shell.sample')}</Tag>}{isDeleted && <Tag tone="plain">{t('storage.deleted')}</Tag>}</span>,
          },
          { id: 'size', title: t('storage.column.size'), value: ({ bytes }) => bytes, cell: ({ bytes }) => sizeWords(text, bytes) },
          { id: 'records', title: t('storage.column.records'), value: ({ recordCount }) => recordCount },
          { id: 'rows', title: t('storage.column.rows'), value: ({ importedRows }) => importedRows },
          { id: 'versions', title: t('storage.column.versions'), value: ({ versionCount }) => versionCount },
          {
            id: 'backup', title: t('storage.column.backup'), align: 'start', value: ({ savedToFileAtMs }) => savedToFileAtMs,
            cell: ({ isSample, savedToFileAtMs }) => (isSample ? '–' : savedToFileAtMs === null ? <Tag tone="warn">{t('plans.backup.never')}</Tag> : ago(savedToFileAtMs, Math.max(nowMs, savedToFileAtMs))),
          },
        ]}
      />
      <p className={styles.note}>
        {browser.usageBytes !== null && `${t('storage.whole', { size: sizeWords(text, browser.usageBytes) })} `}
        {t(browser.isPersistent ? 'storage.isPersistent' : 'storage.isFragile')}
        {isKeptOffline !== null && ` ${t(isKeptOffline ? 'storage.isKeptOffline' : 'storage.isNotKeptOffline')}`}
      </p>
    </Panel>
  )
}
