import { describe, expect, it } from 'vitest'

import { prepareSimulation } from '#engines/simulate/prepare.ts'
import { runReplication, stateOf } from '#engines/simulate/replication.ts'
import { STOCK } from '#engines/simulate/state.ts'
import type { SimulationInput } from '#engines/simulate/types.ts'

import { inHour, kpisOf, laneOf, plain, range, seriesOf, warehouseOf } from './plain.ts'

const two = { values: [2], shares: [1] }
/** One order of two lines of one SKU on a day, which prefers the last warehouse. */
const twoLines = (onHandUnits: readonly number[]): SimulationInput => plain(1, {
  mode: 'deterministic', warehouses: onHandUnits.map((_, w) => warehouseOf(`w${w}`, [])), lanes: onHandUnits.map((_, w) => laneOf(w, 1)), skus: [{ id: 's', class: 0, onHandUnits, inbound: [], reorder: null }],
}, { meanOrdersPerDay: [1], hourShare: inHour(1, 0), linesPerOrder: two, routing: onHandUnits.map((_, warehouse) => ({ warehouse, share: warehouse === onHandUnits.length - 1 ? 1 : 0 })) })
const parcelsByWarehouse = (onHandUnits: readonly number[]): number[] => onHandUnits.map((_, w) => seriesOf(twoLines(onHandUnits), `orders@w${w}`)[0]!)

describe('an order of several lines', () => {
  it('is one parcel where a warehouse has all of it: the preferred one, else the first that does', () => {
    expect([parcelsByWarehouse([5, 5, 5]), parcelsByWarehouse([1, 5, 1])]).toEqual([[0, 0, 1], [0, 1, 0]])
  })
  it('is split line by line, from the preferred warehouse first, then in their order; and gives back what it took if that is not enough', () => {
    expect([parcelsByWarehouse([1, 1, 1]), parcelsByWarehouse([1, 1, 0]), parcelsByWarehouse([0, 1, 0])]).toEqual([[1, 0, 1], [1, 1, 0], [0, 0, 0]])
    const prepared = prepareSimulation(twoLines([0, 1, 0]))
    runReplication(stateOf(prepared), prepared, 1, 0)
    expect([...stateOf(prepared).onHand]).toEqual([0, 1, 0])
  })
  it('is refused for the SKU that is short, not for the one that leads it', () => {
    const sku = (id: string, units: number) => ({ id, class: 0, onHandUnits: [units], inbound: [], reorder: null })
    // Lines of equal shares are dealt in turn: the first order leads with a, then holds a and b.
    const prepared = prepareSimulation(plain(1, { mode: 'deterministic', skus: [sku('a', 9), sku('b', 0)] }, { meanOrdersPerDay: [1], hourShare: inHour(1, 0), skuShare: [0.5, 0.5], linesPerOrder: { values: [3], shares: [1] } }))
    runReplication(stateOf(prepared), prepared, 1, 0)
    expect([stateOf(prepared).gateHour[STOCK], stateOf(prepared).gateWhere[STOCK]]).toEqual([0, 1])
  })
})

it('oversold orders use up the Order Handling Capacity of their day', () => {
  const hours = range(24)
  // Ten orders for five units at 00:00, ten more at 03:00 when stock is back: 15 parcels, the first five due by 10:00. Packed at 15:00.
  const input = plain(1, {
    mode: 'deterministic', warehouses: [warehouseOf('w', hours.map((h) => (h === 15 ? 99 : 0)))],
    skus: [{ id: 's', class: 0, onHandUnits: [5], inbound: [{ warehouse: 0, units: 50, fromHour: 2, toHour: 2 }], reorder: null }],
  }, { meanOrdersPerDay: [20], hourShare: hours.map((h) => (h === 0 || h === 3 ? 0.5 : 0)), whenOutOfStock: 'oversold', orderHandlingCapacity: 6, deadlineHour: hours.map(() => 10), deadlineHourExtended: hours.map(() => 20) })
  expect(kpisOf(input, 1)).toMatchObject({ oversoldOrders: [5], dispatchedParcels: [15], lateParcels: [5] })
})

it('parcels are dealt to carriers by their shares, also more of them at once than the cycle is long', () => {
  const lanes = [0.7, 0.3].map((share, c) => laneOf(0, 1, { serviceId: `c${c}`, share, pickupHours: c === 0 ? [5] : [] }))
  const input = plain(1, { mode: 'deterministic', lanes }, { meanOrdersPerDay: [30_000], hourShare: inHour(1, 2) })
  const { dispatchedParcels, backlogParcelsAtEnd } = kpisOf(input, 1)
  expect(dispatchedParcels[0]! + backlogParcelsAtEnd[0]!).toBe(30_000)
  expect(Math.abs(dispatchedParcels[0]! - 21_000)).toBeLessThan(5)
})
