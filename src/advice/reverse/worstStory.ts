import { playReplication, type Playback } from '#engines/simulate/playback.ts'
import type { PreparedSimulation } from '#engines/simulate/prepare.ts'
import type { ReplicationKpis } from '#engines/simulate/replicationKpis.ts'
import { GATE_NAMES, KPI_NAMES, type GateName, type KpiName, type SimulationInput } from '#engines/simulate/types.ts'
import { roundSignificant } from '#shared/canonicalJson.ts'

import { playbackFacts, type PlaybackFact } from '../playback.ts'

/** The queue that changed most, at the ends of the days before and of the last day told. `where`: a warehouse, or `service@warehouse`. */
export type StoryQueue = { readonly stage: 'packing' | 'carriers'; readonly where: string; readonly fromParcels: number; readonly toParcels: number }
/** One market day, or days in a row that are alike. `eventful`: something happened for the first time; `strained`: orders are lost or late, or work piles up; `calm`: as usual. */
export type StoryDays = {
  readonly fromDay: number
  readonly toDay: number
  readonly state: 'eventful' | 'strained' | 'calm'
  readonly orders: number
  /** What these days bring without events, chance apart. */
  readonly usualOrders: number
  readonly refusedOrders: number
  readonly lateParcels: number
  /** Not dispatched at the end of the last day. */
  readonly backlogParcels: number
  readonly queue: StoryQueue | null
  /** Nothing is lost or late any more, from this day on. */
  readonly isRecovered: boolean
  readonly facts: readonly PlaybackFact[]
}
export type StoryEnd = {
  readonly orders: number
  /** Lost, oversold or refused by a limit. */
  readonly refusedOrders: number
  readonly cancelledOrders: number
  readonly lateParcels: number
  readonly backlogParcels: number
  readonly gates: readonly GateName[]
  readonly recoveredDay: number | null
  readonly lastTroubleDay: number | null
  /** Null where no money is known. `marginLostMinor`: of orders lost, oversold or cancelled, 0 where unknown; `medianProfitMinor`: of all the replications that this one was chosen from. */
  readonly money: { readonly profitMinor: number; readonly medianProfitMinor: number; readonly marginLostMinor: number; readonly refundsMinor: number; readonly penaltiesMinor: number } | null
}
/** Seed and replication name the run, so that it can be watched hour by hour. */
export type WorstStory = { readonly seed: number; readonly replication: number; readonly days: readonly StoryDays[]; readonly end: StoryEnd }

/** More work at a day's end than this share of a usual day's orders is strain. */
const STRAIN_SHARE = 1.5
/** A queue that changed by less than this share of a usual day's orders is not told. */
const QUEUE_SHARE = 0.1

/** One replication told by market days. `kpis`: those of all replications that it was chosen from. */
export function worstStory(prepared: PreparedSimulation, seed: number, replication: number, kpis: ReplicationKpis): WorstStory {
  const played = playReplication(prepared, seed, replication)
  const { input } = prepared
  const days = dayFigures(played, input)
  const usual = days.reduce((sum, { usualOrders }) => sum + usualOrders, 0) / Math.max(1, days.length)
  const isTrouble = (day: DayFigures | undefined): boolean => day !== undefined && (day.refusedOrders > 0 || day.lateParcels > 0)
  const lastTrouble = days.findLastIndex(isTrouble)
  const recovered = lastTrouble >= 0 && lastTrouble + 1 < days.length ? lastTrouble + 1 : null
  const facts = playbackFacts(played, input)
  const told = days.map((day, index): StoryDays => {
    const { queues: _, ...figures } = day
    const own = facts.filter((fact) => fact.day === index)
    const isRecovered = index === recovered
    const state = own.length > 0 || isRecovered ? 'eventful' : isTrouble(day) || day.backlogParcels > STRAIN_SHARE * usual ? 'strained' : 'calm'
    return { ...figures, fromDay: index, toDay: index, state, queue: null, isRecovered, facts: own }
  })
  return { seed, replication, days: joinDays(told).map((span) => ({ ...span, queue: changedQueue(days, span, QUEUE_SHARE * usual, openingQueues(input)) })), end: storyEnd(played, input, kpis, { recovered, lastTrouble }) }
}

/** Days in a row that are alike are told together; eventful ones each by itself. */
function joinDays(days: readonly StoryDays[]): StoryDays[] {
  const joined: StoryDays[] = []
  for (const day of days) {
    const last = joined.at(-1)
    if (!last || day.state === 'eventful' || last.state !== day.state) joined.push(day)
    else joined[joined.length - 1] = {
      ...last, toDay: day.toDay, orders: last.orders + day.orders, usualOrders: roundSignificant(last.usualOrders + day.usualOrders),
      refusedOrders: last.refusedOrders + day.refusedOrders, lateParcels: last.lateParcels + day.lateParcels, backlogParcels: day.backlogParcels,
    }
  }
  return joined
}

type Queue = { readonly stage: StoryQueue['stage']; readonly where: string; readonly parcels: number }
type DayFigures = Pick<StoryDays, 'orders' | 'usualOrders' | 'refusedOrders' | 'lateParcels' | 'backlogParcels'> & { readonly queues: readonly Queue[] }

function dayFigures(played: Playback, input: SimulationInput): DayFigures[] {
  const dayOfHour = input.markets[0]!.dayOfHour.slice(0, played.hourCount)
  const dayCount = (dayOfHour.at(-1) ?? -1) + 1
  return Array.from({ length: dayCount }, (_, day) => {
    const [from, to] = [dayOfHour.indexOf(day), dayOfHour.lastIndexOf(day)]
    const sumOf = (series: Int32Array) => series.subarray(from, to + 1).reduce((sum, value) => sum + value, 0)
    let usualOrders = 0
    for (const { meanOrdersPerDay, hourShare, dayOfHour: ownDay } of input.markets) for (let h = from; h <= to; h += 1) usualOrders += (meanOrdersPerDay[ownDay[h]!] ?? 0) * hourShare[h]!
    const queues = queuesOf(input, (w) => played.waiting[w * played.hourCount + to]!, (l) => played.packedWaiting[l * played.hourCount + to]!)
    return { orders: sumOf(played.orders), usualOrders: roundSignificant(usualOrders), refusedOrders: sumOf(played.refused), lateParcels: sumOf(played.late), backlogParcels: played.backlog[day]!, queues }
  })
}

function queuesOf({ warehouses, lanes }: SimulationInput, waiting: (warehouse: number) => number, packed: (lane: number) => number): readonly Queue[] {
  return [
    ...warehouses.map(({ id }, w): Queue => ({ stage: 'packing', where: id, parcels: waiting(w) })),
    ...lanes.map(({ serviceId, warehouse }, l): Queue => ({ stage: 'carriers', where: `${serviceId}@${warehouses[warehouse]!.id}`, parcels: packed(l) })),
  ]
}

/** What waits before the first hour: nothing is packed yet. */
function openingQueues(input: SimulationInput): readonly Queue[] {
  return queuesOf(input, (w) => input.opening.waiting.reduce((sum, { warehouse, parcels }) => sum + (warehouse === w ? parcels : 0), 0), () => 0)
}

function changedQueue(days: readonly DayFigures[], { fromDay, toDay }: StoryDays, least: number, opening: readonly Queue[]): StoryQueue | null {
  let found: StoryQueue | null = null
  days[toDay]!.queues.forEach(({ stage, where, parcels }, i) => {
    const fromParcels = (days[fromDay - 1]?.queues ?? opening)[i]!.parcels
    const change = Math.abs(parcels - fromParcels)
    if (change > Math.max(least, found ? Math.abs(found.toParcels - found.fromParcels) : 0)) found = { stage, where, fromParcels, toParcels: parcels }
  })
  return found
}

function storyEnd(played: Playback, input: SimulationInput, { count, kpis }: ReplicationKpis, { recovered, lastTrouble }: { readonly recovered: number | null; readonly lastTrouble: number }): StoryEnd {
  const of = (name: KpiName): number => played.kpis[KPI_NAMES.indexOf(name)]!
  const profits = Array.from({ length: count }, (_, i) => kpis[i * KPI_NAMES.length + KPI_NAMES.indexOf('profitMinor')]!).sort((a, b) => a - b)
  return {
    orders: of('arrivedOrders'), refusedOrders: of('lostOrders') + of('oversoldOrders') + of('limitedOrders'), cancelledOrders: of('cancelledOrders'), lateParcels: of('lateParcels'),
    backlogParcels: of('backlogParcelsAtEnd'), gates: GATE_NAMES.filter((_, g) => played.gateHour[g]! >= 0), recoveredDay: recovered, lastTroubleDay: lastTrouble < 0 ? null : lastTrouble,
    money: input.money === undefined ? null : {
      profitMinor: of('profitMinor'), medianProfitMinor: profits[Math.floor((count - 1) / 2)] ?? of('profitMinor'), marginLostMinor: Math.max(0, of('marginLostMinor')), refundsMinor: of('refundsMinor'), penaltiesMinor: of('penaltiesMinor'),
    },
  }
}
