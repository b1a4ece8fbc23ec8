import { formatDay } from '#i18n/format.ts'

import type { ChartModel, ChartTable } from './chartModel.ts'
import { addDays } from './dayAxis.ts'
import { fanConfig } from './fanConfig.ts'
import { MEDIAN_ROW, QUANTILE_HEADERS, referenceValue, type ChartLanguage, type FanSpec } from './fanSpec.ts'

/** A fan of 50, 80 and 95 % bands around the median, with reference lines, marked days and direct labels, and the table behind it. */
export function fanChart(spec: FanSpec, { t, language }: ChartLanguage): ChartModel {
  const dayCount = spec.rows[MEDIAN_ROW]?.length ?? 0
  const { places } = spec
  const dayLabel = (day: number): string => (places ? places.format(places.values[day] ?? 0) : formatDay(language, addDays(spec.firstDay, day)))
  const shown = (value: number | null | undefined): string => (value === null || value === undefined ? t('chart.none') : spec.formatValue(value))
  const at = (row: number, day: number): string => shown(spec.rows[row]?.[day])
  const linesAt = (day: number): string[] => spec.lines.map((line) => t('chart.readout.line', { name: line.header, value: shown(referenceValue(line, day)) }))
  const texts = (day: number): readonly string[] => spec.readout?.(day) ?? [
    t('chart.readout.median', { value: at(MEDIAN_ROW, day) }),
    t('chart.readout.half', { low: at(2, day), high: at(4, day) }),
    t('chart.readout.most', { low: at(0, day), high: at(6, day) }),
    ...linesAt(day),
  ]
  return {
    id: spec.id, title: spec.title, caption: spec.caption, alt: spec.alt, dayCount, ...(places ? { explore: places.explore } : {}),
    table: fanTable(spec, dayCount, t('chart.table.day')),
    readout: (day) => [dayLabel(day), ...texts(day)].join(t('chart.readout.separator')),
    config: (surface) => fanConfig(spec, { dayCount, dayLabel, texts }, surface),
  }
}

function fanTable(spec: FanSpec, dayCount: number, dayHeader: string): ChartTable {
  const { formatValue: format, places } = spec
  const drawn = spec.rows.flatMap((row, index) => (row.length > 0 ? [index] : []))
  return {
    columns: [
      places ? { key: 'place', header: places.header, format: (value) => places.format(value) } : { key: 'day', header: dayHeader, format: null },
      ...drawn.map((row) => ({ key: `q${row}`, header: drawn.length === 1 ? spec.label : QUANTILE_HEADERS[row]!, format })),
      ...spec.lines.map((line, index) => ({ key: `line${index}`, header: line.header, format })),
      ...spec.extraColumns.map((column, index) => ({ key: `extra${index}`, header: column.header, format: column.format })),
    ],
    rows: Array.from({ length: dayCount }, (_, day) => [
      places ? (places.values[day] ?? null) : addDays(spec.firstDay, day),
      ...drawn.map((row) => spec.rows[row]?.[day] ?? null),
      ...spec.lines.map((line) => referenceValue(line, day)),
      ...spec.extraColumns.map((column) => column.values[day] ?? null),
    ]),
  }
}
