import type { AdAnswer } from '#advice/demand/ads.ts'
import { useText } from '#ui/language.tsx'
import { Panel } from '#ui/Panel.tsx'
import { DataTable } from '#ui/table/DataTable.tsx'

import { reasonWords } from '../words.ts'
import { basisWords, estimateWords, moneyEstimateWords } from './adWords.ts'

type Props = { readonly answers: readonly AdAnswer[]; readonly currency: string; nameOf(answer: AdAnswer): string; readonly onChoose: (answer: AdAnswer) => void }

/** Every SKU with spend: what one more unit of money brings, and what the curve rests on. A row shows its curve. */
export function AdTable({ answers, currency, nameOf, onChoose }: Props) {
  const text = useText()
  const { t, amount, share } = text
  const unit = amount(1, currency, 0)
  const none = t('chart.none')
  return (
    <Panel title={t('demand.adPage.table.title')} caption={t('demand.adPage.table.caption')}>
      {answers.length === 0 ? <p>{t('demand.adPage.table.none')}</p> : <DataTable
        label={t('demand.adPage.table.title')} rows={answers} rowKey={({ skuId }) => skuId ?? ''} csvFileName="ads-by-sku.csv" onRowAction={onChoose} initialSort={{ columnId: 'spend', isDescending: true }}
        columns={[
          { id: 'sku', title: t('demand.col.sku'), isRowHeader: true, value: nameOf },
          { id: 'spend', title: `${t('demand.adPage.col.spend')}, ${currency}`, align: 'end', value: ({ spend }) => Math.round(spend), cell: ({ spend }) => amount(spend, currency) },
          { id: 'basis', title: t('demand.adPage.col.basis'), isOptional: true, value: (answer) => basisWords(text, answer) },
          { id: 'units', title: t('demand.adPage.col.units'), align: 'end', value: ({ plan }) => plan?.unitsOfPlan.median ?? null, cell: ({ plan }) => (plan ? estimateWords(text, plan.unitsOfPlan, 0) : none) },
          { id: 'marginal', title: t('demand.adPage.col.marginal', { unit }), align: 'end', value: ({ plan }) => plan?.marginalUnits.median ?? null, cell: ({ plan }) => (plan ? estimateWords(text, plan.marginalUnits) : none) },
          { id: 'margin', title: t('demand.adPage.col.margin', { unit }), align: 'end', value: ({ plan }) => plan?.marginalMargin?.median ?? null, cell: ({ plan }) => (plan?.marginalMargin ? moneyEstimateWords(text, plan.marginalMargin, currency) : none) },
          { id: 'pays', title: t('demand.adPage.col.pays'), align: 'end', value: ({ plan }) => plan?.probabilityPaysBack ?? null, cell: ({ plan }) => (plan?.probabilityPaysBack == null ? none : share(plan.probabilityPaysBack, 0)) },
          { id: 'breakEven', title: `${t('demand.adPage.col.breakEven')}, ${currency}`, align: 'end', isOptional: true, value: ({ breakEvenSpend }) => breakEvenSpend, cell: ({ breakEvenSpend }) => (breakEvenSpend === null ? none : amount(breakEvenSpend, currency)) },
          { id: 'note', title: t('demand.adPage.col.note'), isWide: true, isUnsortable: true, value: ({ reasons }) => reasons.map((reason) => reasonWords(text, reason, currency)).join(' ') || null },
        ]}
      />}
    </Panel>
  )
}
