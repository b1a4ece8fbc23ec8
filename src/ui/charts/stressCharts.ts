import { formatNumber, formatShare } from '#i18n/format.ts'

import type { ChartModel } from './chartModel.ts'
import { fanChart } from './fanChart.ts'
import { MEDIAN_ROW, type ChartLanguage, type DayMark, type QuantileRows, type ReferenceLine } from './fanSpec.ts'

type Common = { readonly firstDay: string; readonly rows: QuantileRows; readonly replications: number; readonly marks: readonly DayMark[] }

const BASIS_POINTS = 10_000

/** Orders a day of one warehouse against what it can pack: `capacityByDay` null where nobody knows it. */
export function ordersAgainstCapacity(input: Common & { readonly warehouseName: string; readonly capacityByDay: readonly (number | null)[] | null; readonly isInferred: boolean }, chart: ChartLanguage): ChartModel {
  const { t, language } = chart
  const count = (value: number): string => formatNumber(language, value)
  const capacity = input.capacityByDay
  const largest = capacity ? Math.max(0, ...capacity.map((value) => value ?? 0)) : 0
  const lines: ReferenceLine[] = capacity
    ? [{ label: t(input.isInferred ? 'chart.orders.capacityInferred' : 'chart.orders.capacity', { n: count(largest) }), header: t('chart.orders.capacityHeader'), values: capacity, colour: 'ink', isDashed: true }]
    : []
  const peak = peakOf(input.rows)
  return fanChart({
    id: 'orders-against-capacity', title: t('chart.orders.title'), caption: t('chart.orders.caption', { warehouse: input.warehouseName, runs: count(input.replications) }),
    alt: t(capacity ? 'chart.orders.alt' : 'chart.orders.altUnknown', { warehouse: input.warehouseName, peak: count(peak), capacity: count(largest) }),
    firstDay: input.firstDay, rows: input.rows, colour: 'demand', label: t('chart.orders.label'), lines, marks: input.marks,
    badAbove: null, suggestedRange: [0, 10], isTickInteger: true, isNeverNegative: true, largest: null, extraColumns: [], formatValue: count, formatTick: count,
  }, chart)
}

/** Expected finish of the latest waiting order minus its deadline: above the line it will be late. `rows` in business days. */
export function latestAgainstDeadline(input: Common, chart: ChartLanguage): ChartModel {
  const { t, language } = chart
  const days = (value: number): string => `${value > 0 ? '+' : ''}${formatNumber(language, value, 1)}`
  const { rows } = input
  return fanChart({
    id: 'latest-against-deadline', title: t('chart.deadline.title'), caption: t('chart.deadline.caption'),
    alt: t('chart.deadline.alt', { peak: days(peakOf(rows)) }),
    firstDay: input.firstDay, rows, colour: 'backlog', label: t('chart.deadline.label'),
    lines: [{ label: t('chart.deadline.line'), header: t('chart.deadline.line'), values: 0, colour: 'bad', isDashed: false }], marks: input.marks,
    badAbove: 0, suggestedRange: [-1, 1], isTickInteger: false, isNeverNegative: false, largest: null, extraColumns: [], formatValue: days, formatTick: days,
  }, chart)
}

/** Late dispatch rate against the line the platform enforces; orders already too late but not dispatched stand in the table. `rows` in basis points. */
export function lateDispatchRate(input: Common & { readonly targetShare: number; readonly enforcementShare: number; readonly doomedRows: QuantileRows | null }, chart: ChartLanguage): ChartModel {
  const { t, language } = chart
  const share = (value: number): string => formatShare(language, value)
  const rows = input.rows.map((row) => row.map((points) => (points === null ? null : points / BASIS_POINTS)))
  return fanChart({
    id: 'late-dispatch-rate', title: t('chart.ldr.title'), caption: t('chart.ldr.caption'), alt: t('chart.ldr.alt', { peak: share(peakOf(rows)), limit: share(input.enforcementShare) }),
    firstDay: input.firstDay, rows, colour: 'backlog', label: t('chart.ldr.label'),
    lines: [
      { label: t('chart.ldr.target', { share: share(input.targetShare) }), header: t('chart.ldr.targetHeader'), values: input.targetShare, colour: 'ink2', isDashed: true, isLabelBelow: true },
      { label: t('chart.ldr.enforcement', { share: share(input.enforcementShare) }), header: t('chart.ldr.enforcementHeader'), values: input.enforcementShare, colour: 'bad', isDashed: false },
    ],
    marks: input.marks, badAbove: input.enforcementShare, suggestedRange: [0, input.enforcementShare * 1.3], isTickInteger: false, isNeverNegative: true, largest: 1,
    extraColumns: input.doomedRows ? [{ header: t('chart.ldr.doomedHeader'), values: input.doomedRows[MEDIAN_ROW] ?? [], format: (value) => formatNumber(language, value) }] : [],
    formatValue: share, formatTick: share,
  }, chart)
}

/** Units on hand of one SKU over all warehouses, by day. */
export function stockOnHand(input: Common & { readonly skuName: string }, chart: ChartLanguage): ChartModel {
  const { t, language } = chart
  const units = (value: number): string => formatNumber(language, value)
  const median = input.rows[MEDIAN_ROW] ?? []
  const emptyDays = median.filter((value) => value === 0).length
  return fanChart({
    id: 'stock-on-hand', title: t('chart.stock.title'), caption: t('chart.stock.caption', { sku: input.skuName }),
    alt: t(emptyDays > 0 ? 'chart.stock.altEmpty' : 'chart.stock.alt', { sku: input.skuName, n: units(emptyDays), lowest: units(Math.min(...median.map((value) => value ?? Infinity))) }),
    firstDay: input.firstDay, rows: input.rows, colour: 'stock', label: t('chart.stock.label'), lines: [], marks: input.marks,
    badAbove: null, suggestedRange: [0, 10], isTickInteger: true, isNeverNegative: true, largest: null, extraColumns: [], formatValue: units, formatTick: units,
  }, chart)
}

function peakOf(rows: QuantileRows): number {
  const known = (rows[MEDIAN_ROW] ?? []).filter((value) => value !== null)
  return known.length === 0 ? 0 : Math.max(...known)
}
