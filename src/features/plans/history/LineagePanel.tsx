import { usePreferences } from '#state/preferences.ts'
import type { LineageRow } from '#storage/lineage.ts'
import { useText } from '#ui/language.tsx'
import { Panel } from '#ui/Panel.tsx'
import { DataTable } from '#ui/table/DataTable.tsx'
import { TextField } from '#ui/TextField.tsx'

import styles from './History.module.css'
import { momentWords } from './momentWords.ts'

/** Who, when, from which file or plan; and the name that goes into the reader's own files. */
export function LineagePanel({ lineage }: { readonly lineage: readonly LineageRow[] }) {
  const text = useText()
  const { t } = text
  const { authorName, set } = usePreferences()
  return (
    <Panel title={t('history.lineage')} caption={t('history.lineage.caption')}>
      <div className={styles.stack}>
        <DataTable
          label={t('history.lineage')} rows={lineage} rowKey={({ way, revision, identity }) => `${way} ${revision} ${identity}`} emptyText={t('history.lineage.none')}
          columns={[
            { id: 'what', title: t('history.column.what'), value: ({ way }) => t(`history.way.${way}`) },
            { id: 'when', title: t('history.column.when'), align: 'start', value: ({ atMs }) => atMs, cell: ({ atMs }) => momentWords(text, atMs) },
            { id: 'who', title: t('history.column.who'), align: 'start', value: ({ by }) => by ?? t('history.noName') },
            { id: 'from', title: t('history.column.from'), align: 'start', isWide: true, value: (row) => (row.from === null ? t('history.here') : row.fileAtMs === null ? row.from : t('history.fromFile', { name: row.from, when: momentWords(text, row.fileAtMs) })) },
          ]}
        />
        <div className={styles.author}><TextField label={t('history.author')} help={t('history.authorHelp')} value={authorName} onChange={(name) => set({ authorName: name })} maxLength={80} /></div>
      </div>
    </Panel>
  )
}
