import { useMemo, useState } from 'react'

import type { DemandDetail, DemandWhatIf } from '#advice/demand/types.ts'
import { ChartPanel } from '#ui/charts/ChartPanel.tsx'
import { useText } from '#ui/language.tsx'
import { Select } from '#ui/Select.tsx'

import styles from '../Demand.module.css'
import { BacktestPanel } from './BacktestPanel.tsx'
import { DriversPanel } from './DriversPanel.tsx'
import { ExplanationPanel } from './ExplanationPanel.tsx'
import { OverridePanel } from './OverridePanel.tsx'
import { forecastChart, partsChart, SPANS, type Span } from './skuCharts.ts'
import { hasSold } from './skuWords.ts'
import { WeekPanel } from './WeekPanel.tsx'
import { WhatIfPanel } from './WhatIfPanel.tsx'

type Props = { readonly detail: DemandDetail; readonly whatIf: DemandWhatIf | null; readonly isWorking: boolean; readonly onWhatIf: (whatIf: DemandWhatIf | null) => void }

/** The picture, what can be tried and set, then what it all rests on. */
export function SkuDetail({ detail, whatIf, isWorking, onWhatIf }: Props) {
  const text = useText()
  const { t } = text
  const [span, setSpan] = useState<Span>('90')
  const isSold = hasSold(detail)
  const main = useMemo(() => forecastChart(text, detail, span), [text, detail, span])
  const parts = useMemo(() => (isSold ? partsChart(text, detail) : null), [text, detail, isSold])
  if (!isSold) return <><OverridePanel detail={detail} /><ExplanationPanel reasons={detail.explanation} /></>
  return (
    <>
      <ChartPanel model={main} choice={<Select label={t('demand.sku.chart.span')} isLabelHidden value={span} onChange={setSpan} options={SPANS.map((id) => ({ id, label: t(`demand.sku.chart.span.${id}`) }))} />} />
      <div className={styles.even}>
        <WhatIfPanel detail={detail} whatIf={whatIf} isWorking={isWorking} onChange={onWhatIf} />
        <OverridePanel detail={detail} />
      </div>
      <DriversPanel drivers={detail.drivers} />
      <BacktestPanel detail={detail} />
      <div className={styles.pair}>
        {parts && <ChartPanel model={parts} size="small" />}
        <WeekPanel weekly={detail.decomposition.weekly} />
      </div>
      <ExplanationPanel reasons={detail.explanation} />
    </>
  )
}
