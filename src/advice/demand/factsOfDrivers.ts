import { dayNumberOf } from '#domain/calendar/days.ts'
import type { FactColumn, FactTable } from '#domain/factTable.ts'
import type { DriverSeries } from '#domain/history.ts'
import type { PlanDocument } from '#domain/plan.ts'

const SECONDS_PER_DAY = 86_400
const NOON = SECONDS_PER_DAY / 2
const AD_KINDS: ReadonlySet<string> = new Set(['ads-daily', 'tiktok-ads-overview', 'tiktok-campaigns', 'tiktok-creatives', 'tiktok-live-ads'])
const LIVE_KINDS: ReadonlySet<string> = new Set(['tiktok-live-sessions', 'tiktok-live-ads'])

/** Tables for the ad answers and the event library: those imported here; where a plan came from a file without its imports, what it carries of spend and livestreams. */
export function tablesOfPlan(document: PlanDocument, imported: readonly FactTable[]): FactTable[] {
  const drivers = document.history.drivers ?? []
  const spend = imported.some(({ kind }) => AD_KINDS.has(kind)) ? [] : drivers.filter(({ kind }) => kind === 'spend')
  const live = imported.some(({ kind }) => LIVE_KINDS.has(kind)) ? [] : drivers.filter(({ kind }) => kind === 'liveHours')
  const timeZone = document.markets[0]?.timeZone ?? document.settings.timeZone
  const told = [
    ...spend.filter(({ skuId }) => skuId === null).map((one) => table('tiktok-ads-overview', one, 'time', 'cost', 1, 0)),
    ...spend.filter(({ skuId }) => skuId !== null).map((one) => table('ads-daily', one, 'day', 'cost', 1, 0, { sku: one.skuId! })),
    ...live.map((one) => table('tiktok-live-sessions', one, 'startTime', 'durationSeconds', 3600, NOON, {}, true)),
  ]
  return [...imported, ...told.map((one) => ({ ...one, timeZone }))]
}

function table(kind: string, { firstDay, values, currency }: DriverSeries, time: string, figure: string, scale: number, at: number, texts: Readonly<Record<string, string>> = {}, isOnlyAboveZero = false): Omit<FactTable, 'timeZone'> {
  const first = dayNumberOf(firstDay)
  const rows = [...values.entries()].flatMap(([i, value]) => (value === null || (isOnlyAboveZero && value <= 0) ? [] : [{ day: first + i, value }]))
  const text = Object.entries(texts).map(([field, word]): [string, FactColumn] => [field, { type: 'text', words: [word], index: new Int32Array(rows.length) }])
  return {
    kind, currency, rowCount: rows.length, period: null,
    columns: {
      [time]: { type: 'time', seconds: Float64Array.from(rows, ({ day }) => day * SECONDS_PER_DAY + at) },
      [figure]: { type: 'number', values: Float64Array.from(rows, ({ value }) => value * scale) }, ...Object.fromEntries(text),
    },
  }
}
