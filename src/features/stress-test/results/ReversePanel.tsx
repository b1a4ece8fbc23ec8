import type { ReverseTest, ShiftedInput } from '#advice/reverse/shiftedInputs.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { Scenario } from '#domain/scenario.ts'
import type { MessageKey } from '#i18n/messages.ts'
import { useServices } from '#state/servicesContext.ts'
import { ok } from '#shared/result.ts'
import { Button } from '#ui/Button.tsx'
import { cx } from '#ui/cx.ts'
import { useText } from '#ui/language.tsx'
import { Panel } from '#ui/Panel.tsx'
import { DataTable } from '#ui/table/DataTable.tsx'
import type { Column } from '#ui/table/types.ts'

import styles from './Results.module.css'
import { TaskBar } from './TaskBar.tsx'
import { useTask } from './useTask.ts'

/** As hours and figures of their own rather than shares of the plan. */
const NOT_SHARES = ['eventHour', 'disruptedHours', 'eventPeak', 'busiestDay']

/** What is different in the runs that break: a tornado of the inputs of chance. */
export function ReversePanel({ document, scenario, fingerprint }: { readonly document: PlanDocument; readonly scenario: Scenario; readonly fingerprint: string }) {
  const { t, number, share } = useText()
  const { reverseTest } = useServices()
  const task = useTask<{ readonly of: string; readonly test: ReverseTest }>()
  const { state } = task
  const start = () => task.start(async (signal, onProgress) => {
    const outcome = await reverseTest(document.planId, scenario.id, signal, onProgress)
    return outcome.ok ? ok(outcome.value && { of: fingerprint, test: outcome.value }) : outcome
  })
  const nameOf = (name: string) => {
    const [what, place] = name.split('@') as [string, string | undefined]
    const words = t(`stress.reverse.${what}` as MessageKey)
    return place === undefined ? words : t('stress.timeline.at', { what: words, place: document.warehouses.find(({ id }) => id === place)?.name ?? place })
  }
  const figure = (name: string, value: number) => (NOT_SHARES.includes(name) ? number(value, 1) : share(value))
  const shifted = state.phase === 'done' ? state.value.test.shifted : []
  const most = Math.max(1, ...shifted.map(({ shift }) => Math.abs(shift)))
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
    <Panel title={t('stress.reverse.title')} caption={t('stress.reverse.caption')}>
      <div className={styles.row}><TaskBar state={state} label={t('stress.reverse.running')} onStop={task.stop}><Button onPress={start}>{t('stress.reverse.start')}</Button></TaskBar></div>
      {state.phase === 'done' && (
        <>
          {state.value.of !== fingerprint && <p className={styles.note}>{t('stress.compare.stale')}</p>}
          <DataTable label={t('stress.reverse.title')} columns={columns} rows={shifted} rowKey={({ name }) => name} csvFileName="why-it-breaks.csv" emptyText={t('stress.reverse.nothing')} />
          <p className={styles.note}>{t(`stress.reverse.split.${state.value.test.split}`, { bad: number(state.value.test.badReplications), runs: number(state.value.test.replications) })}</p>
        </>
      )}
    </Panel>
  )
}
