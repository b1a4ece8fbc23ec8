import * as by from '../killers.mjs'

const file = `${by.KERNEL}/arrivals.ts`
const baskets = `${by.KERNEL}/baskets.ts`

/** Orders: how many come, which are admitted, what is in them and where they are served. */
export const DEMAND = [
  { id: 'order-fraction-dropped', stage: 'arrivals', file, find: 'state.orderCarry[at] = due - fresh', replace: 'state.orderCarry[at] = 0', ...by.ORACLE,
    why: 'Fractions of orders are lost from hour to hour, so that demand shrinks.' },
  { id: 'pacing-at-twice', stage: 'arrivals', file, find: '3 * capacity - state.createdToday[m]!', replace: '2 * capacity - state.createdToday[m]!', ...by.ORACLE,
    why: 'Orders are paced beyond twice the Order Handling Capacity instead of three times.' },
  { id: 'pushed-orders-counted-again', stage: 'arrivals', file, find: 'state.totals[PACED]! += Math.min(pushed, fresh)', replace: 'state.totals[PACED]! += pushed', ...by.ORACLE,
    why: 'An order pushed on for a second day is counted as paced twice.' },
  { id: 'oversold-orders-not-created', stage: 'arrivals', file, find: 'if (!isLost) state.createdToday[m]! += left', replace: 'if (!isLost) state.createdToday[m]! += 0', ...by.OVERSOLD,
    why: 'Oversold orders placed together no longer use up the Order Handling Capacity.' },
  { id: 'day-factor-ignored', stage: 'arrivals', file, find: 'market.meanOrders[h]! * state.dayFactor[m * dayCount + day]!', replace: 'market.meanOrders[h]! * Math.min(1, Math.max(1, state.dayFactor[m * dayCount + day]!))', ...by.NEGATIVE_BINOMIAL,
    why: 'Days are Poisson, without the Gamma factor that makes them negative-binomial.' },
  { id: 'throttle-cuts-base', stage: 'arrivals', file, find: 'factor = 1 + (factor - 1) * eventKept', replace: 'factor = factor * eventKept', ...by.THROTTLED_EVENTS,
    why: 'A throttle cuts the demand that comes without events too.' },
  { id: 'basket-not-given-back', stage: 'baskets', file: baskets, find: 'for (let i = 0; i < taken; i += 1) giveBack(state, prepared, w, i)', replace: 'for (let i = 0; i < taken - 1; i += 1) giveBack(state, prepared, w, i)', ...by.CONSERVED,
    why: 'Units taken for a basket that a warehouse cannot serve whole vanish.' },
  { id: 'parcel-per-line', stage: 'baskets', file: baskets, find: 'if (warehouse.indexOf(w) < i) continue', replace: 'if (warehouse.indexOf(w) < 0) continue', ...by.ONE_PARCEL,
    why: 'Every line of an order becomes a parcel, also those of one warehouse.' },
  { id: 'handling-capacity-one-less', stage: 'baskets', file: baskets, find: '(state.createdToday[m]! > limit ? 1 : 0)', replace: '(state.createdToday[m]! >= limit ? 1 : 0)', ...by.ORACLE,
    why: 'The last order within the Order Handling Capacity gets the extended deadline.' },
  { id: 'split-ignores-preference', stage: 'baskets', file: baskets, find: 'let at = take(state, prepared, preferred, i) ? preferred : -1', replace: 'let at = i < 0 ? preferred : -1', ...by.SPLIT,
    why: 'A split order takes each line in the order of warehouses, not from the preferred one first.' },
  { id: 'wrong-sku-blamed', stage: 'baskets', file: baskets, find: 'state.onHand[w * prepared.skuCount + sku[i]!]! >= units[i]!', replace: 'state.onHand[w * prepared.skuCount + sku[0]!]! >= units[i]!', ...by.SHORT_SKU,
    why: 'The stock gate names the leading SKU instead of the one that is short.' },
]
