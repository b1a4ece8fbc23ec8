import { formatDay } from '#i18n/format.ts'

import type { ChartModel, ChartTable } from './chartModel.ts'
import { addDays } from './dayAxis.ts'
import { fanConfig } from './fanConfig.ts'
import { MEDIAN_ROW, QUANTILE_HEADERS, referenceValue, type ChartLanguage, type FanSpec } from './fanSpec.ts'

/** A fan of 50, 80 and 95 % bands around the median, with reference lines, marked days and direct labels, and the table behind it. */
export function fanChart(spec: FanSpec, { t, language }: ChartLanguage): ChartModel {
  const dayCount = spec.rows[MEDIAN_ROW]?.length ?? 0
  const dayLabel = (day: number): string => formatDay(language, addDays(spec.firstDay, day))
  const shown = (value: number | null | undefined): string => (value === null || value === undefined ? t('chart.none') : spec.formatValue(value))
  const at = (row: number, day: number): string => shown(spec.rows[row]?.[day])
  const linesAt = (day: number): string[] => spec.lines.map((line) => t('chart.readout.line', { name: line.header, value: shown(referenceValue(line, day)) }))
  const texts = (day: number): string[] => [
    t('chart.readout.median', { value: at(MEDIAN_ROW, day) }),
    t('chart.readout.half', { low: at(2, day), high: at(4, day) }),
    t('chart.readout.most', { low: at(0, day), high: at(6, day) }),
    ...linesAt(day),
  ]
  return {
    id: spec.id, title: spec.title, caption: spec.caption, alt: spec.alt, dayCount,
    table: fanTable(spec, dayCount, t('chart.table.day')),
    readout: (day) => [dayLabel(day), ...texts(day)].join(t('chart.readout.separator')),
    config: (surface) => fanConfig(spec, { dayCount, dayLabel, texts }, surface),
  }
}

function fanTable(spec: FanSpec, dayCount: number, dayHeader: string): ChartTable {
  const format = spec.formatValue
  return {
    columns: [
      { key: 'day', header: dayHeader, format: null },
      ...QUANTILE_HEADERS.map((header, row) => ({ key: `q${row}`, header, format })),
      ...spec.lines.map((line, index) => ({ key: `line${index}`, header: line.header, format })),
      ...spec.extraColumns.map((column, index) => ({ key: `extra${index}`, header: column.header, format: column.format })),
    ],
    rows: Array.from({ length: dayCount }, (_, day) => [
      addDays(spec.firstDay, day),
      ...QUANTILE_HEADERS.map((_header, row) => spec.rows[row]?.[day] ?? null),
      ...spec.lines.map((line) => referenceValue(line, day)),
      ...spec.extraColumns.map((column) => column.values[day] ?? null),
    ]),
  }
}
