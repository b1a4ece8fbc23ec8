import type { Playback } from '#engines/simulate/playback.ts'
import type { ReplicationKpis } from '#engines/simulate/replicationKpis.ts'
import { GATE_NAMES, KPI_NAMES, type DisruptionInput, type EventInput, type GateName, type KpiName, type SimulationInput } from '#engines/simulate/types.ts'
import { invariant } from '#shared/assert.ts'

/** Something that happened in a replication, on a market day (of market 0); `hour` counts from the start. Indices and ids as in the input. */
export type PlaybackFact = { readonly day: number } & (
  | { readonly code: 'eventStarts'; readonly params: { readonly hour: number; readonly event: number; readonly kind: EventInput['kind'] } }
  | { readonly code: 'disruptionStarts' | 'disruptionEnds'; readonly params: { readonly hour: number; readonly disruption: number; readonly id: string; readonly kind: DisruptionInput['kind'] } }
  | { readonly code: 'throttleStarts'; readonly params: { readonly hour: number } }
  /** A SKU that is tracked has nothing left anywhere, or an order met an empty shelf for the first time. */
  | { readonly code: 'stockOut'; readonly params: { readonly hour: number; readonly sku: string } }
  | { readonly code: 'firstLate'; readonly params: { readonly hour: number; readonly parcels: number } }
  | { readonly code: 'limitSet'; readonly params: { readonly hour: number; readonly market: string; readonly ordersPerDay: number } }
  | { readonly code: 'gateBroken'; readonly params: { readonly hour: number; readonly gate: GateName; readonly where: string | null } }
  | { readonly code: 'backlogPeaks'; readonly params: { readonly hour: number; readonly parcels: number } }
  /** Nothing waits at the end of the day, for the first time after the peak. */
  | { readonly code: 'cleared'; readonly params: { readonly hour: number; readonly days: number } }
)

export const MOST_FACTS_PER_DAY = 5

/** What is kept first where a day has too many. */
const BY_WEIGHT: readonly PlaybackFact['code'][] = ['gateBroken', 'limitSet', 'eventStarts', 'disruptionStarts', 'stockOut', 'firstLate', 'backlogPeaks', 'cleared', 'throttleStarts', 'disruptionEnds']

/** How a story tells what happened in one hour: causes first. */
const BY_STORY: readonly PlaybackFact['code'][] = ['eventStarts', 'disruptionStarts', 'disruptionEnds', 'stockOut', 'firstLate', 'gateBroken', 'limitSet', 'throttleStarts', 'backlogPeaks', 'cleared']

/** The facts of one replication, in the order in which they happened, the weightiest of each day. */
export function playbackFacts(played: Playback, input: SimulationInput): PlaybackFact[] {
  const dayOfHour = input.markets[0]!.dayOfHour
  const found = [...startFacts(played, input, dayOfHour), ...stockFacts(played, input, dayOfHour), ...limitFacts(played, input, dayOfHour), ...gateFacts(played, input, dayOfHour), ...queueFacts(played, dayOfHour)]
  const weightOf = ({ code }: PlaybackFact): number => BY_WEIGHT.indexOf(code)
  const days = new Map<number, PlaybackFact[]>()
  for (const fact of found.sort((a, b) => weightOf(a) - weightOf(b) || a.params.hour - b.params.hour)) {
    const today = days.get(fact.day) ?? []
    if (today.length < MOST_FACTS_PER_DAY) days.set(fact.day, [...today, fact])
  }
  return [...days.values()].flat().sort((a, b) => a.day - b.day || a.params.hour - b.params.hour || BY_STORY.indexOf(a.code) - BY_STORY.indexOf(b.code))
}

/** Hours at which row `place` of an [place][hours] array of flags turns to `value`; it was off before the start. */
function turns(flags: Uint8Array, place: number, hours: number, value: number): number[] {
  const row = flags.subarray(place * hours, (place + 1) * hours)
  return Array.from(row.keys()).filter((h) => row[h] === value && (h === 0 ? 0 : row[h - 1]) !== value)
}

function startFacts({ eventOn, disruptionOn, throttleOn, hourCount }: Playback, { events, disruptions = [] }: SimulationInput, dayOfHour: readonly number[]): PlaybackFact[] {
  const at = (hour: number) => ({ day: dayOfHour[hour]! })
  return [
    ...events.flatMap(({ kind }, event) => turns(eventOn, event, hourCount, 1).map((hour) => ({ ...at(hour), code: 'eventStarts' as const, params: { hour, event, kind } }))),
    ...disruptions.flatMap(({ kind, id }, disruption) => [
      ...turns(disruptionOn, disruption, hourCount, 1).map((hour) => ({ ...at(hour), code: 'disruptionStarts' as const, params: { hour, disruption, id, kind } })),
      ...turns(disruptionOn, disruption, hourCount, 0).filter((hour) => hour > 0).map((hour) => ({ ...at(hour), code: 'disruptionEnds' as const, params: { hour, disruption, id, kind } })),
    ]),
    ...turns(throttleOn, 0, hourCount, 1).map((hour) => ({ ...at(hour), code: 'throttleStarts' as const, params: { hour } })),
  ]
}

function stockFacts({ onHand, hourCount, gateHour, gateWhere }: Playback, { trackedSkus, skus }: SimulationInput, dayOfHour: readonly number[]): PlaybackFact[] {
  const fact = (hour: number, s: number): PlaybackFact => ({ day: dayOfHour[hour]!, code: 'stockOut', params: { hour, sku: skus[s]!.id } })
  const facts = trackedSkus.flatMap((s, i) => {
    const units = onHand.subarray(i * hourCount, (i + 1) * hourCount)
    // A SKU that comes and goes within a day is told once for that day.
    const hours = Array.from(units.keys()).filter((h) => units[h] === 0 && h > 0 && units[h - 1]! > 0)
    return hours.filter((h, n) => n === 0 || dayOfHour[hours[n - 1]!] !== dayOfHour[h]).map((hour) => fact(hour, s))
  })
  const stock = GATE_NAMES.indexOf('stock')
  const [hour, sku] = [gateHour[stock]!, gateWhere[stock]!]
  return hour >= 0 && sku >= 0 && !trackedSkus.includes(sku) ? [...facts, fact(hour, sku)] : facts
}

function limitFacts({ orderLimit, hourCount }: Playback, { markets }: SimulationInput, dayOfHour: readonly number[]): PlaybackFact[] {
  return markets.flatMap(({ id }, m) => {
    const limits = orderLimit.subarray(m * hourCount, (m + 1) * hourCount)
    return Array.from(limits.keys()).filter((h) => limits[h]! >= 0 && limits[h] !== (h === 0 ? -1 : limits[h - 1]))
      .map((hour) => ({ day: dayOfHour[hour]!, code: 'limitSet' as const, params: { hour, market: id, ordersPerDay: limits[hour]! } }))
  })
}

function gateFacts({ gateHour, gateWhere, hourCount }: Playback, { skus, warehouses, lanes }: SimulationInput, dayOfHour: readonly number[]): PlaybackFact[] {
  return GATE_NAMES.flatMap((gate, g) => {
    if (gateHour[g]! < 0) return []
    const place = gateWhere[g]!
    const where = gate === 'stock' ? skus[place]?.id : gate === 'packing' ? warehouses[place]?.id : gate === 'carriers' ? lanes[place]?.serviceId : undefined
    const hour = Math.min(gateHour[g]!, hourCount - 1)
    return [{ day: dayOfHour[hour]!, code: 'gateBroken' as const, params: { hour, gate, where: where ?? null } }]
  })
}

function queueFacts({ late, backlog, kpis, hourCount }: Playback, dayOfHour: readonly number[]): PlaybackFact[] {
  const facts: PlaybackFact[] = []
  const firstLate = late.findIndex((parcels) => parcels > 0)
  if (firstLate >= 0) facts.push({ day: dayOfHour[firstLate]!, code: 'firstLate', params: { hour: firstLate, parcels: late[firstLate]! } })
  const peak = kpis[KPI_NAMES.indexOf('peakBacklogDay')]!
  const parcels = kpis[KPI_NAMES.indexOf('peakBacklogParcels')]!
  if (parcels === 0) return facts
  const lastHourOf = (day: number): number => Math.min(hourCount - 1, Math.max(0, dayOfHour.lastIndexOf(day)))
  facts.push({ day: peak, code: 'backlogPeaks', params: { hour: lastHourOf(peak), parcels } })
  const lastDay = dayOfHour[hourCount - 1]!
  const cleared = backlog.findIndex((held, day) => day > peak && day <= lastDay && held === 0)
  if (cleared >= 0) facts.push({ day: cleared, code: 'cleared', params: { hour: lastHourOf(cleared), days: cleared - peak } })
  return facts
}

const HARM: readonly KpiName[] = ['lostOrders', 'oversoldOrders', 'cancelledOrders', 'lateParcels', 'overdueParcelsAtEnd']

/**
 * The replication at a level 0..1 of loss (nearest rank; the earlier one among equals), with how many lose more: profit forgone where the runs know money, else orders lost,
 * oversold and cancelled with parcels late and overdue. Its place in `kpis` counts from 0.
 *
 * @throws RangeError without replications.
 */
export function replicationAtLoss({ count, kpis }: ReplicationKpis, level: number): { readonly replication: number; readonly worseCount: number } {
  invariant(count > 0, 'no replications to choose from')
  const width = KPI_NAMES.length
  const of = (i: number, name: KpiName): number => kpis[i * width + KPI_NAMES.indexOf(name)]!
  const places = Array.from({ length: count }, (_, i) => i)
  // Money KPIs are 0 in every run that knows none.
  const hasMoney = places.some((i) => of(i, 'profitMinor') !== 0 || of(i, 'revenueMinor') !== 0)
  const losses = places.map((i) => (hasMoney ? -of(i, 'profitMinor') : HARM.reduce((sum, name) => sum + of(i, name), 0)))
  const ranked = [...losses].sort((a, b) => a - b)
  const loss = ranked[Math.max(0, Math.ceil(level * count) - 1)]!
  return { replication: losses.indexOf(loss), worseCount: losses.filter((one) => one > loss).length }
}
