import type { FileReport } from '#importers/types.ts'
import type { FileComparison } from '#state/services.ts'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/language.tsx'
import styles from './FileCard.module.css'
import { kindWords } from './kindWords.ts'
import { checkWords, droppedWords, gapWords, noteWords } from './reportWords.ts'

type CardFactsProps = {
  readonly report: FileReport
  readonly comparison: FileComparison | null
  readonly isStored: boolean
  readonly onTakeTable?: (table: FileReport['otherTables'][number]) => void
}

/** What is worth knowing of a file before it is stored, a line each: what it would change, its own totals, gaps, what was dropped, other tables. */
export function CardFacts({ report, comparison, isStored, onTakeTable }: CardFactsProps) {
  const text = useText()
  const { t } = text
  const gaps = gapWords(text, report.gaps)
  const dropped = droppedWords(text, report)
  const lines = [
    ...(comparison?.warnings ?? []).map((note) => ({ mark: '▲', isWarning: true, words: noteWords(text, note) })),
    ...(comparison?.effects ?? []).map((note) => ({ mark: '→', isWarning: false, words: noteWords(text, note) })),
    ...checkWords(text, report.checks).map(({ agrees, words }) => ({ mark: agrees ? '✓' : '▲', isWarning: !agrees, words })),
    ...(gaps === null ? [] : [{ mark: '◆', isWarning: false, words: gaps }]),
    ...(dropped === null ? [] : [{ mark: '–', isWarning: false, words: dropped }]),
    ...(!report.isStorable && report.rowsOk > 0 && report.questions.length === 0 ? [{ mark: '◆', isWarning: true, words: t('data.notStored') }] : []),
  ]
  if (lines.length === 0 && report.otherTables.length === 0) return null
  return (
    <ul className={styles.facts} data-stored={isStored || undefined}>
      {lines.map(({ mark, isWarning, words }, i) => <li key={i} className={isWarning ? styles.warning : undefined}><span aria-hidden>{mark}</span> {words}</li>)}
      {onTakeTable && report.otherTables.slice(0, 20).map((table) => {
        const where = table.sheet !== null && table.sheet !== report.sheet ? t('data.other.sheet', { sheet: table.sheet }) : t('data.other.row', { row: table.headerRow })
        const words = t('data.other.found', { where, kind: kindWords(text, table.kind) })
        return (
          <li key={`${table.sheet ?? ''}:${table.headerRow}`} className={styles.other}>
            <span><span aria-hidden>＋</span> {words}</span>
            <Button size="small" aria-label={`${t('data.other.take')}: ${words}`} onPress={() => onTakeTable(table)}>{t('data.other.take')}</Button>
          </li>
        )
      })}
    </ul>
  )
}
