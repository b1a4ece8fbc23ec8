import { useRef, useState } from 'react'

import type { FileReport } from '#importers/types.ts'
import type { MessageKey } from '#i18n/messages.ts'
import { visibleText } from '#shared/visibleText.ts'
import type { FileComparison } from '#state/services.ts'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/language.tsx'
import { Tag } from '#ui/Tag.tsx'
import { useKeptFocus } from '#ui/useKeptFocus.ts'
import { CardFacts } from './CardFacts.tsx'
import styles from './FileCard.module.css'
import type { AnswerChange, FileEntry } from './importSession.ts'
import { noteGroups } from './notes.ts'
import { NotesList } from './NotesList.tsx'
import { readingKey } from './questions/mapping.ts'
import { Question } from './questions/Question.tsx'
import { SameSku } from './questions/SameSku.tsx'
import { skuPairs } from './questions/sameSku.ts'
import { ReadingPanel } from './reading/ReadingPanel.tsx'
import { readingWords } from './reportWords.ts'
import { sureWord } from './sureWords.ts'
import { Toggle } from './Toggle.tsx'
import { WhatItIs } from './WhatItIs.tsx'

export type FileCardProps = {
  readonly entry: FileEntry
  /** Stored, and undone since. */
  readonly isTakenOut: boolean
  /** What storing would change; null while that is being found out, undefined when it is not asked. */
  readonly comparison: FileComparison | null | undefined
  readonly onAnswer: (answers: AnswerChange) => void
  readonly onTakeTable: (table: FileReport['otherTables'][number]) => void
  readonly onDismiss: () => void
}

/** One dropped file as a row: what it is, how sure that is, what storing it would change; below, what is open and how it was read. */
export function FileCard({ entry, isTakenOut, comparison, onAnswer, onTakeTable, onDismiss }: FileCardProps) {
  const text = useText()
  const { t, number } = text
  const [isReadingOpen, setIsReadingOpen] = useState(false)
  const { state, name } = entry
  const report = 'report' in state ? state.report : null
  const sure = sureWord(text, state, isTakenOut)
  const isOpen = state.phase === 'read' || state.phase === 'rereading'
  const question = isOpen ? report?.questions[0] : undefined
  const isRejected = report?.verdict === 'REJECT'
  const error = 'error' in state ? state.error : undefined
  const canPair = isOpen && report !== null && !isRejected && question === undefined && skuPairs(report).length > 0
  const notes = report && !isRejected ? noteGroups(report.findings, report.findingCounts).filter(({ first }) => !canPair || first.code !== 'skuLookAlike') : []
  const noteCount = notes.reduce((sum, { more }) => sum + 1 + more, 0)
  const [areNotesOpen, setAreNotesOpen] = useState(() => notes.some(({ first }) => first.code === 'encodingGuessed'))
  // What no table was found in may be read under another encoding.
  const canReread = report !== null && (!isRejected || report.encoding !== null)
  const card = useRef<HTMLElement>(null)
  const focus = useKeptFocus(() => card.current, state)
  const leaveKey = isRejected || state.phase === 'failed' ? 'ui.close' : 'data.dismiss'
  return (
    <article ref={card} tabIndex={-1} {...focus} className={styles.file} data-asks={question ? true : undefined} aria-busy={state.phase === 'reading' || state.phase === 'rereading'} aria-label={name}>
      <span aria-hidden className={styles.icon}>{/\.(xlsx?|xlsm|xlsb|ods)$/i.test(name) ? '▦' : /\.[a-z]{2,4}$/i.test(name) ? '▤' : '✎'}</span>
      <div className={styles.names}>
        <h2 className={styles.name} title={visibleText(name)}>{visibleText(name)}</h2>
        <p className={styles.small}>{state.phase === 'rereading' ? t('data.ask.reading') : report ? [readingWords(text, report, entry.archive), ...('isRemembered' in state && state.isRemembered ? [t('data.file.remembered')] : [])].join(' · ') : state.phase === 'reading' ? t('data.file.waiting') : ''}</p>
      </div>
      <div className={styles.what}>{report && !isRejected && <WhatItIs report={report} state={state} comparison={comparison} />}</div>
      <div className={styles.tag}>{sure && <Tag tone={sure.tone}>{sure.words}</Tag>}</div>
      {(error !== undefined || report !== null) && (
        <div className={styles.more}>
          {error && <p role="alert" className={styles.alert}>{t(`error.${error.code}` as MessageKey, error.params)}</p>}
          {report && isRejected && report.findings.map((finding, i) => <p key={i} role="alert">{t(finding.messageKey, finding.params)}</p>)}
          {question && report && 'answers' in state && <Question key={`${question.kind}:${readingKey(report)}`} report={report} question={question} answers={state.answers} onAnswer={onAnswer} />}
          {canPair && 'answers' in state && <SameSku report={report} answers={state.answers} onAnswer={onAnswer} />}
          {report && !isRejected && <CardFacts report={report} comparison={comparison ?? null} isStored={state.phase === 'stored'} {...(isTakenOut || state.phase === 'storing' ? {} : { onTakeTable })} />}
          <div className={styles.footer}>
            {canReread && <Toggle isOpen={isReadingOpen} onToggle={setIsReadingOpen}>{t('data.read.title')}</Toggle>}
            {noteCount > 0 && <Toggle isOpen={areNotesOpen} onToggle={setAreNotesOpen}>{`${t('data.notes.title')} (${number(noteCount)})`}</Toggle>}
            {(state.phase === 'read' || state.phase === 'failed') && (
              <span className={styles.leave}><Button size="small" tone="quiet" onPress={onDismiss} aria-label={`${t(leaveKey)}: ${name}`}>{t(leaveKey)}</Button></span>
            )}
          </div>
          {report && areNotesOpen && <NotesList fileName={name} findings={report.findings} groups={notes} {...(isOpen ? { onEncoding: () => setIsReadingOpen(true) } : {})} />}
          {report && canReread && isReadingOpen && <ReadingPanel report={report} onAnswer={isOpen ? onAnswer : null} />}
        </div>
      )}
    </article>
  )
}
