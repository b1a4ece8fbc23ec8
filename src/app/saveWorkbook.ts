import { errorWords } from '#i18n/errorWords.ts'
import type { TableContent } from '#shared/table/tableFile.ts'
import { usePreferences } from '#state/preferences.ts'
import type { Services } from '#state/services.ts'
import { downloadFile } from '#ui/download.ts'
import { textOf } from '#ui/text.ts'
import { showToast } from '#ui/Toast.tsx'

/** Any table as a workbook, written in a worker; what goes wrong is said. */
export async function saveWorkbook(services: Services, content: TableContent): Promise<void> {
  const file = await services.tableFile('xlsx', content)
  if (file.ok) return downloadFile(file.value.fileName, file.value.blob)
  showToast({ text: errorWords(textOf(usePreferences.getState().language), file.error), tone: 'bad' })
}
