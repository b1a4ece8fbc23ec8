import { roundHalfEven } from '#math/quantiles.ts'

import { throttledHours } from './control.ts'
import { overdueParcels, UNKNOWN } from './dayEnd.ts'
import { moneyKpis } from './money.ts'
import type { PreparedSimulation } from './prepare.ts'
import {
  ARRIVED, CANCELLED, DAMAGED, DELIVERED, DELIVERED_ON_TIME, DISPATCHED, DUE_FOR_DELIVERY, LATE, LIMITED, LIMITED_DAYS, LOST, LOST_IN_TRANSIT, OVERSOLD, PACED, UNITS_RETURNED, WRONG_ITEM, type State,
} from './state.ts'
import { KPI_NAMES, type KpiName } from './types.ts'

/** Reads the KPIs of the replication just run into `out`, in the order of KPI_NAMES. */
export function readKpis(state: State, prepared: PreparedSimulation, out: Float64Array): void {
  const { totals } = state
  const { dayCount } = prepared
  const backlog = series(state, dayCount, 2)
  const ldr = series(state, dayCount, 4)
  const peakBacklogDay = firstMaximum(backlog)
  const ldrPeakDay = firstMaximum(ldr)
  const due = totals[DUE_FOR_DELIVERY]!
  const undispatched = state.undispatched.reduce((sum, parcels) => sum + parcels, 0)
  const values: { [K in KpiName]: number } = {
    arrivedOrders: totals[ARRIVED]!,
    lostOrders: totals[LOST]!,
    oversoldOrders: totals[OVERSOLD]!,
    cancelledOrders: totals[CANCELLED]!,
    pacedOrders: totals[PACED]!,
    dispatchedParcels: totals[DISPATCHED]!,
    lateParcels: totals[LATE]!,
    overdueParcelsAtEnd: overdueParcels(state, prepared, prepared.hourCount - 1),
    backlogParcelsAtEnd: undispatched,
    peakBacklogParcels: backlog[peakBacklogDay]!,
    peakBacklogDay,
    daysToClear: daysToClear(state, prepared, backlog),
    deliveredParcels: totals[DELIVERED]!,
    lostInTransitParcels: totals[LOST_IN_TRANSIT]!,
    inTransitParcelsAtEnd: totals[DISPATCHED]! - totals[DELIVERED]! - totals[LOST_IN_TRANSIT]!,
    ldrPeakBasisPoints: ldr[ldrPeakDay]!,
    ldrPeakDay: ldr[ldrPeakDay] === UNKNOWN ? UNKNOWN : ldrPeakDay,
    otdrBasisPoints: due === 0 ? UNKNOWN : roundHalfEven((totals[DELIVERED_ON_TIME]! * 10000) / due),
    marginLostMinor: marginLost(state, prepared),
    limitedOrders: totals[LIMITED]!, damagedParcels: totals[DAMAGED]!, wrongItemParcels: totals[WRONG_ITEM]!, returnedUnits: totals[UNITS_RETURNED]!,
    throttledHours: throttledHours(state), limitedDays: totals[LIMITED_DAYS]!,
    ...moneyKpis(state, prepared),
  }
  KPI_NAMES.forEach((name, i) => {
    out[i] = values[name]
  })
}

function series(state: State, dayCount: number, index: number): Int32Array {
  return state.series.subarray(index * dayCount, (index + 1) * dayCount)
}

function firstMaximum(values: Int32Array): number {
  let best = 0
  for (let d = 1; d < values.length; d += 1) if (values[d]! > values[best]!) best = d
  return best
}

/** 1 + first day, from the spike day on, whose closing backlog is 0; the spike day counts as 1. */
function daysToClear(state: State, prepared: PreparedSimulation, backlog: Int32Array): number {
  if (state.spikeHour < 0 || state.spikeHour >= prepared.hourCount) return UNKNOWN
  const spikeDay = prepared.markets[0]!.dayOfHour[state.spikeHour]!
  for (let d = spikeDay; d < backlog.length; d += 1) if (backlog[d] === 0) return d - spikeDay + 1
  return UNKNOWN
}

/** Orders lost, oversold or cancelled at the mean margin of an order; with several markets at the margin of the first. */
function marginLost(state: State, prepared: PreparedSimulation): number {
  const margin = prepared.markets[0]!.input.marginPerOrderMinor
  if (margin === null) return UNKNOWN
  return roundHalfEven((state.totals[LOST]! + state.totals[OVERSOLD]! + state.totals[CANCELLED]!) * margin)
}
