import type { SmallestShift } from '#advice/reverse/smallestShift.ts'
import { useText } from '#ui/language.tsx'
import { DataTable } from '#ui/table/DataTable.tsx'
import type { Column } from '#ui/table/types.ts'

import styles from './Results.module.css'
import { inputLines, smallestNotes, smallestSentences, type InputLine } from './smallestWords.ts'

/** The smallest combination of shifts that breaks the plan: in a sentence, then by input. */
export function SmallestView({ smallest }: { readonly smallest: SmallestShift }) {
  const text = useText()
  const { t, language } = text
  const columns: readonly Column<InputLine>[] = [
    { id: 'name', title: t('stress.smallest.input'), value: ({ name }) => name, isRowHeader: true, isUnsortable: true },
    { id: 'shifted', title: t('stress.smallest.shifted'), align: 'end', isUnsortable: true, value: ({ shifted }) => shifted },
    { id: 'deviation', title: t('stress.smallest.deviation'), align: 'end', isUnsortable: true, value: ({ deviation }) => deviation },
    { id: 'source', title: t('stress.smallest.source'), isUnsortable: true, isOptional: true, value: ({ source }) => source },
    { id: 'largest', title: t('stress.smallest.largest'), align: 'end', isUnsortable: true, isOptional: true, value: ({ largest }) => largest },
  ]
  const gap = language === 'zh' ? '' : ' '
  return (
    <section aria-label={t('stress.smallest.title')}>
      <h3 className={styles.part}>{t('stress.smallest.title')}</h3>
      <p className={styles.answer} data-smallest="">{smallestSentences(text, smallest).join(gap)}</p>
      {smallest.outcome.kind !== 'breaksAsPlanned' && <DataTable label={t('stress.smallest.title')} columns={columns} rows={inputLines(text, smallest)} rowKey={({ id }) => id} csvFileName="least-that-breaks.csv" />}
      {smallestNotes(text, smallest).map((note) => <p key={note} className={styles.note}>{note}</p>)}
    </section>
  )
}
