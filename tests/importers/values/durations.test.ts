import fc from 'fast-check'
import { expect, it } from 'vitest'

import { durationUnitSeconds, parseDuration } from '#importers/values/durations.ts'

it.each<readonly [string, number]>([
  ['01:30:00', 5400], ['1:30', 5400], ['125:00:00', 450_000], ['1h 30m', 5400], ['1h30min', 5400], ['90 min', 5400], ['1小时30分', 5400], ['1小时30分钟15秒', 5415], ['2.5 hours', 9000], ['１：３０：００', 5400],
  ['1 jam 30 menit', 5400], ['1 giờ 5 phút', 3900], ['2 ชั่วโมง 10 นาที', 7800], ['1 day, 2 h', 93_600], ['3 天', 259_200], ['5400', 5400],
])('a duration in seconds: %s', (cell, seconds) => expect(parseDuration(cell)).toBe(seconds))

it.each(['', '--', 'soon', '1:75:00', '30m 1h', '1h 1h', 'h', '1 parsec'])('%j is no duration', (cell) => expect(parseDuration(cell)).toBeNaN())

it('a bare number counts what its header says', () => {
  expect(['时长（分钟）', 'Average LIVE duration (minutes)', 'Transit time (days)', 'Duration', 'GMV (₫)'].map(durationUnitSeconds)).toEqual([60, 60, 86_400, 1, 1])
  expect(parseDuration('90', durationUnitSeconds('Duration (min)'))).toBe(5400)
})

it('never throws, and is never negative', () => {
  fc.assert(fc.property(fc.oneof(fc.string({ maxLength: 30 }), fc.array(fc.constantFrom('1', '30', ':', 'h', ' ', '分', '.', 'min')).map((parts) => parts.join(''))), (cell) => !(parseDuration(cell) < 0)))
})
