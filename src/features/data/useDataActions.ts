import type { PlanId } from '#domain/units.ts'
import type { MessageKey } from '#i18n/messages.ts'
import { undoOfLastStep } from '#state/lastStep.ts'
import type { ImportTarget } from '#state/services.ts'
import { useServices } from '#state/servicesContext.ts'
import type { BatchInfo } from '#storage/db.ts'
import { useText } from '#ui/language.tsx'
import { showToast } from '#ui/Toast.tsx'
import { useImportSession } from './importSession.ts'
import type { Collected } from './intake/collectDropped.ts'

/** What the page needs of the app around it. */
export type DataPageProps = {
  /** Shows a plan's stress test, or its data after a first import made it. */
  readonly onOpenPlan: (planId: PlanId, chapter: 'stress' | 'data') => void
  /** Takes one import out of a plan, undoably; false when it was not done. */
  readonly onRemoveBatch: (planId: PlanId, batch: BatchInfo) => Promise<boolean>
}

function storedKeys(): ReadonlySet<string> {
  return new Set(useImportSession.getState().entries.filter(({ state }) => state.phase === 'stored').map(({ key }) => key))
}

/** Everything that can be done on the page, each step ending with a sentence and a way back. `isOwnPlan`: imports go into this plan, not into a new one beside the sample shop. */
export function useDataActions(planId: PlanId, isOwnPlan: boolean, { onOpenPlan, onRemoveBatch }: DataPageProps) {
  const { t, number } = useText()
  const services = useServices()
  const target: ImportTarget = { planId: isOwnPlan ? planId : null, marketId: null, newPlanName: t('data.newPlanName') }
  const session = useImportSession.getState

  async function telling(step: () => Promise<PlanId | null>) {
    const before = storedKeys()
    const storedIn = await step()
    if (storedIn === null) return
    const names = session().entries.flatMap(({ key, name, state }) => (state.phase === 'stored' && state.outcome.newLines + state.outcome.changedLines > 0 && !before.has(key) ? [name] : []))
    if (names.length > 0) {
      const takeBack = await undoOfLastStep(services, storedIn)
      showToast({ text: t('data.toast.stored', { count: names.length, file: names[0] ?? '', files: number(names.length) }), action: { label: t('ui.undo'), onAction: () => void takeBack() } })
    }
    if (storedIn !== planId) onOpenPlan(storedIn, 'data')
  }
  return {
    add: ({ files, leftOut }: Collected) => telling(() => session().add(services, files, target, leftOut)),
    store: (keys: readonly string[]) => telling(() => session().store(services, keys, target)),
    answer: (key: string, answers: Parameters<ReturnType<typeof session>['answer']>[2]) => void session().answer(services, key, answers, target),
    takeTable: (key: string, table: Parameters<ReturnType<typeof session>['takeTable']>[2]) => void session().takeTable(services, key, table, target),
    dismiss: (keys: readonly string[]) => session().dismiss(services, keys, target),
    async remove(batch: BatchInfo) {
      if (!(await onRemoveBatch(planId, batch))) return
      const takeBack = await undoOfLastStep(services, planId)
      const onAction = () => void takeBack().then((outcome) => outcome.ok || showToast({ text: t(`error.${outcome.error.code}` as MessageKey, outcome.error.params), tone: 'bad' }))
      showToast({ text: t('data.imports.removed', { file: batch.fileName }), action: { label: t('ui.undo'), onAction } })
    },
  }
}
