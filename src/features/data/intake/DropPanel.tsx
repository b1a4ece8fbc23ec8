import { useState } from 'react'
import { FileTrigger } from 'react-aria-components'

import type { DroppedFile } from '#state/services.ts'
import { useServices } from '#state/servicesContext.ts'
import { Button } from '#ui/Button.tsx'
import { downloadFile } from '#ui/download.ts'
import { useText } from '#ui/language.tsx'
import { collectChosen, type Collected } from './collectDropped.ts'
import styles from './DropPanel.module.css'
import { TypedTableDialog } from './TypedTableDialog.tsx'

type DropPanelProps = {
  readonly onFiles: (collected: Collected) => void
  /** One line instead of the whole invitation: something was dropped already. */
  readonly isSmall: boolean
}

/** The ways in: drop or paste anywhere, choose files or a folder, type a table, or try the sample shop's own files. */
export function DropPanel({ onFiles, isSmall }: DropPanelProps) {
  const { t } = useText()
  const services = useServices()
  const [isTyping, setIsTyping] = useState(false)
  async function saveSample(format: 'csv' | 'xlsx') {
    const file = await services.sampleOrderFile(format)
    if (file.ok) downloadFile(file.value.fileName, file.value.blob)
  }
  const take = (list: FileList | null) => list && list.length > 0 && onFiles(collectChosen(list))
  const typed = (file: DroppedFile) => onFiles({ files: [file], leftOut: [] })
  return (
    <section className={styles.drop} data-small={isSmall || undefined} aria-label={t('data.drop.title')}>
      <h2>{t('data.drop.title')}</h2>
      {!isSmall && <p>{t('data.drop.text')}</p>}
      <div className={styles.row}>
        <FileTrigger allowsMultiple onSelect={take}>
          <Button tone={isSmall ? 'plain' : 'primary'}>{t('data.drop.choose')}</Button>
        </FileTrigger>
        <FileTrigger acceptDirectory onSelect={take}><Button>{t('data.drop.folder')}</Button></FileTrigger>
        <Button onPress={() => setIsTyping(true)}>{t('data.typed.open')}</Button>
      </div>
      {!isSmall && (
        <>
          <p className={styles.sample}><strong>{t('data.try.title')}</strong> {t('data.try.text')}</p>
          <div className={styles.row}>
            <Button size="small" onPress={() => void saveSample('csv')}>{t('data.try.csv')}</Button>
            <Button size="small" onPress={() => void saveSample('xlsx')}>{t('data.try.xlsx')}</Button>
          </div>
        </>
      )}
      {isTyping && <TypedTableDialog onClose={() => setIsTyping(false)} onFile={typed} />}
    </section>
  )
}
