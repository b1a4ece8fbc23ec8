import * as by from '../killers.mjs'

const dayEnd = `${by.KERNEL}/dayEnd.ts`
const transit = `${by.KERNEL}/transit.ts`
const lanes = `${by.KERNEL}/lanes.ts`
const control = `${by.KERNEL}/control.ts`
const care = `${by.KERNEL}/care.ts`

/** What platform and buyers see: rates, deliveries, limits and throttles, damage and returns. */
export const PLATFORM = [
  { id: 'window-a-day-short', stage: 'account', file: dayEnd, find: 'end - market.input.ldrWindowDays + 1', replace: 'end - market.input.ldrWindowDays + 2', ...by.FIRST_DAY,
    why: 'The late dispatch rate looks back a day less than its window.' },
  { id: 'last-market-not-worst', stage: 'account', file: dayEnd, find: 'if (share > state.series[at]!)', replace: 'if (share > -2)', ...by.WORST_MARKET,
    why: 'The rate shown is that of the last market instead of the worst.' },
  { id: 'account-broken-at-line', stage: 'account', file: dayEnd, find: 'if (late > prepared.input.gates.ldrEnforcementShare * dispatched)', replace: 'if (late >= prepared.input.gates.ldrEnforcementShare * dispatched)', ...by.ENFORCEMENT_LINE,
    why: 'A rate exactly on the enforcement line breaks the account gate.' },
  { id: 'on-time-rounded-up', stage: 'transit', file: transit, find: 'Math.floor(movingHours(state, prepared, lane, h, deliverBy) / 24)', replace: 'Math.ceil(movingHours(state, prepared, lane, h, deliverBy) / 24)', ...by.ROAD_CLOSED,
    why: 'A part of a day left counts as a day for delivery.' },
  { id: 'due-beyond-horizon', stage: 'transit', file: transit, find: 'if (deliverBy < hourCount) totals[DUE_FOR_DELIVERY]! += parcels', replace: 'if (deliverBy < 2 * hourCount) totals[DUE_FOR_DELIVERY]! += parcels', ...by.DUE,
    why: 'Parcels due after the end lower the on-time delivery rate.' },
  { id: 'lost-also-delivered', stage: 'transit', file: transit, find: 'delivered = notLost - notDelivered', replace: 'delivered = parcels - notDelivered', ...by.DELIVERED,
    why: 'Lost parcels are delivered as well.' },
  { id: 'transit-fraction-dropped', stage: 'transit', file: transit, find: 'state.transitCarry[lane * 4 + kind] = due - whole', replace: 'state.transitCarry[lane * 4 + kind] = 0', ...by.ONE_AT_A_TIME,
    why: 'Without chance, fractions of lost and delivered parcels vanish.' },
  { id: 'transit-of-all-not-kept', stage: 'transit', file: lanes, find: '(lane.lostShare + ((1 - lane.lostShare) * sum) / total)', replace: '(lane.lostShare + sum / total)', ...by.DELIVERED,
    why: 'Days of transit are shares of all parcels instead of those not lost.' },
  { id: 'unpacked-not-due', stage: 'transit', file: `${by.KERNEL}/replication.ts`, find: 'state.totals[DUE_FOR_DELIVERY]! += state.waiting[w * cohorts.count + j]!', replace: 'state.totals[DUE_FOR_DELIVERY]! += 0 * state.waiting[w * cohorts.count + j]!', ...by.DUE,
    why: 'Parcels never packed do not count as missed deliveries.' },
  { id: 'limit-a-day-long', stage: 'control', file: control, find: 'day + 1 < control.limitUntilDay[m]!', replace: 'day < control.limitUntilDay[m]!', ...by.VOLUME_LIMIT,
    why: 'A volume limit stands a day longer than it should.' },
  { id: 'tier-not-reached-at-line', stage: 'control', file: control, find: 'late >= tier.fromLdrShare * dispatched', replace: 'late > tier.fromLdrShare * dispatched', ...by.VOLUME_LIMIT,
    why: 'A rate exactly at a tier does not bring its limit.' },
  { id: 'throttle-in-half-its-time', stage: 'control', file: control, find: 'h + 1 + Math.max(0, Math.round(reactionDelayHours))', replace: 'h + 1 + Math.max(0, Math.round(reactionDelayHours / 2))', ...by.THROTTLED_EVENTS,
    why: 'A throttle acts after half its reaction time.' },
  { id: 'throttle-never-lets-go', stage: 'control', file: control, find: 'control.isOn[at] = 0', replace: 'control.isOn[at]! += 0', ...by.LETS_GO,
    why: 'Hours stay counted as throttled after the throttle let go.' },
  { id: 'throttle-on-rate-never', stage: 'control', file: control, find: 'basisPoints > trigger.share * 10000', replace: 'basisPoints > trigger.share * 1000000', ...by.THROTTLE_ON_RATE,
    why: 'A throttle on the late dispatch rate does not act.' },
  { id: 'throttle-cap-ignored', stage: 'control', file: control, find: 'throttle.ordersPerDayCap ?? Infinity', replace: 'throttle.ordersPerDayCap === null ? Infinity : Infinity', ...by.THROTTLE_CAP,
    why: 'The cap on orders a day of a throttle is not kept.' },
  { id: 'care-of-lost-parcels', stage: 'care', file: care, find: 'const arriving = parcels - lost', replace: 'const arriving = parcels - 0 * lost', ...by.CARE,
    why: 'Lost parcels arrive damaged.' },
  { id: 'return-of-damaged', stage: 'care', file: care, find: 'prepared.returnShare * (1 - damagedShare - wrongShare)', replace: 'prepared.returnShare * (1 - 0 * damagedShare - 0 * wrongShare)', ...by.CARE,
    why: 'Returns are a share of all parcels instead of those that arrived well.' },
  { id: 'returns-on-delivery', stage: 'care', file: care, find: 'prepared.medianTransitDays[lane]! + prepared.returnAfterDays', replace: 'prepared.medianTransitDays[lane]! + 0 * prepared.returnAfterDays', ...by.CARE,
    why: 'Returned units are in stock on the day of delivery.' },
  { id: 'care-fraction-dropped', stage: 'care', file: care, find: 'state.careCarry[lane * 3 + kind] = due - whole', replace: 'state.careCarry[lane * 3 + kind] = 0', ...by.ONE_AT_A_TIME,
    why: 'Without chance, fractions of damaged parcels vanish.' },
]
