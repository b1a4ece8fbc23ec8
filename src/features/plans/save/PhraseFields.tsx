import { useState } from 'react'

import { Checkbox } from '#ui/Checkbox.tsx'
import { useText } from '#ui/language.tsx'
import { TextField } from '#ui/TextField.tsx'

import styles from '../Plans.module.css'

export type NewPhrase = { readonly phrase: string; readonly again: string; /** The reader says that it is kept somewhere. */ readonly isKept: boolean }
type PhraseFieldsProps = { readonly value: NewPhrase; readonly isTried: boolean; readonly onChange: (value: NewPhrase) => void; readonly onSubmit: () => void }

export const NO_PHRASE: NewPhrase = { phrase: '', again: '', isKept: false }

export function isUsable({ phrase, again, isKept }: NewPhrase): boolean {
  return phrase.trim() !== '' && phrase === again && isKept
}

/** A new passphrase, typed twice, since nobody can recover it. */
export function PhraseFields({ value, isTried, onChange, onSubmit }: PhraseFieldsProps) {
  const { t } = useText()
  const [isShown, setIsShown] = useState(false)
  const type = isShown ? 'text' : 'password'
  return (
    <>
      <TextField
        type={type} label={t('planFile.save.phrase')} help={t('planFile.save.phraseHelp')} value={value.phrase} onChange={(phrase) => onChange({ ...value, phrase })} maxLength={1000}
        error={isTried && value.phrase.trim() === '' ? t('planFile.phrase.missing') : null} autoFocus
      />
      <TextField
        type={type} label={t('planFile.save.again')} value={value.again} onChange={(again) => onChange({ ...value, again })} onSubmit={onSubmit} maxLength={1000}
        error={isTried && value.phrase !== value.again ? t('planFile.save.differ') : null}
      />
      <Checkbox isSelected={isShown} onChange={setIsShown}>{t('planFile.phrase.show')}</Checkbox>
      <Checkbox isSelected={value.isKept} onChange={(isKept) => onChange({ ...value, isKept })} isInvalid={isTried && !value.isKept}>{t('planFile.save.noRecovery')}</Checkbox>
      {isTried && !value.isKept && <p role="alert" className={styles.bad}>{t('planFile.save.confirm')}</p>}
    </>
  )
}
