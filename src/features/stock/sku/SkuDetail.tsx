import { useMemo } from 'react'

import type { StockDetail, StockWhatIf } from '#advice/stock/types.ts'
import { ChartPanel } from '#ui/charts/ChartPanel.tsx'
import { useText } from '#ui/language.tsx'
import { Panel } from '#ui/Panel.tsx'

import { Alerts } from '../list/Signs.tsx'
import styles from '../Stock.module.css'
import { LeadTimePanel } from './LeadTimePanel.tsx'
import { PlacesPanel } from './PlacesPanel.tsx'
import { PolicyPanel } from './PolicyPanel.tsx'
import { projectionChart } from './projectionChart.ts'
import { whyWords } from './skuWords.ts'
import { TermsPanel } from './TermsPanel.tsx'
import { WhatIfPanel } from './WhatIfPanel.tsx'

type Props = { readonly detail: StockDetail; readonly whatIf: StockWhatIf | null; readonly isWorking: boolean; readonly onWhatIf: (whatIf: StockWhatIf | null) => void }

/** The picture, what can be tried and set, then what it all rests on. */
export function SkuDetail({ detail, whatIf, isWorking, onWhatIf }: Props) {
  const text = useText()
  const { t } = text
  const { row, projection } = detail
  const model = useMemo(() => (projection.median.length > 0 ? projectionChart(text, detail) : null), [text, detail, projection])
  return (
    <>
      {row.alerts.length > 0 && <Alerts alerts={row.alerts} />}
      {model && <ChartPanel model={model} />}
      <div className={styles.even}>
        <WhatIfPanel row={row} tried={detail.tried} whatIf={whatIf} isWorking={isWorking} onChange={onWhatIf} />
        <TermsPanel skuId={row.skuId} />
      </div>
      <PolicyPanel detail={detail} />
      <PlacesPanel detail={detail} />
      <LeadTimePanel detail={detail} />
      {detail.explanation.length > 0 && (
        <Panel title={t('stock.why.title')} caption={t('stock.why.caption')}>
          <ol className={styles.notes}>{detail.explanation.map((why, index) => <li key={index}>{whyWords(text, why, row.currency)}</li>)}</ol>
        </Panel>
      )}
    </>
  )
}
