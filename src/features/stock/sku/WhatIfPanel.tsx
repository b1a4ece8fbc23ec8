import type { StockRow, StockWhatIf } from '#advice/stock/types.ts'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/language.tsx'
import { NumberField } from '#ui/NumberField.tsx'
import { Panel } from '#ui/Panel.tsx'
import { DataTable } from '#ui/table/DataTable.tsx'

import styles from '../Stock.module.css'
import { endsWords, moneyWords, urgencyWords } from '../words.ts'

const NOTHING: StockWhatIf = { leadTimeDays: null, serviceShare: null, demandFactor: null }
type Props = { readonly row: StockRow; readonly tried: StockRow | null; readonly whatIf: StockWhatIf | null; readonly isWorking: boolean; readonly onChange: (whatIf: StockWhatIf | null) => void }

/** Another lead time, service or demand, and what would be ordered then. Nothing here is saved. */
export function WhatIfPanel({ row, tried, whatIf, isWorking, onChange }: Props) {
  const text = useText()
  const { t, number, share } = text
  const asked = whatIf ?? NOTHING
  const put = (change: Partial<StockWhatIf>) => {
    const next = { ...asked, ...change }
    onChange(Object.values(next).every((value) => value === null) ? null : next)
  }
  const shown: readonly (readonly [title: string, words: (one: StockRow) => string])[] = [
    [t('stock.col.orderBy'), (one) => urgencyWords(text, one)], [t('stock.col.ends'), (one) => endsWords(text, one.stockOut)], [t('stock.col.reorderPoint'), (one) => number(one.reorderPointUnits)],
    [t('stock.policy.safety'), (one) => number(one.safetyStockUnits)], [t('stock.col.suggested'), (one) => number(one.suggestedUnits)], [t('stock.col.cost'), (one) => moneyWords(text, one.suggestedCostMinor, one.currency)],
    [t('stock.col.reason'), (one) => t(`stock.reason.${one.reason}`)],
  ]
  const compared = tried ? shown.map(([title, words]) => ({ title, now: words(row), then: words(tried) })) : []
  return (
    <Panel title={t('stock.whatIf.title')} caption={t('stock.whatIf.caption')} actions={whatIf && <Button size="small" onPress={() => onChange(null)}>{t('stock.whatIf.reset')}</Button>}>
      <div className={styles.stack}>
        <div className={styles.fields}>
          <NumberField label={t('stock.whatIf.lead')} value={asked.leadTimeDays} onChange={(leadTimeDays) => put({ leadTimeDays })} min={0} max={365} unit={t('stock.unit.days')} canBeUnknown emptyWords="—" help={t('stock.whatIf.now', { value: number(row.leadTime.median) })} />
          <NumberField label={t('stock.whatIf.service')} value={asked.serviceShare} onChange={(serviceShare) => put({ serviceShare })} min={0.5} max={0.999} digits={1} format="share" canBeUnknown emptyWords="—" help={t('stock.whatIf.now', { value: share(row.service.share) })} />
          <NumberField label={t('stock.whatIf.demand')} value={asked.demandFactor} onChange={(demandFactor) => put({ demandFactor })} min={0} max={20} digits={2} unit="×" canBeUnknown emptyWords="—" help={t('stock.whatIf.demandHelp')} />
        </div>
        <div role="status" data-stock-what-if="">
          {whatIf && isWorking && t('stock.sku.again')}
          {whatIf && !isWorking && tried && (
            <DataTable
              label={t('stock.whatIf.title')} rows={compared} rowKey={({ title }) => title}
              columns={[
                { id: 'what', title: t('stock.whatIf.what'), isRowHeader: true, isUnsortable: true, value: ({ title }) => title }, { id: 'now', title: t('stock.whatIf.asIs'), isUnsortable: true, align: 'end', value: ({ now }) => now },
                { id: 'then', title: t('stock.whatIf.tried'), isUnsortable: true, align: 'end', value: ({ then }) => then, cell: ({ now, then }) => (now === then ? then : <strong>{then}</strong>) },
              ]}
            />
          )}
        </div>
      </div>
    </Panel>
  )
}
