import type { PlanId } from '#domain/units.ts'
import { errorWords } from '#i18n/errorWords.ts'
import { usePlanFiles, type DamagedFile } from '#state/planFiles.ts'
import { useServices } from '#state/servicesContext.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { useText } from '#ui/language.tsx'
import { showToast } from '#ui/Toast.tsx'

import styles from '../Plans.module.css'
import { missingWords } from './missingWords.ts'

/** What is wrong with the end of a file, and not with what stands before it. */
const ENDS: ReadonlySet<string> = new Set(['planFile.truncated', 'planFile.extraBytes'])

/** Damaged plan files, one after the other: why each was refused, what can be read, what is missing. Closing it does nothing. */
export function DamagedFiles({ onOpenPlan }: { readonly onOpenPlan: (planId: PlanId, name: string) => void }) {
  const services = useServices()
  const text = useText()
  const { t } = text
  const damaged = usePlanFiles((files) => files.damaged[0])
  if (!damaged) return null
  const { file, reason, look } = damaged
  const { answerRescue } = usePlanFiles.getState()
  async function open() {
    answerRescue()
    const opened = await services.openRescued(file, t('planFile.rescue.name', { name: look.name }))
    if (!opened.ok) return showToast({ text: t('planFile.notOpened', { file: file.name, reason: errorWords(text, opened.error) }), tone: 'bad', isSticky: true })
    onOpenPlan(opened.value.planId, opened.value.name)
    return showToast({ text: t('shell.planOpened', { name: opened.value.name }) })
  }
  return (
    <Dialog
      isOpen onClose={answerRescue} title={t('planFile.rescue.title')}
      actions={<><Button autoFocus onPress={answerRescue}>{t('ui.cancel')}</Button><Button tone="primary" onPress={() => void open()}>{t(look.isProven ? 'planFile.rescue.openWhole' : 'planFile.rescue.open')}</Button></>}
    >
      <p><b>{file.name}</b></p>
      {look.isProven ? <p>{t(ENDS.has(reason.code) ? 'planFile.rescue.wholeEnd' : 'planFile.rescue.whole')}</p> : <Remains damaged={damaged} />}
    </Dialog>
  )
}

/** Why it was refused, and what is left of it. */
function Remains({ damaged: { reason, look } }: { readonly damaged: DamagedFile }) {
  const text = useText()
  const { t, number } = text
  return (
    <>
      <p>{errorWords(text, reason)}</p>
      <p>{look.keptRecords === 0 ? t('planFile.rescue.keptNone') : t('planFile.rescue.kept', { count: look.keptRecords, records: number(look.keptRecords) })}</p>
      <p className={styles.bad}>{t('planFile.rescue.unproven')}</p>
      {look.missing.length > 0 && (
        <div>
          <p>{t('planFile.rescue.missing')}</p>
          <ul className={styles.removed}>{missingWords(text, look.missing).map((words) => <li key={words}>{words}</li>)}</ul>
        </div>
      )}
    </>
  )
}
