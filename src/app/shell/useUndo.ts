import { useLiveQuery } from 'dexie-react-hooks'

import type { PlanId } from '#domain/units.ts'
import type { MessageKey } from '#i18n/messages.ts'
import { useServices } from '#state/servicesContext.ts'
import { nextRedo, nextUndo } from '#storage/commandLog.ts'
import type { HeadroomDb } from '#storage/db.ts'
import type { CommandRow } from '#storage/types.ts'
import { useText } from '#ui/language.tsx'
import { showToast } from '#ui/Toast.tsx'

import { errorWords } from '#i18n/errorWords.ts'

export type Undo = {
  /** Names of the steps, `null` when there is none. */
  readonly undoStep: string | null
  readonly redoStep: string | null
  readonly undo: () => void
  readonly redo: () => void
}

type Steps = { readonly back: CommandRow | undefined; readonly forward: CommandRow | undefined }

async function readSteps(db: HeadroomDb, addressPlanId: PlanId | null, openPlanId: PlanId | null): Promise<Steps> {
  if (addressPlanId !== null) return { back: await nextUndo(db, addressPlanId), forward: await nextRedo(db, addressPlanId) }
  const aboutPlan = (row: CommandRow | undefined) => (row?.labelKey.startsWith('command.plan.') ? row : undefined)
  const [appBack, appForward] = [await nextUndo(db, 'app'), await nextRedo(db, 'app')]
  const planBack = openPlanId === null ? undefined : aboutPlan(await nextUndo(db, openPlanId))
  const planForward = openPlanId === null ? undefined : aboutPlan(await nextRedo(db, openPlanId))
  return {
    back: (planBack?.seq ?? -1) > (appBack?.seq ?? -1) ? planBack : appBack,
    forward: (planForward?.seq ?? Infinity) < (appForward?.seq ?? Infinity) ? planForward : appForward,
  }
}

/**
 * The steps that can be taken back where the reader is: in a plan those of the plan; on the list of plans those of the list,
 * and steps about plans as a whole (a new name) of the plan that is open.
 */
export function useUndo(addressPlanId: PlanId | null, openPlanId: PlanId | null): Undo {
  const services = useServices()
  const text = useText()
  const { t } = text
  const steps = useLiveQuery(() => readSteps(services.db, addressPlanId, openPlanId), [services, addressPlanId, openPlanId])
  const nameOf = (row: CommandRow) => t(row.labelKey as MessageKey, row.labelParams)

  async function step(direction: 'undo' | 'redo') {
    // Read anew: right after a reload the shortcut may be pressed before the names above are there.
    const now = await readSteps(services.db, addressPlanId, openPlanId)
    const row = direction === 'undo' ? now.back : now.forward
    if (!row) return showToast({ text: direction === 'undo' ? t('shell.nothingToUndo') : t('shell.nothingToRedo'), place: 'undo' })
    const outcome = await (direction === 'undo' ? services.undoStep(row.scope) : services.redoStep(row.scope))
    if (!outcome.ok) return showToast({ text: t('shell.failed', { reason: errorWords(text, outcome.error) }), tone: 'bad', place: 'undo' })
    if (outcome.value) return showToast({ text: t(direction === 'undo' ? 'shell.undone' : 'shell.redone', { step: nameOf(outcome.value) }), place: 'undo' })
    return undefined
  }
  return {
    undoStep: steps?.back ? nameOf(steps.back) : null,
    redoStep: steps?.forward ? nameOf(steps.forward) : null,
    undo: () => void step('undo'),
    redo: () => void step('redo'),
  }
}
