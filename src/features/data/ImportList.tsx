import type { BatchInfo } from '#storage/db.ts'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/language.tsx'
import { Panel } from '#ui/Panel.tsx'
import { DataTable } from '#ui/table/DataTable.tsx'
import { kindWords } from './kindWords.ts'

type ImportListProps = { readonly batches: readonly BatchInfo[]; readonly onRemove: (batch: BatchInfo) => void }

/** Every import of the plan, each removable on its own. */
export function ImportList({ batches, onRemove }: ImportListProps) {
  const text = useText()
  const { t } = text
  return (
    <Panel title={t('data.imports.title')} caption={t('data.imports.caption')}>
      <DataTable
        label={t('data.imports.title')} rows={batches} rowKey={(batch) => batch.id} emptyText={t('data.imports.none')} initialSort={{ columnId: 'when', isDescending: true }}
        columns={[
          { id: 'file', title: t('data.imports.file'), value: (batch) => batch.fileName },
          { id: 'kind', title: t('data.findings.severity'), value: (batch) => kindWords(text, batch.kind), isOptional: true },
          { id: 'when', title: t('data.imports.when'), value: (batch) => batch.importedAtMs, cell: (batch) => text.moment(batch.importedAtMs, Intl.DateTimeFormat().resolvedOptions().timeZone, { dateStyle: 'medium', timeStyle: 'short' }) },
          { id: 'rows', title: t('data.imports.rows'), value: (batch) => batch.rowsOk },
          { id: 'bad', title: t('data.imports.bad'), value: (batch) => batch.rowsBad },
          { id: 'remove', title: t('data.imports.actions'), isActions: true, align: 'end', value: () => null, cell: (batch) => <Button size="small" aria-label={`${t('data.imports.remove')}: ${batch.fileName}`} onPress={() => onRemove(batch)}>{t('data.imports.remove')}</Button> },
        ]}
      />
    </Panel>
  )
}
