import { memo } from 'react'

import type { StressSummary } from '#engines/simulate/types.ts'
import type { CurrencyCode } from '#domain/units.ts'
import { formatAmount } from '#i18n/format.ts'
import { cx } from '#ui/cx.ts'
import { useText } from '#ui/language.tsx'
import { Panel } from '#ui/Panel.tsx'
import { DataTable } from '#ui/table/DataTable.tsx'
import type { Column } from '#ui/table/types.ts'

import { moneySteps, type MoneyStep } from './money.ts'
import styles from './Results.module.css'

/** What the run brings and what it costs, as a waterfall that is its own table. */
export const MoneyPanel = memo(function MoneyPanel({ summary, currency }: { readonly summary: StressSummary; readonly currency: CurrencyCode }) {
  const { t, number, language } = useText()
  const steps = moneySteps(summary)
  if (!steps) return null
  const factor = 10 ** (new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2)
  const amount = (minor: number) => formatAmount(language, minor / factor, currency, 0)
  const ends = steps.flatMap(({ fromMinor, toMinor }) => [fromMinor, toMinor])
  const [least, most] = [Math.min(0, ...ends), Math.max(1, ...ends)]
  const place = (minor: number) => `${(100 * (minor - least)) / (most - least)}%`
  const columns: readonly Column<MoneyStep>[] = [
    { id: 'item', title: t('stress.money.item'), value: ({ kpi }) => t(`stress.kpi.${kpi}` as never), isRowHeader: true, isUnsortable: true },
    {
      id: 'bar', title: t('stress.money.bar'), value: () => null, isUnsortable: true, isOptional: true, width: '38%',
      cell: ({ fromMinor, toMinor, kpi }) => (
        <span className={styles.track} aria-hidden>
          <span className={cx(styles.bar, kpi === 'profitMinor' ? styles.left : toMinor < fromMinor ? styles.cost : styles.gain)} style={{ left: place(Math.min(fromMinor, toMinor)), right: `calc(100% - ${place(Math.max(fromMinor, toMinor))})` }} />
        </span>
      ),
    },
    { id: 'mean', title: t('stress.money.mean', { currency }), align: 'end', isUnsortable: true, value: ({ meanMinor }) => meanMinor / factor, cell: ({ meanMinor }) => amount(meanMinor) },
    { id: 'interval', title: t('stress.money.interval'), align: 'end', isUnsortable: true, value: ({ lowMinor, highMinor }) => `${amount(lowMinor)} – ${amount(highMinor)}` },
  ]
  const cash = summary.kpis.lowestCashMinor
  return (
    <Panel title={t('stress.money.title')} caption={t('stress.money.caption', { runs: number(summary.replications) })}>
      <DataTable label={t('stress.money.title')} columns={columns} rows={steps} rowKey={({ kpi }) => kpi} csvFileName="money.csv" />
      {cash && <p className={styles.note}>{t('stress.money.cash', { median: amount(cash[3]), low: amount(cash[0]) })}</p>}
    </Panel>
  )
})
