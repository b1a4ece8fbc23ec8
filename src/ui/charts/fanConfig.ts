import type { ChartConfiguration, ChartDataset } from 'chart.js'
import type { AnnotationOptions } from 'chartjs-plugin-annotation'

import type { ChartSurface } from './chartModel.ts'
import { dayTicks } from './dayAxis.ts'
import { MEDIAN_ROW, referenceValue, type FanSpec, type ReferenceLine } from './fanSpec.ts'
import { withAlpha, type ChartPalette } from './palette.ts'

/** Rows of the lower and upper edge, outer band first, and the opacity each adds to the one around it. */
const BANDS = [[0, 6, 0.16], [1, 5, 0.2], [2, 4, 0.28]] as const
const LABEL_SIZE_PX = 11
const MARK_LABEL_STEP_PX = 15

type Dataset = ChartDataset<'line', (number | null)[]>
type Described = { readonly dayCount: number; dayLabel(day: number): string; texts(day: number): readonly string[] }

/** The fan as a Chart.js configuration: a linear axis of day indices, two datasets a band, the median, then the reference lines. */
export function fanConfig(spec: FanSpec, { dayCount, dayLabel, texts }: Described, { palette }: ChartSurface): ChartConfiguration<'line', (number | null)[], number> {
  const font = { family: palette.font, size: LABEL_SIZE_PX }
  const named = namedMarks(spec)
  return {
    type: 'line',
    data: { labels: Array.from({ length: dayCount }, (_, day) => day), datasets: [...bandDatasets(spec, palette), medianDataset(spec, palette), ...spec.lines.map((line) => lineDataset(line, dayCount, palette))] },
    options: {
      responsive: true, maintainAspectRatio: false,
      // Partial results replace each other several times a second: a moving picture would never be a true one.
      animation: false,
      normalized: true,
      interaction: { mode: 'index', intersect: false },
      layout: { padding: { top: named.length > 0 ? 4 + named.length * MARK_LABEL_STEP_PX : 8, right: 8 } },
      font,
      color: palette.ink3,
      scales: {
        x: {
          type: 'linear', min: 0, max: Math.max(1, dayCount - 1), grid: { display: false }, border: { color: palette.line },
          afterBuildTicks: (axis) => {
            axis.ticks = dayTicks(dayCount, axis.maxWidth || axis.width).map((value) => ({ value }))
          },
          ticks: { font, color: palette.ink3, maxRotation: 0, autoSkip: false, callback: (value) => dayLabel(Number(value)) },
        },
        y: {
          ...(spec.isNeverNegative ? { min: 0 } : { suggestedMin: spec.suggestedRange[0] }), ...(spec.largest === null ? { suggestedMax: spec.suggestedRange[1], grace: '5%' } : { max: Math.min(spec.largest, highest(spec)) }), grid: { color: palette.line, tickLength: 0 }, border: { display: false },
          ticks: { font, color: palette.ink3, padding: 6, maxTicksLimit: 6, ...(spec.isTickInteger ? { precision: 0 } : {}), callback: (value) => spec.formatTick(Number(value)) },
        },
      },
      plugins: {
        legend: { display: false },
        tooltip: {
          displayColors: false, animation: false, titleFont: { ...font, weight: 600 }, bodyFont: font,
          backgroundColor: palette.surface, borderColor: palette.line, borderWidth: 1, titleColor: palette.ink, bodyColor: palette.ink2,
          filter: (_item, index) => index === 0,
          callbacks: { title: (items) => dayLabel(items[0]?.dataIndex ?? 0), label: (item) => [...texts(item.dataIndex)] },
        },
        annotation: { clip: false, animations: { numbers: false, colors: false }, annotations: annotationsOf(spec, palette) },
      },
    },
  }
}

const ROUND_SHARES = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8]

/** Top of the axis where values have a natural limit: round, above the band, and never below what should be seen. */
function highest(spec: FanSpec): number {
  const top = Math.max(spec.suggestedRange[1], ...(spec.rows.at(-1) ?? []).map((value) => value ?? 0))
  return ROUND_SHARES.find((share) => share >= top) ?? Infinity
}

const quiet = { pointRadius: 0, pointHoverRadius: 0, spanGaps: false } as const

function bandDatasets(spec: FanSpec, palette: ChartPalette): Dataset[] {
  return BANDS.flatMap(([low, high, opacity]): Dataset[] => [
    { label: `q${low}`, data: [...(spec.rows[low] ?? [])], borderWidth: 0, fill: false, ...quiet },
    { label: `q${high}`, data: [...(spec.rows[high] ?? [])], borderWidth: 0, fill: '-1', backgroundColor: withAlpha(palette[spec.colour], opacity), ...quiet },
  ])
}

function medianDataset(spec: FanSpec, palette: ChartPalette): Dataset {
  return { label: 'median', data: [...(spec.rows[MEDIAN_ROW] ?? [])], borderColor: palette[spec.colour], borderWidth: 2, fill: false, ...quiet, pointHoverRadius: 3, pointHitRadius: 8 }
}

function lineDataset(line: ReferenceLine, dayCount: number, palette: ChartPalette): Dataset {
  const data = Array.from({ length: dayCount }, (_, day) => referenceValue(line, day))
  return { label: line.header, data, borderColor: palette[line.colour], borderWidth: line.labelDay === undefined ? 1.5 : 1.25, borderDash: line.isDashed ? [5, 4] : [], stepped: typeof line.values === 'number' || line.labelDay !== undefined ? false : 'middle', fill: false, ...quiet }
}

function namedMarks({ marks }: FanSpec): FanSpec['marks'] {
  return marks.filter(({ label, isSmall }) => label !== '' && !isSmall)
}

/** Shading, marked days, and the labels that stand where a legend would be. */
function annotationsOf(spec: FanSpec, palette: ChartPalette): AnnotationOptions[] {
  const median = spec.rows[MEDIAN_ROW] ?? []
  const lastDay = median.length - 1
  const text = { padding: 0, backgroundColor: 'transparent', textStrokeColor: palette.surface, textStrokeWidth: 3, font: { family: palette.font, size: LABEL_SIZE_PX, weight: 600 } } as const
  const annotations: AnnotationOptions[] = []
  if (spec.badAbove !== null) annotations.push({ type: 'box', yMin: spec.badAbove, backgroundColor: palette.badSoft, borderWidth: 0, drawTime: 'beforeDatasetsDraw', adjustScaleRange: false })
  for (const { from, to, label } of spec.shades ?? []) {
    annotations.push({ type: 'box', xMin: from - 0.5, xMax: to + 0.5, backgroundColor: withAlpha(palette.bad, 0.1), borderWidth: 0, drawTime: 'beforeDatasetsDraw', adjustScaleRange: false })
    if (label !== '') annotations.push({ type: 'label', xValue: (from + to) / 2, yValue: (context) => context.chart.scales['y']?.min ?? 0, content: label, color: palette.bad, ...text, font: { ...text.font, weight: 400 }, position: { x: from > lastDay / 2 ? 'end' : 'start', y: 'end' }, yAdjust: -4 })
  }
  for (const { day, label, isSmall } of spec.marks) {
    if (isSmall) annotations.push({ type: 'label', xValue: day, yValue: (context) => context.chart.scales['y']?.min ?? 0, content: '▴', color: palette.ink3, ...text, position: { x: 'center', y: 'end' } })
    else if (label === '') annotations.push({ type: 'line', scaleID: 'x', value: day, borderColor: palette.ink3, borderWidth: 1, borderDash: [2, 3] })
  }
  const named = namedMarks(spec)
  named.forEach((mark, index) => {
    const isLate = mark.day > lastDay * 0.6
    annotations.push({ type: 'line', scaleID: 'x', value: mark.day, borderColor: palette.ink3, borderWidth: 1, borderDash: [2, 3] })
    annotations.push({
      type: 'label', xValue: mark.day, yValue: (context) => context.chart.scales['y']?.max ?? 0, content: mark.label, color: palette.ink3, ...text,
      font: { ...text.font, weight: 400 }, position: { x: isLate ? 'end' : 'start', y: 'end' }, xAdjust: isLate ? -4 : 4, yAdjust: -2 - (named.length - 1 - index) * MARK_LABEL_STEP_PX,
    })
  })
  // Below a line that lies near the foot of the picture there is no room: its label joins the other one.
  const isCrowded = (line: ReferenceLine): boolean => !!line.isLabelBelow && typeof line.values === 'number' && spec.largest !== null && line.values < 0.15 * Math.min(spec.largest, highest(spec))
  const crowded = spec.lines.filter(isCrowded).map((line) => line.label)
  spec.lines.filter((line) => !isCrowded(line)).forEach((line, index) => {
    const labelled = line.labelDay !== undefined ? labelOn(line) : typeof line.values === 'number' ? { day: lastDay, value: line.values } : highestOfLastWeek(line.values)
    if (labelled) annotations.push({ type: 'label', xValue: labelled.day, yValue: labelled.value, content: index === 0 ? [line.label, ...crowded].join(' · ') : line.label, color: palette[line.colour], ...text, position: { x: 'end', y: line.isLabelBelow ? 'start' : 'end' }, yAdjust: line.isLabelBelow ? 4 : -4 })
  })
  const peakDay = median.reduce<number>((best, value, day) => ((value ?? -Infinity) > (median[best] ?? -Infinity) ? day : best), 0)
  const peak = median[peakDay]
  if (peak !== null && peak !== undefined) {
    const isLate = peakDay > lastDay * 0.5
    // A line that runs along the foot, or falls from its first day, would run through a label beside it.
    const isOnFoot = peakDay === 0 || peakDay === lastDay || (spec.isNeverNegative && peak === 0)
    // The colour of the backlog is too light for small letters.
    annotations.push({ type: 'label', xValue: peakDay, yValue: peak, content: spec.label, color: spec.colour === 'backlog' ? palette.ink : palette[spec.colour], ...text, position: { x: isLate ? 'end' : 'start', y: isOnFoot ? 'end' : 'center' }, xAdjust: peakDay === 0 ? 2 : isLate ? -12 : 12, yAdjust: isOnFoot ? -8 : 0 })
  }
  return annotations
}

function labelOn({ labelDay, values }: ReferenceLine): { day: number; value: number } | null {
  if (labelDay === null || labelDay === undefined) return null
  const value = typeof values === 'number' ? values : values[labelDay]
  return value === null || value === undefined ? null : { day: labelDay, value }
}

/** Where the label of a step line stands: on its highest step among the last seven days. */
function highestOfLastWeek(values: readonly (number | null)[]): { day: number; value: number } | null {
  let best: { day: number; value: number } | null = null
  for (let day = Math.max(0, values.length - 7); day < values.length; day++) {
    const value = values[day]
    if (value !== null && value !== undefined && (!best || value >= best.value)) best = { day, value }
  }
  return best
}
