import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect } from 'react'

import type { PlanId } from '#domain/units.ts'
import type { MessageKey } from '#i18n/messages.ts'
import { usePlanId } from '#state/currentPlan.ts'
import { useDroppedFiles } from '#state/droppedFiles.ts'
import { undoOfLastStep } from '#state/lastStep.ts'
import type { DroppedFile } from '#state/services.ts'
import { useServices } from '#state/servicesContext.ts'
import type { BatchInfo } from '#storage/db.ts'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/language.tsx'
import { Page } from '#ui/Page.tsx'
import { Progress } from '#ui/Progress.tsx'
import { showToast } from '#ui/Toast.tsx'
import { answerWords } from './answerWords.ts'
import styles from './Data.module.css'
import { DropPanel } from './DropPanel.tsx'
import { FileCard } from './FileCard.tsx'
import { ImportList } from './ImportList.tsx'
import { isStorable, useImportSession, type FileEntry, type ImportTarget } from './importSession.ts'

type DataPageProps = {
  /** Shows a plan's stress test, or its data after a first import made it. */
  readonly onOpenPlan: (planId: PlanId, chapter: 'stress' | 'data') => void
  /** Takes one import out of a plan, undoably; false when it was not done. */
  readonly onRemoveBatch: (planId: PlanId, batch: BatchInfo) => Promise<boolean>
}

function storedKeys(): ReadonlySet<string> {
  return new Set(useImportSession.getState().entries.filter(({ state }) => state.phase === 'stored').map(({ key }) => key))
}

/** Drop files, see what was understood, answer what is open, store. */
export function DataPage({ onOpenPlan, onRemoveBatch }: DataPageProps) {
  const text = useText()
  const { t, number } = text
  const services = useServices()
  const planId = usePlanId()
  const plan = useLiveQuery(() => services.db.plans.get(planId), [services, planId])
  const everyBatch = useLiveQuery(() => services.db.batches.where({ planId }).toArray(), [services, planId])
  const batches = everyBatch?.filter((batch) => batch.isLive)
  const history = useLiveQuery(async () => {
    const row = await services.db.histories.get(planId)
    return row ? { from: row.history.completeFrom, to: row.history.completeTo } : null
  }, [services, planId])
  const session = useImportSession()
  const waiting = useDroppedFiles((state) => state.files)
  const target: ImportTarget = { planId: plan && !plan.isSample ? planId : null, newPlanName: t('data.newPlanName') }

  /** What was just stored, with the way back beside it. */
  function tellStored(storedIn: PlanId, before: ReadonlySet<string>) {
    const names = useImportSession.getState().entries.flatMap(({ key, name, state }) => (state.phase === 'stored' && state.outcome.newLines + state.outcome.changedLines > 0 && !before.has(key) ? [name] : []))
    if (names.length === 0) return
    showToast({
      text: t('data.toast.stored', { count: names.length, file: names[0] ?? '', files: number(names.length) }),
      action: { label: t('ui.undo'), onAction: () => void services.undoStep(storedIn) },
    })
  }
  async function add(files: readonly DroppedFile[]) {
    const before = storedKeys()
    const stored = await session.add(services, files, target)
    if (stored !== null) tellStored(stored, before)
    if (stored !== null && stored !== planId) onOpenPlan(stored, 'data')
  }
  async function store(keys: readonly string[]) {
    const before = storedKeys()
    const stored = await session.store(services, keys, target)
    if (stored !== null) tellStored(stored, before)
    if (stored !== null && stored !== planId) onOpenPlan(stored, 'data')
  }
  async function remove(batch: BatchInfo) {
    if (await onRemoveBatch(planId, batch)) {
      const takeBack = await undoOfLastStep(services, planId)
      const onAction = () => void takeBack().then((outcome) => outcome.ok || showToast({ text: t(`error.${outcome.error.code}` as MessageKey, outcome.error.params), tone: 'bad' }))
      showToast({ text: t('data.imports.removed', { file: batch.fileName }), action: { label: t('ui.undo'), onAction } })
    }
  }
  useEffect(() => {
    if (waiting.length > 0 && plan) void add(useDroppedFiles.getState().take())
    // Only what waits and a known plan start reading.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [waiting, plan])

  const { entries, doneShare } = session
  const isTakenOut = ({ state }: FileEntry) => state.phase === 'stored' && everyBatch?.some((batch) => batch.id === state.outcome.batchId && !batch.isLive) === true
  const standing = entries.filter((entry) => !isTakenOut(entry))
  const storable = entries.filter((entry) => isStorable(entry, 'WARN'))
  const hasStored = standing.some((entry) => entry.state.phase === 'stored')
  const storedLines = batches?.reduce((sum, batch) => sum + batch.rowsOk, 0) ?? 0
  return (
    <Page
      question={t('data.question')}
      answer={answerWords(text, standing, plan?.name ?? '', plan?.isSample === false ? { lines: storedLines, from: history?.from ?? null, to: history?.to ?? null } : null)}
      sub={t('data.sub.private')}
      actions={
        storable.length > 1
          ? <Button tone="primary" onPress={() => void store(storable.map((entry) => entry.key))}>{t('data.storeAll', { count: storable.length, files: number(storable.length) })}</Button>
          : hasStored && <Button tone="primary" onPress={() => onOpenPlan(planId, 'stress')}>{t('data.seeAnswer')}</Button>
      }
    >
      {doneShare !== null && <Progress label={t('data.progress.reading')} doneShare={doneShare} onCancel={session.cancel} />}
      {entries.length > 0 && (
        <div className={styles.files} aria-live="polite">
          {entries.map((entry) => (
            <FileCard key={entry.key} entry={entry} isTakenOut={isTakenOut(entry)} onAnswer={(answers) => void session.answer(services, entry.key, answers)} onStore={() => void store([entry.key])} onDismiss={() => session.dismiss(services, entry.key)} />
          ))}
        </div>
      )}
      <DropPanel onFiles={(files) => void add(files)} />
      {plan?.isSample === false && <ImportList batches={batches ?? []} onRemove={(batch) => void remove(batch)} />}
    </Page>
  )
}
