import { isoDayOf } from '#domain/calendar/days.ts'
import type { PastEvent } from '#domain/pastEvent.ts'
import type { Draft } from '#engines/forecast/draft.ts'
import { finishTogether } from '#engines/forecast/forecastSeries.ts'
import type { Forecast } from '#engines/forecast/types.ts'

import type { DemandSeries } from '../demandSeries.ts'
import { type KnownDriver, lastKnown, meanOf } from '../driversOf.ts'
import { overrideOf } from '../override.ts'
import type { DetailInput } from './detailInput.ts'
import type { DetailParts } from './detailParts.ts'
import { explanationOf } from './explanation.ts'
import type { BacktestWindow, DayForecast, DemandDetail, DriverEffect } from './types.ts'
import { whatIfAnswer } from './whatIf.ts'

const DAYS_A_WEEK = 7

/** Everything of one SKU, out of what the engines found. */
export function demandDetail(input: DetailInput): DemandDetail {
  const { document, s, firstDay, series, forecast, parts, events, tried } = input
  const { id: skuId, sellerSku, name } = document.skus[s]!
  const days = series?.sold.length ?? 0
  const override = overrideOf(document, skuId)
  const own = dayForecast(forecast, firstDay)
  return {
    skuId, sellerSku, name, demandClass: forecast.demandClass, method: forecast.method, events, override,
    history: {
      firstDay: isoDayOf(series?.firstDay ?? firstDay), units: nullable(series?.sold ?? []), isStockOut: series?.isStockOut ?? [],
      lostUnits: Array.from({ length: days }, (_, t) => (series!.isStockOut[t] && parts ? Math.max(0, parts.lost[t]! - (series!.sold[t]! || 0)) : 0)),
    },
    forecast: own,
    candidates: parts?.inspection.candidates ?? [],
    backtest: { origins: windowsOf(input) },
    decomposition: decompositionOf(series, parts),
    drivers: input.drivers.flatMap((driver, i) => effectOf(driver, parts?.effects[i] ?? null, series!)),
    whatIf: tried && whatIfAnswer(tried, own, parts?.change ?? null, input.task?.bridgedDays ?? 0),
    explanation: explanationOf(input, override),
  }
}

export function dayForecast({ mean, quantiles }: Pick<Forecast, 'mean' | 'quantiles'>, firstDay: number): DayForecast {
  return { firstDay: isoDayOf(firstDay), horizonDays: mean.length, mean: [...mean], quantiles: quantiles.map((row) => [...row]) }
}

function nullable(values: ArrayLike<number>): (number | null)[] {
  return Array.from(values, (value) => (Number.isFinite(value) ? value : null))
}

/** Past forecasts with the same correction of their intervals as the present one. */
function windowsOf({ series, draft, pooled, parts }: DetailInput): BacktestWindow[] {
  if (!series || !draft || !parts) return []
  const windows = parts.inspection.windows
  const made = finishTogether([...windows.map(({ outlook }): Draft => ({ ...draft, outlook, deviates: [] })), ...pooled])
  return windows.map(({ start, outlook }, w) => {
    const { quantiles } = made[w]!
    const row = (level: number): number[] => [...quantiles[level]!]
    return { firstDay: isoDayOf(series.firstDay + start), actual: nullable(series.values.slice(start, start + outlook.mean.length)), median: row(3), lo80: row(1), hi80: row(5) }
  })
}

function decompositionOf(series: DemandSeries | null, parts: DetailParts | null): DemandDetail['decomposition'] {
  if (!series || !parts) return { level: [], weekly: new Array<number>(DAYS_A_WEEK).fill(1), events: [], rest: [] }
  const { level, figure, bursts } = parts.inspection
  // Day 0 of the calendar was a Thursday: Monday is four days on.
  const weekly = Array.from({ length: DAYS_A_WEEK }, (_, weekday) => figure[(((weekday + 4 - series.firstDay) % DAYS_A_WEEK) + DAYS_A_WEEK) % DAYS_A_WEEK]!)
  const base = (t: number): number => level[t]! * figure[t % DAYS_A_WEEK]!
  return {
    level: Array.from(level, (value) => (Number.isFinite(value) ? value : 0)), weekly, events: [...bursts],
    rest: nullable(series.values.map((units, t) => units - base(t) - bursts[t]!)),
  }
}

const NAMES = { spend: 'spend', price: 'price', liveHours: 'liveHours', promotion: 'promotion' } as const

function effectOf({ source, driver, known }: KnownDriver, effect: DetailParts['effects'][number], series: DemandSeries): DriverEffect[] {
  if (source.kind === 'stockOut') return []
  const past = known.subarray(0, series.values.length)
  const days = [...past.keys()].filter((t) => !Number.isNaN(past[t]!))
  if (!effect || days.length === 0) return []
  return [{
    name: NAMES[source.kind], kind: driver.kind, scope: source.skuId === null ? 'shop' : 'sku', effectShare: effect.mean, lo80: effect.lo80, hi80: effect.hi80,
    firstDay: isoDayOf(series.firstDay + days[0]!), lastDay: isoDayOf(series.firstDay + days.at(-1)!), days: days.length,
    recentMean: meanOf(Float64Array.from(lastKnown(past, past.length), (t) => past[t]!)), largestSeen: days.reduce((most, t) => Math.max(most, past[t]!), 0), currency: source.currency,
  }]
}

/** Whether an event is one of this SKU's. */
export function touches({ skuIds }: PastEvent, skuId: string): boolean {
  return skuIds.length === 0 || skuIds.some((id) => id === skuId)
}
