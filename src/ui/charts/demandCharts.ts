import { formatDay, formatNumber } from '#i18n/format.ts'

import type { ChartModel } from './chartModel.ts'
import { fanChart } from './fanChart.ts'
import { MEDIAN_ROW, type ChartLanguage, type DayMark, type QuantileRows, type ReferenceLine, type ShadedDays } from './fanSpec.ts'
import { NONE, unitsSpec, unitsWith, type Values } from './unitsSpec.ts'

export type HistoryAndForecast = {
  readonly sku: string
  /** First day drawn. */
  readonly firstDay: string
  /** [days drawn before the forecast], null = not known. */
  readonly units: Values
  readonly isStockOut: readonly boolean[]
  readonly lostUnits: readonly number[]
  /** [7][horizon] in the order of the quantile levels. */
  readonly quantiles: readonly (readonly number[])[]
  readonly meanPerDay: number
  readonly whatIf: readonly number[] | null
  /** Days counted from `firstDay`; the largest first. */
  readonly events: readonly DayMark[]
}

const NAMED_EVENTS = 2

/** The past as it was ordered, then the forecast with its bands; bursts, livestreams and empty shelves marked. */
export function historyAndForecast(input: HistoryAndForecast, chart: ChartLanguage): ChartModel {
  const { t, language } = chart
  const past = input.units.length
  const horizon = input.quantiles[MEDIAN_ROW]?.length ?? 0
  const shown = unitsWith(language)
  const gap: Values = Array.from({ length: past }, () => null)
  const rows: QuantileRows = input.quantiles.map((row) => [...gap, ...row])
  const lastKnown = input.units.findLastIndex((value) => value !== null)
  const lines: ReferenceLine[] = [
    { label: t('demand.sku.chart.actual'), header: t('demand.sku.chart.actual'), values: [...input.units, ...Array.from({ length: horizon }, () => null)], colour: 'ink2', isDashed: false, labelDay: labelledDay(input.units, lastKnown) },
    ...(input.whatIf ? [{ label: t('demand.sku.chart.whatIf'), header: t('demand.sku.chart.whatIf'), values: [...gap, ...input.whatIf], colour: 'bad' as const, isDashed: true, labelDay: past + horizon - 1 }] : []),
  ]
  const stretches = stockOutStretches(input.isStockOut)
  const longest = stretches.reduce((best, one, i) => (one.to - one.from > (stretches[best]!.to - stretches[best]!.from) ? i : best), 0)
  const large = input.events.filter(({ isSmall }) => !isSmall)
  const nameOf = (day: number): string => input.events.filter((event) => event.day === day).map(({ label }) => label).join(', ')
  return fanChart({
    ...unitsSpec(chart), id: 'history-and-forecast', title: t('demand.sku.chart.title', { days: formatNumber(language, horizon) }), caption: t('demand.sku.chart.caption', { sku: input.sku }),
    alt: t('demand.sku.chart.alt', { sku: input.sku, days: formatNumber(language, past), mean: shown(input.meanPerDay), events: formatNumber(language, input.events.length), stockOuts: formatNumber(language, input.isStockOut.filter(Boolean).length) }),
    firstDay: input.firstDay, rows, label: t('demand.sku.chart.label'), lines,
    marks: [...input.events.map((event) => (large.indexOf(event) < NAMED_EVENTS ? event : { ...event, label: '' })), { day: past - 0.5, label: t('demand.sku.chart.today') }],
    shades: stretches.map((one, i): ShadedDays => ({ ...one, label: i === longest ? t('demand.sku.chart.stockOut') : '' })),
    extraColumns: input.lostUnits.some((value) => value > 0) ? [{ header: t('demand.sku.chart.lost'), values: input.lostUnits, format: shown }] : [],
    readout: (day) => [
      ...(day < past ? [`${t('demand.sku.chart.actual')} ${value(input.units[day], shown, t('chart.none'))}`] : [
        t('chart.readout.median', { value: value(rows[MEDIAN_ROW]?.[day], shown, t('chart.none')) }),
        t('demand.sku.chart.half', { low: value(rows[2]?.[day], shown, ''), high: value(rows[4]?.[day], shown, '') }),
        t('demand.sku.chart.most', { low: value(rows[1]?.[day], shown, ''), high: value(rows[5]?.[day], shown, '') }),
      ]),
      ...(input.isStockOut[day] ? [t('demand.sku.chart.stockOut')] : []),
      ...(nameOf(day) === '' ? [] : [nameOf(day)]),
      ...(input.whatIf && day >= past ? [`${t('demand.sku.chart.whatIf')} ${shown(input.whatIf[day - past] ?? 0)}`] : []),
    ],
  }, chart)
}

function value(one: number | null | undefined, shown: (value: number) => string, none: string): string {
  return one === null || one === undefined ? none : shown(one)
}

/** Where the name of a line stands: on its highest day of the first two thirds, away from the forecast. */
function labelledDay(units: Values, lastKnown: number): number | null {
  if (lastKnown < 0) return null
  const until = Math.max(1, Math.floor((lastKnown + 1) * 0.66))
  let best = lastKnown
  for (let day = Math.floor(until * 0.2); day < until; day += 1) if ((units[day] ?? -1) > (best === lastKnown ? -1 : (units[best] ?? -1))) best = day
  return best
}

function stockOutStretches(isStockOut: readonly boolean[]): { from: number; to: number }[] {
  const stretches: { from: number; to: number }[] = []
  isStockOut.forEach((isOut, day) => {
    if (!isOut) return
    const last = stretches.at(-1)
    if (last && last.to === day - 1) last.to = day
    else stretches.push({ from: day, to: day })
  })
  return stretches
}

export type Parts = { readonly sku: string; readonly firstDay: string; readonly level: readonly number[]; readonly events: readonly number[]; readonly rest: Values }

/** Level, events and rest of the past, one line each. */
export function decompositionChart({ sku, firstDay, level, events, rest }: Parts, chart: ChartLanguage): ChartModel {
  const { t, language } = chart
  const shown = unitsWith(language)
  const eventUnits = events.reduce((sum, units) => sum + units, 0)
  const top = events.reduce((best, units, day) => (units > (events[best] ?? 0) ? day : best), 0)
  const line = (name: 'events' | 'rest', values: Values, colour: ReferenceLine['colour'], labelDay: number | null): ReferenceLine => ({ label: t(`demand.sku.parts.${name}`), header: t(`demand.sku.parts.${name}`), values, colour, isDashed: false, labelDay })
  return fanChart({
    ...unitsSpec(chart), id: 'decomposition', title: t('demand.sku.parts.title'), caption: t('demand.sku.parts.caption'), isNeverNegative: false, isTickInteger: false,
    alt: t('demand.sku.parts.alt', { sku, first: shown(level[0] ?? 0), last: shown(level.at(-1) ?? 0), events: shown(eventUnits) }),
    firstDay, rows: [NONE, NONE, NONE, level, NONE, NONE, NONE], label: t('demand.sku.parts.level'), marks: [],
    lines: [line('rest', rest, 'line', null), ...(eventUnits > 0 ? [line('events', events, 'backlog', top)] : [])],
    readout: (day) => [`${t('demand.sku.parts.level')} ${shown(level[day] ?? 0)}`, `${t('demand.sku.parts.events')} ${shown(events[day] ?? 0)}`, `${t('demand.sku.parts.rest')} ${value(rest[day], shown, t('chart.none'))}`],
  }, chart)
}

export type Window = { readonly firstDay: string; readonly actual: Values; readonly median: readonly number[]; readonly lo80: readonly number[]; readonly hi80: readonly number[]; /** What came of it, in words. */ readonly sum: string }

/** One past window: what was ordered against what would have been forecast. */
export function backtestChart({ firstDay, actual, median, lo80, hi80, sum }: Window, chart: ChartLanguage): ChartModel {
  const { t, language } = chart
  const shown = unitsWith(language)
  const top = actual.reduce<number>((best, units, day) => ((units ?? -1) > (actual[best] ?? -1) ? day : best), 0)
  return fanChart({
    ...unitsSpec(chart), id: 'backtest', title: t('demand.sku.backtest.title'), caption: t('demand.sku.backtest.caption'), alt: t('demand.sku.backtest.alt', { from: formatDay(language, firstDay), sum }),
    firstDay, rows: [NONE, lo80, NONE, median, NONE, hi80, NONE], label: t('demand.sku.backtest.label'), marks: [],
    lines: [{ label: t('demand.sku.backtest.actual'), header: t('demand.sku.backtest.actual'), values: actual, colour: 'ink2', isDashed: false, labelDay: top }],
    readout: (day) => [
      `${t('demand.sku.backtest.actual')} ${value(actual[day], shown, t('chart.none'))}`, t('chart.readout.median', { value: shown(median[day] ?? 0) }),
      t('demand.sku.chart.most', { low: shown(lo80[day] ?? 0), high: shown(hi80[day] ?? 0) }),
    ],
  }, chart)
}
