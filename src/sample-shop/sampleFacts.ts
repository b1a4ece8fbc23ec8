import { MINUTES_PER_DAY } from '#domain/calendar/days.ts'
import type { FactColumn, FactTable } from '#domain/factTable.ts'
import type { TimeZone } from '#domain/units.ts'

import { PRODUCTS, SAMPLE_CURRENCY } from './catalogue.ts'
import { PAST_STOCK_OUTS, type SampleDay } from './story.ts'

export const LIVESTREAM_HOURS = 2
const COUNT_HOUR = 9
const SECONDS_PER_DAY = MINUTES_PER_DAY * 60

/** What the shop's other exports would hold: ad spend of every whole day, its livestreams, and counts of the shelves that ran empty. Times on the market's wall. */
export function sampleFacts(days: readonly SampleDay[], timeZone: TimeZone): readonly FactTable[] {
  const table = (kind: string, rowCount: number, columns: Readonly<Record<string, FactColumn>>): FactTable => ({ kind, timeZone, currency: SAMPLE_CURRENCY, rowCount, period: null, columns })
  // Of the last day the evening is still to come.
  const whole = days.slice(0, -1)
  const live = whole.filter(({ livestreamHour }) => livestreamHour !== null)
  const counts = PAST_STOCK_OUTS.flatMap(({ sku, from, to }) => [{ sku, day: from, units: 0 }, { sku, day: to + 1, units: 200 }])
  const words = PRODUCTS.map(({ sellerSku }) => sellerSku)
  return [
    table('tiktok-ads-overview', whole.length, {
      time: { type: 'time', seconds: Float64Array.from(whole, ({ dayNumber }) => dayNumber * SECONDS_PER_DAY) },
      cost: { type: 'number', values: Float64Array.from(whole, ({ adSpendMinor }) => adSpendMinor / 100) },
    }),
    table('tiktok-live-sessions', live.length, {
      startTime: { type: 'time', seconds: Float64Array.from(live, ({ dayNumber, livestreamHour }) => dayNumber * SECONDS_PER_DAY + livestreamHour! * 3600) },
      durationSeconds: { type: 'number', values: new Float64Array(live.length).fill(LIVESTREAM_HOURS * 3600) },
    }),
    table('stock-list', counts.length, {
      sku: { type: 'text', words, index: Int32Array.from(counts, ({ sku }) => PRODUCTS.findIndex(({ id }) => id === sku)) },
      quantity: { type: 'number', values: Float64Array.from(counts, ({ units }) => units) },
      countedTime: { type: 'time', seconds: Float64Array.from(counts, ({ day }) => day * SECONDS_PER_DAY + COUNT_HOUR * 3600) },
    }),
  ]
}
