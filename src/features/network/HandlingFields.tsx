import { PACKING_ORDERS, type Warehouse, type WarehouseHandling } from '#domain/network.ts'
import type { CurrencyCode } from '#domain/units.ts'
import { useText } from '#ui/language.tsx'
import { MoneyField } from '#ui/MoneyField.tsx'
import { NumberField } from '#ui/NumberField.tsx'
import { Select } from '#ui/Select.tsx'

import styles from './Network.module.css'

const NONE: WarehouseHandling = { packingOrder: 'fifo', receivingUnitsPerDay: null, labourCostPerHourMinor: null, storageCostPerUnitDayMinor: null }

/** What a warehouse packs first, how much it takes in, and what its hours and shelves cost. */
export function HandlingFields({ warehouse, currency, onChange }: { readonly warehouse: Warehouse; readonly currency: CurrencyCode | null; readonly onChange: (handling: WarehouseHandling) => void }) {
  const { t } = useText()
  const handling = warehouse.handling ?? NONE
  const set = (change: Partial<WarehouseHandling>) => onChange({ ...handling, ...change })
  return (
    <details className={styles.line}>
      <summary>{t('network.more')}</summary>
      <div className={styles.fields}>
        <Select label={t('network.handling.order')} value={handling.packingOrder} options={PACKING_ORDERS.map((id) => ({ id, label: t(`network.handling.order.${id}`) }))} onChange={(packingOrder) => set({ packingOrder })} />
        <NumberField label={t('network.handling.receiving')} unit={t('network.unit.perDay')} canBeUnknown emptyWords={t('network.handling.noLimit')} min={0} max={1e7} value={handling.receivingUnitsPerDay} onChange={(receivingUnitsPerDay) => set({ receivingUnitsPerDay })} />
        <MoneyField label={t('network.handling.labour')} valueMinor={handling.labourCostPerHourMinor} currency={currency} onChange={(labourCostPerHourMinor) => set({ labourCostPerHourMinor })} />
        <MoneyField label={t('network.handling.storage')} valueMinor={handling.storageCostPerUnitDayMinor} currency={currency} onChange={(storageCostPerUnitDayMinor) => set({ storageCostPerUnitDayMinor })} />
      </div>
    </details>
  )
}
