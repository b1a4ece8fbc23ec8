import type { FileReport } from '#importers/types.ts'
import { useText } from '#ui/language.tsx'
import { DataTable } from '#ui/table/DataTable.tsx'

/** The first rows as typed: what would be stored, without personal columns. */
export function SampleTable({ report }: { readonly report: FileReport }) {
  const { t } = useText()
  const fields = [...new Set(report.sample.flatMap((row) => Object.keys(row).filter((field) => row[field] !== null && row[field] !== '')))]
  const rows = report.sample.map((row, index) => ({ row, index }))
  return (
    <DataTable
      label={t('data.sample.title')} rows={rows} rowKey={({ index }) => String(index)} maxHeightPx={280}
      columns={fields.map((field) => ({ id: field, title: report.mapping[field] ?? field, value: ({ row }: (typeof rows)[number]) => row[field] ?? null }))}
    />
  )
}
