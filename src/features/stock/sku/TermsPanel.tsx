import type { SupplyTerms } from '#domain/supply.ts'
import type { SkuId } from '#domain/units.ts'
import { minorUnitsPerUnit } from '#shared/minorUnits.ts'
import { usePlanId } from '#state/currentPlan.ts'
import { Button } from '#ui/Button.tsx'
import { DraftText } from '#ui/DraftText.tsx'
import { useText } from '#ui/language.tsx'
import { NumberField } from '#ui/NumberField.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Select } from '#ui/Select.tsx'

import styles from '../Stock.module.css'
import { useRecordsOf } from '../useRecordsOf.ts'
import { useStockEdit } from '../useStockEdit.ts'
import { emptyTerms, priceBreaksOf, priceBreaksText } from './terms.ts'

const NO_SUPPLIER = ''
const DEFAULT_SERVICE_SHARE = 0.95

/** How the SKU is bought: every change is one undoable step, after which list and page are worked out again. */
export function TermsPanel({ skuId }: { readonly skuId: SkuId }) {
  const { t } = useText()
  const planId = usePlanId()
  const edit = useStockEdit(planId)
  const suppliers = useRecordsOf(planId, 'supplier')
  const sku = useRecordsOf(planId, 'sku').find(({ id }) => id === skuId)
  const terms = useRecordsOf(planId, 'supplyTerms').find((one) => one.skuId === skuId) ?? emptyTerms(skuId)
  const name = sku?.sellerSku || skuId
  const factor = minorUnitsPerUnit(sku?.currency ?? null)
  const put = (change: Partial<SupplyTerms>, label: 'command.supplyTerms.change' | 'command.supplyTerms.discontinue' | 'command.supplyTerms.resume' = 'command.supplyTerms.change') =>
    void edit(label, name, [{ kind: 'supplyTerms', key: skuId, before: terms, after: { ...terms, ...change } }])
  const asDefault = t('stock.terms.default')
  const days = { unit: t('stock.unit.days'), canBeUnknown: true } as const
  const pieces = { unit: t('stock.unit.pieces'), canBeUnknown: true, min: 1, max: 1e7 } as const
  return (
    <Panel
      title={t('stock.terms.title')} caption={t('stock.terms.caption')}
      actions={terms.isDiscontinued ? <Button size="small" onPress={() => put({ isDiscontinued: false }, 'command.supplyTerms.resume')}>{t('stock.terms.resume')}</Button>
        : <Button size="small" tone="danger" onPress={() => put({ isDiscontinued: true }, 'command.supplyTerms.discontinue')}>{t('stock.terms.discontinue')}</Button>}
    >
      <div className={styles.stack}>
        {terms.isDiscontinued && <p className={styles.warn}><span aria-hidden>⊘ </span>{t('stock.terms.isDiscontinued')}</p>}
        <div className={styles.fields}>
          <Select label={t('stock.order.supplier')} value={terms.supplierId ?? NO_SUPPLIER} onChange={(id) => put({ supplierId: id === NO_SUPPLIER ? null : id })} options={[{ id: NO_SUPPLIER, label: t('stock.order.noSupplier') }, ...suppliers.map(({ id, name: label }) => ({ id, label }))]} />
          <NumberField label={t('stock.terms.lead')} value={terms.leadTimeDays} onChange={(leadTimeDays) => put({ leadTimeDays })} min={0} max={365} {...days} emptyWords={asDefault} help={t('stock.terms.leadHelp')} />
          <NumberField label={t('stock.terms.leadSd')} value={terms.leadTimeSdDays} onChange={(leadTimeSdDays) => put({ leadTimeSdDays })} min={0} max={180} digits={1} {...days} emptyWords={asDefault} />
          <NumberField label={t('stock.terms.case')} value={terms.caseUnits} onChange={(caseUnits) => put({ caseUnits })} {...pieces} emptyWords={t('stock.terms.noCase')} />
          <NumberField label={t('stock.terms.minOrder')} value={terms.minOrderUnits} onChange={(minOrderUnits) => put({ minOrderUnits })} {...pieces} emptyWords={t('stock.terms.noMin')} />
          <NumberField label={t('stock.terms.shelfLife')} value={terms.shelfLifeDays} onChange={(shelfLifeDays) => put({ shelfLifeDays })} min={1} max={3650} {...days} emptyWords={t('stock.terms.noShelfLife')} />
          <NumberField label={t('stock.terms.volume')} value={terms.volumeM3PerUnit} onChange={(volumeM3PerUnit) => put({ volumeM3PerUnit })} min={0} max={100} digits={4} unit="m³" canBeUnknown />
          <Select
            label={t('stock.terms.service')} value={terms.service?.kind ?? 'default'} onChange={(kind) => put({ service: kind === 'default' ? null : { kind, share: terms.service?.share ?? DEFAULT_SERVICE_SHARE } })}
            options={[{ id: 'default' as const, label: asDefault }, { id: 'cycle' as const, label: t('stock.service.cycle') }, { id: 'fill' as const, label: t('stock.service.fill') }]}
          />
          {terms.service && <NumberField label={t('stock.terms.serviceShare')} value={terms.service.share} onChange={(share) => share !== null && terms.service && put({ service: { ...terms.service, share } })} min={0.5} max={0.999} digits={1} format="share" />}
        </div>
        <DraftText
          label={t('stock.terms.breaks')} value={priceBreaksText(terms.priceBreaks, factor)} help={t('stock.terms.breaksHelp', { currency: sku?.currency ?? '' })} check={(words) => (priceBreaksOf(words, factor) === null ? t('stock.terms.breaksBad') : null)}
          onChange={(words) => put({ priceBreaks: priceBreaksOf(words, factor) ?? terms.priceBreaks })}
        />
      </div>
    </Panel>
  )
}
