import { DEFAULT_MONEY, type MoneySettings } from '#domain/plan.ts'
import { useText } from '#ui/language.tsx'
import { MoneyField } from '#ui/MoneyField.tsx'
import { NumberField } from '#ui/NumberField.tsx'
import { Panel } from '#ui/Panel.tsx'

import styles from './Network.module.css'
import type { Edit, RecordsByKind } from './usePlanRecords.ts'

/** Fees, penalties, claims, cash: what turns orders into money. */
export function MoneyPanel({ records, edit }: { readonly records: RecordsByKind; readonly edit: Edit }) {
  const { t } = useText()
  const settings = records.settings[0]
  if (!settings) return null
  const money = settings.money ?? DEFAULT_MONEY
  const { currency } = settings
  const set = (change: Partial<MoneySettings>) => void edit('command.settings.change', '', [{ kind: 'settings', key: 'settings', after: { ...settings, money: { ...money, ...change } } }])
  return (
    <Panel title={t('network.money.title')} caption={t('network.money.caption')}>
      <div className={styles.fields}>
        <NumberField label={t('network.money.fee')} format="share" digits={2} canBeUnknown min={0} max={1} value={money.platformFeeShare} onChange={(platformFeeShare) => set({ platformFeeShare })} />
        <MoneyField label={t('network.money.feePerOrder')} valueMinor={money.platformFeePerOrderMinor} currency={currency} onChange={(minor) => set({ platformFeePerOrderMinor: minor ?? 0 })} />
        <MoneyField label={t('network.money.cancelled')} valueMinor={money.cancelledCostMinor} currency={currency} onChange={(minor) => set({ cancelledCostMinor: minor ?? 0 })} />
        <MoneyField label={t('network.money.late')} valueMinor={money.latePenaltyMinor} currency={currency} onChange={(minor) => set({ latePenaltyMinor: minor ?? 0 })} />
        <NumberField label={t('network.money.claim')} format="share" digits={0} min={0} max={1} value={money.claimPaidShare} onChange={(share) => set({ claimPaidShare: share ?? 0 })} />
        <MoneyField label={t('network.money.cash')} valueMinor={money.openingCashMinor} currency={currency} onChange={(openingCashMinor) => set({ openingCashMinor })} />
        <NumberField label={t('network.money.payout')} unit={t('network.unit.days')} min={0} max={120} value={money.payoutDelayDays} onChange={(days) => set({ payoutDelayDays: days ?? DEFAULT_MONEY.payoutDelayDays })} />
        <NumberField label={t('network.money.supplier')} unit={t('network.unit.days')} min={0} max={365} value={money.supplierPaymentDays} onChange={(days) => set({ supplierPaymentDays: days ?? 0 })} />
      </div>
    </Panel>
  )
}
