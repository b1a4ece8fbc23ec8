import { CANCELLERS, NO_TIME, ORDER_STATUSES, type Canceller, type Ledger, type OrderStatus } from '#domain/ledger.ts'
import type { Market } from '#domain/network.ts'
import type { IsoDay, MarketId, TimeZone, WarehouseId } from '#domain/units.ts'

/** A line as a test writes it: times as `YYYY-MM-DD HH:mm` on the ledger's wall. */
export type TestLine = {
  readonly order: string
  readonly sku: string
  readonly units?: number
  readonly status?: OrderStatus
  readonly created?: string
  readonly readyToShip?: string
  readonly shipped?: string
  readonly delivered?: string
  readonly cancelled?: string
  readonly warehouse?: string
  readonly carrier?: string
  readonly flags?: number
  readonly by?: Canceller
  readonly reason?: string
  readonly region?: string
  readonly package?: string
  readonly bundle?: string
  readonly due?: string
  readonly returned?: number
  readonly amount?: number
}

export function ledgerOf(lines: readonly TestLine[], options: Partial<Pick<Ledger, 'shop' | 'source' | 'timeZone' | 'hasTimeOfDay' | 'isDispatchKnown'>> = {}): Ledger {
  const orderIds = [...new Set(lines.map(({ order }) => order))]
  const skus = [...new Set(lines.map(({ sku }) => sku))]
  const warehouses = [...new Set(lines.flatMap(({ warehouse }) => (warehouse === undefined ? [] : [warehouse])))]
  const carriers = [...new Set(lines.flatMap(({ carrier }) => (carrier === undefined ? [] : [carrier])))]
  const seen = new Map<string, number>()
  const minutes = (read: (line: TestLine) => string | undefined) => Int32Array.from(lines, (line) => minuteOf(read(line)))
  return {
    shop: 'shop', source: 'tiktok-orders', timeZone: 'America/Los_Angeles' as TimeZone, currency: 'USD', hasTimeOfDay: true, isDispatchKnown: true,
    ...options,
    lineCount: lines.length, orderIds, warehouses, carriers,
    skus: skus.map((key) => ({ key, platformSkuId: null, sellerSku: key, name: key })),
    orderIndex: Uint32Array.from(lines, ({ order }) => orderIds.indexOf(order)),
    skuIndex: Uint32Array.from(lines, ({ sku }) => skus.indexOf(sku)),
    warehouseIndex: Int32Array.from(lines, ({ warehouse }) => (warehouse === undefined ? -1 : warehouses.indexOf(warehouse))),
    carrierIndex: Int32Array.from(lines, ({ carrier }) => (carrier === undefined ? -1 : carriers.indexOf(carrier))),
    occurrence: Uint16Array.from(lines, ({ order, sku }) => {
      const key = `${order}\n${sku}`
      const occurrence = seen.get(key) ?? 0
      seen.set(key, occurrence + 1)
      return occurrence
    }),
    units: Int32Array.from(lines, ({ units }) => units ?? 1),
    returnedUnits: Int32Array.from(lines, ({ returned }) => returned ?? 0),
    amountMinor: Float64Array.from(lines, ({ amount }) => amount ?? NaN),
    ...extrasOf(lines),
    status: Uint8Array.from(lines, ({ status }) => ORDER_STATUSES.indexOf(status ?? 'toShip')),
    createdMinute: minutes(({ created }) => created),
    paidMinute: minutes(({ created }) => created),
    readyToShipMinute: minutes(({ readyToShip }) => readyToShip),
    shippedMinute: minutes(({ shipped }) => shipped),
    deliveredMinute: minutes(({ delivered }) => delivered),
    cancelledMinute: minutes(({ cancelled }) => cancelled),
  }
}

/** The columns of what order lines say beyond demand; none for a ledger whose lines say nothing. */
function extrasOf(lines: readonly TestLine[]): Partial<Ledger> {
  const words = (read: (line: TestLine) => string | undefined) => {
    const list = [...new Set(lines.map(read).filter((word) => word !== undefined))]
    return { list, index: Int32Array.from(lines, (line) => list.indexOf(read(line) ?? '\0')) }
  }
  const [reasons, regions, packages, bundles] = [words(({ reason }) => reason), words(({ region }) => region), words((line) => line.package), words(({ bundle }) => bundle)]
  return {
    ...(lines.some(({ flags }) => flags) && { flags: Uint8Array.from(lines, ({ flags }) => flags ?? 0) }),
    ...(lines.some(({ by }) => by) && { cancelledBy: Uint8Array.from(lines, ({ by }) => CANCELLERS.indexOf(by ?? 'unknown')) }),
    ...(reasons.list.length > 0 && { cancelReasons: reasons.list, cancelReasonIndex: reasons.index }),
    ...(regions.list.length > 0 && { regions: regions.list, regionIndex: regions.index }),
    ...(packages.list.length > 0 && { packageIndex: packages.index }),
    ...(bundles.list.length > 0 && { bundles: bundles.list, bundleIndex: bundles.index }),
    ...(lines.some(({ due }) => due) && { dueMinute: Int32Array.from(lines, ({ due }) => minuteOf(due)) }),
  }
}

export function minuteOf(wall: string | undefined): number {
  return wall === undefined ? NO_TIME : Date.parse(`${wall.replace(' ', 'T')}:00Z`) / 60_000
}

export const US = 'us' as MarketId

export function marketOf(changes: Partial<Market> = {}): Market {
  return {
    id: US, name: 'US', country: 'US', timeZone: 'America/Los_Angeles' as TimeZone, currency: 'USD' as Market['currency'],
    businessWeekdays: [1, 2, 3, 4, 5], holidays: ['2026-11-26' as IsoDay], orderCutoffHour: 24, dispatchSlaBusinessDays: 2, deliverWithinBusinessDays: 6,
    dispatchEvent: 'carrierScan', ldrWindowDays: 7, ldrTargetShare: 0.04, ldrEnforcementShare: 0.1, otdrTargetShare: 0.8, autoCancelBusinessDays: 7,
    buyerCancelProbabilityPerDay: 0, orderHandlingCapacity: null, isPacedBeyondTripleCapacity: false,
    routing: [{ warehouseId: 'la' as WarehouseId, share: 1 }], whenOutOfStock: 'lost', rulePack: { id: 'test', source: 'test', effectiveFrom: null },
    ...changes,
  }
}
