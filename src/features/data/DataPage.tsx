import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect } from 'react'
import { useShallow } from 'zustand/react/shallow'

import { usePlanId } from '#state/currentPlan.ts'
import { useDroppedFiles } from '#state/droppedFiles.ts'
import { useServices } from '#state/servicesContext.ts'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/language.tsx'
import { Page } from '#ui/Page.tsx'
import { useKeptFocus } from '#ui/useKeptFocus.ts'
import { answerWords } from './answerWords.ts'
import styles from './Data.module.css'
import { FileCard } from './FileCard.tsx'
import { ImportBar } from './ImportBar.tsx'
import { ImportList } from './ImportList.tsx'
import { isStorable, useImportSession, type FileEntry } from './importSession.ts'
import { DropPanel } from './intake/DropPanel.tsx'
import { usePastedFiles } from './intake/usePastedFiles.ts'
import { MappingsPanel } from './MappingsPanel.tsx'
import { ReadingBar } from './ReadingBar.tsx'
import { reconcile } from './recon.ts'
import { ReconTiles } from './ReconTiles.tsx'
import { RefusedPanel } from './RefusedPanel.tsx'
import { useDataActions, type DataPageProps } from './useDataActions.ts'

const MAX_NAMES_LEFT_OUT = 6

/** Drop files, see what was understood, answer what is open, check it against what is stored, import in one step. */
export function DataPage(props: DataPageProps) {
  const text = useText()
  const { t, number } = text
  const services = useServices()
  const planId = usePlanId()
  const plan = useLiveQuery(() => services.db.plans.get(planId), [services, planId])
  const everyBatch = useLiveQuery(() => services.db.batches.where({ planId }).toArray(), [services, planId])
  const history = useLiveQuery(async () => {
    const row = await services.db.histories.get(planId)
    return row ? { from: row.history.completeFrom, to: row.history.completeTo } : null
  }, [services, planId])
  // Not the progress: it changes many times a second, and only its own bar shows it.
  const { entries, isReading, isCancelled, leftOut, comparisons, cancel } = useImportSession(useShallow((session) => ({ entries: session.entries, isReading: session.reading !== null, isCancelled: session.isCancelled, leftOut: session.leftOut, comparisons: session.comparisons, cancel: session.cancel })))
  const waiting = useDroppedFiles((state) => state.files)
  const isOwnPlan = plan?.isSample === false
  const actions = useDataActions(planId, isOwnPlan, props)
  usePastedFiles((files) => void actions.add({ files, leftOut: [] }))
  useEffect(() => {
    if (waiting.length > 0 && plan) void actions.add(useDroppedFiles.getState().take())
    // Only what waits and a known plan start reading.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [waiting, plan])

  const isTakenOut = ({ state }: FileEntry) => state.phase === 'stored' && everyBatch?.some((batch) => batch.id === state.outcome.batchId && !batch.isLive) === true
  const standing = entries.filter((entry) => !isTakenOut(entry))
  const batches = everyBatch?.filter((batch) => batch.isLive)
  const stored = isOwnPlan ? { lines: batches?.reduce((sum, batch) => sum + batch.rowsOk, 0) ?? 0, from: history?.from ?? null, to: history?.to ?? null } : null
  const open = standing.filter(({ state }) => state.phase === 'read' || state.phase === 'rereading' || state.phase === 'storing')
  const storable = open.filter((entry) => isStorable(entry, 'WARN') || entry.state.phase === 'storing')
  const sum = (pick: (report: Extract<FileEntry['state'], { report: unknown }>['report']) => number, of: readonly FileEntry[]) => of.reduce((total, { state }) => total + ('report' in state ? pick(state.report) : 0), 0)
  const questions = sum((report) => (report.verdict === 'REJECT' ? 0 : report.questions.length), open)
  const recon = reconcile(standing)
  const comparisonOf = ({ state }: FileEntry) => ('id' in state ? (comparisons === null ? null : comparisons.get(state.id)) : undefined)
  const isAllKnown = comparisons !== null && storable.length > 0 && storable.map(comparisonOf).every((found) => found && found.newLines + found.changedLines === 0)
  const focus = useKeptFocus(() => document.querySelector<HTMLElement>('[data-page-heading]'), entries)
  return (
    <Page
      question={t('data.question')} answer={answerWords(text, standing, plan?.name ?? '', stored, isCancelled, isAllKnown)} sub={t('data.sub.private')}
      actions={open.length === 0 && standing.some(({ state }) => state.phase === 'stored') && <Button tone="primary" onPress={() => props.onOpenPlan(planId, 'stress')}>{t('data.seeAnswer')}</Button>}
    >
      <div className={styles.work} {...focus}>
        {isReading && <ReadingBar onCancel={cancel} />}
        {entries.length > 0 && (
          <div className={styles.files} aria-live="polite">
            {entries.map((entry) => (
              <FileCard
                key={entry.key} entry={entry} isTakenOut={isTakenOut(entry)} comparison={comparisonOf(entry)}
                onAnswer={(answers) => actions.answer(entry.key, answers)} onTakeTable={(table) => actions.takeTable(entry.key, table)} onDismiss={() => actions.dismiss([entry.key])}
              />
            ))}
          </div>
        )}
        {leftOut.length > 0 && <p className={styles.small}>{t('data.leftOut', { count: leftOut.length, n: number(leftOut.length), names: leftOut.slice(0, MAX_NAMES_LEFT_OUT).join(', ') + (leftOut.length > MAX_NAMES_LEFT_OUT ? ' …' : '') })}</p>}
        {recon && <ReconTiles recon={recon} />}
        <RefusedPanel entries={standing} />
        {(storable.length > 0 || questions > 0) && (
          <ImportBar
            rows={sum((report) => report.rowsOk, storable)} refused={sum((report) => report.rowsBad, storable)} questions={questions} isStoring={open.some(({ state }) => state.phase === 'storing')}
            onImport={() => void actions.store(storable.map(({ key }) => key))} onCancel={() => actions.dismiss(open.map(({ key }) => key))}
          />
        )}
        <DropPanel isSmall={entries.length > 0} onFiles={(collected) => void actions.add(collected)} />
        {isOwnPlan && <ImportList batches={batches ?? []} onRemove={(batch) => void actions.remove(batch)} />}
        {isOwnPlan && <MappingsPanel planId={planId} />}
      </div>
    </Page>
  )
}
