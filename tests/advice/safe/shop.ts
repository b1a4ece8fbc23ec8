import type { RunGates } from '#advice/safe/safeAnswer.ts'
import { buildSimulationInput } from '#advice/buildInput.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { Scenario } from '#domain/scenario.ts'
import { prepareSimulation } from '#engines/simulate/prepare.ts'
import { combineShards } from '#engines/simulate/combineShards.ts'
import { simulateShard } from '#engines/simulate/simulateShard.ts'

import { flat, plan, scenario, service, stock, warehouse, WAREHOUSE } from '../plans.ts'

/** One warehouse of 200 parcels a day, 120 + 40 units a day, a spike of 8: packing breaks. Wages 15.00 an hour. */
export const shop: PlanDocument = plan({
  stock: [stock(1, 20_000), stock(2, 200)], services: [service({ pickups: [{ warehouseId: WAREHOUSE, weekdays: [1, 2, 3, 4, 5, 6, 7], cutoffHours: [17], capParcelsPerDay: 300, share: 1 }] })],
  warehouses: [warehouse({ handling: { packingOrder: 'fifo', receivingUnitsPerDay: null, labourCostPerHourMinor: 1500, storageCostPerUnitDayMinor: null } })],
})
export const inputOf = (document = shop, changes: Partial<Scenario> = {}) => buildSimulationInput(document, scenario({ horizonDays: 10, ...changes }), [flat(1, 120), flat(2, 40)]).input

/** The kernel itself, two halves joined. */
export const runHere: RunGates = async (input, first, count) => {
  const prepared = prepareSimulation(input)
  const half = Math.floor(count / 2)
  return combineShards([simulateShard(prepared, 7, first, half), simulateShard(prepared, 7, first + half, count - half)])
}
