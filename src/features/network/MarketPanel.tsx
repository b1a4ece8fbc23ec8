import type { Market } from '#domain/network.ts'
import { marketFromPack, RULE_PACKS, unpublishedRules } from '#domain/rule-packs/registry.ts'
import type { RuleField, RulePack } from '#domain/rule-packs/types.ts'
import type { IsoDay, MarketId } from '#domain/units.ts'
import type { MessageKey } from '#i18n/messages.ts'
import { visibleText } from '#shared/visibleText.ts'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/language.tsx'
import { Menu } from '#ui/Menu.tsx'
import { NumberField } from '#ui/NumberField.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Select } from '#ui/Select.tsx'
import { Switch } from '#ui/Checkbox.tsx'
import { DraftText } from '#ui/DraftText.tsx'
import { LimitFields } from './LimitFields.tsx'
import styles from './Network.module.css'
import type { Edit, RecordsByKind } from './usePlanRecords.ts'
import { daysOf, newId, timeZoneOptions } from './values.ts'
import { WeekdayPicker } from './WeekdayPicker.tsx'

const FIELD_KEYS = {
  businessWeekdays: 'network.market.businessDays', orderCutoffHour: 'network.market.cutoff', dispatchSlaBusinessDays: 'network.market.sla', deliverWithinBusinessDays: 'network.market.deliver',
  dispatchEvent: 'network.market.event', ldrWindowDays: 'network.market.window', ldrTargetShare: 'network.market.target', ldrEnforcementShare: 'network.market.enforcement',
  otdrTargetShare: 'network.market.otdr', autoCancelBusinessDays: 'network.market.autoCancel',
} as const satisfies Record<RuleField, MessageKey>

/** The promise the platform holds the shop to: deadlines, lines, and the calendar they count in. */
export function MarketPanel({ records, edit }: { readonly records: RecordsByKind; readonly edit: Edit }) {
  const { t, number } = useText()
  const add = (pack: RulePack) => {
    const routing = records.warehouse.map((warehouse) => ({ warehouseId: warehouse.id, share: 1 / records.warehouse.length }))
    const after = marketFromPack(pack, { id: newId() as MarketId, name: pack.name, routing })
    void edit('command.market.add', after.name, [{ kind: 'market', key: after.id, after }])
  }
  const addMenu = (
    <Menu
      label={t('network.market.add')} trigger={<Button size="small">{t('network.market.add')}</Button>}
      actions={RULE_PACKS.map((pack) => ({ id: pack.id, label: pack.name, note: t('network.market.pack', { days: number(pack.dispatchSlaBusinessDays ?? 0) }), onAction: () => add(pack) }))}
    />
  )
  return (
    <Panel title={t('network.market.title')} caption={t('network.market.caption')} actions={addMenu}>
      <div className={styles.cards}>
        {records.market.map((market) => (
          <MarketCard
            key={market.id} market={market} records={records}
            onChange={(after) => void edit('command.market.change', after.name, [{ kind: 'market', key: after.id, after }])}
            onRemove={records.market.length > 1 ? () => void edit('command.market.remove', market.name, [{ kind: 'market', key: market.id, after: null }]) : null}
          />
        ))}
      </div>
    </Panel>
  )
}

type MarketCardProps = { readonly market: Market; readonly records: RecordsByKind; readonly onChange: (after: Market) => void; readonly onRemove: (() => void) | null }

function MarketCard({ market, records, onChange, onRemove }: MarketCardProps) {
  const { t, language, day } = useText()
  const unpublished = unpublishedRules(market.rulePack.id).map((field) => t(FIELD_KEYS[field]))
  const set = (change: Partial<Market>) => onChange({ ...market, ...change })
  const shareOf = (id: string) => market.routing.find((route) => route.warehouseId === id)?.share ?? 0
  return (
    <article className={styles.card}>
      <header className={styles.head}>
        <h3>{visibleText(market.name)}</h3>
        {onRemove && <Button size="small" tone="quiet" aria-label={`${t('network.remove')}: ${market.name}`} onPress={onRemove}>{t('network.remove')}</Button>}
      </header>
      <p className={styles.note}>{t('network.market.rules', { source: market.rulePack.source, from: market.rulePack.effectiveFrom ? day(market.rulePack.effectiveFrom, { dateStyle: 'medium' }) : t('ui.notKnown') })}</p>
      {unpublished.length > 0 && <p className={styles.note}>{t('network.market.unpublished', { fields: unpublished.join(language === 'zh' ? '、' : ', ') })}</p>}
      <div className={styles.fields}>
        <DraftText label={t('network.name')} value={market.name} onChange={(name) => set({ name })} />
        <Select label={t('network.timeZone')} value={market.timeZone} options={timeZoneOptions(market.timeZone)} onChange={(timeZone) => set({ timeZone })} />
        <NumberField label={t('network.market.sla')} unit={t('network.unit.businessDays')} min={0} max={60} value={market.dispatchSlaBusinessDays} onChange={(days) => set({ dispatchSlaBusinessDays: days ?? market.dispatchSlaBusinessDays })} />
        <NumberField label={t('network.market.deliver')} unit={t('network.unit.businessDays')} min={0} max={90} value={market.deliverWithinBusinessDays} onChange={(days) => set({ deliverWithinBusinessDays: days ?? market.deliverWithinBusinessDays })} />
        <NumberField label={t('network.market.cutoff')} unit=":00" min={1} max={24} value={market.orderCutoffHour} onChange={(hour) => set({ orderCutoffHour: hour ?? market.orderCutoffHour })} />
        <Select
          label={t('network.market.event')} value={market.dispatchEvent} onChange={(dispatchEvent) => set({ dispatchEvent })}
          options={(['carrierScan', 'readyToShip'] as const).map((id) => ({ id, label: t(`network.event.${id}`) }))}
        />
        <NumberField label={t('network.market.target')} format="share" digits={1} min={0} max={1} value={market.ldrTargetShare} onChange={(share) => set({ ldrTargetShare: share ?? market.ldrTargetShare })} />
        <NumberField label={t('network.market.enforcement')} format="share" digits={1} min={0} max={1} value={market.ldrEnforcementShare} onChange={(share) => set({ ldrEnforcementShare: share ?? market.ldrEnforcementShare })} />
        <NumberField label={t('network.market.otdr')} format="share" digits={1} min={0} max={1} value={market.otdrTargetShare} onChange={(share) => set({ otdrTargetShare: share ?? market.otdrTargetShare })} />
        <NumberField label={t('network.market.window')} unit={t('network.unit.days')} min={1} max={60} value={market.ldrWindowDays} onChange={(days) => set({ ldrWindowDays: days ?? market.ldrWindowDays })} />
        <NumberField label={t('network.market.buyerCancel')} format="share" digits={2} min={0} max={1} value={market.buyerCancelProbabilityPerDay} onChange={(share) => set({ buyerCancelProbabilityPerDay: share ?? 0 })} />
        <NumberField label={t('network.market.autoCancel')} unit={t('network.unit.businessDays')} canBeUnknown emptyWords={t('network.notUsed')} min={0} max={60} value={market.autoCancelBusinessDays} onChange={(autoCancelBusinessDays) => set({ autoCancelBusinessDays })} />
        <NumberField label={t('network.market.ohc')} help={t('network.market.ohcHelp')} unit={t('network.unit.perDay')} canBeUnknown emptyWords={t('network.notUsed')} min={1} max={1e7} value={market.orderHandlingCapacity} onChange={(orderHandlingCapacity) => set({ orderHandlingCapacity })} />
        <Select
          label={t('network.market.outOfStock')} value={market.whenOutOfStock} onChange={(whenOutOfStock) => set({ whenOutOfStock })}
          options={(['lost', 'oversold'] as const).map((id) => ({ id, label: t(`network.outOfStock.${id}`) }))}
        />
      </div>
      <Switch isSelected={market.isPacedBeyondTripleCapacity} onChange={(isPacedBeyondTripleCapacity) => set({ isPacedBeyondTripleCapacity })}>{t('network.market.paced')}</Switch>
      <div className={styles.line}>
        <strong>{t('network.market.businessDays')}</strong>
        <WeekdayPicker label={t('network.market.businessDays')} weekdays={market.businessWeekdays} onChange={(businessWeekdays) => set({ businessWeekdays })} />
        <DraftText label={t('network.market.holidays')} value={market.holidays.join(' ')} check={(value) => (daysOf(value) ? null : t('network.dayError'))} onChange={(value) => set({ holidays: daysOf(value)! as IsoDay[] })} />
      </div>
      <div className={styles.line}>
        <strong>{t('network.market.routing')}</strong>
        <div className={styles.fields}>
          {records.warehouse.map((warehouse) => (
            <NumberField
              key={warehouse.id} label={warehouse.name} format="share" digits={1} min={0} max={1} value={shareOf(warehouse.id)}
              onChange={(share) => set({ routing: market.routing.some((route) => route.warehouseId === warehouse.id) ? market.routing.map((route) => (route.warehouseId === warehouse.id ? { ...route, share: share ?? 0 } : route)) : [...market.routing, { warehouseId: warehouse.id, share: share ?? 0 }] })}
            />
          ))}
        </div>
      </div>
      <LimitFields market={market} onChange={(limits) => set({ limits })} />
    </article>
  )
}
