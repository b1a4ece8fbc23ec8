import fc from 'fast-check'
import { expect, it } from 'vitest'

import { dayNumberFromCivil, dayNumberOf, isIsoDay, isoDayOf, weekdayOf } from '#domain/calendar/days.ts'

it('counts days from 1970-01-01: 2000-03-01 is day 11017, 2026-07-04 is day 20638', () => {
  expect(['1970-01-01', '2000-03-01', '2026-07-04', '1969-12-31'].map(dayNumberOf)).toEqual([0, 11_017, 20_638, -1])
})

it('names weekdays as ISO 8601 does', () => {
  expect(['1970-01-01', '2026-01-19', '2026-07-04', '2026-11-01', '1969-12-28'].map((day) => weekdayOf(dayNumberOf(day)))).toEqual([4, 1, 6, 7, 7])
})

it('knows which days exist', () => {
  expect(['2024-02-29', '2026-02-29', '2100-02-29', '2000-02-29', '2026-13-01', '2026-04-31', '2026-4-01', '2026-00-10', ''].map(isIsoDay)).toEqual(
    [true, false, false, true, false, false, false, false, false])
  expect(() => dayNumberOf('2026-02-30')).toThrow(RangeError)
})

it('day numbers and days are inverse, and agree with the platform calendar', () => {
  fc.assert(fc.property(fc.integer({ min: -200_000, max: 200_000 }), (day) => {
    expect(dayNumberOf(isoDayOf(day))).toBe(day)
    const date = new Date(day * 86_400_000)
    expect(dayNumberFromCivil(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())).toBe(day)
    expect(weekdayOf(day) % 7).toBe(date.getUTCDay())
  }))
})
