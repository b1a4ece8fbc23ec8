import { NO_LIMITS, type Market, type MarketLimits } from '#domain/network.ts'
import { useText } from '#ui/language.tsx'
import { NumberField } from '#ui/NumberField.tsx'
import { DraftText } from '#ui/DraftText.tsx'

import styles from './Network.module.css'
import { percentsOf, tiersOf, tiersText } from './values.ts'

/** Limits on orders, when orders go to another warehouse, who cancels at what age, and what comes back. */
export function LimitFields({ market, onChange }: { readonly market: Market; readonly onChange: (limits: MarketLimits) => void }) {
  const { t } = useText()
  const limits = market.limits ?? NO_LIMITS
  const set = (change: Partial<MarketLimits>) => onChange({ ...limits, ...change })
  return (
    <details className={styles.line}>
      <summary>{t('network.more')}</summary>
      <div className={styles.fields}>
        <DraftText label={t('network.limits.tiers')} help={t('network.limits.tiersHelp')} value={tiersText(limits.volumeLimitTiers)} check={(value) => (tiersOf(value) ? null : t('network.limits.tiersError'))} onChange={(value) => set({ volumeLimitTiers: tiersOf(value)! })} />
        <NumberField label={t('network.limits.days')} unit={t('network.unit.days')} min={1} max={366} value={limits.volumeLimitDays} onChange={(days) => set({ volumeLimitDays: days ?? NO_LIMITS.volumeLimitDays })} />
        <NumberField label={t('network.limits.newShop')} unit={t('network.unit.perDay')} canBeUnknown emptyWords={t('network.notUsed')} min={0} max={1e7} value={limits.newShopCapOrdersPerDay} onChange={(newShopCapOrdersPerDay) => set({ newShopCapOrdersPerDay })} />
        <NumberField label={t('network.limits.spill')} unit={t('network.limits.hours')} canBeUnknown emptyWords={t('network.notUsed')} min={0} max={1000} value={limits.spillBacklogHours} onChange={(spillBacklogHours) => set({ spillBacklogHours })} />
        <DraftText
          label={t('network.limits.byAge')} help={t('network.limits.byAgeHelp')} value={limits.buyerCancelByAge.map((share) => String(Math.round(share * 1000) / 10)).join(' ')}
          check={(value) => (percentsOf(value) ? null : t('network.carrier.transitError'))} onChange={(value) => set({ buyerCancelByAge: percentsOf(value)! })}
        />
        <NumberField label={t('network.limits.returns')} format="share" digits={1} min={0} max={1} value={limits.returnShare} onChange={(share) => set({ returnShare: share ?? 0 })} />
        <NumberField label={t('network.limits.returnDays')} unit={t('network.unit.days')} min={0} max={366} value={limits.returnAfterDays} onChange={(days) => set({ returnAfterDays: days ?? NO_LIMITS.returnAfterDays })} />
      </div>
    </details>
  )
}
