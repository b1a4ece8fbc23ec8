import type { InboundLot, Sku } from '#domain/network.ts'
import type { IsoDay, LotId } from '#domain/units.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { useText } from '#ui/language.tsx'
import { NumberField } from '#ui/NumberField.tsx'
import { Select } from '#ui/Select.tsx'
import { DraftText } from '#ui/DraftText.tsx'
import { MoneyField } from '#ui/MoneyField.tsx'
import styles from './Network.module.css'
import type { Edit, RecordsByKind } from './usePlanRecords.ts'
import { daysOf, newId } from './values.ts'

type SkuDialogProps = { readonly sku: Sku; readonly records: RecordsByKind; readonly asOfMs: number; readonly edit: Edit; readonly onClose: () => void }

/** One SKU: its money, its stock in every warehouse, and what is on the way. */
export function SkuDialog({ sku, records, asOfMs, edit, onClose }: SkuDialogProps) {
  const { t } = useText()
  const name = sku.sellerSku
  const currency = sku.currency ?? records.settings[0]?.currency ?? null
  const put = (change: Partial<Sku>) => void edit('command.sku.change', name, [{ kind: 'sku', key: sku.id, after: { ...sku, currency, ...change } }])
  const lots = records.inbound.filter((lot) => lot.skuId === sku.id)
  const putLot = (lot: InboundLot, label: 'command.inbound.add' | 'command.inbound.change') => void edit(label, name, [{ kind: 'inbound', key: lot.id, after: lot }])
  const setStock = (warehouseId: (typeof records.warehouse)[number]['id'], onHandUnits: number | null) =>
    void edit('command.stock.change', name, [{ kind: 'stock', key: `${sku.id}@${warehouseId}`, after: { skuId: sku.id, warehouseId, onHandUnits, countedAtMs: Date.now() } }])
  return (
    <Dialog isOpen onClose={onClose} title={`${sku.sellerSku} · ${sku.name}`} size="wide" actions={<Button tone="primary" onPress={onClose}>{t('ui.close')}</Button>}>
      <div className={styles.stack}>
        <div className={styles.fields}>
          <DraftText label={t('network.name')} value={sku.name} onChange={(next) => put({ name: next })} />
          <MoneyField label={t('network.sku.cost')} currency={currency} valueMinor={sku.unitCostMinor} onChange={(unitCostMinor) => put({ unitCostMinor })} />
          <MoneyField label={t('network.sku.price')} currency={currency} valueMinor={sku.unitPriceMinor} onChange={(unitPriceMinor) => put({ unitPriceMinor })} />
        </div>
        <div className={styles.line}>
          <strong>{t('network.sku.onHand')}</strong>
          <div className={styles.fields}>
            {records.warehouse.map((warehouse) => (
              <NumberField
                key={warehouse.id} label={warehouse.name} unit={t('network.unit.units')} canBeUnknown min={0} max={1e8}
                value={records.stock.find((level) => level.skuId === sku.id && level.warehouseId === warehouse.id)?.onHandUnits ?? null} onChange={(units) => setStock(warehouse.id, units)}
              />
            ))}
          </div>
        </div>
        <div className={styles.line}>
          <strong>{t('network.sku.inbound')}</strong>
          {lots.map((lot) => (
            <div key={lot.id} className={styles.fields}>
              <NumberField label={t('network.sku.lotUnits')} unit={t('network.unit.units')} min={0} max={1e8} value={lot.units} onChange={(units) => putLot({ ...lot, units: units ?? 0 }, 'command.inbound.change')} />
              <Select
                label={t('network.sku.lotTo')} value={lot.warehouseId} options={records.warehouse.map((warehouse) => ({ id: warehouse.id, label: warehouse.name }))}
                onChange={(warehouseId) => putLot({ ...lot, warehouseId }, 'command.inbound.change')}
              />
              <DraftText
                label={t('network.sku.lotDay')} value={lot.arrivalDay} check={(value) => (daysOf(value)?.length === 1 ? null : t('network.dayError'))}
                onChange={(value) => putLot({ ...lot, arrivalDay: daysOf(value)![0] as IsoDay }, 'command.inbound.change')}
              />
              <NumberField label={t('network.sku.lotSpread')} unit={t('network.unit.days')} min={0} max={120} value={lot.arrivalSpreadDays} onChange={(days) => putLot({ ...lot, arrivalSpreadDays: days ?? 0 }, 'command.inbound.change')} />
              <Button size="small" tone="quiet" onPress={() => void edit('command.inbound.remove', name, [{ kind: 'inbound', key: lot.id, after: null }])}>{t('network.remove')}</Button>
            </div>
          ))}
          {records.warehouse[0] && (
            <div className={styles.row}>
              <Button
                size="small"
                onPress={() => putLot({ id: newId() as LotId, skuId: sku.id, warehouseId: records.warehouse[0]!.id, units: 0, arrivalDay: new Date(asOfMs + 14 * 86_400_000).toISOString().slice(0, 10) as IsoDay, arrivalSpreadDays: 3 }, 'command.inbound.add')}
              >
                {t('network.sku.addLot')}
              </Button>
            </div>
          )}
        </div>
      </div>
    </Dialog>
  )
}
