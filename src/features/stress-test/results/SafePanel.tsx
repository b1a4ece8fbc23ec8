import type { NoAnswer } from '#advice/safe/orderHandlingCapacity.ts'
import type { SafeAnswer } from '#advice/safe/safeAnswer.ts'
import type { SafeSettings } from '#advice/safe/safeSettings.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { Scenario } from '#domain/scenario.ts'
import { formatAmount } from '#i18n/format.ts'
import { useServices } from '#state/servicesContext.ts'
import { ok } from '#shared/result.ts'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/language.tsx'
import { Panel } from '#ui/Panel.tsx'
import { TaskBar } from '#ui/tasks/TaskBar.tsx'
import { useTask } from '#ui/tasks/useTask.ts'

import styles from './Results.module.css'

/** What to type in, what may be spent, what to build up: searched on request. */
export function SafePanel({ document, scenario, fingerprint }: { readonly document: PlanDocument; readonly scenario: Scenario; readonly fingerprint: string }) {
  const { t, number, share, language } = useText()
  const { safeSettings } = useServices()
  const { currency } = document.settings
  const task = useTask<{ readonly of: string; readonly settings: SafeSettings }>()
  const { state } = task
  const start = () => task.start(async (signal, onProgress) => {
    const outcome = await safeSettings(document.planId, scenario.id, signal, onProgress)
    return outcome.ok ? ok(outcome.value && { of: fingerprint, settings: outcome.value }) : outcome
  })
  const factor = 10 ** (new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2)
  const money = (minor: number) => formatAmount(language, minor / factor, currency, 0)
  const sureness = (answer: SafeAnswer) => t('stress.safe.sure', { broken: share(answer.probabilityBroken), low: share(answer.interval[0]), high: share(answer.interval[1]), runs: number(answer.replications) })
  const stopped = ({ constraint, atLeast }: SafeAnswer) => (atLeast ? t('stress.safe.more') : constraint ? t('stress.safe.stops', { gate: t(`stress.gate.${constraint}`) }) : '')
  const line = (answer: (SafeAnswer | NoAnswer) & { readonly value: number | null }, words: (value: number) => string) =>
    ('reason' in answer ? t(`stress.safe.none.${answer.reason}`) : [words(answer.value), stopped(answer), sureness(answer)].filter(Boolean).join(' '))
  const settings = state.phase === 'done' ? state.value.settings : null
  const nameOf = (skuId: string) => document.skus.find(({ id }) => id === skuId)?.sellerSku ?? skuId
  return (
    <Panel title={t('stress.safe.title')} caption={t('stress.safe.caption', { tolerance: share(scenario.toleranceShare) })}>
      <div className={styles.row}><TaskBar state={state} label={t('stress.safe.running')} onStop={task.stop}><Button onPress={start}>{t('stress.safe.start')}</Button></TaskBar></div>
      {state.phase === 'done' && state.value.of !== fingerprint && <p className={styles.note}>{t('stress.compare.stale')}</p>}
      {settings && (
        <dl className={styles.settings}>
          <dt>{t('stress.safe.ohc')}</dt>
          <dd>{line(settings.orderHandlingCapacity, (value) => t('stress.safe.ohcValue', { value: number(value) }))}</dd>
          <dt>{t('stress.safe.tomorrow')}</dt>
          <dd>{line(settings.adSpend.tomorrow, (value) => t('stress.safe.spend', { value: money(value) }))}</dd>
          <dt>{t('stress.safe.perDay')}</dt>
          <dd>{line(settings.adSpend.perDay, (value) => t('stress.safe.spend', { value: money(value) }))}</dd>
          <dt>{t('stress.safe.prebuild')}</dt>
          <dd>
            {settings.prebuild.value === 0 ? t('stress.safe.enough') : t('stress.safe.units', { units: number(settings.prebuild.value), parts: settings.prebuild.skus.filter(({ units }) => units > 0).map(({ skuId, units }) => `${nameOf(skuId)} ${number(units)}`).join(language === 'zh' ? '、' : ', ') })}
            {' '}{settings.prebuild.holds ? sureness(settings.prebuild) : t('stress.safe.short')}
          </dd>
        </dl>
      )}
    </Panel>
  )
}
