import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { addBusinessDays, businessCalendarOf, isBusinessDay } from '#domain/calendar/businessDays.ts'
import { dayNumberOf, isoDayOf } from '#domain/calendar/days.ts'
import { deadlineClock, deadlineHours } from '#domain/calendar/deadlines.ts'
import type { IsoDay, TimeZone } from '#domain/units.ts'

/** Published by the United States Office of Personnel Management for 2026; the fourth of July is kept on Friday the third. */
const federalHolidays2026 = ['2026-01-01', '2026-01-19', '2026-02-16', '2026-05-25', '2026-06-19', '2026-07-03', '2026-09-07', '2026-10-12', '2026-11-11', '2026-11-26', '2026-12-25'] as IsoDay[]

const unitedStates = { timeZone: 'America/Los_Angeles' as TimeZone, businessWeekdays: [1, 2, 3, 4, 5], holidays: federalHolidays2026, orderCutoffHour: 24 }
const hourOf = (text: string) => Math.floor(Date.parse(`${text}:00Z`) / 3_600_000)
const text = (hour: number) => new Date(hour * 3_600_000).toISOString().slice(0, 13)

describe('business days', () => {
  const calendar = businessCalendarOf(unitedStates)

  it('skips weekends and the published federal holidays: 250 business days in 2026 (365 - 104 - 11)', () => {
    let count = 0
    for (let day = dayNumberOf('2026-01-01'); day <= dayNumberOf('2026-12-31'); day += 1) if (isBusinessDay(calendar, day)) count += 1
    expect(count).toBe(250)
  })
  it('counts from the day after: Thursday 2026-07-02 plus two is Tuesday 07-07, Wednesday 2026-11-25 plus one is Friday 11-27', () => {
    expect(isoDayOf(addBusinessDays(calendar, dayNumberOf('2026-07-02'), 2))).toBe('2026-07-07')
    expect(isoDayOf(addBusinessDays(calendar, dayNumberOf('2026-11-25'), 1))).toBe('2026-11-27')
    expect(isoDayOf(addBusinessDays(calendar, dayNumberOf('2026-07-04'), 1))).toBe('2026-07-06')
    expect(isoDayOf(addBusinessDays(calendar, dayNumberOf('2026-07-04'), 0))).toBe('2026-07-06')
  })
  it('refuses a market without business days', () => {
    expect(() => businessCalendarOf({ businessWeekdays: [], holidays: [] })).toThrow(RangeError)
  })
})

describe('deadlines', () => {
  const due = (market: typeof unitedStates, order: string, days: number) => text(deadlineClock(market).deadlineHourOf(hourOf(order), days))

  it('are 23:59 local over the Independence Day weekend: ordered Thursday 10:00 PDT, two days, due Tuesday 2026-07-07', () => {
    expect(due(unitedStates, '2026-07-02T17:00', 2)).toBe('2026-07-08T06')
  })
  it('follow the clocks in spring: ordered Friday 2026-03-06 10:00 PST, one day, due Monday 23:59 PDT = 06:59 UTC', () => {
    expect(due(unitedStates, '2026-03-06T18:00', 1)).toBe('2026-03-10T06')
  })
  it('follow the clocks in autumn: ordered Friday 2026-10-30 10:00 PDT, one day, due Monday 23:59 PST = 07:59 UTC', () => {
    expect(due(unitedStates, '2026-10-30T17:00', 1)).toBe('2026-11-03T07')
  })
  it('follow London both ways: 2026-03-27 and 2026-10-23, one day', () => {
    const london = { ...unitedStates, timeZone: 'Europe/London' as TimeZone, holidays: [] }
    expect([due(london, '2026-03-27T10:00', 1), due(london, '2026-10-23T10:00', 1)]).toEqual(['2026-03-30T22', '2026-10-26T23'])
  })
  it('stay put in Shanghai, where the day ends at 15:59 UTC', () => {
    const shanghai = { ...unitedStates, timeZone: 'Asia/Shanghai' as TimeZone, holidays: [] }
    expect([due(shanghai, '2026-03-06T10:00', 1), due(shanghai, '2026-10-30T10:00', 1)]).toEqual(['2026-03-09T15', '2026-11-02T15'])
  })
  it('count an order exactly at the cut-off hour as after it', () => {
    const cutoff = { ...unitedStates, holidays: [], orderCutoffHour: 14 }
    expect([due(cutoff, '2026-07-07T20:00', 1), due(cutoff, '2026-07-07T21:00', 1)]).toEqual(['2026-07-09T06', '2026-07-10T06'])
  })
  it('treat a Friday order after the cut-off as Saturday\'s: still due on Monday', () => {
    expect(due({ ...unitedStates, holidays: [], orderCutoffHour: 14 }, '2026-07-10T22:00', 1)).toBe('2026-07-14T06')
  })
  it('with every day a business day, are on time until the end of day t + 2', () => {
    const daily = { timeZone: 'UTC' as TimeZone, businessWeekdays: [1, 2, 3, 4, 5, 6, 7], holidays: [], orderCutoffHour: 24 }
    expect(deadlineHours(daily, hourOf('2026-07-01T00:00'), 48, 2)).toEqual(Array.from({ length: 48 }, (_, hour) => Math.floor(hour / 24) * 24 + 71))
  })

  const zone = fc.constantFrom('America/Los_Angeles', 'Europe/London', 'Asia/Shanghai', 'Asia/Kolkata', 'Australia/Lord_Howe')
  const anyMarket = fc.record({
    timeZone: zone.map((name) => name as TimeZone),
    businessWeekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    holidays: fc.array(fc.integer({ min: dayNumberOf('2026-01-01'), max: dayNumberOf('2027-12-31') }).map(isoDayOf), { maxLength: 20 }),
    orderCutoffHour: fc.integer({ min: 1, max: 24 }),
  })
  it('never come earlier for a later order, nor for a longer promise, and never before the order', () => {
    fc.assert(fc.property(anyMarket, fc.integer({ min: hourOf('2026-01-01T00:00'), max: hourOf('2027-06-01T00:00') }), fc.integer({ min: 0, max: 5 }), (market, start, days) => {
      const shorter = deadlineHours(market, start, 240, days)
      const longer = deadlineHours(market, start, 240, days + 1)
      for (let hour = 0; hour < 240; hour += 1) {
        expect(shorter[hour]!).toBeGreaterThanOrEqual(hour)
        expect(longer[hour]!).toBeGreaterThanOrEqual(shorter[hour]!)
        if (hour > 0) expect(shorter[hour]!).toBeGreaterThanOrEqual(shorter[hour - 1]!)
      }
    }), { numRuns: 60 })
  })
})
