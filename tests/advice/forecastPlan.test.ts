import { describe, expect, it } from 'vitest'

import { buildSimulationInput } from '#advice/buildInput.ts'
import { dailyUnits } from '#advice/dailyUnits.ts'
import { forecastPlan, forecastTasks } from '#advice/forecastPlan.ts'
import { EMPTY_HISTORY } from '#domain/history.ts'
import { dayNumberOf } from '#domain/calendar/days.ts'
import type { MarketId } from '#domain/units.ts'

import { day, history, market, plan, scenario, series, sku, skuId } from './plans.ts'

const monday = dayNumberOf('2026-06-15')
const weekly = (i: number) => (i % 7 === 5 ? 80 : i % 7 === 6 ? 60 : 20)

describe('daily units', () => {
  it('add up sources and markets, leave partial days out, and begin with the first sale', () => {
    const document = plan({
      history: history({
        completeFrom: day('2026-04-07'), completeTo: day('2026-06-13'),
        series: [series(1, (i) => (i < 10 ? 0 : 5)), series(1, () => 2, { source: 'daily', firstDay: day('2026-04-20'), marketId: 'uk' as MarketId })],
      }),
    })
    const all = dailyUnits(document, monday, { skuId: skuId(1) })!
    expect([all.firstDay, all.values[0], all.values[3], all.values[4], all.firstDay + all.values.length]).toEqual([dayNumberOf('2026-04-16'), 5, 5, 7, dayNumberOf('2026-06-14')])
    expect(dailyUnits(document, monday, { marketId: 'uk' as MarketId })!.firstDay).toBe(dayNumberOf('2026-04-20'))
  })
  it('are not known between two exports, nor after the last day of one market when another goes on; before its first it sold nothing', () => {
    const run = (firstDay: string, lastDay: string) => ({ firstDay: day(firstDay), lastDay: day(lastDay) })
    const UK = 'uk' as MarketId
    const past = history({
      series: [series(1, () => 5), series(1, () => 2, { marketId: UK })],
      coverage: [
        { marketId: market().id, completeFrom: day('2026-04-06'), completeTo: day('2026-06-14'), runs: [run('2026-04-06', '2026-04-09'), run('2026-04-12', '2026-06-14')] },
        { marketId: UK, completeFrom: day('2026-04-08'), completeTo: day('2026-06-10'), runs: [run('2026-04-08', '2026-06-10')] },
      ],
    })
    const { values, firstDay } = dailyUnits(plan({ history: past }), monday, { skuId: skuId(1) })!
    expect([...values.slice(0, 8)]).toEqual([7, 7, 7, 7, NaN, NaN, 7, 7])
    expect(firstDay + values.length).toBe(dayNumberOf('2026-06-11'))
    expect(dailyUnits(plan({ history: past }), monday, { skuId: skuId(1), marketId: market().id })!.values.length).toBe(70)
    const { mean } = forecastPlan(plan({ history: past }), scenario())[0]!.forecast
    expect([...mean].every((units) => Number.isFinite(units) && units > 4)).toBe(true)
  })
  it('hold what was cancelled later only where the simulation cancels by itself', () => {
    const past = history({ series: [series(1, () => 8, { cancelledUnits: Array.from({ length: 70 }, () => 2) })] })
    const firstOf = (buyerCancelProbabilityPerDay: number) => dailyUnits(plan({ history: past, markets: [market({ buyerCancelProbabilityPerDay })] }), monday)!.values[0]
    expect([firstOf(0.01), firstOf(0)]).toEqual([10, 8])
  })
  it('stop before the start of a run set in the past, and are none without a sale', () => {
    expect(dailyUnits(plan(), dayNumberOf('2026-05-01'))!.values.length).toBe(25)
    expect([dailyUnits(plan(), dayNumberOf('2026-04-06')), dailyUnits(plan({ history: EMPTY_HISTORY }), monday), dailyUnits(plan(), monday, { skuId: skuId(9) })]).toEqual([null, null, null])
  })
})

describe('forecasts of a plan', () => {
  it('continue a weekly pattern on the right weekdays: Saturday is day 5 from Monday 2026-06-15', () => {
    const { mean, quantiles } = forecastPlan(plan({ history: history({ series: [series(1, weekly)] }) }), scenario())[0]!.forecast
    expect([mean.length, quantiles.length, quantiles[0]!.length]).toEqual([14, 7, 14])
    expect([mean[0], mean[5], mean[6], mean[12]].map((value) => Math.round(value! / 5) * 5)).toEqual([20, 80, 60, 80])
  })
  it('bridge the days between the last complete day and the start: started on Friday, Saturday is day 1', () => {
    const asOfMs = Date.parse('2026-06-19T07:00:00Z')
    const base = plan({ history: history({ series: [series(1, weekly)] }) })
    const { mean } = forecastPlan({ ...base, settings: { ...base.settings, asOfMs } }, scenario())[0]!.forecast
    expect([mean[0], mean[1], mean[2]].map((value) => Math.round(value! / 5) * 5)).toEqual([20, 80, 60])
  })
  it('expect nothing of a SKU that never sold, and tell progress', () => {
    const told: string[] = []
    const forecasts = forecastPlan(plan({ skus: [sku(1), sku(3)] }), scenario(), (done, total) => told.push(`${done}/${total}`))
    expect([forecasts.map((one) => one.skuId), told, forecasts[1]!.forecast.demandClass, forecasts[1]!.forecast.mean.every((units) => units === 0)]).toEqual(
      [[skuId(1), skuId(3)], ['1/2', '2/2'], 'empty', true])
  })
})

describe('plans of many SKUs', () => {
  const many = (count: number) => plan({ skus: Array.from({ length: count }, (_, i) => sku(i + 1)), history: history({ series: Array.from({ length: count }, (_, i) => series(i + 1, weekly)) }) })
  it('are forecast with few methods beyond 2,000 SKUs, and with all of them up to there', () => {
    expect(forecastTasks(many(2000), scenario()).every((task) => task?.effort === undefined)).toBe(true)
    expect(forecastTasks(many(2001), scenario()).every((task) => task?.effort === 'instant')).toBe(true)
  })
  it('look at each series once, not once for every SKU', () => {
    const document = many(300)
    let reads = 0
    const watched = document.history.series.map((one) => Object.defineProperty({ ...one }, 'skuId', { enumerable: true, get: () => { reads += 1; return one.skuId } }))
    forecastTasks({ ...document, history: { ...document.history, series: watched } }, scenario())
    expect(reads).toBeLessThanOrEqual(10 * watched.length)
  })
})

it('a plan of more than 2,000 SKUs says that it is forecast with the fast methods only', () => {
  const codes = (count: number) => buildSimulationInput(plan({ skus: Array.from({ length: count }, (_, i) => sku(i + 1)) }), scenario(), []).assumptions.map(({ code }) => code)
  expect([codes(2000).includes('forecastInstant'), codes(2001).includes('forecastInstant')]).toEqual([false, true])
})
