import { expect, it } from 'vitest'

import { prepareSimulation } from '#engines/simulate/prepare.ts'
import { runReplication, stateOf } from '#engines/simulate/replication.ts'
import { CANCELLED, CARRIERS, LIMITED, LOST, OVERSOLD, PACED, PACKING, STOCK } from '#engines/simulate/state.ts'
import type { SimulationInput } from '#engines/simulate/types.ts'

import { simulateOrderByOrder, type Order } from './perOrder.ts'
import { randomCase, randomFeatures } from './randomCase.ts'

const CASES = process.env['HEADROOM_LONG'] ? 2000 : 20

function run(input: SimulationInput) {
  const prepared = prepareSimulation(input)
  const state = stateOf(prepared)
  runReplication(state, prepared, 1, 0)
  return { prepared, state }
}

/** First hour after the deadline of an order that a stage failed, as replication.ts words it. */
function gateHours(input: SimulationInput, orders: readonly Order[]): { packing: number; carriers: number } {
  const end = input.horizonHours
  let packing = Infinity
  let carriers = Infinity
  for (const order of orders) {
    if (order.deadline < 0) continue
    if (order.packedAt < 0) {
      if (order.cancelledAt < 0 && order.deadline < end) packing = Math.min(packing, order.deadline + 1)
      continue
    }
    const isScan = !input.markets[order.m]!.isDispatchAtReadyToShip
    const trucks = isScan && !input.unlimited.carriers ? input.lanes[order.lane]!.pickupHours.filter((h) => h >= order.at && h <= order.deadline) : []
    const packBy = order.deadline < end && trucks.length > 0 ? trucks[trucks.length - 1]! : order.deadline
    if (order.packedAt > packBy) packing = Math.min(packing, order.deadline + 1)
    else if (isScan && order.cancelledAt < 0 && (order.shippedAt > order.deadline || (order.shippedAt < 0 && order.deadline < end))) carriers = Math.min(carriers, order.deadline + 1)
  }
  return { packing: packing === Infinity ? -1 : packing, carriers: carriers === Infinity ? -1 : carriers }
}

function expectEqualToOracle(input: SimulationInput, name: string): void {
  const oracle = simulateOrderByOrder(input)
  const { prepared, state } = run(input)
  const days = input.horizonDays
  expect([state.totals[LOST], state.totals[OVERSOLD], state.totals[PACED], state.totals[LIMITED], state.gateHour[STOCK]], name).toEqual([oracle.lost, oracle.oversold, oracle.paced, oracle.limited, oracle.stockHour])
  const outAt = (order: Order): number => (input.markets[order.m]!.isDispatchAtReadyToShip ? order.packedAt : order.shippedAt)
  input.markets.forEach((market, m) => {
    const own = oracle.orders.filter((order) => order.m === m && outAt(order) >= 0)
    for (let day = 0; day < days; day += 1) {
      const today = own.filter((order) => market.dayOfHour[outAt(order)] === day)
      const at = m * (state.trailingDays + days) + state.trailingDays + day
      expect([state.dispatchedByDay[at], state.lateByDay[at]], `${name}, market ${m}, day ${day}`).toEqual([today.length, today.filter((order) => outAt(order) > order.deadline).length])
    }
  })
  for (let day = 0; day < input.horizonHours / 6; day += 1) {
    const end = day * 6 + 5
    const waiting = oracle.orders.filter((order) => order.at <= end && (outAt(order) < 0 || outAt(order) > end) && (order.cancelledAt < 0 || order.cancelledAt > end))
    expect([state.series[2 * days + day], state.series[3 * days + day]], `${name}, end of day ${day}`).toEqual([waiting.length, waiting.filter((order) => order.deadline <= end).length])
  }
  expect(state.totals[CANCELLED], name).toBe(oracle.orders.filter((order) => order.cancelledAt >= 0).length)
  expect({ packing: state.gateHour[PACKING], carriers: state.gateHour[CARRIERS] }, name).toEqual(gateHours(input, oracle.orders))
  oracle.stock.forEach((places, s) => places.forEach((units, w) => {
    if (units < Infinity) expect(state.onHand[w * prepared.skuCount + s], `${name}, SKU ${s} at ${w}`).toBe(units)
  }))
}

it(`in ${CASES} random networks every order leaves at the hour the oracle says: dispatches by day and age, backlog, doomed, gates, stock`, () => {
  for (let seed = 1; seed <= CASES; seed += 1) for (const ageLimit of [null, 0, 1, 2, 3, 5, 8, 13, 21]) expectEqualToOracle(randomCase(seed, ageLimit), `case ${seed}, limit ${ageLimit}`)
}, process.env['HEADROOM_LONG'] ? 600000 : 60000)

it(`in ${15 * CASES} random networks so it does with disruptions, limits, spill, packing orders, slow receiving, moves and promotions`, () => {
  for (let seed = 1; seed <= 15 * CASES; seed += 1) expectEqualToOracle(randomFeatures(seed), `case ${seed}`)
}, process.env['HEADROOM_LONG'] ? 600000 : 60000)
