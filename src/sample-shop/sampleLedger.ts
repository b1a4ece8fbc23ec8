import type { ZoneClock } from '#domain/calendar/zone.ts'
import { NO_TIME, ORDER_STATUSES, type Ledger } from '#domain/ledger.ts'
import { createStream, nextUint32, nextUnit, seedStream, sourceOf } from '#math/rng.ts'

import { PRODUCTS, SAMPLE_CURRENCY } from './catalogue.ts'
import type { SampleFulfilment } from './fulfil.ts'
import type { SampleOrders } from './generateOrders.ts'
import { SERVICES, WAREHOUSES } from './network.ts'
import { SEED } from './story.ts'

const RETURN_PROBABILITY = 0.032
const DISCOUNT_SHARES = [0, 0, 0.05, 0.1, 0.15]

/** The order lines as an import of the shop's own export would hold them: times on the market's wall, 18-digit order ids. */
export function sampleLedger(orders: SampleOrders, fulfilment: SampleFulfilment, clock: ZoneClock): Ledger {
  const lineCount = orders.product.length
  const column = () => new Int32Array(lineCount).fill(NO_TIME)
  const ledger = {
    shop: '', source: 'tiktok-orders', timeZone: clock.timeZone, currency: SAMPLE_CURRENCY, hasTimeOfDay: true, isDispatchKnown: true, lineCount,
    skus: PRODUCTS.map(({ platformSkuId, sellerSku, name }) => ({ key: platformSkuId, platformSkuId, sellerSku, name })),
    warehouses: WAREHOUSES.map(({ name }) => name),
    carriers: SERVICES.map(({ carrierName }) => carrierName),
    orderIds: [] as string[],
    orderIndex: new Uint32Array(lineCount), skuIndex: new Uint32Array(lineCount), warehouseIndex: column(), carrierIndex: column(), occurrence: new Uint16Array(lineCount),
    units: Int32Array.from(orders.units), returnedUnits: new Int32Array(lineCount), amountMinor: new Float64Array(lineCount), status: new Uint8Array(lineCount),
    createdMinute: column(), paidMinute: column(), readyToShipMinute: column(), shippedMinute: column(), deliveredMinute: column(), cancelledMinute: column(),
  }
  const wall = wallReader(clock)
  const stream = createStream()
  seedStream(stream, SEED, 0, sourceOf('ledger'), 0)
  for (let order = 0; order < orders.createdMinute.length; order += 1) {
    // 18 digits, growing with time: too long for a number. None ends in three zeros, as ids do that a spreadsheet program has rounded.
    const serial = order * 1009 + (nextUint32(stream) % 1009)
    ledger.orderIds.push(`5768${20_000_000_000 + serial}${100 + (nextUint32(stream) % 900)}`)
    const status = fulfilment.status[order]!
    const isDelivered = fulfilment.delivered[order] !== NO_TIME
    const isReturned = isDelivered && nextUnit(stream) < RETURN_PROBABILITY
    const created = wall(orders.createdMinute[order]!)
    const paid = wall(fulfilment.paid[order]!)
    const readyToShip = wall(fulfilment.readyToShip[order]!)
    const shipped = wall(fulfilment.shipped[order]!)
    const delivered = wall(fulfilment.delivered[order]!)
    const cancelled = wall(fulfilment.cancelled[order]!)
    for (let line = orders.firstLine[order]!; line < orders.firstLine[order + 1]!; line += 1) {
      const product = orders.product[line]!
      ledger.orderIndex[line] = order
      ledger.skuIndex[line] = product
      ledger.warehouseIndex[line] = fulfilment.warehouse[order]!
      ledger.carrierIndex[line] = fulfilment.carrier[order]!
      if (isReturned && line === orders.firstLine[order]) ledger.returnedUnits[line] = orders.units[line]!
      const discountShare = DISCOUNT_SHARES[nextUint32(stream) % DISCOUNT_SHARES.length]!
      ledger.amountMinor[line] = Math.round(orders.units[line]! * PRODUCTS[product]!.priceMinor * (1 - discountShare))
      ledger.status[line] = ORDER_STATUSES.indexOf(status)
      ledger.createdMinute[line] = created
      ledger.paidMinute[line] = paid
      ledger.readyToShipMinute[line] = readyToShip
      ledger.shippedMinute[line] = shipped
      ledger.deliveredMinute[line] = delivered
      ledger.cancelledMinute[line] = cancelled
    }
  }
  return ledger
}

function wallReader(clock: ZoneClock): (utcMinute: number) => number {
  let lastHour = Number.NaN
  let offset = 0
  return (utcMinute) => {
    if (utcMinute === NO_TIME) return NO_TIME
    const hour = Math.floor(utcMinute / 60)
    if (hour !== lastHour) {
      lastHour = hour
      offset = clock.offsetMinutesAt(hour * 60)
    }
    return utcMinute + offset
  }
}
