import { invariant } from '#shared/assert.ts'

import type { SimulationInput } from './types.ts'

/** SKUs that are ordered again, by policy: index of the SKU, reorder point, target, units of a case; its places in [warehouse][SKU] and their shares of the position. */
export type Reorders = {
  readonly sku: Int32Array
  readonly point: Int32Array
  readonly upTo: Int32Array
  readonly caseUnits: Int32Array
  readonly places: readonly Int32Array[]
  readonly shares: readonly Float64Array[]
  /** Lots that a day's orders make at most. */
  readonly lotsPerDay: number
}

/** @throws RangeError when a policy names no place, a share under 0 or no units in a case. */
export function prepareReorders({ skus }: SimulationInput): Reorders {
  const policies = skus.flatMap(({ reorder }, s) => (reorder ? [{ ...reorder, s, places: reorder.places ?? [{ warehouse: reorder.warehouse, share: 1 }] }] : []))
  for (const { s, places, caseUnits = 1 } of policies) {
    invariant(caseUnits >= 1 && places.every(({ share }) => share >= 0) && places.some(({ share }) => share > 0), `SKU ${skus[s]!.id}: an order needs a place to go to and whole cases`)
  }
  return {
    sku: Int32Array.from(policies, ({ s }) => s),
    point: Int32Array.from(policies, ({ reorderPointUnits }) => reorderPointUnits),
    upTo: Int32Array.from(policies, ({ orderUpToUnits }) => orderUpToUnits),
    caseUnits: Int32Array.from(policies, ({ caseUnits = 1 }) => caseUnits),
    places: policies.map(({ s, places }) => Int32Array.from(places, ({ warehouse }) => warehouse * skus.length + s)),
    shares: policies.map(({ places }) => Float64Array.from(places, ({ share }) => share)),
    lotsPerDay: policies.reduce((sum, { places }) => sum + places.length, 0),
  }
}

/**
 * One order by warehouses in whole units: each is filled towards its share of the position that the order makes, in proportion to what it lacks.
 * Shapes: held [places] units on hand and on order, shares [places]; returns [places], summing to `units`.
 */
export function splitOrder(units: number, held: readonly number[], shares: ArrayLike<number>): number[] {
  const position = held.reduce((sum, one) => sum + one, units)
  const lacks = held.map((one, i) => Math.max(0, shares[i]! * position - one))
  const all = lacks.reduce((sum, lack) => sum + lack, 0)
  let [lacked, given] = [0, 0]
  return lacks.map((lack) => {
    lacked += lack
    const before = given
    given = Math.round((units * lacked) / all)
    return given - before
  })
}
