import type { FileReport, TypedRow } from '#importers/types.ts'
import { useText } from '#ui/language.tsx'
import { DataTable } from '#ui/table/DataTable.tsx'

const SHOWN_ROWS = 8
/** Times without the letter between day and hour. */
const shown = (value: TypedRow[string] | undefined) => (typeof value === 'string' ? value.replace(/^(\d{4}-\d{2}-\d{2})T(?=\d{2}:)/, '$1 ') : (value ?? null))

/** The first rows as typed: what would be stored, without personal columns. */
export function SampleTable({ report }: { readonly report: FileReport }) {
  const { t } = useText()
  const fields = [...new Set(report.sample.flatMap((row) => Object.keys(row).filter((field) => row[field] !== null && row[field] !== '')))]
  const rows = report.sample.slice(0, SHOWN_ROWS).map((row, index) => ({ row, index }))
  return (
    <DataTable
      label={t('data.sample.title')} rows={rows} rowKey={({ index }) => String(index)} maxHeightPx={280}
      columns={fields.map((field) => ({ id: field, title: report.mapping[field] ?? field, value: ({ row }: (typeof rows)[number]) => shown(row[field]) }))}
    />
  )
}
