import { memo, useMemo, useState } from 'react'

import type { WarehouseId } from '#domain/units.ts'
import { ChartPanel } from '#ui/charts/ChartPanel.tsx'
import { useText } from '#ui/language.tsx'
import { Select } from '#ui/Select.tsx'

import { deadlineChart, lateDispatchChart, ordersChart, stockChart, type ChartContext } from './charts.ts'
import { skuName } from './places.ts'
import { scarcestSkus } from './stages.ts'
import styles from './StressTest.module.css'

/** The run in four pictures; the warehouse that breaks first and the SKU that runs out first are shown first. */
export const ChartsSection = memo(function ChartsSection({ context }: { readonly context: ChartContext }) {
  const { t } = useText()
  const { document, run } = context
  const [chosenWarehouse, setChosenWarehouse] = useState<WarehouseId | null>(null)
  const [chosenSku, setChosenSku] = useState<string | null>(null)
  const warehouses = document.warehouses.filter(({ id }) => run.summary.series[`orders@${id}`])
  const first = run.summary.breaksFirst
  const warehouse = warehouses.find(({ id }) => id === chosenWarehouse) ?? warehouses.find(({ id }) => first?.stage === 'packing' && id === first.where) ?? busiest(context, warehouses)
  const skus = useMemo(() => scarcestSkus(run.summary), [run.summary])
  const sku = chosenSku !== null && skus.includes(chosenSku) ? chosenSku : skus[0]
  const orders = useMemo(() => (warehouse ? ordersChart(context, warehouse) : null), [context, warehouse])
  const deadline = useMemo(() => deadlineChart(context), [context])
  const rate = useMemo(() => lateDispatchChart(context), [context])
  const stock = useMemo(() => (sku === undefined ? null : stockChart(context, sku)), [context, sku])
  return (
    <>
      <div className={styles.pair}>
        {orders && (
          <ChartPanel model={orders} choice={warehouses.length > 1 && (
            <Select label={t('stress.charts.warehouse')} isLabelHidden value={warehouse?.id ?? null} onChange={(id) => setChosenWarehouse(id as WarehouseId)} options={warehouses.map(({ id, name }) => ({ id: id as string, label: name }))} />
          )} />
        )}
        {deadline && <ChartPanel model={deadline} />}
      </div>
      <div className={styles.evenPair}>
        {rate && <ChartPanel model={rate} size="small" />}
        {stock && (
          <ChartPanel model={stock} size="small" choice={skus.length > 1 && (
            <Select label={t('stress.charts.sku')} isLabelHidden value={sku ?? null} onChange={setChosenSku} options={skus.map((id) => ({ id, label: skuName(document, id) }))} />
          )} />
        )}
      </div>
    </>
  )
})

function busiest({ run }: ChartContext, warehouses: ChartContext['document']['warehouses']) {
  const peak = (id: string): number => Math.max(0, ...(run.summary.series[`orders@${id}`]?.[3] ?? []).map((value) => value ?? 0))
  return [...warehouses].sort((a, b) => peak(b.id) - peak(a.id))[0]
}
