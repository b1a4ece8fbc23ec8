import * as by from '../killers.mjs'

const inventory = `${by.KERNEL}/inventory.ts`
const receiving = `${by.KERNEL}/receiving.ts`

/** Stock: lots that arrive, what is taken in, what is ordered again, moves between warehouses. */
export const STOCK = [
  { id: 'lot-at-window-start', stage: 'receiving', file: inventory, find: 'nextUnit(state.scratch) : 0.5', replace: 'nextUnit(state.scratch) : 0', ...by.MIDDLE_OF_WINDOW,
    why: 'Without chance a lot comes at the start of its window, not in its middle.' },
  { id: 'receiving-never-reset', stage: 'receiving', file: receiving, find: 'receiving.takenToday[w] = 0', replace: 'receiving.takenToday[w]! += 0', ...by.ORACLE_FEATURES,
    why: 'The doors of a warehouse take in one day\'s units in the whole run.' },
  { id: 'receipt-held-ignored', stage: 'receiving', file: receiving, find: 'disrupted?.receiptHeld?.[w * hourCount + h]', replace: 'disrupted?.receiptHeld?.[w * hourCount + h] === 2', ...by.ORACLE_FEATURES,
    why: 'Lots are taken in while customs holds them.' },
  { id: 'returned-fraction-dropped', stage: 'receiving', file: receiving, find: 'receiving!.unitCarry[w] = due - units', replace: 'receiving!.unitCarry[w] = 0', ...by.RETURNED_UNITS,
    why: 'Fractions of returned units are lost.' },
  { id: 'reorder-below-point-only', stage: 'reorder', file: inventory, find: 'position > point[i]!', replace: 'position >= point[i]!', ...by.REORDERED,
    why: 'A position exactly at the reorder point orders nothing.' },
  { id: 'reorder-on-hand-only', stage: 'reorder', file: inventory, find: 'position += onHand[at]! + onOrder[at]!', replace: 'position += onHand[at]! + 0 * onOrder[at]!', ...by.REORDERED,
    why: 'What is on order is ordered again every day.' },
  { id: 'lead-time-a-day-short', stage: 'reorder', file: inventory, find: 'h + 1 + 24 * leadTimeDays', replace: 'h + 1 + 24 * Math.max(0, leadTimeDays - 1)', ...by.REORDERED,
    why: 'Reordered units come a day early.' },
  { id: 'reorder-while-held', stage: 'reorder', file: inventory, find: 'return reorderHeld ? places', replace: 'return reorderHeld && hourCount < 0 ? places', ...by.SUPPLIER_CLOSED,
    why: 'Orders are placed at suppliers who take none.' },
  { id: 'transfer-of-what-is-not-there', stage: 'transfers', file: inventory, find: 'isUnlimited ? units : Math.min(units, state.onHand[from]!)', replace: 'isUnlimited ? units : units', ...by.ORACLE_FEATURES,
    why: 'More units leave a warehouse than it holds.' },
  { id: 'transfer-at-once-lost', stage: 'transfers', file: inventory, find: 'Math.max(h + 1, arriveHour)', replace: 'Math.max(h, arriveHour)', ...by.ORACLE_FEATURES,
    why: 'A move that arrives in the hour it leaves is never taken in.' },
  { id: 'moved-units-not-counted', stage: 'transfers', file: inventory, find: 'state.totals[UNITS_MOVED]! += moved', replace: 'state.totals[UNITS_MOVED]! += 0', ...by.CONSERVED_WITH_ALL,
    why: 'Units that left for another warehouse are missing from the balance.' },
]
