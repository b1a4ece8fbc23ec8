import fc from 'fast-check'
import { expect, it } from 'vitest'

import { packedHasClock, packedSeconds, packedText, packTime } from '#importers/table/packedTime.ts'
import { parseTime } from '#importers/values/dates.ts'

const two = (value: number) => String(value).padStart(2, '0')
const time = fc
  .record({
    year: fc.integer({ min: 1960, max: 2210 }), a: fc.integer({ min: 0, max: 32 }), b: fc.integer({ min: 0, max: 32 }), separator: fc.constantFrom('/', '-', '.'), isYearFirst: fc.boolean(),
    clock: fc.constantFrom('', ' ', 'T'), hours: fc.integer({ min: 0, max: 24 }), minutes: fc.integer({ min: 0, max: 60 }), seconds: fc.option(fc.integer({ min: 0, max: 60 })), half: fc.constantFrom('', ' AM', ' PM', ' am', ' pm'),
  })
  .map(({ year, a, b, separator, isYearFirst, clock, hours, minutes, seconds, half }) => {
    const day = (isYearFirst ? [String(year), two(a), two(b)] : [two(a), two(b), String(year)]).join(separator)
    return clock === '' ? day : `${day}${clock}${two(hours)}:${two(minutes)}${seconds === null ? '' : `:${two(seconds)}`}${half}`
  })

it('a packed time gives its text back, and means in each order what the text means', () => {
  fc.assert(
    fc.property(time, (text) => {
      const packed = packTime(text)
      if (packed === 0) return
      expect(packedText(packed)).toBe(text)
      for (const order of ['DMY', 'MDY', 'YMD'] as const) {
        const parsed = parseTime(text, order, (utc) => utc)
        expect(packedSeconds(packed, order)).toBe(parsed?.wallSeconds ?? Number.NaN)
        if (parsed) expect(packedHasClock(packed)).toBe(parsed.hasTimeOfDay)
      }
    }),
    { numRuns: 3000 },
  )
})

it('the usual forms are packed, others are not', () => {
  for (const text of ['10/05/2026 22:05:43', '2026-10-05 22:05:43', '2026-10-05T22:05', '05.10.2026', '03/01/2026 10:00:00 AM']) expect(packTime(text)).toBeGreaterThan(0)
  for (const text of ['5/10/2026 22:05:43', '2026-10-05 22:05:43Z', '32/10/2026', '1726000000', '10/05/2569 22:05:43', 'Order created', '10-05/2026']) expect(packTime(text)).toBe(0)
})
