import type { MessageKey } from '#i18n/messages.ts'
import { useServices } from '#state/servicesContext.ts'
import { Button } from '#ui/Button.tsx'
import { downloadFile } from '#ui/download.ts'
import { useText } from '#ui/language.tsx'
import { Panel } from '#ui/Panel.tsx'
import { DataTable } from '#ui/table/DataTable.tsx'
import { showToast } from '#ui/Toast.tsx'
import styles from './Data.module.css'
import type { FileEntry } from './importSession.ts'
import { refusedRows } from './recon.ts'
import { expectationWords, refusedCells } from './refused.ts'

/** The refused rows of all files, each with its reason, and files of them to repair and drop back. */
export function RefusedPanel({ entries }: { readonly entries: readonly FileEntry[] }) {
  const text = useText()
  const { t, number } = text
  const services = useServices()
  const { cells, all } = refusedCells(entries)
  const withRefused = entries.flatMap(({ key, name, state }) => ('id' in state && state.report.verdict !== 'REJECT' && refusedRows(state.report) > 0 ? [{ key, name, id: state.id }] : []))
  if (withRefused.length === 0) return null
  async function save(id: string) {
    const file = await services.refusedRowsFile(id)
    if (!file.ok) showToast({ text: t(`error.${file.error.code}` as MessageKey, file.error.params), tone: 'bad' })
    else if (file.value) downloadFile(file.value.fileName, file.value.blob)
  }
  return (
    <Panel
      title={t('data.refused.title')} caption={t('data.refused.caption')}
      actions={withRefused.map(({ key, name, id }) => (
        <Button key={key} aria-label={t('data.refused.saveOf', { file: name })} onPress={() => void save(id)}>{withRefused.length === 1 ? t('data.refused.save') : t('data.refused.saveOf', { file: name })}</Button>
      ))}
    >
      <DataTable
        label={t('data.refused.title')} rows={cells} rowKey={({ key }) => key} maxHeightPx={420}
        columns={[
          { id: 'where', title: t('data.refused.where'), value: ({ fileName, finding }) => `${fileName} · ${number(finding.row ?? 0)}`, cell: ({ fileName, finding }) => <span className={styles.where}><span title={fileName}>{fileName}</span> · {number(finding.row ?? 0)}</span> },
          { id: 'column', title: t('data.refused.column'), value: ({ finding }) => finding.column },
          { id: 'found', title: t('data.refused.found'), value: ({ finding }) => finding.value, cell: ({ finding }) => (finding.value === null || finding.value === '' ? <span className={styles.none}>{t('data.refused.empty')}</span> : <code>{finding.value}</code>) },
          { id: 'expected', title: t('data.refused.expected'), value: ({ finding }) => expectationWords(text, finding), isWide: true },
        ]}
      />
      {all > cells.length && <p className={styles.small}>{t('data.refused.shown', { shown: number(cells.length), all: number(all) })}</p>}
    </Panel>
  )
}
