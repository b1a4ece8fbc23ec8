import type { DemandDetail, DemandWhatIf } from '#advice/demand/types.ts'
import { minorUnitsPerUnit } from '#shared/minorUnits.ts'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/language.tsx'
import { NumberField } from '#ui/NumberField.tsx'
import { Panel } from '#ui/Panel.tsx'
import { SentenceText } from '#ui/sentence/SentenceText.tsx'

import styles from '../Demand.module.css'
import { reasonWords } from '../words.ts'
import { driverValue } from './driverWords.ts'
import { whatIfAnswer } from './skuWords.ts'

const NOTHING: DemandWhatIf = { spendPerDay: null, priceMinor: null, liveHoursPerWeek: null }
const DAYS_PER_WEEK = 7
type Props = { readonly detail: DemandDetail; readonly whatIf: DemandWhatIf | null; readonly isWorking: boolean; readonly onChange: (whatIf: DemandWhatIf | null) => void }

/** Other spend, price or hours of livestreams, and what would sell then. Nothing here is saved. */
export function WhatIfPanel({ detail, whatIf, isWorking, onChange }: Props) {
  const text = useText()
  const { t } = text
  const asked = whatIf ?? NOTHING
  const driver = (name: 'spend' | 'price' | 'liveHours') => detail.drivers.find((one) => one.name === name)
  const [spend, price, live] = [driver('spend'), driver('price'), driver('liveHours')]
  const put = (change: Partial<DemandWhatIf>) => {
    const next = { ...asked, ...change }
    onChange(Object.values(next).every((value) => value === null) ? null : next)
  }
  const asNow = (one: typeof spend, factor = 1): string => (one ? t('demand.whatIf.asNow', { value: driverValue(text, one, one.recentMean * factor) }) : t('demand.whatIf.unknown'))
  const priceFactor = price?.currency ? minorUnitsPerUnit(price.currency) : 100
  const isBeyond = spend !== undefined && asked.spendPerDay !== null && asked.spendPerDay > spend.largestSeen
  const reasons = (detail.whatIf?.reasons ?? []).filter(({ key }) => !(isBeyond && key === 'demand.ads.aboveSeen'))
  return (
    <Panel title={t('demand.whatIf.title')} caption={t('demand.whatIf.caption')} actions={whatIf && <Button size="small" onPress={() => onChange(null)}>{t('demand.whatIf.reset')}</Button>}>
      <div className={styles.stack}>
        <div className={styles.fields}>
          <NumberField label={t(spend?.scope === 'shop' ? 'demand.whatIf.spendShop' : 'demand.whatIf.spend')} value={asked.spendPerDay} onChange={(spendPerDay) => put({ spendPerDay })} min={0} max={1e8} digits={2} canBeUnknown emptyWords="—" help={asNow(spend)} {...(spend?.currency ? { unit: spend.currency } : {})} />
          <NumberField
            label={t('demand.whatIf.price')} value={asked.priceMinor === null ? null : asked.priceMinor / priceFactor} onChange={(amount) => put({ priceMinor: amount === null ? null : Math.round(amount * priceFactor) })}
            min={0} max={1e8} digits={2} canBeUnknown emptyWords="—" help={asNow(price)} {...(price?.currency ? { unit: price.currency } : {})}
          />
          <NumberField label={t('demand.whatIf.live')} value={asked.liveHoursPerWeek} onChange={(liveHoursPerWeek) => put({ liveHoursPerWeek })} min={0} max={168} digits={1} canBeUnknown emptyWords="—" unit={t('demand.whatIf.hours')} help={asNow(live, DAYS_PER_WEEK)} />
        </div>
        {isBeyond && <p role="alert" className={styles.warn}><span aria-hidden>◆ </span>{t('demand.whatIf.beyond', { planned: driverValue(text, spend, asked.spendPerDay ?? 0), seen: driverValue(text, spend, spend.largestSeen) })}</p>}
        <div role="status" data-what-if="">
          {whatIf && (isWorking ? t('demand.sku.working') : detail.whatIf && (
            <>
              <p className={styles.answer}><SentenceText sentence={whatIfAnswer(text, detail.whatIf)} /></p>
              {reasons.length > 0 && <ul className={styles.notes}>{reasons.map((reason, index) => <li key={index}>{reasonWords(text, reason, spend?.currency ?? null)}</li>)}</ul>}
            </>
          ))}
        </div>
      </div>
    </Panel>
  )
}
