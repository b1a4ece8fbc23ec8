import { useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'

import { wishesOf, type SealedCertificate } from '#advice/certificate/certificate.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { GateWishes, Scenario } from '#domain/scenario.ts'
import { messages, type MessageKey } from '#i18n/messages.ts'
import { useServices } from '#state/servicesContext.ts'
import { fail } from '#shared/result.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { useText } from '#ui/language.tsx'
import { MoneyField } from '#ui/MoneyField.tsx'
import { NumberField } from '#ui/NumberField.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Progress } from '#ui/Progress.tsx'
import { showToast } from '#ui/Toast.tsx'

import { CertificateSheet } from './CertificateSheet.tsx'
import styles from './Certificate.module.css'

type Props = { readonly document: PlanDocument; readonly scenario: Scenario; readonly onWishes: (gates: GateWishes) => void }
type State = { readonly phase: 'idle' } | { readonly phase: 'running'; readonly done: number; readonly total: number } | { readonly phase: 'done'; readonly certificate: SealedCertificate }

/** What the seller will not have, and whether the scenario is shown to keep to it; printed in both languages. */
export function CertificatePanel({ document, scenario, onWishes }: Props) {
  const { t, number, language } = useText()
  const { certify } = useServices()
  const [state, setState] = useState<State>({ phase: 'idle' })
  const controller = useRef<AbortController | null>(null)
  useEffect(() => () => controller.current?.abort(), [])
  const wishes = wishesOf(scenario, document)
  const set = (change: Partial<GateWishes>) => onWishes({ ...wishes, ...change })
  const { currency } = document.settings

  async function start() {
    controller.current?.abort()
    const own = (controller.current = new AbortController())
    setState({ phase: 'running', done: 0, total: scenario.replications })
    const outcome = await certify(document.planId, scenario.id, own.signal, (done, total) => !own.signal.aborted && setState({ phase: 'running', done, total })).catch((error: unknown) => fail({ code: 'unexpected', params: { reason: String(error) } }))
    if (own.signal.aborted) return
    setState(outcome.ok && outcome.value ? { phase: 'done', certificate: outcome.value } : { phase: 'idle' })
    if (outcome.ok) return
    const name = `error.${outcome.error.code}`
    showToast({ text: t((name in messages[language] ? name : 'error.unexpected') as MessageKey), tone: 'bad' })
  }
  const stop = () => {
    controller.current?.abort()
    setState({ phase: 'idle' })
  }
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
        {state.phase === 'running'
          ? <Progress label={t('stress.certificate.running')} doneShare={state.done / Math.max(1, state.total)} detail={t('stress.run.detail.simulating', { done: number(state.done), total: number(state.total) })} onCancel={stop} />
          : <Button onPress={() => void start()}>{t('stress.certificate.make')}</Button>}
      </div>
      {state.phase === 'done' && (
        <Dialog isOpen onClose={stop} size="wide" title={t('stress.certificate.title')} actions={<Button tone="primary" onPress={printPage}>{t('stress.certificate.print')}</Button>}>
          <CertificateSheet certificate={state.certificate} document={document} scenario={scenario} />
          {createPortal(<div className={styles.printed} aria-hidden><CertificateSheet certificate={state.certificate} document={document} scenario={scenario} /></div>, globalThis.document.body)}
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
