import { DEFAULT_BUYING } from '#domain/supply.ts'
import type { SimulationInput, SkuInput } from '#engines/simulate/types.ts'

import { planned, type ActionContext, type ActionDefinition } from './types.ts'

/** Bought close by or by air where the plan knows no lead time. */
const DEFAULT_LEAD_DAYS = 14
const MOVE_HOURS = 72

/** SKUs that the run reports as scarce, with what they sell a day before events. */
function scarce({ input }: ActionContext): { readonly s: number; readonly id: string; readonly unitsPerDay: number }[] {
  return input.trackedSkus.map((s) => ({
    s, id: input.skus[s]!.id,
    unitsPerDay: input.markets.reduce((sum, market) => sum + market.skuShare[s]! * (market.meanOrdersPerDay.reduce((total, orders) => total + orders, 0) / input.horizonDays), 0),
  })).filter(({ unitsPerDay }) => unitsPerDay > 0)
}

const skuAt = ({ input }: ActionContext, skuId: string | null) => input.skus.findIndex(({ id }) => id === skuId)
const warehouseAt = ({ document }: ActionContext, warehouseId: string | null) => document.warehouses.findIndex(({ id }) => id === warehouseId)
const busiest = ({ input }: ActionContext): number => {
  const shares = input.warehouses.map((_, w) => input.markets.reduce((sum, market) => sum + (market.routing.find((route) => route.warehouse === w)?.share ?? 0), 0))
  return shares.indexOf(Math.max(...shares))
}
const withSku = (input: SimulationInput, s: number, change: (sku: SkuInput) => SkuInput): SimulationInput => ({ ...input, skus: input.skus.map((sku, i) => (i === s ? change(sku) : sku)) })
const unitCost = ({ document }: ActionContext, skuId: string | null) => {
  const sku = document.skus.find(({ id }) => id === skuId)
  return sku?.currency === document.settings.currency ? sku.unitCostMinor : null
}

export const preBuiltStock: ActionDefinition = {
  type: 'preBuiltStock', due: 'atOnce', unit: 'units',
  leadTimeHours({ skuId }, { document }) {
    const terms = document.supplyTerms.find((one) => one.skuId === skuId)
    return 24 * Math.round(terms?.leadTimeDays ?? DEFAULT_LEAD_DAYS)
  },
  candidates(context) {
    const warehouseId = context.document.warehouses[busiest(context)]?.id
    if (warehouseId === undefined) return []
    return scarce(context).flatMap(({ id, unitsPerDay }) => [7, 14, 28].map((days) => planned('preBuiltStock', Math.max(1, Math.ceil(days * unitsPerDay)), { warehouseId, skuId: id as never })))
  },
  apply(input, action, context) {
    const [s, w] = [skuAt(context, action.skuId), warehouseAt(context, action.warehouseId)]
    const hour = this.leadTimeHours(action, context)
    if (s < 0 || w < 0 || action.amount <= 0 || hour >= input.horizonHours) return input
    return withSku(input, s, (sku) => ({ ...sku, inbound: [...sku.inbound, { warehouse: w, units: Math.round(action.amount), fromHour: hour, toHour: Math.min(input.horizonHours - 1, hour + 23) }] }))
  },
  goodsMinor(action, context) {
    const cost = unitCost(context, action.skuId)
    return cost === null || this.leadTimeHours(action, context) >= context.input.horizonHours ? null : Math.round(action.amount) * cost
  },
  /** Money bound until the end of the run; what is left over beyond normal sales is a loss of the run itself. */
  costMinor(action, context) {
    const cost = unitCost(context, action.skuId)
    const holding = (context.document.buying[0] ?? DEFAULT_BUYING).holdingSharePerYear
    return cost === null ? null : Math.round((action.amount * cost * holding * context.input.horizonDays) / 365)
  },
}

export const transfer: ActionDefinition = {
  type: 'transfer', due: 'atOnce', unit: 'units',
  leadTimeHours: () => MOVE_HOURS,
  candidates(context) {
    const { input, document } = context
    const to = busiest(context)
    return scarce(context).flatMap(({ s, id }) => {
      const onHand = input.skus[s]!.onHandUnits
      const from = onHand.reduce((best, units, w) => (w !== to && units > 0 && (best < 0 || units > onHand[best]!) ? w : best), -1)
      if (from < 0 || onHand[to] === -1) return []
      return [0.25, 0.5].map((share) => planned('transfer', Math.max(1, Math.floor(share * onHand[from]!)), { warehouseId: document.warehouses[from]!.id, toWarehouseId: document.warehouses[to]!.id, skuId: id as never }))
    })
  },
  apply(input, action, context) {
    const [s, from, to] = [skuAt(context, action.skuId), warehouseAt(context, action.warehouseId), warehouseAt(context, action.toWarehouseId)]
    if (s < 0 || from < 0 || to < 0 || from === to || action.amount <= 0) return input
    return { ...input, transfers: [...(input.transfers ?? []), { sku: s, fromWarehouse: from, toWarehouse: to, units: Math.round(action.amount), departHour: 0, arriveHour: MOVE_HOURS }] }
  },
  costMinor(action, context) {
    const perUnit = (context.document.buying[0] ?? DEFAULT_BUYING).transferCostMinor
    const cost = unitCost(context, action.skuId)
    return perUnit !== null ? Math.round(action.amount * perUnit) : cost === null ? null : Math.round(action.amount * cost * 0.1)
  },
}

/** Lots that are under way anyway come earlier; what that costs only the forwarder knows. */
export const airInsteadOfSea: ActionDefinition = {
  type: 'airInsteadOfSea', due: 'atOnce', unit: 'days',
  leadTimeHours: () => 72,
  candidates: (context) => context.input.trackedSkus.flatMap((s) => (context.input.skus[s]!.inbound.length === 0 ? [] : [3, 7, 14].map((days) => planned('airInsteadOfSea', days, { skuId: context.input.skus[s]!.id as never })))),
  apply(input, action, context) {
    const s = skuAt(context, action.skuId)
    const lead = this.leadTimeHours(action, context)
    if (s < 0 || action.amount <= 0) return input
    const earlier = (hour: number) => (hour <= lead ? hour : Math.max(lead, hour - 24 * Math.round(action.amount)))
    return withSku(input, s, (sku) => ({ ...sku, inbound: sku.inbound.map((lot) => ({ ...lot, fromHour: earlier(lot.fromHour), toHour: Math.max(earlier(lot.fromHour), earlier(lot.toHour)) })) }))
  },
  costMinor: () => null,
}
