import type { Burst } from './types.ts'

/** Bursts of several SKUs that are one happening: a span of days and its SKUs. */
export type Span = { readonly startDay: number; readonly endDay: number; readonly skuIds: readonly string[] }

const PEAK_GAP_DAYS = 2

/**
 * Bursts whose days overlap and whose peaks lie within two days of the group's first peak are one event; a SKU with two peaks is in two.
 *
 * The order of the input does not matter. Spans are sorted by first day.
 */
export function clusterBursts(bursts: readonly Burst[]): Span[] {
  const sorted = [...bursts].sort((a, b) => a.peakDay - b.peakDay || a.startDay - b.startDay || (a.skuId < b.skuId ? -1 : 1))
  const groups: { peakDay: number; startDay: number; endDay: number; skuIds: Set<string> }[] = []
  for (const burst of sorted) {
    const group = groups.find(({ peakDay, startDay, endDay, skuIds }) => (
      burst.peakDay - peakDay <= PEAK_GAP_DAYS && burst.startDay <= endDay && burst.endDay >= startDay && !skuIds.has(burst.skuId)))
    if (!group) {
      groups.push({ peakDay: burst.peakDay, startDay: burst.startDay, endDay: burst.endDay, skuIds: new Set([burst.skuId]) })
      continue
    }
    group.startDay = Math.min(group.startDay, burst.startDay)
    group.endDay = Math.max(group.endDay, burst.endDay)
    group.skuIds.add(burst.skuId)
  }
  return groups.map(({ startDay, endDay, skuIds }) => ({ startDay, endDay, skuIds: [...skuIds].sort() })).sort((a, b) => a.startDay - b.startDay || (a.skuIds[0]! < b.skuIds[0]! ? -1 : 1))
}
