import fc from 'fast-check'
import { expect, it } from 'vitest'

import type { TimeZone } from '#domain/units.ts'
import { momentOf, momentText } from '#features/network/values.ts'

const LOS_ANGELES = 'America/Los_Angeles' as TimeZone

it('a moment is written on the wall clock of its zone and read back', () => {
  expect(momentText(Date.parse('2026-11-23T04:42:00Z'), LOS_ANGELES)).toBe('2026-11-22 20:42')
  // Outside of the hour that comes twice, when clocks go back.
  fc.assert(fc.property(fc.integer({ min: Date.UTC(2026, 11, 1) / 60_000, max: Date.UTC(2027, 2, 1) / 60_000 }), (minute) => {
    expect(momentOf(momentText(minute * 60_000, LOS_ANGELES), LOS_ANGELES)).toBe(minute * 60_000)
  }))
})

it.each(['', '2026-11-22', '2026-02-30 10:00', '2026-11-22 24:00', '2026-11-22 10:60', 'yesterday'])('%s is no moment', (text) => expect(momentOf(text, LOS_ANGELES)).toBeNull())
it('full-width digits are digits', () => expect(momentOf('２０２６-11-22 ２０:42', LOS_ANGELES)).toBe(Date.parse('2026-11-23T04:42:00Z')))
