import { memo } from 'react'

import type { Answers } from '#advice/types.ts'

import { AnswersPanel } from './AnswersPanel.tsx'
import type { ChartContext } from './charts.ts'
import styles from './StressTest.module.css'
import { AgePanel } from './usage/AgePanel.tsx'
import { HeatMapPanel } from './usage/HeatMapPanel.tsx'

type Props = { readonly context: ChartContext; readonly answers: Answers | null; /** A newer run is under way. */ readonly isAway: boolean }

/** What only a whole run can say. Out of sight while the next one runs, and kept: to draw it anew would hold up the answer to a press of "Stop". */
export function RunFigures({ isAway, ...shown }: Props) {
  return <div className={isAway ? styles.away : styles.flat}><Figures {...shown} /></div>
}

const Figures = memo(function Figures({ context, answers }: Omit<Props, 'isAway'>) {
  return (
    <>
      <HeatMapPanel context={context} />
      <AgePanel summary={context.run.summary} />
      {answers && <AnswersPanel document={context.document} answers={answers} toleranceShare={context.scenario.toleranceShare} />}
    </>
  )
})
