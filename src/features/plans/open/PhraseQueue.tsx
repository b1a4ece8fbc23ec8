import { errorWords } from '#i18n/errorWords.ts'
import { unlock, usePlanFiles, type UnlockedFile } from '#state/planFiles.ts'
import { useServices } from '#state/servicesContext.ts'
import { useText } from '#ui/language.tsx'

import { PhraseDialog } from './PhraseDialog.tsx'

/** Asks for the passphrases of encrypted plan files, one file after the other, and hands over each that opens. Giving up does nothing, also while a phrase is being tried. */
export function PhraseQueue({ onUnlock }: { readonly onUnlock: (unlocked: UnlockedFile) => void }) {
  const services = useServices()
  const text = useText()
  const locked = usePlanFiles((files) => files.locked[0])
  if (!locked) return null
  async function tryPhrase(phrase: string): Promise<string | null> {
    const unlocked = await unlock(services, locked!, phrase)
    if (!unlocked.ok) return errorWords(text, unlocked.error)
    if (unlocked.value) onUnlock(unlocked.value)
    return null
  }
  return <PhraseDialog key={locked.id} fileName={locked.file.name} onClose={() => usePlanFiles.getState().answerPhrase(locked)} onTry={tryPhrase} />
}
