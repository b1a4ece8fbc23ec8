import { useState } from 'react'

import type { FileReport, ImportAnswers, ImportQuestion } from '#importers/types.ts'
import type { MessageKey } from '#i18n/messages.ts'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/language.tsx'
import { Select } from '#ui/Select.tsx'
import styles from './Data.module.css'

const NONE = ' '
const FIELD_KEYS: Readonly<Record<string, MessageKey>> = {
  orderId: 'data.field.orderId', sku: 'data.field.sku', quantity: 'data.field.quantity', createdTime: 'data.field.time', day: 'data.field.date', units: 'data.field.quantity', platformSkuId: 'data.field.sku', sellerSku: 'data.field.sku',
}

type QuestionProps = { readonly report: FileReport; readonly question: ImportQuestion; readonly onAnswer: (answers: ImportAnswers) => void }

/** One open question of a file; answering reads the file again and shows the result at once. */
export function Question({ report, question, onAnswer }: QuestionProps) {
  const { t } = useText()
  switch (question.kind) {
    case 'columns':
      return <ColumnsQuestion report={report} needed={question.needed} onAnswer={onAnswer} />
    case 'dateOrder':
      return (
        <div className={styles.question}>
          <p><strong>{t('data.ask.dateOrder', { sample: question.samples[0] ?? '' })}</strong> {question.samples.slice(0, 3).join(' · ')}</p>
          <div className={styles.row}>
            <Button onPress={() => onAnswer({ dateOrder: 'DMY' })}>{t('data.ask.dayFirst')}</Button>
            <Button onPress={() => onAnswer({ dateOrder: 'MDY' })}>{t('data.ask.monthFirst')}</Button>
          </div>
        </div>
      )
    case 'encoding':
      return (
        <div className={styles.question}>
          <p><strong>{t('data.ask.encoding')}</strong></p>
          <div className={styles.row}>
            {question.candidates.map((encoding) => <Button key={encoding} onPress={() => onAnswer({ encoding })}>{encoding}</Button>)}
          </div>
        </div>
      )
  }
}

function ColumnsQuestion({ report, needed, onAnswer }: { readonly report: FileReport; readonly needed: readonly string[]; readonly onAnswer: (answers: ImportAnswers) => void }) {
  const { t } = useText()
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>(report.mapping)
  const options = [
    { id: NONE, label: t('data.ask.noColumn') },
    ...report.columns.filter((column) => !column.isPersonal && column.header !== '').map((column) => ({ id: column.header, label: column.header, note: column.samples.slice(0, 3).join(' · ') })),
  ]
  return (
    <div className={styles.question}>
      <p><strong>{t('data.ask.columns')}</strong> {t('data.ask.columnsWhy')}</p>
      <div className={styles.fields}>
        {needed.map((field) => (
          <Select key={field} label={FIELD_KEYS[field] ? t(FIELD_KEYS[field]) : field} options={options} value={chosen[field] ?? NONE} onChange={(header) => setChosen({ ...chosen, [field]: header })} />
        ))}
      </div>
      <div className={styles.row}>
        <Button tone="primary" onPress={() => onAnswer({ columns: Object.fromEntries(Object.entries(chosen).filter(([, header]) => header !== NONE)) })}>{t('data.ask.apply')}</Button>
      </div>
    </div>
  )
}
