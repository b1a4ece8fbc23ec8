import type { Finding } from '#importers/types.ts'
import { csvText } from '#shared/table/csv.ts'
import { Button } from '#ui/Button.tsx'
import { downloadFile } from '#ui/download.ts'
import { useText } from '#ui/language.tsx'
import styles from './FileCard.module.css'
import type { NoteGroup } from './notes.ts'

const SEVERITY_KEYS = { error: 'data.findings.error', warning: 'data.findings.warning', info: 'data.findings.info' } as const

type NotesListProps = {
  readonly fileName: string
  readonly findings: readonly Finding[]
  readonly groups: readonly NoteGroup[]
  /** Opens the choice of the encoding. */
  readonly onEncoding?: () => void
}

/** What was noticed, each sort once with how often; all of them as a CSV to work through. */
export function NotesList({ fileName, findings, groups, onEncoding }: NotesListProps) {
  const { t, number } = useText()
  function save() {
    const header = (['row', 'column', 'value', 'expected', 'what', 'severity'] as const).map((id) => t(`data.findings.${id}`))
    downloadFile(`${fileName}-findings.csv`, csvText(header, findings.map((one) => [one.row, one.column, one.value, one.expected, t(one.messageKey, one.params), t(SEVERITY_KEYS[one.severity])])))
  }
  return (
    <div>
      <ul className={styles.notes}>
        {groups.map(({ first, more }) => (
          <li key={first.code}>
            {t(first.messageKey, first.params)}
            {more > 0 && <span className={styles.small}> · {t('data.notes.more', { count: more, n: number(more) })}</span>}
            {first.code === 'encodingGuessed' && onEncoding && <> <Button size="small" onPress={onEncoding}>{t('data.read.wrong')}</Button></>}
          </li>
        ))}
      </ul>
      <Button size="small" tone="quiet" onPress={save}>{t('data.notes.save')}</Button>
    </div>
  )
}
