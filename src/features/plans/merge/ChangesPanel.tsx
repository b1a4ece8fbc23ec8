import type { Difference } from '#plan-file/merge/types.ts'
import type { MessageKey } from '#i18n/messages.ts'
import { Panel } from '#ui/Panel.tsx'
import { DataTable } from '#ui/table/DataTable.tsx'

import { fieldWords, recordWords, type PlanWords } from '../words/places.ts'
import { valueWords } from '../words/values.ts'

type ChangesPanelProps = { readonly words: PlanWords; readonly changes: readonly Difference[]; readonly titleKey: MessageKey; readonly captionKey: MessageKey; readonly fromKey: MessageKey; readonly toKey: MessageKey }

/** Changes one below the other: where, what, and both values. */
export function ChangesPanel({ words, changes, titleKey, captionKey, fromKey, toKey }: ChangesPanelProps) {
  const { t } = words.text
  return (
    <Panel title={t(titleKey)} caption={t(captionKey)}>
      <DataTable
        label={t(titleKey)} rows={changes} rowKey={({ kind, key, path }) => JSON.stringify([kind, key, path])} csvFileName="changes.csv"
        columns={[
          { id: 'where', title: t('merge.column.where'), value: ({ kind, key }) => recordWords(words, kind, key) },
          { id: 'what', title: t('merge.column.what'), align: 'start', value: (change) => fieldWords(words, change) },
          { id: 'from', title: t(fromKey), align: 'start', isWide: true, value: (change) => valueWords(words, change, change.a) },
          { id: 'to', title: t(toKey), align: 'start', isWide: true, value: (change) => valueWords(words, change, change.b) },
        ]}
      />
    </Panel>
  )
}
