import type { BuyingSettings } from '#domain/supply.ts'
import type { CurrencyCode } from '#domain/units.ts'
import { minorUnitsPerUnit } from '#shared/minorUnits.ts'
import { usePlanId } from '#state/currentPlan.ts'
import { useText } from '#ui/language.tsx'
import { NumberField } from '#ui/NumberField.tsx'
import { Panel } from '#ui/Panel.tsx'

import styles from '../Stock.module.css'
import { useRecordsOf } from '../useRecordsOf.ts'
import { useStockEdit } from '../useStockEdit.ts'

/** Wishes for buying: a change is one undoable step, after which the list is worked out again. */
export function BuyingPanel({ buying: known, currency }: { readonly buying: BuyingSettings; readonly currency: CurrencyCode }) {
  const { t } = useText()
  const planId = usePlanId()
  const edit = useStockEdit(planId)
  // What is stored counts before the list has caught up with it, so that a second change does not take back the first.
  const buying = useRecordsOf(planId, 'buying')[0] ?? known
  const put = (change: Partial<BuyingSettings>) => void edit('command.buying.change', '', [{ kind: 'buying', key: 'buying', after: { ...buying, ...change } }])
  const factor = minorUnitsPerUnit(currency)
  return (
    <Panel title={t('stock.buying.title')} caption={t('stock.buying.caption')}>
      <div className={styles.fields}>
        <NumberField
          label={t('stock.buying.budget')} value={buying.budgetMinor === null ? null : buying.budgetMinor / factor} onChange={(amount) => put({ budgetMinor: amount === null ? null : Math.round(amount * factor) })}
          min={0} max={1e9} digits={factor === 1 ? 0 : 2} unit={currency} canBeUnknown emptyWords={t('stock.explain.noLimit')} help={t('stock.buying.budgetHelp')}
        />
        <NumberField label={t('stock.buying.volume')} value={buying.volumeM3} onChange={(volumeM3) => put({ volumeM3 })} min={0} max={1e6} digits={2} unit="m³" canBeUnknown emptyWords={t('stock.explain.noLimit')} help={t('stock.buying.volumeHelp')} />
        <NumberField label={t('stock.buying.review')} value={buying.reviewPeriodDays} onChange={(days) => days !== null && put({ reviewPeriodDays: days })} min={1} max={90} unit={t('stock.unit.days')} help={t('stock.buying.reviewHelp')} />
        <NumberField label={t('stock.buying.holding')} value={buying.holdingSharePerYear} onChange={(share) => share !== null && put({ holdingSharePerYear: share })} min={0} max={5} digits={1} format="share" help={t('stock.buying.holdingHelp')} />
        <NumberField label={t('stock.buying.obsolescence')} value={buying.obsolescenceShare} onChange={(share) => share !== null && put({ obsolescenceShare: share })} min={0} max={1} digits={1} format="share" help={t('stock.buying.obsolescenceHelp')} />
        <NumberField
          label={t('stock.buying.transfer')} value={buying.transferCostMinor === null ? null : buying.transferCostMinor / factor} onChange={(amount) => put({ transferCostMinor: amount === null ? null : Math.round(amount * factor) })}
          min={0} max={1e6} digits={factor === 1 ? 0 : 2} unit={currency} canBeUnknown emptyWords={t('stock.buying.transferUnknown')} help={t('stock.buying.transferHelp')}
        />
      </div>
    </Panel>
  )
}
