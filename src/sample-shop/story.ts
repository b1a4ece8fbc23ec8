import { dayNumberOf, weekdayOf } from '#domain/calendar/days.ts'
import type { IsoDay } from '#domain/units.ts'
import { pow } from '#math/elementary.ts'
import { createStream, nextUnit, seedStream, sourceOf } from '#math/rng.ts'

/** What happened to the shop: everything that moved its demand apart from chance. */
export const FIRST_DAY = dayNumberOf('2025-05-23')
export const LAST_DAY = dayNumberOf('2026-11-22')
export const DAY_COUNT = LAST_DAY - FIRST_DAY + 1
export const SEED = 20_261_122

type PastVideo = { readonly sku: string; readonly day: number; readonly peakFactor: number; readonly halfLifeDays: number }
type PastStockOut = { readonly sku: string; readonly from: number; readonly to: number }

export const PAST_VIDEOS: readonly PastVideo[] = [
  { sku: 'glow-lamp', day: dayNumberOf('2025-09-13'), peakFactor: 9, halfLifeDays: 1.6 },
  { sku: 'pet-brush', day: dayNumberOf('2026-01-24'), peakFactor: 14, halfLifeDays: 1.2 },
  { sku: 'cloud-cup', day: dayNumberOf('2026-04-17'), peakFactor: 7, halfLifeDays: 2.5 },
  { sku: 'star-proj', day: dayNumberOf('2026-08-08'), peakFactor: 16, halfLifeDays: 1.4 },
]
export const PAST_STOCK_OUTS: readonly PastStockOut[] = [
  { sku: 'glow-lamp', from: dayNumberOf('2025-09-18'), to: dayNumberOf('2025-09-24') },
  { sku: 'heat-wrap', from: dayNumberOf('2025-12-11'), to: dayNumberOf('2025-12-20') },
  { sku: 'mini-blend', from: dayNumberOf('2026-02-09'), to: dayNumberOf('2026-02-22') },
  { sku: 'star-proj', from: dayNumberOf('2026-08-12'), to: dayNumberOf('2026-08-19') },
]
/** Orders of the whole shop on days of sale, as factors. */
const SALE_DAYS: ReadonlyMap<number, number> = new Map([
  ['2025-11-11', 1.5], ['2025-11-28', 2.1], ['2025-11-29', 1.6], ['2025-12-01', 1.8], ['2025-12-12', 1.4], ['2026-02-14', 1.2],
  ['2026-07-08', 1.5], ['2026-07-09', 1.4], ['2026-11-11', 1.6],
].map(([day, factor]) => [dayNumberOf(String(day)), Number(factor)]))
const WEEKDAY_FACTORS = [0.94, 0.92, 0.95, 0.98, 1.05, 1.1, 1.06]
const MONTH_LEVELS = [0.98, 0.95, 0.95, 0.96, 0.97, 0.96, 1, 0.98, 0.99, 1.02, 1.1, 1.14]
/** 1 in December, 0 in June: how much of a product's winter factor applies. */
const WINTER = [0.95, 0.8, 0.55, 0.3, 0.1, 0, 0, 0.1, 0.3, 0.55, 0.8, 1]

export type SampleDay = {
  readonly day: IsoDay
  readonly dayNumber: number
  readonly adSpendMinor: number
  /** Local hour at which the livestream began; null = none. */
  readonly livestreamHour: number | null
  /** Mean orders of the shop before the products' own habits. */
  readonly level: number
  readonly winterShare: number
}

/** Advertising and livestreams of every day, with the level of orders that they led to. */
export function sampleDays(isoDayOf: (dayNumber: number) => IsoDay): SampleDay[] {
  const stream = createStream()
  seedStream(stream, SEED, 0, sourceOf('advertising'), 0)
  const days: SampleDay[] = []
  let carryOver = 9000
  for (let i = 0; i < DAY_COUNT; i += 1) {
    const dayNumber = FIRST_DAY + i
    const day = isoDayOf(dayNumber)
    const month = Number(day.slice(5, 7)) - 1
    const isCampaign = i % 45 >= 30 && i % 45 < 40
    const adSpendMinor = Math.round((isCampaign ? 24_000 : 9000) * (0.8 + 0.4 * nextUnit(stream)))
    carryOver = 0.55 * carryOver + 0.45 * adSpendMinor
    const weekday = weekdayOf(dayNumber)
    const livestreamHour = weekday === 6 || (weekday === 3 && isCampaign) ? 19 : null
    const adFactor = 1 + (0.55 * carryOver) / (carryOver + 30_000)
    const growth = 74 + (24 * i) / DAY_COUNT
    days.push({
      day, dayNumber, adSpendMinor, livestreamHour, winterShare: WINTER[month]!,
      level: growth * WEEKDAY_FACTORS[weekday - 1]! * MONTH_LEVELS[month]! * adFactor * (SALE_DAYS.get(dayNumber) ?? 1) * (livestreamHour === null ? 1 : 1.12),
    })
  }
  return days
}

/** Orders of a product on a day against what is normal for it: past videos and empty shelves. */
export function storyFactor(sku: string, dayNumber: number): number {
  for (const out of PAST_STOCK_OUTS) if (out.sku === sku && dayNumber >= out.from && dayNumber <= out.to) return 0
  let factor = 1
  for (const video of PAST_VIDEOS) {
    if (video.sku !== sku || dayNumber < video.day || dayNumber > video.day + 25) continue
    const age = dayNumber - video.day
    factor += (video.peakFactor - 1) * (age === 0 ? 0.45 : pow(0.5, (age - 1) / video.halfLifeDays))
  }
  return factor
}
