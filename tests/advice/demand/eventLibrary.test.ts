import { expect, it } from 'vitest'

import { eventLibrary, eventsOfSku } from '#advice/demand/eventLibrary.ts'
import { dayNumberOf, isoDayOf } from '#domain/calendar/days.ts'
import { poisson } from '#math/distributions.ts'
import { createStream, seedStream } from '#math/rng.ts'

import { factTable } from '../../support/factTables.ts'
import { history, plan, series, skuId } from '../plans.ts'

const stream = createStream()
seedStream(stream, 4, 0, 0, 0)
const FIRST = dayNumberOf('2026-04-06')
const BEFORE = dayNumberOf('2026-06-15')
/** Both SKUs burst on day 40: tenfold, halving every two days. */
const factor = (t: number): number => (t < 40 ? 1 : 1 + 9 * 0.5 ** ((t - 40) / 2))
const document = plan({ history: history({ series: [series(1, (t) => poisson(stream, 40 * factor(t))), series(2, (t) => poisson(stream, 20 * factor(t)))] }) })

it('a burst of two SKUs is one viral event, and new spikes look a little like it', () => {
  const { events, viralSpikes } = eventLibrary(document, [], BEFORE, [])
  expect(events).toHaveLength(1)
  expect(events[0]).toMatchObject({ cause: 'viral', peakDay: isoDayOf(FIRST + 40), skuIds: [skuId(1), skuId(2)] })
  expect(Math.abs(events[0]!.peakFactor / 10 - 1)).toBeLessThan(0.2)
  expect(viralSpikes.eventCount).toBe(1)
  expect(eventsOfSku({ events } as never, skuId(2))[0]!.days).toEqual([FIRST + 40, FIRST + 40, expect.any(Number)])
})

it('an imported LIVE session on the day makes it a livestream with its hours; a correction by hand stands over that', () => {
  const sessions = factTable('tiktok-live-sessions', [{ nickname: 'x', startTime: `${isoDayOf(FIRST + 40)}T20:00:00`, durationSeconds: 7200 }], { times: ['startTime'] })
  const { events } = eventLibrary(document, [sessions], BEFORE, [])
  expect(events[0]).toMatchObject({ cause: 'livestream', durationHours: 2, evidence: ['livestream', 'viral'] })
  const corrected = eventLibrary(document, [sessions], BEFORE, [{ id: events[0]!.id, original: events[0]!, changes: { cause: 'viral', note: 'video' }, isRemoved: false }])
  expect(corrected.events[0]).toMatchObject({ cause: 'viral', note: 'video', isCorrectedByHand: true })
  expect(corrected.viralSpikes.eventCount).toBe(1)
  expect(corrected.livestreams.eventCount).toBe(0)
})

it('promotions told by the user are in the library too', () => {
  const promotions = [{ name: 'May sale', firstDay: isoDayOf(FIRST + 20), lastDay: isoDayOf(FIRST + 22), skuIds: [skuId(1)] }]
  expect(eventLibrary(document, [], BEFORE, [], { promotions, holidays: [] }).events.map(({ cause }) => cause)).toEqual(['promotion', 'viral'])
})
