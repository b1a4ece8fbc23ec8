import { roundSignificant } from '#shared/canonicalJson.ts'

import { planned, type ActionContext, type ActionDefinition } from './types.ts'

/** Signed up at short notice, another carrier asks more. */
const NEW_CARRIER_FACTOR = 1.2

const lanesOf = ({ input }: ActionContext, w: number) => input.lanes.map((lane, l) => ({ lane, l })).filter(({ lane }) => lane.warehouse === w)

export const secondCarrier: ActionDefinition = {
  type: 'secondCarrier', due: 'atOnce', unit: 'parcelsPerDay',
  leadTimeHours: () => 72,
  candidates: (context) => context.document.warehouses.flatMap(({ id }, w) => {
    const caps = lanesOf(context, w).map(({ lane }) => lane.capParcelsPerDay)
    const total = caps.reduce<number>((sum, cap) => sum + (cap ?? 0), 0)
    return total === 0 ? [] : [0.5, 1, 2].map((share) => planned('secondCarrier', Math.max(1, Math.round(share * total)), { warehouseId: id }))
  }),
  apply(input, action, context) {
    const w = context.document.warehouses.findIndex(({ id }) => id === action.warehouseId)
    const own = w < 0 ? [] : lanesOf({ ...context, input }, w)
    if (own.length === 0 || action.amount <= 0) return input
    const lead = this.leadTimeHours(action, context)
    const caps = own.map(({ lane }) => lane.capParcelsPerDay)
    const known = caps.every((cap) => cap !== null) ? caps.reduce<number>((sum, cap) => sum + cap!, 0) : null
    const share = roundSignificant(known === null ? 0.5 : action.amount / (action.amount + known))
    const pickupHours = [...new Set(own.flatMap(({ lane }) => lane.pickupHours))].filter((hour) => hour >= lead).sort((a, b) => a - b)
    const model = own[0]!
    const { money } = input
    return {
      ...input,
      lanes: [...input.lanes.map((lane) => (lane.warehouse === w ? { ...lane, share: roundSignificant(lane.share * (1 - share)) } : lane)), { ...model.lane, serviceId: `second@${action.warehouseId}`, share, pickupHours, capParcelsPerDay: Math.round(action.amount) }],
      ...(money && { money: { ...money, shippingMinor: [...money.shippingMinor, Math.round(money.shippingMinor[model.l]! * NEW_CARRIER_FACTOR)], surcharges: [...money.surcharges, []] } }),
    }
  },
  /** What its parcels cost more is in the run's own shipping. */
  costMinor: (_, { input }) => (input.money ? 0 : null),
}

export const backupWarehouse: ActionDefinition = {
  type: 'backupWarehouse', due: 'atOnce', unit: 'hours',
  leadTimeHours: () => 0,
  candidates: ({ input }) => (input.markets.some(({ routing }) => routing.length > 1) ? [8, 16, 32].map((hours) => planned('backupWarehouse', hours)) : []),
  apply: (input, action) => (action.amount <= 0 ? input : { ...input, markets: input.markets.map((market) => (market.routing.length > 1 ? { ...market, spillBacklogHours: action.amount } : market)) }),
  costMinor: () => 0,
}
