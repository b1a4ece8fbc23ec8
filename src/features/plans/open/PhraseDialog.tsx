import { useState } from 'react'

import { Button } from '#ui/Button.tsx'
import { Checkbox } from '#ui/Checkbox.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { useText } from '#ui/language.tsx'
import { TextField } from '#ui/TextField.tsx'
import { useFirstWrong } from '#ui/useFirstWrong.ts'

import styles from '../Plans.module.css'

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
  const [isShown, setIsShown] = useState(false)
  const fields = useFirstWrong<HTMLDivElement>()
  async function tryIt() {
    if (isTrying) return
    setIsTrying(true)
    const refused = phrase.trim() === '' ? t('planFile.phrase.missing') : await onTry(phrase)
    setIsTrying(false)
    setProblem(refused)
    if (refused !== null) fields.refuse()
  }
  return (
    <Dialog
      isOpen onClose={onClose} title={t('planFile.phrase.title')}
      actions={<><Button onPress={onClose}>{t('ui.cancel')}</Button><Button tone="primary" isPending={isTrying} onPress={() => void tryIt()}>{isTrying ? t('planFile.phrase.working') : t('planFile.phrase.open')}</Button></>}
    >
      <p>{t('planFile.phrase.text', { file: fileName })}</p>
      <div ref={fields.ref} className={styles.fields}>
        <TextField type={isShown ? 'text' : 'password'} label={t('planFile.save.phrase')} value={phrase} onChange={(next) => { setPhrase(next); setProblem(null) }} onSubmit={() => void tryIt()} error={problem} maxLength={1000} autoFocus />
        <Checkbox isSelected={isShown} onChange={setIsShown}>{t('planFile.phrase.show')}</Checkbox>
      </div>
    </Dialog>
  )
}
