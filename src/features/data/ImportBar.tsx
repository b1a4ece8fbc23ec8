import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/language.tsx'
import styles from './Data.module.css'

type ImportBarProps = {
  readonly rows: number
  readonly refused: number
  readonly questions: number
  readonly isStoring: boolean
  readonly onImport: () => void
  readonly onCancel: () => void
}

/** The one step that stores: how many rows, what it waits for, and the way out. */
export function ImportBar({ rows, refused, questions, isStoring, onImport, onCancel }: ImportBarProps) {
  const { t, number } = useText()
  // No pending button: it would announce an element that is gone by then.
  const words = isStoring ? t('data.progress.storing') : questions > 0 ? t('data.import.answerFirst', { count: questions, n: number(questions) }) : t(refused > 0 ? 'data.import.good' : 'data.import.oneStep')
  return (
    <div className={styles.bar}>
      <Button tone="primary" isDisabled={questions > 0 || rows === 0 || isStoring} onPress={onImport}>{t('data.import', { count: rows, rows: number(rows) })}</Button>
      <Button isDisabled={isStoring} onPress={onCancel}>{t('data.import.cancel')}</Button>
      <span className={styles.small} role="status">{words}</span>
    </div>
  )
}
