import type { Finding } from '#importers/types.ts'
import { useText } from '#ui/language.tsx'
import { DataTable } from '#ui/table/DataTable.tsx'

const SEVERITY_KEYS = { error: 'data.findings.error', warning: 'data.findings.warning', info: 'data.findings.info' } as const

/** What needs a look, next to the row it is about; can be saved and worked through in a spreadsheet. */
export function FindingsTable({ fileName, findings }: { readonly fileName: string; readonly findings: readonly Finding[] }) {
  const { t } = useText()
  const rows = findings.map((finding, index) => ({ ...finding, index }))
  return (
    <DataTable
      label={t('data.findings.title')} rows={rows} rowKey={(row) => String(row.index)} csvFileName={`${fileName}-findings.csv`} maxHeightPx={320}
      columns={[
        { id: 'row', title: t('data.findings.row'), value: (row) => row.row, align: 'end' },
        { id: 'column', title: t('data.findings.column'), value: (row) => row.column },
        { id: 'value', title: t('data.findings.value'), value: (row) => row.value },
        { id: 'expected', title: t('data.findings.expected'), value: (row) => row.expected, isOptional: true },
        { id: 'what', title: t('data.findings.what'), value: (row) => t(row.messageKey, row.params), isWide: true },
        { id: 'severity', title: t('data.findings.severity'), value: (row) => t(SEVERITY_KEYS[row.severity]), isOptional: true },
      ]}
    />
  )
}
