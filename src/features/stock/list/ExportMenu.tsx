import { useServices } from '#state/servicesContext.ts'
import type { TableContent } from '#shared/table/tableFile.ts'
import { Button } from '#ui/Button.tsx'
import { downloadFile } from '#ui/download.ts'
import { useText } from '#ui/language.tsx'
import { Menu } from '#ui/Menu.tsx'
import { showToast } from '#ui/Toast.tsx'

import { errorWords } from '#i18n/errorWords.ts'

/** A table as CSV or XLSX; `of` names what is exported where a page has several. */
export function ExportMenu({ table, of }: { readonly table: () => TableContent; readonly of?: string }) {
  const text = useText()
  const { t } = text
  const services = useServices()
  async function save(format: 'csv' | 'xlsx') {
    const file = await services.tableFile(format, table())
    if (file.ok) downloadFile(file.value.fileName, file.value.blob)
    else showToast({ text: errorWords(text, file.error), tone: 'bad' })
  }
  const label = of === undefined ? t('stock.list.export') : `${t('stock.list.export')}: ${of}`
  return (
    <Menu label={label} trigger={<Button size="small" aria-label={label}>{t('stock.list.export')} ▾</Button>} actions={[
      { id: 'csv', label: t('stock.list.exportCsv'), onAction: () => void save('csv') }, { id: 'xlsx', label: t('stock.list.exportXlsx'), onAction: () => void save('xlsx') },
    ]} />
  )
}
