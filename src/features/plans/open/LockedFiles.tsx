import type { PlanId } from '#domain/units.ts'
import { errorWords } from '#i18n/errorWords.ts'
import { openLooked, type UnlockedFile } from '#state/planFiles.ts'
import { useServices } from '#state/servicesContext.ts'
import { useText } from '#ui/language.tsx'
import { showToast } from '#ui/Toast.tsx'

import { PhraseQueue } from './PhraseQueue.tsx'

/** Encrypted plan files, one after the other; once open, they go the way of every plan file. */
export function LockedFiles({ onOpenPlan }: { readonly onOpenPlan: (planId: PlanId) => void }) {
  const services = useServices()
  const text = useText()
  const { t } = text
  async function open(unlocked: UnlockedFile) {
    const opened = await openLooked(services, unlocked)
    if (!opened.ok) return showToast({ text: t('shell.failed', { reason: errorWords(text, opened.error) }), tone: 'bad', isSticky: true })
    if (opened.value === null) return null
    onOpenPlan(opened.value.planId)
    return showToast({ text: t(opened.value.without.length > 0 ? 'planFile.openedWithout' : 'shell.planOpened', { name: opened.value.name }) })
  }
  return <PhraseQueue onUnlock={(unlocked) => void open(unlocked)} />
}
