import type { ReportColumn } from '#importers/types.ts'
import { useText } from '#ui/language.tsx'
import { Select, type SelectOption } from '#ui/Select.tsx'
import { Tag } from '#ui/Tag.tsx'
import { fieldWords } from '../kindWords.ts'
import { columnChoice } from './mapping.ts'
import styles from './Questions.module.css'

/** The choice of no column: no header is a single space. */
export const NO_COLUMN = ' '

type MappingRowProps = {
  readonly field: string
  /** "needed", or null for an optional field. */
  readonly need: string | null
  readonly columns: readonly ReportColumn[]
  /** Chosen for its values, by nobody yet. */
  readonly isGuessed: boolean
  readonly choice: string
  readonly options: readonly SelectOption<string>[]
  readonly onChange: (choice: string) => void
}

/** One field: the column it is taken from, three of its values, and why. */
export function MappingRow({ field, need, columns, isGuessed, choice, options, onChange }: MappingRowProps) {
  const text = useText()
  const { t } = text
  const column = columns.find((_, index) => columnChoice(columns, index) === choice)
  // As it was read or guessed, the reason is the reader's; chosen here, it is the user's.
  const why = column === undefined ? null : column.field === field ? column.why : isGuessed ? 'values' : 'answer'
  return (
    <li className={styles.mappingRow}>
      <Select label={need === null ? fieldWords(text, field) : `${fieldWords(text, field)} · ${need}`} options={options} value={choice} onChange={onChange} />
      <span className={styles.samples}>
        {column && (column.samples.length > 0 ? column.samples.slice(0, 3).map((sample, i) => <code key={i}>{sample}</code>) : t('data.ask.noSamples'))}
      </span>
      <span className={styles.why}>{why && <Tag tone={why === 'values' ? 'warn' : 'good'} isBare>{t(`data.why.${why}`)}</Tag>}</span>
    </li>
  )
}
