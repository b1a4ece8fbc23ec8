import type { SmallTest } from '#domain/demandRecords.ts'
import { useText } from '#ui/language.tsx'
import { NumberField } from '#ui/NumberField.tsx'
import { Panel } from '#ui/Panel.tsx'

import styles from '../Demand.module.css'
import { withEconomics } from './testInputs.ts'
import type { TestChange } from './useTestEdits.ts'

type Props = { readonly test: SmallTest; readonly currency: string; readonly onChange: TestChange }

/** The push that is planned, and the money per unit. */
export function PushPanel({ test, currency, onChange }: Props) {
  const { t } = useText()
  const { inputs } = test
  const { push, economics, steps } = inputs
  const put = (update: (now: SmallTest['inputs']) => SmallTest['inputs']) => onChange((now) => ({ ...now, inputs: update(now.inputs) }))
  const money = (label: string, field: keyof NonNullable<typeof economics>, canBeUnknown = false) => (
    <NumberField label={label} value={economics ? (canBeUnknown && economics[field] === 0 ? null : economics[field]) : canBeUnknown ? null : 0} onChange={(value) => put((now) => withEconomics(now, { [field]: value ?? 0 }))} min={0} max={1e8} digits={2} unit={currency} {...(canBeUnknown ? { canBeUnknown } : {})} />
  )
  return (
    <Panel title={t('demand.testPage.push.title')} caption={t('demand.testPage.push.caption', { currency })}>
      <div className={styles.fields}>
        <NumberField label={t('demand.testPage.pushClicks')} value={push.clicks} onChange={(clicks) => put((now) => ({ ...now, push: { ...now.push, clicks } }))} min={0} max={1e9} canBeUnknown emptyWords={t('demand.testPage.pushClicksEmpty')} />
        <NumberField label={t('demand.testPage.pushDays')} value={push.days} onChange={(days) => put((now) => ({ ...now, push: { ...now.push, days } }))} min={0} max={365} canBeUnknown emptyWords="—" />
        {money(t('demand.testPage.cost'), 'cost', true)}
        {money(t('demand.testPage.price'), 'price', true)}
        {money(t('demand.testPage.salvage'), 'salvage')}
        {money(t('demand.testPage.shortage'), 'shortagePenalty')}
        <NumberField label={t('demand.testPage.minimum')} value={steps.minimum} onChange={(minimum) => put((now) => ({ ...now, steps: { ...now.steps, minimum: minimum ?? 0 } }))} min={0} max={1e7} />
        <NumberField label={t('demand.testPage.case')} value={steps.caseSize} onChange={(caseSize) => put((now) => ({ ...now, steps: { ...now.steps, caseSize: caseSize ?? 1 } }))} min={1} max={1e5} />
        <NumberField label={t('demand.testPage.unitsPerOrder')} value={inputs.unitsPerOrder} onChange={(unitsPerOrder) => put((now) => ({ ...now, unitsPerOrder: unitsPerOrder ?? 1 }))} min={0.1} max={1000} digits={2} />
      </div>
    </Panel>
  )
}
