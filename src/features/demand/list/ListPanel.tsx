import { useDeferredValue, useMemo, useState } from 'react'

import type { DemandRow } from '#advice/demand/types.ts'
import { useServices } from '#state/servicesContext.ts'
import { Button } from '#ui/Button.tsx'
import { downloadFile } from '#ui/download.ts'
import { useText } from '#ui/language.tsx'
import { Menu } from '#ui/Menu.tsx'
import { Panel } from '#ui/Panel.tsx'
import { showToast } from '#ui/Toast.tsx'

import { errorWords } from '#i18n/errorWords.ts'
import { exportTable } from './exportRows.ts'
import { Filters } from './Filters.tsx'
import { filterRows, NO_FILTER, type RowFilter } from './filterRows.ts'
import { ListTable } from './ListTable.tsx'

/** The SKUs with their filter and their export; what is exported is what the filter leaves. */
export function ListPanel({ rows }: { readonly rows: readonly DemandRow[] }) {
  const text = useText()
  const { t } = text
  const services = useServices()
  const [filter, setFilter] = useState<RowFilter>(NO_FILTER)
  const wanted = useDeferredValue(filter)
  const known = useDeferredValue(rows)
  const shown = useMemo(() => filterRows(known, wanted), [known, wanted])
  async function save(format: 'csv' | 'xlsx') {
    const file = await services.tableFile(format, exportTable(text, shown))
    if (file.ok) downloadFile(file.value.fileName, file.value.blob)
    else showToast({ text: errorWords(text, file.error), tone: 'bad' })
  }
  return (
    <Panel
      title={t('demand.list.title')} caption={t('demand.list.caption')}
      actions={(
        <Menu label={t('demand.list.export')} trigger={<Button size="small">{t('demand.list.export')} ▾</Button>} actions={[
          { id: 'csv', label: t('demand.list.exportCsv'), onAction: () => void save('csv') }, { id: 'xlsx', label: t('demand.list.exportXlsx'), onAction: () => void save('xlsx') },
        ]} />
      )}
    >
      <Filters filter={filter} shown={shown.length} total={known.length} onChange={setFilter} />
      <ListTable rows={shown} />
    </Panel>
  )
}
