import { useState } from 'react'

import type { Comparison } from '#advice/compare/compareScenarios.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { Scenario } from '#domain/scenario.ts'
import type { ScenarioId } from '#domain/units.ts'
import { useServices } from '#state/servicesContext.ts'
import type { TableContent } from '#shared/table/tableFile.ts'
import { ok } from '#shared/result.ts'
import { Button } from '#ui/Button.tsx'
import { cx } from '#ui/cx.ts'
import { downloadFile } from '#ui/download.ts'
import { useText } from '#ui/language.tsx'
import { Menu } from '#ui/Menu.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Select } from '#ui/Select.tsx'
import { DataTable } from '#ui/table/DataTable.tsx'
import type { Column } from '#ui/table/types.ts'
import { TaskBar } from '#ui/tasks/TaskBar.tsx'
import { useTask } from '#ui/tasks/useTask.ts'

import { comparedRows, type ComparedRow } from './comparedRows.ts'
import styles from './Results.module.css'

/** This scenario beside another one: the same replications, so that only the difference is left. */
export function ComparePanel({ document, scenario, fingerprint }: { readonly document: PlanDocument; readonly scenario: Scenario; readonly fingerprint: string }) {
  const text = useText()
  const { t, number } = text
  const { compareScenarios, tableFile } = useServices()
  const others = document.scenarios.filter(({ id }) => id !== scenario.id)
  const [chosen, setChosen] = useState<ScenarioId | null>(null)
  const task = useTask<{ readonly of: string; readonly comparison: Comparison }>()
  const { state } = task
  const other = others.find(({ id }) => id === chosen) ?? others[0]
  if (!other) return null
  const key = `${scenario.id} ${other.id} ${fingerprint}`

  const start = (otherId: ScenarioId) => task.start(async (signal, onProgress) => {
    const outcome = await compareScenarios(document.planId, [scenario.id, otherId], signal, onProgress)
    return outcome.ok ? ok(outcome.value && { of: key, comparison: outcome.value }) : outcome
  })

  const rows = state.phase === 'done' ? comparedRows(text, state.value.comparison, document.settings.currency) : []
  const columns: readonly Column<ComparedRow>[] = [
    { id: 'name', title: t('stress.compare.figure'), value: ({ name }) => name, isRowHeader: true, isUnsortable: true },
    { id: 'base', title: t('stress.compare.base'), align: 'end', isUnsortable: true, value: ({ base }) => base },
    { id: 'other', title: t('stress.compare.other'), align: 'end', isUnsortable: true, value: ({ other: figure }) => figure },
    {
      id: 'difference', title: t('stress.compare.difference'), align: 'end', isUnsortable: true, value: ({ difference }) => difference,
      cell: ({ difference, verdict }) => <span className={cx(verdict === 'better' && styles.better, verdict === 'worse' && styles.worse)}>{difference}</span>,
    },
    { id: 'interval', title: t('stress.compare.interval'), align: 'end', isUnsortable: true, isOptional: true, value: ({ interval }) => interval },
    { id: 'verdict', title: t('stress.compare.verdict'), isUnsortable: true, value: ({ verdict }) => t(`stress.compare.${verdict}`) },
  ]
  async function save(format: 'csv' | 'xlsx') {
    const table: TableContent = { name: t('stress.compare.fileName'), header: columns.map(({ id, title }) => (id === 'base' ? scenario.name : id === 'other' ? other!.name : title)), rows: rows.map((row) => columns.map((column) => column.value(row) ?? '')) }
    const file = await tableFile(format, table)
    if (file.ok) downloadFile(file.value.fileName, file.value.blob)
  }
  return (
    <Panel title={t('stress.compare.title')} caption={t('stress.compare.caption')}>
      <div className={styles.row}>
        {others.length > 1 && <Select label={t('stress.compare.with')} value={other.id as string} onChange={(id) => setChosen(id as ScenarioId)} options={others.map(({ id, name }) => ({ id: id as string, label: name }))} />}
        <TaskBar state={state} label={t('stress.compare.running')} onStop={task.stop}><Button onPress={() => start(other.id)}>{t('stress.compare.start', { name: other.name })}</Button></TaskBar>
        {state.phase === 'done' && (
          <Menu label={t('stress.compare.export')} trigger={<Button size="small">{t('stress.compare.export')} ▾</Button>} actions={[{ id: 'csv', label: 'CSV', onAction: () => void save('csv') }, { id: 'xlsx', label: 'XLSX', onAction: () => void save('xlsx') }]} />
        )}
      </div>
      {state.phase === 'done' && (
        <>
          {state.value.of !== key && <p className={styles.note}>{t('stress.compare.stale')}</p>}
          <DataTable label={t('stress.compare.title')} columns={columns} rows={rows} rowKey={({ id }) => id} />
          <p className={styles.note}>{t('stress.compare.note', { runs: number(state.value.comparison.replications) })}</p>
        </>
      )}
    </Panel>
  )
}
