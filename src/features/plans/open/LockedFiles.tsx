import type { PlanId } from '#domain/units.ts'
import { errorWords } from '#i18n/errorWords.ts'
import { openOrAsk, usePlanFiles } from '#state/planFiles.ts'
import { useServices } from '#state/servicesContext.ts'
import { useText } from '#ui/language.tsx'
import { showToast } from '#ui/Toast.tsx'

import { PhraseDialog } from './PhraseDialog.tsx'

/** Encrypted plan files, one after the other; once open, they go the way of every plan file. */
export function LockedFiles({ onOpenPlan }: { readonly onOpenPlan: (planId: PlanId) => void }) {
  const services = useServices()
  const text = useText()
  const { t } = text
  const file = usePlanFiles((files) => files.locked[0]?.file)
  if (!file) return null
  const { answerPhrase } = usePlanFiles.getState()
  async function open(phrase: string): Promise<string | null> {
    const opened = await openOrAsk(services, { ...file!, phrase })
    if (!opened.ok) return errorWords(text, opened.error)
    answerPhrase()
    if (opened.value === null) return null
    onOpenPlan(opened.value.planId)
    showToast({ text: t(opened.value.without.length > 0 ? 'planFile.openedWithout' : 'shell.planOpened', { name: opened.value.name }) })
    return null
  }
  return <PhraseDialog key={file.name} fileName={file.name} onClose={answerPhrase} onTry={open} />
}
