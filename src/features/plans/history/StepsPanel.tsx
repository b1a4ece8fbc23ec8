import type { MessageKey } from '#i18n/messages.ts'
import type { CommandRow } from '#storage/types.ts'
import { useText } from '#ui/language.tsx'
import { Panel } from '#ui/Panel.tsx'
import { DataTable } from '#ui/table/DataTable.tsx'
import { Tag } from '#ui/Tag.tsx'

import { momentWords } from './momentWords.ts'

/** The steps of a plan in words, newest first; undone ones stay listed until something else is done. */
export function StepsPanel({ steps }: { readonly steps: readonly CommandRow[] }) {
  const text = useText()
  const { t } = text
  return (
    <Panel title={t('history.steps')} caption={t('history.steps.caption')}>
      <DataTable
        label={t('history.steps')} rows={steps} rowKey={({ seq, atMs }) => `${seq ?? atMs}`} csvFileName="history.csv"
        columns={[
          { id: 'what', title: t('history.column.what'), isWide: true, value: ({ labelKey, labelParams }) => t(labelKey as MessageKey, labelParams) },
          { id: 'when', title: t('history.column.when'), align: 'start', value: ({ atMs }) => atMs, cell: ({ atMs }) => momentWords(text, atMs) },
          {
            id: 'state', title: t('history.column.state'), align: 'start', value: ({ isUndone }) => (isUndone ? t('history.steps.undone') : ''),
            cell: ({ isUndone }) => isUndone && <Tag tone="plain">{t('history.steps.undone')}</Tag>,
          },
        ]}
      />
    </Panel>
  )
}
