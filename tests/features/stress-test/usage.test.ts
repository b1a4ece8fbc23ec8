import fc from 'fast-check'
import { expect, it } from 'vitest'

import { ageBins, lateShare } from '#features/stress-test/usage/ageBins.ts'
import { fullestHour, weekGrid } from '#features/stress-test/usage/weekGrid.ts'
import { utcHourOfWeek } from '#engines/simulate/usage.ts'

const MINUTES = 60

it('puts every hour of the horizon where a calendar puts it, and divides by how often it comes', () => {
  fc.assert(fc.property(fc.integer({ min: 400_000, max: 500_000 }), fc.integer({ min: 1, max: 900 }), fc.integer({ min: -11, max: 13 }), (startHourUtc, horizonHours, offsetHours) => {
    const packed = new Array<number>(168).fill(0)
    const expected = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => ({ sum: 0, times: 0 })))
    for (let h = 0; h < horizonHours; h += 1) {
      packed[utcHourOfWeek(startHourUtc + h)]! += h % 13
      const wall = new Date((startHourUtc + h + offsetHours) * 3_600_000)
      const cell = expected[(wall.getUTCDay() + 6) % 7]![wall.getUTCHours()]!
      cell.sum += h % 13
      cell.times += 1
    }
    const grid = weekGrid({ packed, planned: packed, replications: 1, startHourUtc, horizonHours, offsetMinutes: offsetHours * MINUTES })
    grid.forEach((hours, day) => hours.forEach(({ packedParcels }, hour) => {
      const { sum, times } = expected[day]![hour]!
      expect(packedParcels).toBeCloseTo(times ? sum / times : 0, 9)
    }))
  }), { numRuns: 50 })
})

it('names the fullest hour, and none where nothing is planned', () => {
  const planned = new Array<number>(168).fill(10)
  const packed = planned.map((_, hour) => (hour === 30 ? 9 : 2))
  const grid = weekGrid({ packed, planned, replications: 1, startHourUtc: 4 * 24 + 168, horizonHours: 168, offsetMinutes: 0 })
  expect(fullestHour(grid)).toEqual({ day: 1, hour: 6, usedShare: 0.9 })
  const closed = weekGrid({ packed, planned: planned.map(() => 0), replications: 1, startHourUtc: 0, horizonHours: 168, offsetMinutes: 0 })
  expect(closed.flat().every(({ usedShare }) => usedShare === null)).toBe(true)
  expect(fullestHour(closed)).toBeNull()
})

it('bins lose no parcel, whatever their ages', () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 335 }), fc.integer({ min: 0, max: 50 })), { maxLength: 40 }), (ages) => {
    const parcels = new Array<number>(336).fill(0)
    for (const [age, count] of ages) parcels[age]! += count
    const bins = ageBins(parcels, parcels.map((count) => Math.floor(count / 2)), 2)
    expect(bins.reduce((sum, bin) => sum + bin.parcels, 0)).toBeCloseTo(parcels.reduce((sum, count) => sum + count, 0) / 2, 9)
    for (const { fromHours, toHours, parcels: inBin } of bins) expect(inBin).toBeCloseTo(parcels.slice(fromHours, toHours ?? undefined).reduce((sum, count) => sum + count, 0) / 2, 9)
  }))
  expect(lateShare(ageBins(new Array<number>(336).fill(0), new Array<number>(336).fill(0), 5))).toBeNull()
})
