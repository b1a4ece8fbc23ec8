import { createPortal } from 'react-dom'

import { wishesOf, type SealedCertificate } from '#advice/certificate/certificate.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { GateWishes, Scenario } from '#domain/scenario.ts'
import { useServices } from '#state/servicesContext.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { useText } from '#ui/language.tsx'
import { MoneyField } from '#ui/MoneyField.tsx'
import { NumberField } from '#ui/NumberField.tsx'
import { Panel } from '#ui/Panel.tsx'
import { TaskBar } from '#ui/tasks/TaskBar.tsx'
import { useTask } from '#ui/tasks/useTask.ts'

import { CertificateSheet } from './CertificateSheet.tsx'
import styles from './Certificate.module.css'

type Props = { readonly document: PlanDocument; readonly scenario: Scenario; readonly onWishes: (gates: GateWishes) => void }

/** What the seller will not have, and whether the scenario is shown to keep to it; printed in both languages. */
export function CertificatePanel({ document, scenario, onWishes }: Props) {
  const { t } = useText()
  const { certify } = useServices()
  const task = useTask<SealedCertificate>()
  const { state } = task
  const wishes = wishesOf(scenario, document)
  const set = (change: Partial<GateWishes>) => onWishes({ ...wishes, ...change })
  const { currency } = document.settings

  const start = () => task.start((signal, onProgress) => certify(document.planId, scenario.id, signal, onProgress))
  const shareField = (name: 'ldrShare' | 'cancelledShare' | 'stockOutShare') => (
    <NumberField label={t(`stress.wish.${name}`)} value={wishes[name]} format="share" min={0} max={1} digits={1} canBeUnknown emptyWords={t('stress.wish.none')} onChange={(value) => value !== wishes[name] && set({ [name]: value })} />
  )
  return (
    <Panel title={t('stress.certificate.title')} caption={t('stress.certificate.caption')}>
      <div className={styles.fields}>
        {shareField('ldrShare')}
        {shareField('cancelledShare')}
        {shareField('stockOutShare')}
        <MoneyField label={t('stress.wish.lossMinor')} valueMinor={wishes.lossMinor} currency={currency} emptyWords={t('stress.wish.none')} onChange={(value) => value !== wishes.lossMinor && set({ lossMinor: value })} />
        <MoneyField label={t('stress.wish.lowestCashMinor')} valueMinor={wishes.lowestCashMinor} currency={currency} emptyWords={t('stress.wish.none')} onChange={(value) => value !== wishes.lowestCashMinor && set({ lowestCashMinor: value })} />
      </div>
      <div className={styles.row}>
        <TaskBar state={state} label={t('stress.certificate.running')} onStop={task.stop}><Button onPress={start}>{t('stress.certificate.make')}</Button></TaskBar>
      </div>
      {state.phase === 'done' && (
        <Dialog isOpen onClose={task.stop} size="wide" title={t('stress.certificate.title')} actions={<Button tone="primary" onPress={printPage}>{t('stress.certificate.print')}</Button>}>
          <CertificateSheet certificate={state.value} document={document} scenario={scenario} />
          {createPortal(<div className={styles.printed} aria-hidden><CertificateSheet certificate={state.value} document={document} scenario={scenario} /></div>, globalThis.document.body)}
        </Dialog>
      )}
    </Panel>
  )
}

/** The dialog is hidden while printing, which takes the focus from its button: it is given back. */
function printPage(): void {
  const focused = globalThis.document.activeElement
  window.print()
  if (focused instanceof HTMLElement) focused.focus()
}
