import type { CarrierService, Pickup } from '#domain/network.ts'
import type { ServiceId } from '#domain/units.ts'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/language.tsx'
import { NumberField } from '#ui/NumberField.tsx'
import { Panel } from '#ui/Panel.tsx'
import { DraftText } from '#ui/DraftText.tsx'
import { MoneyField } from '#ui/MoneyField.tsx'
import { CareFields } from './CareFields.tsx'
import styles from './Network.module.css'
import type { Edit, RecordsByKind } from './usePlanRecords.ts'
import { hoursOf, newId, sharesOf } from './values.ts'
import { WeekdayPicker } from './WeekdayPicker.tsx'

type ServiceLabel = 'command.service.change' | 'command.service.cutoff' | 'command.service.cap'

/** Carriers: when the truck leaves, how much it takes, how long it is on the way. */
export function CarrierPanel({ records, edit }: { readonly records: RecordsByKind; readonly edit: Edit }) {
  const { t } = useText()
  const nameOf = (service: CarrierService) => `${service.carrierName} ${service.serviceName}`.trim()
  const put = (after: CarrierService, label: ServiceLabel | 'command.service.add') => void edit(label, nameOf(after), [{ kind: 'service', key: after.id, after }])
  const add = () =>
    put(
      {
        id: newId() as ServiceId, carrierName: t('network.carrier.new'), serviceName: '', transitShareByDay: [], lostShare: 0, costPerParcelMinor: null,
        currency: records.settings[0]?.currency ?? null, pickups: records.warehouse.map((warehouse) => ({ warehouseId: warehouse.id, weekdays: [1, 2, 3, 4, 5], cutoffHours: [17], capParcelsPerDay: null, share: 1 })),
      },
      'command.service.add',
    )
  return (
    <Panel title={t('network.carrier.title')} caption={t('network.carrier.caption')} actions={<Button size="small" onPress={add}>{t('network.carrier.add')}</Button>}>
      <div className={styles.cards}>
        {records.service.map((service) => (
          <ServiceCard key={service.id} service={service} records={records} onChange={put} onRemove={() => void edit('command.service.remove', nameOf(service), [{ kind: 'service', key: service.id, after: null }])} />
        ))}
      </div>
    </Panel>
  )
}

type ServiceCardProps = { readonly service: CarrierService; readonly records: RecordsByKind; readonly onChange: (after: CarrierService, label: ServiceLabel) => void; readonly onRemove: () => void }

function ServiceCard({ service, records, onChange, onRemove }: ServiceCardProps) {
  const { t } = useText()
  const missing = records.warehouse.filter((warehouse) => !service.pickups.some((pickup) => pickup.warehouseId === warehouse.id))
  const setPickup = (index: number, change: Partial<Pickup>, label: ServiceLabel) =>
    onChange({ ...service, pickups: service.pickups.map((pickup, i) => (i === index ? { ...pickup, ...change } : pickup)) }, label)
  return (
    <article className={styles.card}>
      <header className={styles.head}>
        <h3>{service.carrierName} {service.serviceName}</h3>
        <Button size="small" tone="quiet" aria-label={`${t('network.remove')}: ${service.carrierName} ${service.serviceName}`} onPress={onRemove}>{t('network.remove')}</Button>
      </header>
      <div className={styles.fields}>
        <DraftText label={t('network.carrier.name')} value={service.carrierName} onChange={(carrierName) => onChange({ ...service, carrierName }, 'command.service.change')} />
        <DraftText label={t('network.carrier.service')} value={service.serviceName} onChange={(serviceName) => onChange({ ...service, serviceName }, 'command.service.change')} />
        <NumberField label={t('network.carrier.lost')} format="share" digits={2} min={0} max={1} value={service.lostShare} onChange={(lostShare) => onChange({ ...service, lostShare: lostShare ?? 0 }, 'command.service.change')} />
        <MoneyField label={t('network.carrier.cost')} valueMinor={service.costPerParcelMinor} currency={service.currency} onChange={(costPerParcelMinor) => onChange({ ...service, costPerParcelMinor }, 'command.service.change')} />
      </div>
      <DraftText
        label={t('network.carrier.transit')} help={t('network.carrier.transitHelp')} value={service.transitShareByDay.map((share) => String(Math.round(share * 1000) / 10)).join(' ')}
        check={(value) => (sharesOf(value) ? null : t('network.carrier.transitError'))} onChange={(value) => onChange({ ...service, transitShareByDay: sharesOf(value)! }, 'command.service.change')}
      />
      {service.pickups.map((pickup, index) => {
        const warehouse = records.warehouse.find((candidate) => candidate.id === pickup.warehouseId)
        return (
          <div key={pickup.warehouseId} className={styles.line}>
            <header className={styles.head}>
              <strong>{t('network.carrier.at', { warehouse: warehouse?.name ?? pickup.warehouseId })}</strong>
              <Button size="small" tone="quiet" onPress={() => onChange({ ...service, pickups: service.pickups.filter((_, i) => i !== index) }, 'command.service.change')}>{t('network.remove')}</Button>
            </header>
            <WeekdayPicker label={t('network.weekdays')} weekdays={pickup.weekdays} onChange={(weekdays) => setPickup(index, { weekdays }, 'command.service.cutoff')} />
            <div className={styles.three}>
              <DraftText
                label={t('network.carrier.cutoffs')} value={pickup.cutoffHours.map((hour) => `${hour}:00`).join(', ')} check={(value) => (hoursOf(value) ? null : t('network.carrier.cutoffError'))}
                onChange={(value) => setPickup(index, { cutoffHours: hoursOf(value)! }, 'command.service.cutoff')}
              />
              <NumberField label={t('network.carrier.cap')} unit={t('network.unit.perDay')} min={0} max={10_000_000} canBeUnknown value={pickup.capParcelsPerDay} onChange={(capParcelsPerDay) => setPickup(index, { capParcelsPerDay }, 'command.service.cap')} />
              <NumberField label={t('network.carrier.share')} format="share" digits={1} min={0} max={1} value={pickup.share} onChange={(share) => setPickup(index, { share: share ?? 0 }, 'command.service.change')} />
            </div>
          </div>
        )
      })}
      <CareFields service={service} onChange={(care) => onChange({ ...service, care }, 'command.service.change')} />
      <div className={styles.row}>
        {missing.map((warehouse) => (
          <Button key={warehouse.id} size="small" onPress={() => onChange({ ...service, pickups: [...service.pickups, { warehouseId: warehouse.id, weekdays: [1, 2, 3, 4, 5], cutoffHours: [17], capParcelsPerDay: null, share: 1 }] }, 'command.service.change')}>
            {t('network.carrier.alsoAt', { warehouse: warehouse.name })}
          </Button>
        ))}
      </div>
    </article>
  )
}
