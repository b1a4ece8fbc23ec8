import { useState } from 'react'

import type { PlanId } from '#domain/units.ts'
import type { Result } from '#shared/result.ts'
import { undoOfLastStep } from '#state/lastStep.ts'
import type { ServiceError } from '#state/services.ts'
import { useServices } from '#state/servicesContext.ts'
import { putVersion, removeVersion, type Version } from '#storage/versions.ts'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/language.tsx'
import { Panel } from '#ui/Panel.tsx'
import { DataTable } from '#ui/table/DataTable.tsx'
import { TextField } from '#ui/TextField.tsx'
import { showToast } from '#ui/Toast.tsx'
import { useKeptFocus } from '#ui/useKeptFocus.ts'

import { errorWords } from '#i18n/errorWords.ts'
import styles from './History.module.css'
import { momentWords } from './momentWords.ts'

/** Versions under a name: kept, gone back to, removed; each can be taken back. */
export function VersionsPanel({ planId, versions }: { readonly planId: PlanId; readonly versions: readonly Version[] }) {
  const services = useServices()
  const text = useText()
  const { t } = text
  const [name, setName] = useState('')
  const [isTried, setIsTried] = useState(false)
  const wanted = name.trim()
  const focus = useKeptFocus(() => document.querySelector<HTMLElement>('[data-page-heading]'), versions)
  function valueOf<T>(outcome: Result<T, ServiceError>): T | undefined {
    if (outcome.ok) return outcome.value
    showToast({ text: t('shell.failed', { reason: errorWords(text, outcome.error) }), tone: 'bad' })
    return undefined
  }
  async function keep() {
    setIsTried(true)
    if (wanted === '' || valueOf(await services.keepVersion(planId, wanted)) === undefined) return
    setName('')
    setIsTried(false)
    showToast({ text: t('history.versions.kept', { name: wanted }) })
  }
  async function restore(version: Version) {
    const isChanged = valueOf(await services.restoreVersion(planId, version.id))
    if (isChanged === undefined) return
    if (!isChanged) return showToast({ text: t('history.versions.same', { name: version.name }) })
    const takeBack = await undoOfLastStep(services, planId)
    showToast({ text: t('history.versions.restored', { name: version.name }), action: { label: t('ui.undo'), onAction: () => void takeBack().then(valueOf) } })
  }
  async function remove(version: Version) {
    const row = valueOf(await removeVersion(services.db, planId, version.id))
    if (row) showToast({ text: t('history.versions.removed', { name: version.name }), action: { label: t('ui.undo'), onAction: () => void putVersion(services.db, planId, row).then(valueOf) } })
  }
  return (
    <Panel title={t('history.versions')} caption={t('history.versions.caption')}>
      <div className={styles.stack} {...focus}>
        <div className={styles.keep}>
          <TextField label={t('history.versions.name')} value={name} onChange={setName} onSubmit={() => void keep()} error={isTried && wanted === '' ? t('history.versions.missing') : null} maxLength={80} />
          <span className={styles.keepButton}><Button onPress={() => void keep()}>{t('history.versions.keep')}</Button></span>
        </div>
        <DataTable
          label={t('history.versions')} rows={versions} rowKey={({ id }) => id} emptyText={t('history.versions.none')}
          columns={[
            { id: 'name', title: t('history.column.name'), value: (version) => version.name },
            { id: 'when', title: t('history.column.when'), align: 'start', value: ({ atMs }) => atMs, cell: ({ atMs }) => momentWords(text, atMs) },
            {
              id: 'actions', title: t('plans.column.actions'), align: 'end', isActions: true, value: () => null,
              cell: (version) => (
                <span className={styles.actions}>
                  <Button size="small" onPress={() => void restore(version)} aria-label={`${t('history.versions.restore')}: ${version.name}`}>{t('history.versions.restore')}</Button>
                  <Button size="small" tone="quiet" onPress={() => void remove(version)} aria-label={`${t('history.versions.remove')}: ${version.name}`}>{t('history.versions.remove')}</Button>
                </span>
              ),
            },
          ]}
        />
      </div>
    </Panel>
  )
}
