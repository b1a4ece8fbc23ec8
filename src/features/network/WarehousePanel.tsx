import type { Shift, Warehouse } from '#domain/network.ts'
import type { CurrencyCode, TimeZone, WarehouseId } from '#domain/units.ts'
import { visibleText } from '#shared/visibleText.ts'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/language.tsx'
import { NumberField } from '#ui/NumberField.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Select } from '#ui/Select.tsx'
import { DraftText } from '#ui/DraftText.tsx'
import { HandlingFields } from './HandlingFields.tsx'
import styles from './Network.module.css'
import type { Edit, RecordsByKind } from './usePlanRecords.ts'
import { newId, timeZoneOptions } from './values.ts'
import { WeekdayPicker } from './WeekdayPicker.tsx'

type PanelProps = { readonly records: RecordsByKind; readonly edit: Edit }

/** Packing: who stands at the tables, when, and how fast. */
export function WarehousePanel({ records, edit }: PanelProps) {
  const { t } = useText()
  const put = (after: Warehouse, label: 'command.warehouse.change' | 'command.warehouse.staff' | 'command.warehouse.capacity' | 'command.warehouse.add') =>
    void edit(label, after.name, [{ kind: 'warehouse', key: after.id, after }])
  const remove = (warehouse: Warehouse) =>
    void edit('command.warehouse.remove', warehouse.name, [
      { kind: 'warehouse', key: warehouse.id, after: null },
      ...records.stock.filter((level) => level.warehouseId === warehouse.id).map((level) => ({ kind: 'stock' as const, key: `${level.skuId}@${level.warehouseId}`, after: null })),
      ...records.inbound.filter((lot) => lot.warehouseId === warehouse.id).map((lot) => ({ kind: 'inbound' as const, key: lot.id, after: null })),
      ...records.service.map((service) => ({ kind: 'service' as const, key: service.id, after: { ...service, pickups: service.pickups.filter((pickup) => pickup.warehouseId !== warehouse.id) } })),
      ...records.market.map((market) => ({ kind: 'market' as const, key: market.id, after: { ...market, routing: market.routing.filter((route) => route.warehouseId !== warehouse.id) } })),
    ])
  const add = () =>
    put(
      {
        id: newId() as WarehouseId, name: t('network.warehouse.new'), country: '', timeZone: records.settings[0]?.timeZone ?? ('UTC' as TimeZone), kind: 'own',
        shifts: [], parcelsPerLabourHour: null, capacityNoiseShape: null, outageProbabilityPerDay: 0,
      },
      'command.warehouse.add',
    )
  return (
    <Panel title={t('network.warehouse.title')} caption={t('network.warehouse.caption')} actions={<Button size="small" onPress={add}>{t('network.warehouse.add')}</Button>}>
      <div className={styles.cards}>
        {records.warehouse.map((warehouse) => (
          <WarehouseCard key={warehouse.id} warehouse={warehouse} currency={records.settings[0]?.currency ?? null} onChange={put} onRemove={() => remove(warehouse)} />
        ))}
      </div>
    </Panel>
  )
}

type WarehouseCardProps = {
  readonly warehouse: Warehouse
  readonly currency: CurrencyCode | null
  readonly onChange: (after: Warehouse, label: 'command.warehouse.change' | 'command.warehouse.staff' | 'command.warehouse.capacity') => void
  readonly onRemove: () => void
}

function WarehouseCard({ warehouse, currency, onChange, onRemove }: WarehouseCardProps) {
  const { t, number } = useText()
  const setShift = (index: number, change: Partial<Shift>) =>
    onChange({ ...warehouse, shifts: warehouse.shifts.map((shift, i) => (i === index ? { ...shift, ...change } : shift)) }, 'command.warehouse.staff')
  const labourHours = warehouse.shifts.reduce((sum, shift) => sum + shift.weekdays.length * Math.max(0, shift.endHour - shift.startHour) * shift.staff, 0)
  return (
    <article className={styles.card}>
      <header className={styles.head}>
        <h3>{visibleText(warehouse.name)}</h3>
        <Button size="small" tone="quiet" aria-label={`${t('network.remove')}: ${warehouse.name}`} onPress={onRemove}>{t('network.remove')}</Button>
      </header>
      <div className={styles.fields}>
        <DraftText label={t('network.name')} value={warehouse.name} onChange={(name) => onChange({ ...warehouse, name }, 'command.warehouse.change')} />
        <Select
          label={t('network.warehouse.kind')} value={warehouse.kind} onChange={(kind) => onChange({ ...warehouse, kind }, 'command.warehouse.change')}
          options={(['own', '3pl', 'platform'] as const).map((id) => ({ id, label: t(`network.kind.${id}`) }))}
        />
        <Select label={t('network.timeZone')} value={warehouse.timeZone} options={timeZoneOptions(warehouse.timeZone)} onChange={(timeZone) => onChange({ ...warehouse, timeZone }, 'command.warehouse.change')} />
        <NumberField
          label={t('network.warehouse.speed')} value={warehouse.parcelsPerLabourHour} min={0} max={10_000} digits={1} canBeUnknown
          onChange={(parcelsPerLabourHour) => onChange({ ...warehouse, parcelsPerLabourHour }, 'command.warehouse.capacity')}
        />
      </div>
      {warehouse.shifts.map((shift, index) => (
        <div key={index} className={styles.line}>
          <WeekdayPicker label={t('network.weekdays')} weekdays={shift.weekdays} onChange={(weekdays) => setShift(index, { weekdays })} />
          <div className={styles.shift}>
            <NumberField label={t('network.warehouse.from')} unit=":00" value={shift.startHour} min={0} max={23} onChange={(hour) => setShift(index, { startHour: hour ?? shift.startHour })} />
            <NumberField label={t('network.warehouse.to')} unit=":00" value={shift.endHour} min={1} max={24} onChange={(hour) => setShift(index, { endHour: hour ?? shift.endHour })} />
            <NumberField label={t('network.warehouse.staff')} value={shift.staff} min={0} max={10_000} onChange={(staff) => setShift(index, { staff: staff ?? shift.staff })} />
            <Button size="small" tone="quiet" onPress={() => onChange({ ...warehouse, shifts: warehouse.shifts.filter((_, i) => i !== index) }, 'command.warehouse.staff')}>{t('network.warehouse.removeShift')}</Button>
          </div>
        </div>
      ))}
      <div className={styles.row}>
        <Button size="small" onPress={() => onChange({ ...warehouse, shifts: [...warehouse.shifts, { weekdays: [1, 2, 3, 4, 5], startHour: 9, endHour: 18, staff: 1 }] }, 'command.warehouse.staff')}>{t('network.warehouse.addShift')}</Button>
      </div>
      <HandlingFields warehouse={warehouse} currency={currency} onChange={(handling) => onChange({ ...warehouse, handling }, 'command.warehouse.change')} />
      <p className={styles.note}>
        {warehouse.parcelsPerLabourHour === null || warehouse.shifts.length === 0
          ? t('network.warehouse.inferred')
          : t('network.warehouse.week', { parcels: number(labourHours * warehouse.parcelsPerLabourHour), hours: number(labourHours) })}
      </p>
    </article>
  )
}
