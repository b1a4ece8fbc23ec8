import { useState } from 'react'

import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { useText } from '#ui/language.tsx'
import { TextField } from '#ui/TextField.tsx'

type PhraseDialogProps = {
  readonly fileName: string
  readonly onClose: () => void
  /** What is wrong with the phrase, in words; null = the file is open. */
  readonly onTry: (phrase: string) => Promise<string | null>
}

/** Asks for the passphrase of a file until one opens it, or the reader gives up: then nothing has happened. */
export function PhraseDialog({ fileName, onClose, onTry }: PhraseDialogProps) {
  const { t } = useText()
  const [phrase, setPhrase] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [isTrying, setIsTrying] = useState(false)
  async function tryIt() {
    if (isTrying) return
    setIsTrying(true)
    setProblem(phrase.trim() === '' ? t('error.planFile.phraseUnusable') : await onTry(phrase))
    setIsTrying(false)
  }
  return (
    <Dialog
      isOpen onClose={onClose} title={t('planFile.phrase.title')}
      actions={<><Button onPress={onClose}>{t('ui.cancel')}</Button><Button tone="primary" isPending={isTrying} onPress={() => void tryIt()}>{isTrying ? t('planFile.phrase.working') : t('planFile.phrase.open')}</Button></>}
    >
      <p>{t('planFile.phrase.text', { file: fileName })}</p>
      <TextField type="password" label={t('planFile.save.phrase')} value={phrase} onChange={(next) => { setPhrase(next); setProblem(null) }} onSubmit={() => void tryIt()} error={problem} maxLength={1000} autoFocus />
    </Dialog>
  )
}
