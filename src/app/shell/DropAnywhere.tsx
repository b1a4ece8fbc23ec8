import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'

import { collectDropped, type Collected } from '#features/data/intake/collectDropped.ts'
import { emptyPlan } from '#features/plans/emptyPlan.ts'
import type { PlanId } from '#domain/units.ts'
import { useDroppedFiles } from '#state/droppedFiles.ts'
import { useServices } from '#state/servicesContext.ts'
import { createPlanFromDocument, newPlanId } from '#storage/plans.ts'
import { useText } from '#ui/language.tsx'
import { showToast } from '#ui/Toast.tsx'

import { useFilesFromOutside } from '../intake/useFilesFromOutside.ts'
import { planPath } from '../routes/paths.ts'
import styles from './DropAnywhere.module.css'
import { errorWords } from '#i18n/errorWords.ts'
import { usePlanActions } from './usePlanActions.ts'

/** No table comes as JSON: a plan's readable copy does, and is told what to open instead. */
const PLAN_NAME = /\.(?:headroom|json)$/i

/** Takes files and folders dropped on any page: plan files open, everything else goes to the Data page to be looked at first. */
export function DropAnywhere({ planId }: { readonly planId: PlanId | null }) {
  const { db } = useServices()
  const text = useText()
  const { t } = text
  const [, navigate] = useLocation()
  const { openPlanFile } = usePlanActions()
  const [isOver, setIsOver] = useState(false)

  async function take({ files, leftOut }: Collected) {
    for (const file of files.filter(({ name }) => PLAN_NAME.test(name))) await openPlanFile(file)
    const tables = files.filter(({ name }) => !PLAN_NAME.test(name))
    if (tables.length === 0) return
    useDroppedFiles.getState().add(tables, leftOut)
    if (planId !== null) return navigate(planPath(planId, 'data'))
    const created = await createPlanFromDocument(db, emptyPlan(newPlanId(), t('plans.form.newTitle'), 'USD'))
    if (created.ok) navigate(planPath(created.value, 'data'))
    else showToast({ text: t('shell.failed', { reason: errorWords(text, created.error) }), tone: 'bad' })
  }
  useFilesFromOutside((files) => take({ files, leftOut: [] }), () => showToast({ text: t('intake.shared.gone'), tone: 'bad' }))
  const latestTake = useRef(take)
  useEffect(() => {
    latestTake.current = take
  })
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      setIsOver(true)
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setIsOver(false)
    }
    const drop = (event: DragEvent) => {
      setIsOver(false)
      // A drop zone of a page may have taken it already; without this the browser would leave the app and show the file.
      if (!hasFiles(event)) return
      const isTaken = event.defaultPrevented
      event.preventDefault()
      if (!isTaken && event.dataTransfer) void collectDropped(event.dataTransfer).then((collected) => latestTake.current(collected))
    }
    window.addEventListener('dragenter', over)
    window.addEventListener('dragover', over)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragenter', over)
      window.removeEventListener('dragover', over)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
    }
  }, [])
  if (!isOver) return null
  return (
    <div className={styles.overlay} role="status">
      <div className={styles.card}><p className={styles.title}>{t('shell.drop.title')}</p><p>{t('shell.drop.text')}</p></div>
    </div>
  )
}
