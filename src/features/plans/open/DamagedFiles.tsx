import type { PlanId } from '#domain/units.ts'
import { errorWords } from '#i18n/errorWords.ts'
import { usePlanFiles, type DamagedFile } from '#state/planFiles.ts'
import { useServices } from '#state/servicesContext.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { useText, type Text } from '#ui/language.tsx'
import { showToast } from '#ui/Toast.tsx'

import styles from '../Plans.module.css'

type MissingPart = DamagedFile['look']['missing'][number]
const SINGLE = new Set<MissingPart['part']>(['settings', 'history', 'opening', 'buying'])

/** Damaged plan files, one after the other: why each was refused, what can be read, what is missing. Closing it does nothing. */
export function DamagedFiles({ onOpenPlan }: { readonly onOpenPlan: (planId: PlanId) => void }) {
  const services = useServices()
  const text = useText()
  const { t, number } = text
  const damaged = usePlanFiles((files) => files.damaged[0])
  if (!damaged) return null
  const { file, reason, look } = damaged
  const { answerRescue } = usePlanFiles.getState()
  async function open() {
    answerRescue()
    const opened = await services.openRescued(file, t('planFile.rescue.name', { name: look.name }))
    if (!opened.ok) return showToast({ text: t('shell.failed', { reason: errorWords(text, opened.error) }), tone: 'bad', isSticky: true })
    onOpenPlan(opened.value.planId)
    return showToast({ text: t('shell.planOpened', { name: opened.value.name }) })
  }
  return (
    <Dialog
      isOpen onClose={answerRescue} title={t('planFile.rescue.title')}
      actions={<><Button autoFocus onPress={answerRescue}>{t('ui.cancel')}</Button><Button tone="primary" onPress={() => void open()}>{t('planFile.rescue.open')}</Button></>}
    >
      <p><b>{file.name}</b></p>
      <p>{t('planFile.rescue.notOpened', { reason: errorWords(text, reason) })}</p>
      <p>{look.keptRecords === 0 ? t('planFile.rescue.keptNone') : t('planFile.rescue.kept', { count: look.keptRecords, records: number(look.keptRecords) })}</p>
      <p className={look.isProven ? undefined : styles.bad}>{t(look.isProven ? 'planFile.rescue.proven' : 'planFile.rescue.unproven')}</p>
      {look.missing.length > 0 && (
        <div>
          <p>{t('planFile.rescue.missing')}</p>
          <ul className={styles.removed}>{look.missing.map((part) => <li key={part.part}>{missingWords(text, part)}</li>)}</ul>
        </div>
      )}
    </Dialog>
  )
}

function missingWords({ t, number }: Text, { part, kept, expected }: MissingPart): string {
  const words = t(`planFile.part.${part}`)
  if (SINGLE.has(part)) return t('planFile.rescue.single', { part: words })
  return expected === null ? t('planFile.rescue.partUnknown', { part: words, kept: number(kept) }) : t('planFile.rescue.part', { part: words, kept: number(kept), expected: number(expected) })
}
