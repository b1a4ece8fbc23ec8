import { FILE_EXTENSION } from '#plan-file/types.ts'
import { visibleText } from '#shared/visibleText.ts'
import { Button } from '#ui/Button.tsx'
import { downloadFile } from '#ui/download.ts'
import { useText } from '#ui/language.tsx'
import { Panel } from '#ui/Panel.tsx'
import { DataTable } from '#ui/table/DataTable.tsx'
import type { StorageReport } from '#workers/types.ts'

/** The plan files that were kept before the database was changed for a newer version; nothing when there was no such update. */
export function UpgradesPanel({ backups }: { readonly backups: StorageReport['beforeUpgrades'] }) {
  const { t, ago } = useText()
  const nowMs = Date.now()
  const rows = backups.flatMap(({ fromVersion, atMs, files }) => files.map((file) => ({ ...file, fromVersion, atMs, key: `${fromVersion} ${file.name}` })))
  if (rows.length === 0) return null
  return (
    <Panel title={t('storage.upgrades')} caption={t('storage.upgrades.caption')}>
      <DataTable
        label={t('storage.upgrades')} rows={rows} rowKey={({ key }) => key}
        columns={[
          { id: 'plan', title: t('storage.column.plan'), value: ({ name }) => visibleText(name) },
          { id: 'version', title: t('storage.upgrades'), align: 'start', value: ({ fromVersion }) => fromVersion, cell: ({ fromVersion }) => t('storage.upgrades.version', { version: fromVersion }) },
          { id: 'when', title: t('history.column.when'), align: 'start', value: ({ atMs }) => atMs, cell: ({ atMs }) => ago(atMs, Math.max(nowMs, atMs)) },
          { id: 'actions', title: t('plans.column.actions'), align: 'end', isActions: true, value: () => null, cell: ({ name, blob }) => <Button size="small" onPress={() => downloadFile(`${name}${FILE_EXTENSION}`, blob)} aria-label={`${t('storage.upgrades.save')}: ${name}`}>{t('storage.upgrades.save')}</Button> },
        ]}
      />
    </Panel>
  )
}
