import { useLocation } from 'wouter'

import { DataPage } from '#features/data/DataPage.tsx'
import { useServices } from '#state/servicesContext.ts'
import { useText } from '#ui/language.tsx'
import { showToast } from '#ui/Toast.tsx'

import { planPath } from '../routes/paths.ts'
import { errorWords } from '#i18n/errorWords.ts'

/** The Data page with what only the app can do for it: go to another plan, and take an import out in a worker. */
export function DataChapter() {
  const services = useServices()
  const text = useText()
  const [, navigate] = useLocation()
  return (
    <DataPage
      onOpenPlan={(planId, chapter) => navigate(`~${planPath(planId, chapter)}`)}
      onRemoveBatch={async (planId, batch) => {
        const removed = await services.removeImport(planId, batch.id)
        if (!removed.ok) showToast({ text: text.t('shell.failed', { reason: errorWords(text, removed.error) }), tone: 'bad' })
        return removed.ok && removed.value
      }}
    />
  )
}
