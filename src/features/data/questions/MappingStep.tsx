import { useState } from 'react'

import type { FileReport } from '#importers/types.ts'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/language.tsx'
import { Select } from '#ui/Select.tsx'
import type { AnswerChange } from '../importSession.ts'
import { fieldWords, kindWords } from '../kindWords.ts'
import { columnChoice, columnLetter, guessedColumns, kindChoices, likelyKind, mappingFields, mappingOf, missingGroups, type Mapping, type MappingField } from './mapping.ts'
import { MappingRow, NO_COLUMN } from './MappingRow.tsx'
import styles from './Questions.module.css'

type MappingStepProps = { readonly report: FileReport; readonly onAnswer: (answers: AnswerChange) => void }

/** What the file holds and which column is which: needed columns first, each with its samples and why it was taken. */
export function MappingStep({ report, onAnswer }: MappingStepProps) {
  const text = useText()
  const { t } = text
  const [kind, setKind] = useState(() => likelyKind(report))
  const [chosen, setChosen] = useState<Mapping>(() => mappingOf(report))
  // A field whose guess was refused stays empty.
  const guessed = guessedColumns(kind, report.columns, chosen)
  const mapping: Mapping = { ...guessed, ...chosen }
  const fields = mappingFields(kind)
  const options = [
    { id: NO_COLUMN, label: t('data.ask.noColumn') },
    ...report.columns.flatMap((column, index) => {
      if (column.isPersonal) return []
      const label = column.header === '' ? t('data.ask.columnAt', { letter: columnLetter(index + 1) }) : column.header
      const id = columnChoice(report.columns, index)
      return [{ id, label: id === column.header ? label : `${label} (${columnLetter(index + 1)})`, note: column.samples.slice(0, 3).join(' · ') || t('data.ask.noSamples') }]
    }),
  ]
  const put = (field: string, choice: string) =>
    setChosen(Object.fromEntries([...Object.entries(chosen).filter(([other, taken]) => other !== field && taken !== choice), [field, choice] as const]))
  const row = ({ field, group }: MappingField) => (
    <MappingRow key={field} field={field} need={group === null ? null : group.length === 1 ? t('data.ask.needed') : t('data.ask.oneNeeded')} columns={report.columns} isGuessed={chosen[field] === undefined} choice={mapping[field] ?? NO_COLUMN} options={options} onChange={(choice) => put(field, choice)} />
  )
  const needed = fields.filter(({ group }) => group !== null)
  const optional = fields.filter(({ group }) => group === null)
  const named = Object.fromEntries(Object.entries(mapping).filter(([, choice]) => choice !== NO_COLUMN))
  const missing = missingGroups(kind, named)
  const fieldNames = new Set(fields.map(({ field }) => field))
  return (
    <div className={styles.mapping}>
      <div className={styles.kind}>
        <Select label={t('data.ask.kind')} options={kindChoices().map((id) => ({ id, label: kindWords(text, id) }))} value={kind} onChange={setKind} />
      </div>
      <ul className={styles.rows}>{needed.map(row)}</ul>
      {optional.length > 0 && (
        <details>
          <summary>{t('data.ask.moreFields', { count: optional.length })}</summary>
          <ul className={styles.rows}>{optional.map(row)}</ul>
        </details>
      )}
      <div className={styles.actions}>
        <Button tone="primary" isDisabled={missing.length > 0} onPress={() => onAnswer({ kind, columns: Object.fromEntries(Object.entries(named).filter(([field]) => fieldNames.has(field))) })}>{t('data.ask.apply')}</Button>
        {missing.length > 0 && <span className={styles.small} role="status">{t('data.ask.missing', { fields: missing.map((group) => fieldWords(text, group[0]!)).join(text.language === 'zh' ? '、' : ', ') })}</span>}
      </div>
    </div>
  )
}
