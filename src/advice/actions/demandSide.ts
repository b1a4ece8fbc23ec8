import { planned, type ActionContext, type ActionDefinition } from './types.ts'

/** Ads are slowed once this much work waits; noticed within some hours. */
const BACKLOG_DAYS = 1
const NOTICED_HOURS = 6

/** Slower as soon as work piles up; sales that are not made are in the run's own money. */
export const slowerAds: ActionDefinition = {
  type: 'slowerAds', due: 'atOnce', unit: 'keptShare',
  leadTimeHours: () => NOTICED_HOURS,
  candidates: ({ input }) => (input.events.length === 0 ? [] : [0.75, 0.5, 0.25].map((kept) => planned('slowerAds', kept))),
  apply: (input, action) => (action.amount >= 1 ? input : {
    ...input,
    throttles: [...(input.throttles ?? []), { id: 'slowerAds', trigger: { kind: 'backlogDays', days: BACKLOG_DAYS }, reactionDelayHours: NOTICED_HOURS, eventKeptShare: Math.max(0, action.amount), ordersPerDayCap: null }],
  }),
  costMinor: () => 0,
}

export const shorterLivestream: ActionDefinition = {
  type: 'shorterLivestream', due: 'atOnce', unit: 'hours',
  leadTimeHours: () => 0,
  candidates: ({ input }) => {
    const longest = Math.max(0, ...input.events.map((event) => (event.kind === 'livestream' ? event.durationHours : 0)))
    return [1, 2].filter((hours) => hours < longest).map((hours) => planned('shorterLivestream', hours))
  },
  apply: (input, action) => (action.amount <= 0 ? input : {
    ...input,
    events: input.events.map((event) => {
      if (event.kind !== 'livestream') return event
      const durationHours = Math.max(0, event.durationHours - Math.round(action.amount))
      return { ...event, durationHours, ...(event.shape && { shape: event.shape.slice(0, durationHours) }) }
    }),
  }),
  costMinor: () => 0,
}

/** Parcels a day that the packing calendars add up to, over the days of the run. */
export function meanCapacityPerDay({ input }: Pick<ActionContext, 'input'>): number {
  return (input.warehouses.reduce((sum, { capacityPerHour }) => sum + capacityPerHour.reduce((total, parcels) => total + parcels, 0), 0) * 24) / input.horizonHours
}

/** The platform's own setting: what is beyond it is due a business day later. Only where the market has one. */
export const orderHandlingCapacity: ActionDefinition = {
  type: 'orderHandlingCapacity', due: 'atOnce', unit: 'ordersPerDay',
  leadTimeHours: () => 0,
  candidates: (context) => {
    const capacity = meanCapacityPerDay(context)
    return capacity === 0 || context.input.markets.some((market) => market.orderHandlingCapacity !== null) ? [] : [0.5, 1, 1.5].map((share) => planned('orderHandlingCapacity', Math.max(1, Math.round(share * capacity))))
  },
  apply: (input, action) => (action.amount <= 0 ? input : { ...input, markets: input.markets.map((market) => ({ ...market, orderHandlingCapacity: Math.round(action.amount) })) }),
  costMinor: () => 0,
}
