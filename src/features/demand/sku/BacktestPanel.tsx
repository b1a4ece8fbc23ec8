import { useMemo, useState } from 'react'

import type { DemandDetail } from '#advice/demand/types.ts'
import { ChartPanel } from '#ui/charts/ChartPanel.tsx'
import { useText } from '#ui/language.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Select } from '#ui/Select.tsx'

import styles from '../Demand.module.css'
import { methodWords } from '../words.ts'
import own from './Sku.module.css'
import { windowChart } from './skuCharts.ts'
import { windowWords } from './skuWords.ts'

const LEAST_WEEKS = 8

/** Past windows as they would have been forecast, and how the methods compare. */
export function BacktestPanel({ detail: { backtest, candidates } }: { readonly detail: DemandDetail }) {
  const text = useText()
  const { t, day, number, language } = text
  const { origins } = backtest
  const [chosen, setChosen] = useState<string | null>(null)
  const window = origins.find(({ firstDay }) => firstDay === chosen) ?? origins.at(-1)
  const model = useMemo(() => (window ? windowChart(text, window) : null), [text, window])
  const list = candidates.map(({ method, loss }) => t('demand.sku.methodItem', { method: methodWords(text, method), loss: number(loss, 3) })).join(language === 'zh' ? '，' : ', ')
  const methods = candidates.length > 0 && <p className={styles.quiet}>{t('demand.sku.methods', { list })}</p>
  if (!window || !model) return <Panel title={t('demand.sku.backtest.title')} caption={t('demand.sku.backtest.caption')}><p>{t('demand.sku.backtest.none', { weeks: number(LEAST_WEEKS) })}</p>{methods}</Panel>
  const label = (firstDay: string): string => day(firstDay, { day: 'numeric', month: 'short', year: 'numeric' })
  return (
    <ChartPanel model={model} size="small" choice={<Select label={t('demand.sku.backtest.window')} value={window.firstDay} onChange={setChosen} options={origins.map(({ firstDay }) => ({ id: firstDay, label: label(firstDay) }))} />}>
      <div className={own.under}>
        <p>{windowWords(text, window)}</p>
        {methods}
      </div>
    </ChartPanel>
  )
}
