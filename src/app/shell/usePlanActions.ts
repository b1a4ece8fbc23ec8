import { useLocation } from 'wouter'

import { openOrAsk } from '#state/planFiles.ts'
import type { DroppedFile } from '#state/services.ts'
import { useServices } from '#state/servicesContext.ts'
import { useText } from '#ui/language.tsx'
import { showToast } from '#ui/Toast.tsx'

import { planPath } from '../routes/paths.ts'
import { errorWords } from '#i18n/errorWords.ts'

/** Plan files out and in, each ending with a sentence. */
export function usePlanActions() {
  const services = useServices()
  const text = useText()
  const [, navigate] = useLocation()
  const { t } = text
  return {
    async openPlanFile(file: DroppedFile): Promise<void> {
      const opened = await openOrAsk(services, file)
      if (!opened.ok) return void showToast({ text: t('planFile.notOpened', { file: file.name, reason: errorWords(text, opened.error) }), tone: 'bad', isSticky: true })
      if (opened.value === null) return
      navigate(planPath(opened.value.planId))
      showToast({ text: t(opened.value.without.length > 0 ? 'planFile.openedWithout' : 'shell.planOpened', { name: opened.value.name }) })
    },
  }
}
