import type { ReverseTest, ShiftedInput } from '#advice/reverse/shiftedInputs.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { MessageKey } from '#i18n/messages.ts'
import { cx } from '#ui/cx.ts'
import { useText } from '#ui/language.tsx'
import { DataTable } from '#ui/table/DataTable.tsx'
import type { Column } from '#ui/table/types.ts'

import styles from './Results.module.css'

/** As hours and figures of their own rather than shares of the plan. */
const NOT_SHARES = ['eventHour', 'disruptedHours', 'eventPeak', 'busiestDay']

/** What is different in the runs that break: a tornado of the inputs of chance. */
export function ShiftedTable({ document, test }: { readonly document: PlanDocument; readonly test: ReverseTest }) {
  const { t, number, share } = useText()
  const nameOf = (name: string) => {
    const [what, place] = name.split('@') as [string, string | undefined]
    const words = t(`stress.reverse.${what}` as MessageKey)
    return place === undefined ? words : t('stress.timeline.at', { what: words, place: document.warehouses.find(({ id }) => id === place)?.name ?? place })
  }
  const figure = (name: string, value: number) => (NOT_SHARES.includes(name) ? number(value, 1) : share(value))
  const most = Math.max(1, ...test.shifted.map(({ shift }) => Math.abs(shift)))
  const columns: readonly Column<ShiftedInput>[] = [
    { id: 'name', title: t('stress.reverse.input'), value: ({ name }) => nameOf(name), isRowHeader: true },
    {
      id: 'bar', title: t('stress.reverse.bar'), value: () => null, isUnsortable: true, isOptional: true, width: '26%',
      cell: ({ shift }) => (
        <span className={styles.track} aria-hidden>
          <span className={cx(styles.bar, shift > 0 ? styles.cost : styles.left)} style={shift > 0 ? { left: '50%', right: `${50 - (50 * shift) / most}%` } : { right: '50%', left: `${50 + (50 * shift) / most}%` }} />
        </span>
      ),
    },
    { id: 'bad', title: t('stress.reverse.bad'), align: 'end', value: ({ bad }) => bad, cell: ({ name, bad }) => figure(name, bad) },
    { id: 'good', title: t('stress.reverse.good'), align: 'end', value: ({ good }) => good, cell: ({ name, good }) => figure(name, good) },
    { id: 'shift', title: t('stress.reverse.shift'), align: 'end', digits: 2, value: ({ shift }) => shift },
    { id: 'interval', title: t('stress.gates.interval'), align: 'end', isUnsortable: true, isOptional: true, value: ({ interval }) => `${number(interval[0], 2)} – ${number(interval[1], 2)}` },
  ]
  return (
    <>
      <DataTable label={t('stress.reverse.title')} columns={columns} rows={test.shifted} rowKey={({ name }) => name} csvFileName="why-it-breaks.csv" emptyText={t('stress.reverse.nothing')} />
      <p className={styles.note}>{t(`stress.reverse.split.${test.split}`, { bad: number(test.badReplications), runs: number(test.replications) })}</p>
    </>
  )
}
