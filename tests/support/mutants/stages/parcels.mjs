import * as by from '../killers.mjs'

const stations = `${by.KERNEL}/stations.ts`
const lanes = `${by.KERNEL}/lanes.ts`
const order = `${by.KERNEL}/packingOrder.ts`
const cancellation = `${by.KERNEL}/cancellation.ts`
const spill = `${by.KERNEL}/spill.ts`

/** Parcels at the two stations: packed, dealt to carriers, picked up, cancelled on the way, sent elsewhere. */
export const PARCELS = [
  { id: 'capacity-fraction-dropped', stage: 'packing', file: stations, find: 'capacityCarry[w] = due - whole', replace: 'capacityCarry[w] = 0', ...by.ORACLE,
    why: 'Fractions of a parcel of packing capacity are lost every hour.' },
  { id: 'equal-deadlines-newest-first', stage: 'packing', file: order, find: 'cohorts.deadline[j]! < cohorts.deadline[best]!', replace: 'cohorts.deadline[j]! <= cohorts.deadline[best]!', ...by.ORACLE_FEATURES,
    why: 'Among orders due at the same hour the newest is packed first.' },
  { id: 'last-savable-hour-given-up', stage: 'packing', file: order, find: 'lanes.packByOfWarehouse[base + j]! >= h', replace: 'lanes.packByOfWarehouse[base + j]! > h', ...by.ORACLE_FEATURES,
    why: 'An order in its last hour to be saved waits behind the others.' },
  { id: 'old-orders-blamed-on-packing', stage: 'packing', file: stations, find: 'if (deadline[j]! >= 0) breakGate(state, PACKING', replace: 'if (deadline[j]! >= -99) breakGate(state, PACKING', ...by.ORACLE,
    why: 'Orders late before the start break the packing gate.' },
  { id: 'cycle-of-lanes-forgotten', stage: 'packing', file: stations, find: 'return cycles * dealtUpTo[base + DEALT_CYCLE]!', replace: 'return 0 * cycles + dealtUpTo[base + DEALT_CYCLE]!', ...by.DEALT,
    why: 'More parcels at once than the cycle of carriers holds are dealt too few.' },
  { id: 'pickup-cap-not-by-day', stage: 'pickup', file: stations, find: 'if (state.capDay[lane] !== day) {', replace: 'if (state.capDay[lane] === -1) {', ...by.ORACLE,
    why: 'A carrier\'s daily cap holds for the whole run.' },
  { id: 'last-truck-in-time-missed', stage: 'pickup', file: lanes, find: 'if (pickups[middle]! <= deadline) low = middle', replace: 'if (pickups[middle]! < deadline) low = middle', ...by.ORACLE,
    why: 'A truck that leaves in the hour of the deadline counts as too late, and packing is blamed.' },
  { id: 'tie-to-last-lane', stage: 'pickup', file: lanes, find: 'credits[i]! > credits[best]! + 1e-9', replace: 'credits[i]! >= credits[best]!', ...by.ORACLE,
    why: 'Among carriers equally far behind their share the last gets the parcel.' },
  { id: 'carrier-blamed-for-packing', stage: 'pickup', file: stations, find: 'held > tooLate) breakGate', replace: 'held >= tooLate) breakGate', ...by.ORACLE,
    why: 'Parcels packed too late break the carriers gate.' },
  { id: 'half-pickups-ignored', stage: 'pickup', file: stations, find: 'if (kept < 1) slots', replace: 'if (kept <= 0) slots', ...by.ORACLE_FEATURES,
    why: 'A carrier that takes a part of its parcels takes all of them.' },
  { id: 'packed-not-cancelled', stage: 'cancellation', file: cancellation, find: 'if (packed > 0) removePacked', replace: 'if (packed > 1) removePacked', ...by.ORACLE,
    why: 'The platform does not cancel a single packed parcel.' },
  { id: 'oldest-not-cancelled', stage: 'cancellation', file: cancellation, find: '< oldestHeld(state, prepared)) return', replace: '<= oldestHeld(state, prepared)) return', ...by.ORACLE,
    why: 'The platform does not cancel the oldest orders held.' },
  { id: 'gap-one-too-long', stage: 'cancellation', file: cancellation, find: 'Math.floor(log(nextUnit(state.scratch)) / logKept)', replace: 'Math.ceil(log(nextUnit(state.scratch)) / logKept)', ...by.BUYERS_BY_CHANCE,
    why: 'Fewer buyers cancel than their chance says.' },
  { id: 'age-a-day-older', stage: 'cancellation', file: cancellation, find: 'Math.max(0, day - dayOfCohort(prepared, m, j))', replace: 'Math.max(0, 1 + day - dayOfCohort(prepared, m, j))', ...by.BY_AGE,
    why: 'Orders cancel with the chance of an order a day older.' },
  { id: 'cancel-fraction-dropped', stage: 'cancellation', file: cancellation, find: 'state.cancelCarry[carryAt] = due - cancelled', replace: 'state.cancelCarry[carryAt] = 0', ...by.BUYERS_IN_WHOLE,
    why: 'Without chance, fractions of cancelled orders are lost.' },
  { id: 'late-packed-outlive-parcels', stage: 'cancellation', file: cancellation, find: 'if (state.packedLate[at]! > left)', replace: 'if (state.packedLate[at]! > left + 1)', ...by.CONSERVED,
    why: 'After cancellation more parcels count as packed too late than are there.' },
  { id: 'spill-at-limit', stage: 'spill', file: spill, find: 'state.backlogHours[w]! <= limit', replace: 'state.backlogHours[w]! < limit', ...by.ORACLE_FEATURES,
    why: 'Orders spill at the limit, not beyond it.' },
  { id: 'spill-to-equal-backlog', stage: 'spill', file: spill, find: 'state.backlogHours[other]! < state.backlogHours[w]!', replace: 'state.backlogHours[other]! <= state.backlogHours[w]!', ...by.ORACLE_FEATURES,
    why: 'Orders spill to a warehouse that is no faster.' },
  { id: 'spill-backlog-an-hour-long', stage: 'spill', file: spill, find: 'return low - h\n', replace: 'return low - h + 1\n', ...by.ORACLE_FEATURES,
    why: 'The backlog that decides on spilling is an hour too long.' },
]
