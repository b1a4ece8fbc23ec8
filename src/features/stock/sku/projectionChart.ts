import type { StockDetail } from '#advice/stock/types.ts'
import { dayNumberOf } from '#domain/calendar/days.ts'
import type { ChartModel } from '#ui/charts/chartModel.ts'
import { fanChart } from '#ui/charts/fanChart.ts'
import { NONE, unitsSpec } from '#ui/charts/unitsSpec.ts'
import type { Text } from '#ui/language.tsx'

import { dayWords, nameOf, unitsWords } from '../words.ts'

/** More names than these would cover each other; the others are signs on the axis. */
const NAMED_ARRIVALS = 4

/** Stock left when nothing more is ordered: median and 80 % band, what arrives marked, the reorder point as a line. */
export function projectionChart(text: Text, { row, asOfDay, projection, policy }: StockDetail): ChartModel {
  const { t, number } = text
  const { median, lo80, hi80, arrivals } = projection
  const dayOf = (day: string): number => dayNumberOf(day) - dayNumberOf(asOfDay)
  const orderDay = row.lastSafeOrderDay === null ? null : dayOf(row.lastSafeOrderDay)
  const within = arrivals.filter(({ day }) => dayOf(day) >= 0 && dayOf(day) < median.length)
  return fanChart({
    ...unitsSpec(text), colour: 'stock', id: 'stock-projection', title: t('stock.chart.title', { days: number(median.length) }), caption: t('stock.chart.caption', { sku: nameOf(row) }),
    alt: t('stock.chart.alt', { sku: nameOf(row), now: row.onHandUnits === null ? t('ui.notKnown') : number(row.onHandUnits), ends: row.stockOut.median === null ? t('stock.chart.notWithin') : dayWords(text, row.stockOut.median), arrivals: number(within.length) }),
    firstDay: asOfDay, rows: [NONE, lo80, NONE, median, NONE, hi80, NONE], label: t('stock.chart.label'),
    lines: policy ? [{ label: t('stock.chart.reorder', { units: number(policy.reorderPointUnits) }), header: t('stock.col.reorderPoint'), values: policy.reorderPointUnits, colour: 'ink2', isDashed: true }] : [],
    marks: [
      ...(orderDay !== null && orderDay >= 0 && orderDay < median.length ? [{ day: orderDay, label: t('stock.col.orderBy') }] : []),
      ...within.map(({ day, units }, index) => ({ day: dayOf(day), label: index < NAMED_ARRIVALS ? t('stock.chart.arrival', { units: number(units) }) : '', isSmall: index >= NAMED_ARRIVALS })),
    ],
    readout: (day) => [
      t('stock.chart.left', { units: unitsWords(text, median[day] ?? 0), low: unitsWords(text, lo80[day] ?? 0), high: unitsWords(text, hi80[day] ?? 0) }),
      ...within.filter((arrival) => dayOf(arrival.day) === day).map(({ units, warehouseName }) => t('stock.chart.arrivalAt', { units: number(units), warehouse: warehouseName })),
    ],
  }, text)
}
