import { expect, it } from 'vitest'

import { labourByHour, pickupHours, staffByHourOfWeek } from '#domain/calendar/shifts.ts'
import type { TimeZone } from '#domain/units.ts'

const losAngeles = 'America/Los_Angeles' as TimeZone
const shanghai = 'Asia/Shanghai' as TimeZone
const hourOf = (text: string) => Date.parse(`${text}:00Z`) / 3_600_000
const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)

const night = { weekdays: [7], startHour: 0, endHour: 6, staff: 2 }
const day = { weekdays: [1, 2, 3, 4, 5], startHour: 9, endHour: 18, staff: 4 }

it('adds overlapping shifts in the hour of the week', () => {
  const staff = staffByHourOfWeek({ shifts: [day, { ...day, weekdays: [1, 1], startHour: 17, endHour: 24, staff: 1 }] })
  expect([staff[8], staff[9], staff[17], staff[18], staff[23], staff[24], total(staff)]).toEqual([0, 4, 5, 1, 1, 0, 5 * 9 * 4 + 7])
})

it('lays Shanghai shifts onto UTC: 09:00 to 18:00 is 01:00 to 10:00', () => {
  const labour = labourByHour({ timeZone: shanghai, shifts: [day] }, hourOf('2026-03-09T00:00'), 24)
  expect(labour).toEqual(Array.from({ length: 24 }, (_, hour) => (hour >= 1 && hour < 10 ? 4 : 0)))
})

it('gives a night shift over the clock change 5 hours in spring and 7 in autumn', () => {
  const hours = (from: string) => total(labourByHour({ timeZone: losAngeles, shifts: [night] }, hourOf(from), 30)) / 2
  expect(['2026-03-08T07:00', '2026-03-15T06:00', '2026-11-01T06:00'].map(hours)).toEqual([5, 6, 7])
})

it('leaves at the end of each cut-off hour on the named weekdays', () => {
  const weekdays = { weekdays: [1, 2, 3, 4, 5], cutoffHours: [17, 11] }
  expect(pickupHours(weekdays, shanghai, hourOf('2026-03-06T00:00'), 96)).toEqual([3, 9, 72 + 3, 72 + 9])
})

it('keeps one pick-up a day over both clock changes, even at an hour that is skipped or happens twice', () => {
  const daily = { weekdays: [1, 2, 3, 4, 5, 6, 7], cutoffHours: [2] }
  expect(pickupHours(daily, losAngeles, hourOf('2026-03-07T00:00'), 72)).toEqual([10, 34, 57])
  expect(pickupHours({ ...daily, cutoffHours: [1] }, losAngeles, hourOf('2026-10-31T00:00'), 72)).toEqual([8, 32, 57])
})
