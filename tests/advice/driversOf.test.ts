import { describe, expect, it } from 'vitest'

import { demandSeries } from '#advice/demandSeries.ts'
import { knownDrivers, AS_BEFORE } from '#advice/driversOf.ts'
import { forecastPlan, forecastTasks } from '#advice/forecastPlan.ts'
import { withOverride } from '#advice/override.ts'
import { dayNumberOf } from '#domain/calendar/days.ts'
import type { DriverSeries } from '#domain/history.ts'
import type { CurrencyCode } from '#domain/units.ts'

import { day, flat, history, plan, scenario, series, skuId } from './plans.ts'

const FIRST = dayNumberOf('2026-04-06')
const USD = 'USD' as CurrencyCode
const driver = (kind: DriverSeries['kind'], values: DriverSeries['values'], n: number | null = null, firstDay = '2026-04-06'): DriverSeries => ({ kind, skuId: n === null ? null : skuId(n), firstDay: day(firstDay), values, currency: kind === 'spend' ? USD : null })
const spend = (n: number | null, onDay: (t: number) => number) => driver('spend', Array.from({ length: 70 }, (_, t) => onDay(t)), n)
const withDrivers = (...drivers: DriverSeries[]) => plan({ history: history({ series: [series(1, (t) => 20 + (t % 7)), series(2, (t) => 10 + (t % 5))], drivers }) })

describe('drivers of a SKU', () => {
  it('are its own spend, else what the shop spent on no SKU in particular; the plan is the mean of the last four weeks', () => {
    const document = withDrivers(spend(null, (t) => 100 + (t % 7)), spend(1, (t) => 40 + (t % 3)))
    const own = knownDrivers(document, skuId(1), FIRST, 70, 5)[0]!
    expect([own.source.skuId, own.known[0], own.known.length]).toEqual([skuId(1), 40, 75])
    expect(own.known[74]).toBeCloseTo(Array.from({ length: 28 }, (_, i) => 40 + ((42 + i) % 3)).reduce((a, b) => a + b, 0) / 28, 9)
    const rest = knownDrivers(document, skuId(2), FIRST, 70, 5)[0]!
    expect([rest.source.skuId, rest.known[0], rest.known[1]]).toEqual([null, 60, 60])
    expect(knownDrivers(document, skuId(1), FIRST, 70, 5, { ...AS_BEFORE, spendPerDay: 300 })[0]!.known[72]).toBe(300)
  })

  it('days that no import tells of count as usual spend, not as none; an influence that never changed is left out', () => {
    const document = withDrivers(driver('spend', [10, 20, 30], null, '2026-05-01'))
    const { driver: asGiven, known } = knownDrivers(document, skuId(1), FIRST, 70, 3)[0]!
    expect([Number.isNaN(known[0]!), asGiven.values[0], asGiven.values[25], asGiven.values[26]]).toEqual([true, 20, 10, 20])
    expect(knownDrivers(withDrivers(spend(null, () => 50)), skuId(1), FIRST, 70, 3)).toEqual([])
  })

  it('livestreams go on on their weekdays; other hours are spread over the same days', () => {
    const document = withDrivers(driver('liveHours', Array.from({ length: 70 }, (_, t) => (t % 7 === 5 ? 2 : 0))))
    const planned = (liveHoursPerWeek: number | null) => Array.from(knownDrivers(document, skuId(1), FIRST, 70, 14, { ...AS_BEFORE, liveHoursPerWeek })[0]!.known.slice(70))
    expect(planned(null)).toEqual(Array.from({ length: 14 }, (_, h) => (h % 7 === 5 ? 2 : 0)))
    expect(planned(6)).toEqual(Array.from({ length: 14 }, (_, h) => (h % 7 === 5 ? 6 : 0)))
    expect(knownDrivers(document, skuId(1), FIRST, 70, 14)[0]!.driver.values[5]).toBe(1)
  })

  it('go to the engine with every task, as long as history and horizon together; not to one in haste', () => {
    const document = withDrivers(spend(null, (t) => 100 + (t % 7)))
    for (const task of forecastTasks(document, scenario())) expect(task!.series.drivers![0]!.values.length).toBe(task!.series.values.length + task!.horizon)
  })
})

it('a SKU younger than four weeks borrows the weekday figure of the shop, in step with the calendar', () => {
  const weekly = (t: number): number => (t % 7 === 5 ? 60 : 20)
  const document = plan({ history: history({ series: [series(1, weekly), series(2, (t) => (t < 56 ? 0 : 6))] }) })
  const [old, young] = forecastTasks(document, scenario())
  expect([old!.series.borrow, young!.series.values.length]).toEqual([undefined, 14])
  expect(young!.series.borrow!.indexOf(Math.max(...young!.series.borrow!))).toBe(5)
  const { mean } = forecastPlan(document, scenario())[1]!.forecast
  expect(mean[5]! / mean[4]!).toBeGreaterThan(1.8)
})

it('days with an empty shelf are missing for the forecast, and sold as they were for the eye', () => {
  const document = withDrivers(driver('stockOut', [1, 1, 0, null], 1, '2026-05-01'))
  const { values, sold, isStockOut } = demandSeries(document, dayNumberOf('2026-06-15'), skuId(1))!
  expect([...values.slice(24, 29)].map((units) => Number.isNaN(units))).toEqual([false, true, true, false, false])
  expect([sold[25], isStockOut.filter(Boolean).length]).toEqual([20 + (25 % 7), 2])
})

it('an override replaces the days it is for, or multiplies them, with the quantiles; elsewhere nothing changes', () => {
  const { forecast } = flat(1, 10)
  const override = { id: 'sku-1', skuId: skuId(1), firstDay: day('2026-06-16'), lastDay: day('2026-06-17'), unitsPerDay: 25, factor: null, reason: 'Fair' }
  const changed = withOverride(forecast, override, dayNumberOf('2026-06-15'))
  expect([...changed.mean.slice(0, 4)]).toEqual([10, 25, 25, 10])
  expect([...changed.quantiles[5]!.slice(0, 4)]).toEqual([10, 25, 25, 10])
  expect(withOverride(forecast, { ...override, unitsPerDay: null, factor: 0 }, dayNumberOf('2026-06-15')).mean[1]).toBe(0)
  expect(withOverride(forecast, override, dayNumberOf('2026-08-01'))).toBe(forecast)
  const fromNothing = withOverride(flat(1, 0).forecast, override, dayNumberOf('2026-06-15'))
  expect(fromNothing.quantiles.map((row) => row[1]!).every((units, i, all) => units >= 0 && (i === 0 || units >= all[i - 1]!))).toBe(true)
  const document = plan({ overrides: [override] })
  expect([...forecastPlan(document, scenario())[0]!.forecast.mean.slice(1, 3)]).toEqual([25, 25])
})
