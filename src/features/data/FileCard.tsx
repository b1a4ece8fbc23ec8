import { useState } from 'react'

import type { ImportAnswers } from '#importers/types.ts'
import type { MessageKey } from '#i18n/messages.ts'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/language.tsx'
import { Tag, type Tone } from '#ui/Tag.tsx'
import styles from './Data.module.css'
import { FindingsTable } from './FindingsTable.tsx'
import { isStorable, type FileEntry } from './importSession.ts'
import { Question } from './Questions.tsx'
import { kindWords, readingWords, totalsWords } from './reportWords.ts'
import { SampleTable } from './SampleTable.tsx'

const TONES = { ACCEPT: 'good', WARN: 'warn', ASK: 'warn', REJECT: 'bad' } as const satisfies Record<string, Tone>

type FileCardProps = {
  readonly entry: FileEntry
  /** Stored, and undone since. */
  readonly isTakenOut: boolean
  readonly onAnswer: (answers: ImportAnswers) => void
  readonly onStore: () => void
  readonly onDismiss: () => void
}

/** One dropped file: what it is, what was read, what is open, and the row-by-row reasons. */
export function FileCard({ entry, isTakenOut, onAnswer, onStore, onDismiss }: FileCardProps) {
  const text = useText()
  const { t, number } = text
  const [answers, setAnswers] = useState<ImportAnswers>({})
  const { state } = entry
  if (state.phase === 'reading') return <article className={styles.file} aria-busy><h2 className={styles.name}>{entry.name}</h2><p className={styles.small}>{t('data.progress.reading')}</p></article>
  if (state.phase === 'failed') {
    return (
      <article className={styles.file}>
        <h2 className={styles.name}>{entry.name}</h2>
        <p role="alert">{t(`error.${state.error.code}` as MessageKey, state.error.params)}</p>
        <div className={styles.row}><Button size="small" onPress={onDismiss}>{t('data.dismiss')}</Button></div>
      </article>
    )
  }
  const { report } = state
  const give = (more: ImportAnswers) => {
    const all = { ...answers, ...more }
    setAnswers(all)
    onAnswer(all)
  }
  // The question itself says which columns are missing, in words.
  const findings = report.questions.length > 0 ? report.findings.filter(({ messageKey }) => messageKey !== 'finding.columnsUnknown') : report.findings
  const skipped = Object.values(report.rowsSkipped).reduce((sum, count) => sum + count, 0)
  const figures: readonly (readonly [MessageKey, number])[] = [
    ['data.recon.read', report.rowsOk + report.rowsBad + skipped], ['data.recon.used', report.rowsOk], ['data.recon.bad', report.rowsBad], ['data.recon.skipped', skipped],
    ...(state.phase === 'stored'
      ? ([['data.recon.new', state.outcome.newLines], ['data.recon.changed', state.outcome.changedLines], ['data.recon.identical', state.outcome.identicalLines]] as const)
      : []),
  ]
  return (
    <article className={styles.file}>
      <header className={styles.head}>
        <div>
          <h2 className={styles.name}>{entry.name}</h2>
          <p className={styles.small}>{readingWords(text, report)}</p>
        </div>
        <Tag tone={isTakenOut ? 'plain' : state.phase === 'stored' ? 'good' : TONES[report.verdict]}>
          {isTakenOut ? t('data.phase.takenOut') : state.phase !== 'stored' ? t(`data.verdict.${report.verdict}`) : state.outcome.newLines + state.outcome.changedLines === 0 ? t('data.phase.identical') : t('data.phase.stored')}
        </Tag>
      </header>
      {report.verdict !== 'REJECT' && <p><strong>{kindWords(text, report.kind)}</strong>{report.totals.lines > 0 && ` · ${totalsWords(text, report)}`}</p>}
      {report.verdict !== 'REJECT' && (
        <dl className={styles.figures}>
          {figures.map(([key, value]) => <div key={key}><dt>{t(key)}</dt><dd>{number(value)}</dd></div>)}
        </dl>
      )}
      {state.phase === 'read' && !report.isStorable && report.rowsOk > 0 && report.questions.length === 0 && <p>{t('data.notStored')}</p>}
      {state.phase === 'read' && report.questions[0] && <Question key={report.questions[0].kind} report={report} question={report.questions[0]} onAnswer={give} />}
      {findings.length > 0 && (report.verdict === 'REJECT'
        ? findings.map((finding) => <p key={finding.code} role="alert">{t(finding.messageKey, finding.params)}</p>)
        : <details open={report.rowsBad > 0}><summary>{t('data.findings.title')} ({number(findings.length)})</summary><FindingsTable fileName={entry.name} findings={findings} /></details>)}
      {report.sample.length > 0 && <details open={report.verdict === 'ASK'}><summary>{t('data.sample.title')}</summary><SampleTable report={report} /></details>}
      {state.phase === 'read' && state.error && <p role="alert">{t(`error.${state.error.code}` as MessageKey, state.error.params)}</p>}
      {state.phase !== 'stored' && (
        <div className={styles.row}>
          {(isStorable(entry, 'WARN') || state.phase === 'storing') && <Button tone="primary" isPending={state.phase === 'storing'} onPress={onStore}>{t('data.store', { count: report.rowsOk, rows: number(report.rowsOk) })}</Button>}
          <Button onPress={onDismiss}>{t(report.verdict === 'REJECT' ? 'ui.close' : 'data.dismiss')}</Button>
        </div>
      )}
    </article>
  )
}
