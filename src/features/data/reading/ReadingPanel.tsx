import { useState } from 'react'

import type { FileReport } from '#importers/types.ts'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/language.tsx'
import type { AnswerChange } from '../importSession.ts'
import { readingKey } from '../questions/mapping.ts'
import { MappingStep } from '../questions/MappingStep.tsx'
import { SampleTable } from '../SampleTable.tsx'
import styles from './Reading.module.css'
import { ReadingChoices } from './ReadingChoices.tsx'

type ReadingPanelProps = { readonly report: FileReport; readonly onAnswer: ((answers: AnswerChange) => void) | null }

/** How the file was read, with its first rows beside the choices, so that a change is seen at once. */
export function ReadingPanel({ report, onAnswer }: ReadingPanelProps) {
  const { t } = useText()
  const [isMapping, setIsMapping] = useState(false)
  const isAsking = report.questions[0]?.kind === 'columns'
  return (
    <div className={styles.panel}>
      {onAnswer && <p className={styles.small}>{t('data.read.caption')}</p>}
      {onAnswer && <ReadingChoices report={report} onAnswer={onAnswer} />}
      {onAnswer && !isAsking && report.columns.length > 0 && (
        isMapping ? <MappingStep key={readingKey(report)} report={report} onAnswer={onAnswer} /> : <div><Button size="small" onPress={() => setIsMapping(true)}>{t('data.read.change')}</Button></div>
      )}
      {report.sample.length > 0 && (
        <div>
          <p className={styles.small}>{t('data.sample.title')}</p>
          <SampleTable report={report} />
        </div>
      )}
    </div>
  )
}
