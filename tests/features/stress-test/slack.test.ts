import { expect, it } from 'vitest'

import type { IsoDay } from '#domain/units.ts'
import { mainMarket } from '#features/stress-test/telling.ts'
import { slackInBusinessDays } from '#features/stress-test/slack.ts'

import { document, rows, startHourUtc } from './telling.fixture.ts'

// The first day is a Monday; orders of its evening are due on Wednesday at the end of the day, those of Thursday on Monday.
const market = mainMarket(document)!
const slack = (hoursByDay: readonly (number | null)[], of = market) => slackInBusinessDays(of, startHourUtc, [hoursByDay])[0]

it('counts business days between finish and deadline', () => {
  expect(slack([-24, 24, 0])).toEqual([-1, 1, 0])
})
it('counts no weekend as slack: due on Monday night, done on Friday night is one business day early', () => {
  expect(slack([null, null, null, -72])).toEqual([null, null, null, -1])
  // Due on Friday night, done on Monday night: one business day late, though three days have passed.
  expect(slack([null, null, 72])).toEqual([null, null, 1])
})
it('counts no holiday either', () => {
  // Thursday is a holiday: Tuesday's orders are then due on Friday, and done on Wednesday night they are one day early.
  expect(slack([null, -48], { ...market, holidays: ['2026-11-26' as IsoDay] })).toEqual([null, -1])
})
it('keeps quantiles in order', () => {
  const counted = slackInBusinessDays(market, startHourUtc, rows([-100, -50, -10, 10, 60, 90, 130].map(Math.abs)))
  for (let row = 1; row < counted.length; row++) counted[row]!.forEach((value, day) => expect(value).toBeGreaterThanOrEqual(counted[row - 1]![day]!))
})
