import type { FileReport } from '#importers/types.ts'
import { useText } from '#ui/language.tsx'
import { NumberField } from '#ui/NumberField.tsx'
import { Select } from '#ui/Select.tsx'
import type { AnswerChange } from '../importSession.ts'
import styles from './Reading.module.css'
import { currencyChoices, encodingChoices, encodingName, sheetChoices, timeZoneChoices } from './readingOptions.ts'

const asOptions = (ids: readonly string[]) => ids.map((id) => ({ id, label: id }))

/** Every choice under which the file was read, each changeable: it is read again at once. */
export function ReadingChoices({ report, onAnswer }: { readonly report: FileReport; readonly onAnswer: (answers: AnswerChange) => void }) {
  const { t } = useText()
  const { reading } = report
  const isText = report.sheet === null
  return (
    <div className={styles.choices}>
      {isText && <Select label={t('data.read.encoding')} options={encodingChoices(report).map((id) => ({ id, label: encodingName(id) }))} value={report.encoding} onChange={(encoding) => onAnswer({ encoding })} />}
      {isText && (
        <Select
          label={t('data.read.delimiter')} value={report.delimiter} onChange={(delimiter) => onAnswer({ delimiter })}
          options={[{ id: ',', label: t('data.read.comma') }, { id: ';', label: t('data.read.semicolon') }, { id: '\t', label: t('data.read.tab') }, { id: '|', label: t('data.read.pipe') }]}
        />
      )}
      {!isText && <Select label={t('data.read.sheet')} options={asOptions(sheetChoices(report))} value={report.sheet} onChange={(sheet) => onAnswer({ sheet, headerRow: undefined, columns: undefined })} />}
      <NumberField label={t('data.read.headerRow')} value={report.headerRow} min={1} max={10_000} canBeUnknown emptyWords="–" onChange={(headerRow) => headerRow !== report.headerRow && onAnswer({ headerRow: headerRow ?? undefined, columns: undefined })} />
      <Select
        label={t('data.read.dateOrder')} value={reading.dateOrder} onChange={(dateOrder) => onAnswer({ dateOrder })}
        options={[{ id: 'DMY', label: t('data.read.dmy') }, { id: 'MDY', label: t('data.read.mdy') }, { id: 'YMD', label: t('data.read.ymd') }]}
      />
      <Select
        label={t('data.read.decimalMark')} value={reading.decimalMark} onChange={(decimalMark) => onAnswer({ decimalMark })}
        options={[{ id: '.', label: t('data.read.decimalPoint') }, { id: ',', label: t('data.read.decimalComma') }]}
      />
      <Select label={t('data.read.timeZone')} options={asOptions(timeZoneChoices(reading.timeZone))} value={reading.timeZone === '' ? null : reading.timeZone} onChange={(timeZone) => onAnswer({ timeZone })} />
      <Select label={t('data.read.currency')} options={asOptions(currencyChoices(reading.currency))} value={reading.currency} onChange={(currency) => onAnswer({ currency })} />
    </div>
  )
}
