import type { PlanRow } from '#storage/types.ts'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/language.tsx'
import { Panel } from '#ui/Panel.tsx'
import { DataTable } from '#ui/table/DataTable.tsx'

/** Deleted plans, until they are forgotten. */
export function TrashPanel({ plans, onRestore }: { readonly plans: readonly PlanRow[]; readonly onRestore: (plan: PlanRow) => void }) {
  const { t, ago } = useText()
  const nowMs = Date.now()
  return (
    <Panel title={t('plans.trash')} caption={t('plans.trash.caption')}>
      <DataTable
        label={t('plans.trash')} rows={plans} rowKey={(plan) => plan.id}
        columns={[
          { id: 'name', title: t('plans.column.name'), value: (plan) => plan.name },
          { id: 'deleted', title: t('plans.trash.deleted'), align: 'start', value: (plan) => plan.deletedAtMs, cell: (plan) => ago(plan.deletedAtMs ?? nowMs, nowMs) },
          {
            id: 'actions', title: t('plans.column.actions'), align: 'end', isActions: true, value: () => null,
            cell: (plan) => <Button size="small" onPress={() => onRestore(plan)} aria-label={`${t('plans.trash.restore')}: ${plan.name}`}>{t('plans.trash.restore')}</Button>,
          },
        ]}
      />
    </Panel>
  )
}
