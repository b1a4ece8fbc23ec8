import { useState } from 'react'

import type { PlanId } from '#domain/units.ts'
import { errorWords } from '#i18n/errorWords.ts'
import { usePlanFiles } from '#state/planFiles.ts'
import { useServices } from '#state/servicesContext.ts'
import { Button } from '#ui/Button.tsx'
import { Checkbox } from '#ui/Checkbox.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { downloadFile } from '#ui/download.ts'
import { useText } from '#ui/language.tsx'
import { useFirstWrong } from '#ui/useFirstWrong.ts'
import type { SavedFile } from '#workers/types.ts'

import styles from '../Plans.module.css'
import { isUsable, NO_PHRASE, PhraseFields } from './PhraseFields.tsx'
import { SavedPlan } from './SavedPlan.tsx'

type SavePlanDialogProps = { readonly nameOf: (planId: PlanId) => string }
type Phase = { readonly phase: 'asking' } | { readonly phase: 'writing' } | { readonly phase: 'failed'; readonly reason: string } | { readonly phase: 'saved'; readonly file: SavedFile }

/** A plan file under a passphrase, or without what others need not know. */
export function SavePlanDialog({ nameOf }: SavePlanDialogProps) {
  const planId = usePlanFiles((files) => files.saving)
  return planId === null ? null : <Wishes key={planId} planId={planId} name={nameOf(planId)} />
}

function Wishes({ planId, name }: { readonly planId: PlanId; readonly name: string }) {
  const services = useServices()
  const text = useText()
  const { t } = text
  const title = t('planFile.save.title', { name })
  const close = () => usePlanFiles.getState().save(null)
  const [isStripped, setIsStripped] = useState(false)
  const [isLocked, setIsLocked] = useState(false)
  const [phrase, setPhrase] = useState(NO_PHRASE)
  const [isTried, setIsTried] = useState(false)
  const [state, setState] = useState<Phase>({ phase: 'asking' })
  const fields = useFirstWrong<HTMLDivElement>()

  async function save() {
    setIsTried(true)
    if (isLocked && !isUsable(phrase)) return fields.refuse()
    if (state.phase === 'writing') return
    setState({ phase: 'writing' })
    const saved = await services.exportPlan(planId, { isStripped, phrase: isLocked ? phrase.phrase : null })
    if (!saved.ok) return setState({ phase: 'failed', reason: errorWords(text, saved.error) })
    downloadFile(saved.value.fileName, saved.value.blob)
    setState({ phase: 'saved', file: saved.value })
  }
  const isBusy = state.phase === 'writing'
  // One dialog with two bodies: a second one in its place would not know where the focus came from.
  if (state.phase === 'saved') return <Dialog isOpen onClose={close} title={title} actions={<Button key="close" tone="primary" autoFocus onPress={close}>{t('ui.close')}</Button>}><SavedPlan file={state.file} isLocked={isLocked} /></Dialog>
  return (
    <Dialog
      isOpen onClose={close} title={title}
      actions={<><Button onPress={close}>{t('ui.cancel')}</Button><Button tone="primary" isPending={isBusy} onPress={() => void save()}>{isBusy ? t('planFile.save.working') : t('planFile.save.do')}</Button></>}
    >
      <div className={styles.choice}>
        <Checkbox isSelected={isStripped} onChange={setIsStripped}>{t('planFile.save.strip')}</Checkbox>
        <p className={styles.help}>{t('planFile.save.stripHelp')}</p>
      </div>
      <Checkbox isSelected={isLocked} onChange={setIsLocked}>{t('planFile.save.lock')}</Checkbox>
      {isLocked && <div ref={fields.ref} className={styles.fields}><PhraseFields value={phrase} isTried={isTried} onChange={setPhrase} onSubmit={() => void save()} /></div>}
      {state.phase === 'failed' && <p role="alert" className={styles.bad}>{t('shell.failed', { reason: state.reason })}</p>}
    </Dialog>
  )
}
