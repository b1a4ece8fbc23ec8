import { z } from 'zod'

import {
  ACTION_TYPES, DISRUPTION_TYPES, LIVESTREAM_SHAPES, type AdCampaign, type Disruption, type GateWishes, type Livestream, type PlannedAction, type Promotion, type Scenario, type SelfExciting,
  type Throttle, type ViralSpike,
} from '#domain/scenario.ts'

import { amount, day, factor, hour, id, list, share, text } from './fields.ts'

type Fields<T> = { readonly [K in keyof T]-?: z.ZodType }

const viralSpike = z.looseObject({
  type: z.literal('viralSpike'), id, startDay: day, startHour: hour, peakFactor: factor, riseHours: amount, halfLifeHours: amount, probability: share, skuIds: list(id),
} satisfies Fields<ViralSpike>)
const livestream = z.looseObject({
  type: z.literal('livestream'), id, startDay: day, startHour: hour, durationHours: amount, factor, probability: share, repeatEveryDays: amount.nullable(), skuIds: list(id),
  shape: z.enum(LIVESTREAM_SHAPES).optional(),
} satisfies Fields<Livestream>)
/** Branching of 1 or more would never end. */
const selfExciting = z.looseObject({
  type: z.literal('selfExciting'), id, startDay: day, startHour: hour, firstOrders: amount, riseHours: amount, branchingRatio: z.number().min(0).max(0.99), memoryPerHour: z.number().min(0).max(0.999),
  probability: share, skuIds: list(id),
} satisfies Fields<SelfExciting>)
const adCampaign = z.looseObject({
  type: z.literal('adCampaign'), id, startDay: day, days: z.int().min(1).max(366), spendPerDayMinor: amount, mostOrdersPerDay: amount, halfSpendMinor: amount, carryOverShare: z.number().min(0).max(0.99), skuIds: list(id),
} satisfies Fields<AdCampaign>)
const promotionFields = { id, startDay: day, startHour: hour, days: amount, factor, afterDays: amount, afterFactor: factor, probability: share, skuIds: list(id) }
const promotion = z.looseObject({ type: z.literal('promotion'), ...promotionFields } satisfies Fields<Promotion>)
const holiday = z.looseObject({ type: z.literal('holiday'), ...promotionFields } satisfies Fields<Promotion>)

const disruption = z.looseObject({
  id, type: z.enum(DISRUPTION_TYPES), placeId: id.nullable(), keptShare: share,
  when: z.discriminatedUnion('kind', [
    z.looseObject({ kind: z.literal('calendar'), startDay: day, startHour: hour, hours: amount, probability: share }),
    z.looseObject({ kind: z.literal('random'), startProbabilityPerDay: share, endProbabilityPerDay: share }),
  ]),
} satisfies Fields<Disruption>)
const throttle = z.looseObject({
  trigger: z.discriminatedUnion('kind', [z.looseObject({ kind: z.literal('backlogDays'), days: amount }), z.looseObject({ kind: z.literal('ldr'), share })]),
  reactionDelayHours: amount, eventKeptShare: share, ordersPerDayCap: amount.nullable(),
} satisfies Fields<Throttle>)
const action = z.looseObject({
  id, type: z.enum(ACTION_TYPES), warehouseId: id.nullable(), toWarehouseId: id.nullable(), serviceId: id.nullable(), skuId: id.nullable(), amount, fromDay: day.nullable(), days: amount.nullable(),
  costMinor: amount.nullable(),
} satisfies Fields<PlannedAction>)
const gates = z.looseObject({
  ldrShare: share.nullable(), cancelledShare: share.nullable(), stockOutShare: share.nullable(), lossMinor: amount.nullable(), lowestCashMinor: z.number().nullable(),
} satisfies Fields<GateWishes>)

export const scenario = z.looseObject({
  id, name: text, events: list(z.discriminatedUnion('type', [viralSpike, livestream, selfExciting, adCampaign, promotion, holiday])), horizonDays: z.int().min(1).max(3660),
  replications: z.int().min(1).max(100_000), seed: z.int(), toleranceShare: share, disruptions: list(disruption).optional(), throttle: throttle.optional(), actions: list(action).optional(),
  gates: gates.optional(), reordersByPolicy: z.boolean().optional(),
} satisfies Fields<Scenario>)
