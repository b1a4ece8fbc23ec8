import { useState } from 'react'

import type { PlanId } from '#domain/units.ts'
import { visibleText } from '#shared/visibleText.ts'
import { usePlanFiles } from '#state/planFiles.ts'
import { useServices } from '#state/servicesContext.ts'
import { isUntouchedSample } from '#storage/sample.ts'
import type { PlanRow } from '#storage/types.ts'
import { Button, IconButton } from '#ui/Button.tsx'
import { canSaveInPlace } from '#ui/fileAccess.ts'
import { useText } from '#ui/language.tsx'
import { Menu } from '#ui/Menu.tsx'
import { Panel } from '#ui/Panel.tsx'
import { DataTable } from '#ui/table/DataTable.tsx'
import { Tag } from '#ui/Tag.tsx'

import { CompareDialog } from './CompareDialog.tsx'
import { planAsFile } from './planAsFile.ts'
import styles from './Plans.module.css'
import { RenameDialog } from './RenameDialog.tsx'
import { usePlanSaving } from './save/usePlanSaving.ts'
import type { usePlanSteps } from './usePlanSteps.ts'

export type ListedPlan = { readonly plan: PlanRow; readonly isUnsaved: boolean }
type PlanTableProps = {
  readonly plans: readonly ListedPlan[]
  readonly currentId: PlanId | null
  /** `page`: a page of the plan beside its chapters. */
  readonly onOpen: (planId: PlanId, page?: 'history' | 'merge') => void
  readonly steps: ReturnType<typeof usePlanSteps>
}

/** The plans with when they changed, whether a file has them too, and what can be done. */
export function PlanTable({ plans, currentId, onOpen, steps }: PlanTableProps) {
  const { t, ago } = useText()
  const saving = usePlanSaving()
  const [renamed, setRenamed] = useState<PlanRow | null>(null)
  const [compared, setCompared] = useState<PlanRow | null>(null)
  const { db } = useServices()
  const nowMs = Date.now()
  const [first, ...more] = plans.map(({ plan }) => plan).filter(({ id }) => id !== compared?.id)
  async function compare(plan: PlanRow, other: PlanRow) {
    const file = await planAsFile(db, other.id)
    if (!file) return
    usePlanFiles.getState().startReview({ file, planId: plan.id, by: null, isCompareOnly: true, isOtherPlan: true })
    onOpen(plan.id, 'merge')
  }
  return (
    <Panel title={t('plans.list')}>
      <DataTable
        label={t('plans.list')} rows={plans} rowKey={({ plan }) => plan.id} onRowAction={({ plan }) => onOpen(plan.id)}
        columns={[
          {
            id: 'name', title: t('plans.column.name'), value: ({ plan }) => plan.name,
            cell: ({ plan }) => (
              <span className={styles.name}>
                <b>{visibleText(plan.name)}</b>
                {isUntouchedSample(plan) && <Tag tone="plain">{t('shell.sample')}</Tag>}
                {plan.id === currentId && <Tag tone="good" isBare>{t('plans.current')}</Tag>}
              </span>
            ),
          },
          { id: 'changed', title: t('plans.column.changed'), align: 'start', value: ({ plan }) => plan.updatedAtMs, cell: ({ plan }) => <span className={styles.when}>{ago(plan.updatedAtMs, nowMs)}</span> },
          {
            id: 'backup', title: t('plans.column.backup'), align: 'start', value: ({ plan }) => plan.savedToFileAtMs,
            cell: ({ plan, isUnsaved }) => (isUntouchedSample(plan) ? '–'
              : plan.savedToFileAtMs === null ? <Tag tone="warn">{t('plans.backup.never')}</Tag>
                : isUnsaved ? <Tag tone="warn">{t('plans.backup.stale')}</Tag> : <Tag tone="good">{ago(plan.savedToFileAtMs, nowMs)}</Tag>),
          },
          {
            id: 'actions', title: t('plans.column.actions'), align: 'end', isActions: true, value: () => null,
            cell: ({ plan }) => (
              <span className={styles.actions}>
                <Button size="small" onPress={() => onOpen(plan.id)}>{t('plans.action.open')}</Button>
                <Menu
                  label={t('plans.action.menu', { name: plan.name })} trigger={<IconButton size="small" label={t('plans.action.menu', { name: plan.name })}>⋯</IconButton>}
                  actions={[
                    { id: 'rename', label: t('plans.action.rename'), onAction: () => setRenamed(plan) },
                    { id: 'duplicate', label: t('plans.action.duplicate'), onAction: () => void steps.duplicate(plan) },
                    { id: 'save', label: t('plans.action.saveFile'), onAction: () => void saving.save(plan.id) },
                    ...(canSaveInPlace() ? [{ id: 'saveAs', label: t('planFile.inPlace.choose'), onAction: () => void saving.saveAs(plan.id, plan.name) }] : []),
                    { id: 'share', label: t('planFile.save.open'), onAction: () => usePlanFiles.getState().save(plan.id) },
                    { id: 'json', label: t('planFile.json.save'), onAction: () => void saving.saveJson(plan.id) },
                    ...(plans.length > 1 ? [{ id: 'compare', label: t('plans.action.compare'), startsGroup: true, onAction: () => setCompared(plan) }] : []),
                    { id: 'history', label: t('chapter.history'), startsGroup: plans.length === 1, onAction: () => onOpen(plan.id, 'history') },
                    { id: 'delete', label: t(isUntouchedSample(plan) ? 'plans.sample.remove' : 'plans.action.delete'), isDanger: true, startsGroup: true, onAction: () => void steps.remove(plan) },
                  ]}
                />
              </span>
            ),
          },
        ]}
      />
      {compared && first && <CompareDialog plan={compared} others={[first, ...more]} onClose={() => setCompared(null)} onCompare={(other) => void compare(compared, other)} />}
      {renamed && <RenameDialog plan={renamed} onClose={() => setRenamed(null)} onRename={(name) => void steps.rename(renamed, name)} />}
    </Panel>
  )
}
