import { labourByHour } from '#domain/calendar/shifts.ts'
import { DEFAULT_MONEY, type PlanDocument } from '#domain/plan.ts'
import { DEFAULT_BUYING } from '#domain/supply.ts'
import type { LaneInput, MarketInput, MoneyInput } from '#engines/simulate/types.ts'

import type { PlanStart } from '../planStart.ts'
import { UNKNOWN_MONEY } from '../types.ts'
import type { Notes } from './notes.ts'

/** Units that the coming days sell anyway are not left over. */
const KEPT_DAYS = 60

/**
 * Money of a run in minor units of the plan's currency; `null` as soon as a SKU that sells lacks its price or cost in that currency. What else is not known costs
 * nothing, and is noted: platform fees, shipping, people, opening cash.
 */
export function moneyInput(document: PlanDocument, start: PlanStart, markets: readonly MarketInput[], lanes: readonly LaneInput[], unitsPerDay: readonly number[], notes: Notes): MoneyInput | null {
  const { currency } = document.settings
  if (markets.some(({ marginPerOrderMinor }) => marginPerOrderMinor === null)) return null
  const money = document.settings.money ?? DEFAULT_MONEY
  const buying = document.buying[0] ?? DEFAULT_BUYING
  const services = lanes.map(({ serviceId }) => document.services.find(({ id }) => id === serviceId))
  const isPaidHere = (service: (typeof services)[number]) => service?.currency === currency && service.costPerParcelMinor !== null
  const unknown = {
    fees: money.platformFeeShare === null,
    // A warehouse without any carrier is told of elsewhere.
    shipping: services.some((service) => service !== undefined && !isPaidHere(service)),
    labour: document.warehouses.some(({ handling, shifts }) => shifts.length > 0 && (handling?.labourCostPerHourMinor ?? null) === null),
    cash: money.openingCashMinor === null,
  }
  const what = UNKNOWN_MONEY.filter((one) => unknown[one])
  if (what.length > 0) notes.note({ code: 'moneyUnknown', what })
  const mean = (market: MarketInput, of: (s: number) => number) => market.skuShare.reduce((sum, share, s) => (share > 0 ? sum + share * of(s) : sum), 0) * meanUnits(market)
  const costOf = (s: number) => document.skus[s]!.unitCostMinor ?? 0
  return {
    orderValueMinor: markets.map((market) => mean(market, (s) => document.skus[s]!.unitPriceMinor ?? 0)),
    orderGoodsCostMinor: markets.map((market) => mean(market, costOf)),
    platformFeeShare: money.platformFeeShare ?? 0, platformFeePerOrderMinor: money.platformFeePerOrderMinor,
    shippingMinor: services.map((service) => (isPaidHere(service) ? service!.costPerParcelMinor! : 0)),
    surcharges: services.map((service) => (service?.currency === currency ? (service.care?.surcharges ?? []) : [])),
    labourMinorPerDay: document.warehouses.map((warehouse) => {
      const days = new Array<number>(start.horizonDays).fill(0)
      const perHour = warehouse.handling?.labourCostPerHourMinor ?? 0
      if (perHour > 0) labourByHour(warehouse, start.startHourUtc, start.horizonHours).forEach((hours, h) => (days[markets[0]!.dayOfHour[h]!]! += hours * perHour))
      return days
    }),
    storageMinorPerUnitDay: document.warehouses.map(({ handling }) => handling?.storageCostPerUnitDayMinor ?? 0),
    adSpendMinorPerDay: new Array<number>(start.horizonDays).fill(0),
    cancelledCostMinor: money.cancelledCostMinor, latePenaltyMinor: money.latePenaltyMinor, claimPaidShare: money.claimPaidShare,
    leftoverLossMinor: document.skus.map((sku, s) => (sku.currency === currency ? buying.obsolescenceShare * costOf(s) : 0)),
    leftoverKeptUnits: unitsPerDay.map((units) => Math.ceil(KEPT_DAYS * units)),
    unitCostMinor: document.skus.map((_, s) => costOf(s)),
    openingCashMinor: money.openingCashMinor ?? 0, payoutDelayDays: money.payoutDelayDays, supplierPaymentDays: money.supplierPaymentDays,
  }
}

function meanUnits({ linesPerOrder, unitsPerLine }: MarketInput): number {
  const mean = (table: MarketInput['linesPerOrder']) => table.values.reduce((sum, value, i) => sum + value * table.shares[i]!, 0)
  return mean(linesPerOrder) * mean(unitsPerLine)
}
