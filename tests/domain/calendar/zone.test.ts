import fc from 'fast-check'
import { expect, it } from 'vitest'

import { firstUtcHourOfDay, hourOfWeek, lastUtcHourOfDay, wallHourOf } from '#domain/calendar/hours.ts'
import { isTimeZone, zoneClock } from '#domain/calendar/zone.ts'
import { dayNumberOf } from '#domain/calendar/days.ts'
import type { TimeZone } from '#domain/units.ts'

const losAngeles = zoneClock('America/Los_Angeles' as TimeZone)
const london = zoneClock('Europe/London' as TimeZone)
const shanghai = zoneClock('Asia/Shanghai' as TimeZone)
const zones = ['America/Los_Angeles', 'Europe/London', 'Asia/Shanghai', 'Asia/Kolkata', 'Australia/Lord_Howe', 'America/Sao_Paulo', 'Africa/Casablanca', 'Pacific/Apia', 'UTC']

const utc = (text: string) => Date.parse(`${text}Z`) / 60_000
const text = (minute: number) => new Date(minute * 60_000).toISOString().slice(0, 16)

it('springs forward in Los Angeles on 2026-03-08: 01:59 PST is followed by 03:00 PDT', () => {
  expect([utc('2026-03-08T09:59'), utc('2026-03-08T10:00')].map((minute) => text(losAngeles.wallMinuteOf(minute)))).toEqual(['2026-03-08T01:59', '2026-03-08T03:00'])
  expect(text(losAngeles.utcMinuteOf(utc('2026-03-08T01:59')))).toBe('2026-03-08T09:59')
  expect(text(losAngeles.utcMinuteOf(utc('2026-03-08T02:30')))).toBe('2026-03-08T10:30')
  expect(text(losAngeles.utcMinuteOf(utc('2026-03-08T03:00')))).toBe('2026-03-08T10:00')
})

it('falls back in Los Angeles on 2026-11-01: 01:30 happens twice and means the first', () => {
  expect([utc('2026-11-01T08:30'), utc('2026-11-01T09:30')].map((minute) => text(losAngeles.wallMinuteOf(minute)))).toEqual(['2026-11-01T01:30', '2026-11-01T01:30'])
  expect(text(losAngeles.utcMinuteOf(utc('2026-11-01T01:30')))).toBe('2026-11-01T08:30')
  expect(text(losAngeles.utcMinuteOf(utc('2026-11-01T02:00')))).toBe('2026-11-01T10:00')
})

it('changes London on 2026-03-29 and 2026-10-25 at 01:00 UTC, and never Shanghai', () => {
  expect([utc('2026-03-29T00:59'), utc('2026-03-29T01:00'), utc('2026-10-25T00:59'), utc('2026-10-25T01:00')].map((minute) => london.offsetMinutesAt(minute))).toEqual([0, 60, 60, 0])
  expect([utc('2026-01-01T00:00'), utc('2026-07-01T00:00'), utc('2026-11-01T09:30')].map((minute) => shanghai.offsetMinutesAt(minute))).toEqual([480, 480, 480])
  expect(text(shanghai.utcMinuteOf(utc('2026-02-17T00:15')))).toBe('2026-02-16T16:15')
})

it('counts 23 and 25 hours on the days when the clocks change', () => {
  const hoursOf = (day: string) => lastUtcHourOfDay(losAngeles, dayNumberOf(day)) - firstUtcHourOfDay(losAngeles, dayNumberOf(day)) + 1
  expect(['2026-03-07', '2026-03-08', '2026-11-01', '2026-11-02'].map(hoursOf)).toEqual([24, 23, 25, 24])
})

it('reads the hour of the week on the wall: 2026-07-05T07:00Z is Sunday 00:00 in Los Angeles, Sunday 15:00 in Shanghai', () => {
  const hour = utc('2026-07-05T07:00') / 60
  expect([losAngeles, shanghai].map((clock) => hourOfWeek(wallHourOf(clock, hour)))).toEqual([6 * 24, 6 * 24 + 15])
})

it('goes to the wall and back, except for the second of two equal minutes', () => {
  const from = utc('2010-01-01T00:00')
  fc.assert(fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 525_960 * 20 }), (name, minutes) => {
    const clock = zoneClock(name as TimeZone)
    const minute = from + minutes
    const back = clock.utcMinuteOf(clock.wallMinuteOf(minute))
    expect(clock.wallMinuteOf(back)).toBe(clock.wallMinuteOf(minute))
    expect(back).toBeLessThanOrEqual(minute)
    expect(minute - back).toBeLessThanOrEqual(60)
  }))
})

it('agrees with the platform on every offset around changes', () => {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: 'America/Los_Angeles', dateStyle: 'short', timeStyle: 'short' })
  for (let minute = utc('2026-03-07T00:00'); minute < utc('2026-03-10T00:00'); minute += 7) {
    expect(text(losAngeles.wallMinuteOf(minute)).replace('T', ' ')).toBe(format.format(minute * 60_000))
  }
})

it('accepts IANA names only', () => {
  expect(['America/Los_Angeles', 'UTC', '+08:00', 'Mars/Base', ''].map(isTimeZone)).toEqual([true, true, false, false, false])
})
