import { createStream, type Stream } from '#math/rng.ts'

import type { PreparedSimulation } from './prepare.ts'
import type { AdCampaignInput, DisruptionInput, SelfExcitingInput } from './types.ts'

/** What disruptions leave of a replication, hour by hour; null = no disruption of that kind. Places as in the input, [place][hours]. */
export type Disrupted = {
  readonly packingKept: Float64Array | null
  readonly pickupKept: Float64Array | null
  readonly ordersKept: Float64Array | null
  /** [lane][hours + 1] hours before each hour in which parcels moved. */
  readonly transitMoved: Int32Array | null
  readonly receiptHeld: Uint8Array | null
  readonly inboundHeld: Uint8Array | null
  readonly reorderHeld: Uint8Array | null
  /** [hours] how far the disruption looked at is on, 0 to 1. */
  readonly weight: Float64Array
}

export function createDisrupted(prepared: PreparedSimulation): Disrupted | null {
  const { hourCount, warehouseCount, laneCount, marketCount, input } = prepared
  const { disruptions = [] } = input
  if (disruptions.length === 0) return null
  const has = (kind: DisruptionInput['kind']): boolean => disruptions.some((one) => one.kind === kind)
  const kept = (kind: DisruptionInput['kind'], places: number) => (has(kind) ? new Float64Array(places * hourCount) : null)
  const held = (kind: DisruptionInput['kind']) => (has(kind) ? new Uint8Array(warehouseCount * hourCount) : null)
  return {
    packingKept: input.unlimited.packing ? null : kept('packing', warehouseCount), pickupKept: input.unlimited.carriers ? null : kept('pickup', laneCount), ordersKept: kept('orders', marketCount),
    transitMoved: has('transit') ? new Int32Array(laneCount * (hourCount + 1)) : null,
    receiptHeld: held('receipt'), inboundHeld: held('inboundTransit'), reorderHeld: held('reorder'),
    weight: new Float64Array(hourCount),
  }
}

/** Closed loops of a replication: limits by the platform and throttles by the seller. null = the plan has none. */
export type Control = {
  /** Per market: fresh orders accepted on its day so far, the platform's limit now, the day from which it is set anew. */
  readonly acceptedToday: Int32Array
  readonly limit: Float64Array
  readonly limitUntilDay: Int32Array
  /** [hours] kept of the extra demand, cap on orders a day, whether a throttle is on. */
  readonly eventKept: Float64Array
  readonly cap: Float64Array
  readonly isOn: Uint8Array
}

export function createControl({ marketCount, hourCount, input }: PreparedSimulation): Control | null {
  const hasLimits = input.markets.some((market) => market.volumeLimit !== undefined || market.newShopCapOrdersPerDay !== undefined)
  if (!hasLimits && !input.throttles?.length) return null
  return {
    acceptedToday: new Int32Array(marketCount), limit: new Float64Array(marketCount), limitUntilDay: new Int32Array(marketCount),
    eventKept: new Float64Array(hourCount), cap: new Float64Array(hourCount), isOn: new Uint8Array(hourCount),
  }
}

export function resetControl({ acceptedToday, limit, limitUntilDay, eventKept, cap, isOn }: Control): void {
  acceptedToday.fill(0)
  limit.fill(Infinity)
  limitUntilDay.fill(0)
  eventKept.fill(1)
  cap.fill(Infinity)
  isOn.fill(0)
}

/** Orders on top of the factors: what ads bring, and videos that spread by being bought. */
export type ExtraOrders = {
  /** [market][class][hours] means that ads bring. */
  readonly byAds: Float64Array
  /** [hours] their spend, minor units. */
  readonly spend: Float64Array
  readonly spreading: readonly Spreading[]
}
/** One spreading video at one market and class: a cluster process of its own, so that what one SKU's video brings are orders of that SKU. */
export type Spreading = { readonly event: SelfExcitingInput; readonly index: number; readonly market: number; readonly class: number; readonly share: number; readonly stream: Stream; first: number; startHour: number; pull: number }

/** Shares of an event's orders by market and class: by the markets' own means and SKU shares. */
function sharesOf(prepared: PreparedSimulation, { market, classes }: AdCampaignInput | SelfExcitingInput): { readonly m: number; readonly k: number; readonly share: number }[] {
  const places = prepared.markets.flatMap((one, m) => (market !== null && market !== m ? [] : classes.map((k) => ({
    m, k, share: one.classShare[k]! * Math.max(1e-9, one.input.meanOrdersPerDay.reduce((sum, orders) => sum + orders, 0)),
  }))))
  const total = places.reduce((sum, { share }) => sum + share, 0)
  return total > 0 ? places.filter(({ share }) => share > 0).map((place) => ({ ...place, share: place.share / total })) : []
}

export function createExtraOrders(prepared: PreparedSimulation): ExtraOrders | null {
  const { input, hourCount, marketCount } = prepared
  if (!input.events.some(({ kind }) => kind === 'adCampaign' || kind === 'selfExciting')) return null
  const byAds = new Float64Array(marketCount * input.classCount * hourCount)
  const spend = new Float64Array(hourCount)
  const spreading: Spreading[] = []
  input.events.forEach((event, index) => {
    if (event.kind === 'adCampaign') {
      event.extraOrdersPerHour.forEach((orders, i) => {
        const h = event.startHour + i
        if (h < 0 || h >= hourCount) return
        spend[h]! += event.spendMinorPerHour[i] ?? 0
        for (const { m, k, share } of sharesOf(prepared, event)) byAds[(m * input.classCount + k) * hourCount + h]! += orders * share
      })
    } else if (event.kind === 'selfExciting') {
      for (const { m, k, share } of sharesOf(prepared, event)) spreading.push({ event, index, market: m, class: k, share, stream: createStream(), first: 0, startHour: 0, pull: 0 })
    }
  })
  return { byAds, spend, spreading }
}
