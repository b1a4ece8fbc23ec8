import type { SmallTest } from '#domain/demandRecords.ts'
import { visibleText } from '#shared/visibleText.ts'
import { Button } from '#ui/Button.tsx'
import { DraftText } from '#ui/DraftText.tsx'
import { useText } from '#ui/language.tsx'
import { NumberField } from '#ui/NumberField.tsx'
import { Panel } from '#ui/Panel.tsx'

import styles from '../Demand.module.css'
import own from './Test.module.css'
import { armName, armOf, totalsOf, withArm, type ArmTotals } from './testInputs.ts'
import type { TestChange } from './useTestEdits.ts'

type Props = { readonly test: SmallTest; readonly currency: string; readonly onChange: TestChange }

/** What the test showed: totals of one or two versions. */
export function ArmsPanel({ test, currency, onChange }: Props) {
  const { t } = useText()
  const { arms } = test.inputs
  const put = (update: (inputs: SmallTest['inputs']) => SmallTest['inputs']) => onChange((now) => ({ ...now, inputs: update(now.inputs) }))
  return (
    <Panel title={t('demand.testPage.arms.title')} caption={t('demand.testPage.arms.caption')} actions={arms.length < 2 && <Button size="small" onPress={() => put((inputs) => ({ ...inputs, arms: [...inputs.arms, armOf(armName(1), { ...totalsOf(inputs.arms[0]!), clicks: null, orders: 0, spend: null })] }))}>{t('demand.testPage.addArm')}</Button>}>
      <div className={styles.stack}>
        <DraftText label={t('demand.testPage.name')} value={test.name} onChange={(name) => onChange((now) => ({ ...now, name }))} check={(name) => (name.trim() === '' ? t('demand.testPage.name') : null)} />
        {arms.map((arm, at) => {
          const totals = totalsOf(arm)
          const name = t('demand.testPage.arm', { letter: arm.name })
          const change = (next: Partial<ArmTotals>) => put((inputs) => withArm(inputs, at, { ...totalsOf(inputs.arms[at]!), ...next }))
          return (
            <fieldset key={at} className={own.arm}>
              <legend>{visibleText(name)}</legend>
              <div className={styles.fields}>
                <NumberField label={t('demand.testPage.clicks')} value={totals.clicks} onChange={(clicks) => change({ clicks })} min={0} max={1e9} canBeUnknown />
                <NumberField label={t('demand.testPage.orders')} value={totals.orders} onChange={(orders) => change({ orders: orders ?? 0 })} min={0} max={1e8} />
                <NumberField label={t('demand.testPage.spend')} value={totals.spend} onChange={(spend) => change({ spend })} min={0} max={1e9} digits={2} canBeUnknown unit={currency} />
                <NumberField label={t('demand.testPage.days')} value={totals.days} onChange={(days) => change({ days: days ?? 1 })} min={1} max={90} />
              </div>
              {at > 0 && <Button size="small" tone="quiet" onPress={() => put((inputs) => ({ ...inputs, arms: inputs.arms.filter((_, i) => i !== at) }))}>{t('demand.testPage.removeArm', { arm: name })}</Button>}
            </fieldset>
          )
        })}
      </div>
    </Panel>
  )
}
