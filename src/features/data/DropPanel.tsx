import { DropZone, FileTrigger, isFileDropItem } from 'react-aria-components'

import type { DroppedFile } from '#state/services.ts'
import { useServices } from '#state/servicesContext.ts'
import { Button } from '#ui/Button.tsx'
import { downloadFile } from '#ui/download.ts'
import { useText } from '#ui/language.tsx'
import styles from './Data.module.css'

/** Where to drop or choose files, and the sample shop's own files for trying it. */
export function DropPanel({ onFiles }: { readonly onFiles: (files: readonly DroppedFile[]) => void }) {
  const { t } = useText()
  const services = useServices()
  async function saveSample(format: 'csv' | 'xlsx') {
    const file = await services.sampleOrderFile(format)
    if (file.ok) downloadFile(file.value.fileName, file.value.blob)
  }
  return (
    <DropZone
      className={styles.drop ?? ''} aria-label={t('data.drop.title')}
      onDrop={(event) => {
        const items = event.items.filter(isFileDropItem)
        void Promise.all(items.map(async (item) => ({ name: item.name, file: await item.getFile() }))).then(onFiles)
      }}
    >
      <h2>{t('data.drop.title')}</h2>
      <p>{t('data.drop.text')}</p>
      <FileTrigger allowsMultiple onSelect={(list) => onFiles(Array.from(list ?? [], (file) => ({ name: file.name, file })))}>
        <Button tone="primary">{t('data.drop.choose')}</Button>
      </FileTrigger>
      <p><strong>{t('data.try.title')}</strong> {t('data.try.text')}</p>
      <div className={styles.row}>
        <Button size="small" onPress={() => void saveSample('csv')}>{t('data.try.csv')}</Button>
        <Button size="small" onPress={() => void saveSample('xlsx')}>{t('data.try.xlsx')}</Button>
      </div>
    </DropZone>
  )
}
