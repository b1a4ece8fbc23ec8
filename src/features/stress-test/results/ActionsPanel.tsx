import { useState } from 'react'

import type { ActionAnswer, RankedAction } from '#advice/actions/rank.ts'
import { ACTION_DEFINITIONS } from '#advice/actions/registry.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { PlannedAction, Scenario } from '#domain/scenario.ts'
import { formatAmount } from '#i18n/format.ts'
import { useServices } from '#state/servicesContext.ts'
import { ok } from '#shared/result.ts'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/language.tsx'
import { MoneyField } from '#ui/MoneyField.tsx'
import { Panel } from '#ui/Panel.tsx'
import { DataTable } from '#ui/table/DataTable.tsx'
import type { Column } from '#ui/table/types.ts'
import { TaskBar } from '#ui/tasks/TaskBar.tsx'
import { useTask } from '#ui/tasks/useTask.ts'

import { actionWords } from './actionWords.ts'
import { FrontierView } from './FrontierView.tsx'
import styles from './Results.module.css'

type Props = { readonly document: PlanDocument; readonly scenario: Scenario; readonly fingerprint: string; readonly onActions: (actions: readonly PlannedAction[]) => void }
const SHOWN = 12

/** What can be done before the next advertising dollar, by what it saves; the best set under a budget; what is planned already. */
export function ActionsPanel({ document, scenario, fingerprint, onActions }: Props) {
  const text = useText()
  const { t, number, share, language } = text
  const { rankActions } = useServices()
  const { currency } = document.settings
  const [budgetMinor, setBudgetMinor] = useState<number | null>(null)
  const task = useTask<{ readonly of: string; readonly answer: ActionAnswer }>()
  const { state } = task
  const planned = scenario.actions ?? []
  const factor = 10 ** (new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2)
  const money = (minor: number) => formatAmount(language, minor / factor, currency, 0)

  const start = () => task.start(async (signal, onProgress) => {
    const outcome = await rankActions(document.planId, scenario.id, budgetMinor, signal, onProgress)
    return outcome.ok ? ok(outcome.value && { of: fingerprint, answer: outcome.value }) : outcome
  })

  const answer = state.phase === 'done' ? state.value.answer : null
  const worth = (value: number) => (answer?.measure === 'orders' ? t('stress.action.orders', { amount: number(value) }) : money(value))
  const words = (action: PlannedAction) => actionWords(text, document, action, ACTION_DEFINITIONS[action.type].unit)
  const nameOf = (id: string) => {
    const found = answer?.ranked.find(({ action }) => action.id === id)
    return found ? words(found.action) : id
  }
  const add = (action: PlannedAction) => onActions([...planned.filter(({ id }) => id !== action.id), action])
  const columns: readonly Column<RankedAction>[] = [
    { id: 'action', title: t('stress.action.action'), value: ({ action }) => words(action), isRowHeader: true, isWide: true, isUnsortable: true },
    { id: 'saved', title: t(answer?.measure === 'orders' ? 'stress.action.savedOrders' : 'stress.action.saved'), align: 'end', value: ({ saved }) => saved, cell: ({ saved }) => worth(saved) },
    { id: 'interval', title: t('stress.gates.interval'), align: 'end', isUnsortable: true, isOptional: true, value: ({ savedInterval }) => `${worth(savedInterval[0])} – ${worth(savedInterval[1])}` },
    { id: 'cost', title: t('stress.action.cost'), align: 'end', value: ({ costMinor }) => costMinor, cell: ({ costMinor }) => (costMinor === null ? t('ui.notKnown') : money(costMinor)) },
    { id: 'ratio', title: t('stress.action.ratio'), align: 'end', digits: 1, value: ({ savedPerSpent }) => savedPerSpent, cell: ({ savedPerSpent }) => (savedPerSpent === null ? '–' : number(savedPerSpent, 1)) },
    { id: 'broken', title: t('stress.action.broken'), align: 'end', isUnsortable: true, value: ({ probabilityBroken: { before, after } }) => `${share(before)} → ${share(after)}` },
    { id: 'lead', title: t('stress.action.lead'), align: 'end', value: ({ leadTimeHours }) => leadTimeHours },
    {
      id: 'add', title: t('stress.action.add'), isActions: true, value: () => null,
      cell: ({ action }) => <Button size="small" isDisabled={planned.some(({ id }) => id === action.id)} aria-label={`${t('stress.action.add')}: ${words(action)}`} onPress={() => add(action)}>{t('stress.action.add')}</Button>,
    },
  ]
  const set = answer?.set
  return (
    <Panel title={t('stress.action.title')} caption={t('stress.action.caption')}>
      {planned.length > 0 && (
        <ul className={styles.planned}>
          {planned.map((action) => (
            <li key={action.id}>✓ {words(action)} <Button size="small" tone="quiet" aria-label={`${t('stress.event.remove')}: ${words(action)}`} onPress={() => onActions(planned.filter(({ id }) => id !== action.id))}>{t('stress.event.remove')}</Button></li>
          ))}
        </ul>
      )}
      <div className={styles.row}>
        <MoneyField label={t('stress.action.budget')} valueMinor={budgetMinor} currency={currency} onChange={setBudgetMinor} emptyWords={t('stress.action.noBudget')} />
        <TaskBar state={state} label={t('stress.action.running')} onStop={task.stop}><Button tone={answer ? 'plain' : 'primary'} onPress={start}>{t('stress.action.start')}</Button></TaskBar>
      </div>
      {answer && (
        <>
          {state.phase === 'done' && state.value.of !== fingerprint && <p className={styles.note}>{t('stress.compare.stale')}</p>}
          {set ? (
            <p className={styles.answer}>
              {t(answer.measure === 'orders' ? 'stress.action.setOrders' : 'stress.action.set', { actions: set.actions.map(words).join(language === 'zh' ? '；' : '; '), saved: worth(set.saved), low: worth(set.savedInterval[0]), high: worth(set.savedInterval[1]), cost: money(set.costMinor), broken: share(set.probabilityBroken) })}
              {' '}<Button size="small" onPress={() => onActions(set.actions)}>{t('stress.action.takeSet')}</Button>
            </p>
          ) : <p className={styles.answer}>{t('stress.action.noSet')}</p>}
          <DataTable label={t('stress.action.title')} columns={columns} rows={answer.ranked.slice(0, SHOWN)} rowKey={({ action }) => action.id} csvFileName="actions.csv" />
          {answer.frontier.length > 1 && <FrontierView points={answer.frontier} toleranceShare={scenario.toleranceShare} money={money} nameOf={({ actionIds }) => (actionIds.length === 0 ? t('stress.frontier.nothing') : actionIds.map(nameOf).join(language === 'zh' ? '；' : '; '))} />}
          <p className={styles.note}>{t('stress.action.note', { runs: number(answer.replications) })}</p>
        </>
      )}
    </Panel>
  )
}
