import type { Answers } from '#advice/types.ts'
import type { PlanDocument } from '#domain/plan.ts'
import { useText } from '#ui/language.tsx'
import { Panel } from '#ui/Panel.tsx'
import { DataTable } from '#ui/table/DataTable.tsx'
import type { Column } from '#ui/table/types.ts'

import { answerRows, type AnswerRow } from './answerRows.ts'

/** Every number that was searched, with what binds it and how sure it is. */
export function AnswersPanel({ document, answers, toleranceShare }: { readonly document: PlanDocument; readonly answers: Answers; readonly toleranceShare: number }) {
  const text = useText()
  const { t, share } = text
  const rows = answerRows(text, document, answers)
  if (rows.length === 0) return null
  const columns: readonly Column<AnswerRow>[] = [
    { id: 'question', title: t('stress.answers.question'), value: ({ question }) => question, isRowHeader: true, isWide: true, isUnsortable: true },
    { id: 'answer', title: t('stress.answers.answer'), align: 'end', isUnsortable: true, value: ({ answer }) => answer },
    { id: 'binds', title: t('stress.answers.binds'), isUnsortable: true, value: ({ binds }) => binds },
    { id: 'probability', title: t('stress.answers.probability'), align: 'end', isUnsortable: true, value: ({ probabilityBroken }) => probabilityBroken, cell: ({ probabilityBroken }) => share(probabilityBroken) },
    { id: 'interval', title: t('stress.gates.interval'), align: 'end', isUnsortable: true, isOptional: true, value: ({ interval }) => `${share(interval[0])} – ${share(interval[1])}` },
    { id: 'runs', title: t('stress.answers.runs'), isUnsortable: true, isOptional: true, value: ({ replications }) => replications },
  ]
  return (
    <Panel title={t('stress.answers.title')} caption={t('stress.answers.caption', { tolerance: share(toleranceShare, 0) })}>
      <DataTable label={t('stress.answers.title')} columns={columns} rows={rows} rowKey={({ id }) => id} csvFileName="answers.csv" />
    </Panel>
  )
}
