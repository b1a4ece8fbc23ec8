import { describe, expect, it } from 'vitest'

import type { SimulationInput } from '#engines/simulate/types.ts'

import { inHour, kpisOf, laneOf, mean, plain, range, waitingOf, warehouseOf } from './plain.ts'

const shut = (days: number) => [warehouseOf('w', range(24 * days).map(() => 0))]

describe('buyers who cancel with the same chance every day', () => {
  it('do so as often as it says', () => {
    const runs = 400
    const cancelled = kpisOf(plain(3, { warehouses: shut(3), opening: waitingOf(100, 200) }, { buyerCancelProbabilityPerDay: 0.1 }), runs).cancelledOrders
    const kept = 0.9 ** 3
    expect(Math.abs(mean(cancelled) / 100 - (1 - kept))).toBeLessThan(4 * Math.sqrt((kept * (1 - kept)) / (100 * runs)))
  })
  it('without chance, do so in whole orders, fractions carried from day to day', () => {
    const { cancelledOrders } = kpisOf(plain(10, { mode: 'deterministic', warehouses: shut(10), opening: waitingOf(10, 400) }, { buyerCancelProbabilityPerDay: 0.05 }), 1)
    expect(Math.abs(cancelledOrders[0]! - 10 * (1 - 0.95 ** 10))).toBeLessThan(1)
  })
})

describe('parcels on their way', () => {
  it('are lost, delivered in time or later by their shares; days are shares of those not lost', () => {
    // A fifth is lost; of the rest half is there within the day and half the day after. Due within the day.
    const input = plain(4, { mode: 'deterministic', lanes: [laneOf(0, 4, { lostShare: 0.2, transitShareByDay: [0.5, 0.5] })] }, { meanOrdersPerDay: [1000, 0, 0, 0], hourShare: inHour(4, 0), deliverByHour: range(96).map((h) => h + 23) })
    expect(kpisOf(input, 1)).toMatchObject({ dispatchedParcels: [1000], lostInTransitParcels: [200], deliveredParcels: [800], otdrBasisPoints: [4000] })
    const drawn = kpisOf({ ...input, mode: 'random' }, 60)
    expect(drawn.inTransitParcelsAtEnd.every((parcels) => parcels === 0)).toBe(true)
    expect(Math.abs(mean(drawn.lostInTransitParcels.map((lost, i) => lost / drawn.dispatchedParcels[i]!)) - 0.2)).toBeLessThan(4 * Math.sqrt(0.16 / 60_000))
    expect(Math.abs(mean(drawn.otdrBasisPoints) / 10000 - 0.4)).toBeLessThan(4 * Math.sqrt(0.24 / 60_000))
  })
  it('one at a time are lost, in time and damaged as often as many: fractions are carried', () => {
    const oneADay = (change: Partial<SimulationInput['lanes'][number]>) => kpisOf(plain(40, { mode: 'deterministic', lanes: [laneOf(0, 40, change)] }, { meanOrdersPerDay: range(40).map((day) => (day < 36 ? 1 : 0)), hourShare: inHour(40, 0), deliverByHour: range(960).map((h) => h + 23) }), 1)
    // A quarter of 36 is lost; a quarter of the 27 others arrives damaged.
    expect(oneADay({ lostShare: 0.25, damagedShare: 0.25 })).toMatchObject({ dispatchedParcels: [36], lostInTransitParcels: [9], damagedParcels: [6] })
    expect(oneADay({ transitShareByDay: [0.5, 0.5] })).toMatchObject({ lostInTransitParcels: [0], otdrBasisPoints: [5000] })
  })
  it('none is missing when some are lost: without chance, all that were picked up are lost, delivered or on their way', () => {
    const shares = [1, 3, 7, 240].flatMap((perDay) => [0.02, 0.25, 0.6].map((lostShare) => ({ perDay, lostShare })))
    for (const { perDay, lostShare } of shares) {
      const days = 40
      const kpis = kpisOf(plain(days, { mode: 'deterministic', lanes: [laneOf(0, days, { lostShare, transitShareByDay: [1] })] }, { meanOrdersPerDay: range(days).map(() => perDay), hourShare: inHour(days, 0), deliverByHour: range(24 * days).map((h) => h + 23) }), 1)
      expect(Math.abs(kpis.lostInTransitParcels[0]! - days * perDay * lostShare)).toBeLessThan(1)
      expect(Math.abs(kpis.deliveredParcels[0]! - days * perDay * (1 - lostShare))).toBeLessThan(2)
      expect(kpis.inTransitParcelsAtEnd[0]!).toBeLessThan(3)
    }
  })
  it('are held up by the hours they travel in: not the one at whose end the truck leaves, but the one at whose end they are due', () => {
    // The truck leaves at the end of hour 10 and is 48 hours on its way: due at the end of hour 58.
    const onTime = (closed: number) => kpisOf(plain(4, {
      mode: 'deterministic', opening: waitingOf(10, 20, { deliverByHour: 58 }), lanes: [laneOf(0, 4, { pickupHours: [10], transitShareByDay: [0, 0, 1] })],
      disruptions: [{ kind: 'transit', id: 'd', where: [0], keptShare: 0, when: { kind: 'calendar', fromHour: closed, toHour: closed + 1, probability: 1 } }],
    }), 1).otdrBasisPoints[0]
    expect([10, 11, 30, 58, 59].map(onTime)).toEqual([10000, 0, 0, 0, 10000])
  })
  it('that are due after the end do not count; those never packed do', () => {
    const due = (deliverByHour: number, isShut: boolean) => kpisOf(plain(2, { mode: 'deterministic', ...(isShut && { warehouses: shut(2) }), opening: waitingOf(10, 20, { deliverByHour }) }), 1).otdrBasisPoints[0]
    expect([due(30, false), due(60, false), due(30, true), due(60, true)]).toEqual([10000, -1, 0, -1])
  })
  it('stand still, without chance, where the road is likelier closed than not', () => {
    const onTime = (probability: number) => kpisOf(plain(4, {
      mode: 'deterministic', opening: waitingOf(10, 20, { deliverByHour: 30 }), lanes: [laneOf(0, 4, { pickupHours: [0], transitShareByDay: [0, 1] })],
      disruptions: [{ kind: 'transit', id: 'd', where: [0], keptShare: 0, when: { kind: 'calendar', fromHour: 8, toHour: 20, probability } }],
    }), 1).otdrBasisPoints[0]
    expect([onTime(0), onTime(0.4), onTime(0.6)]).toEqual([10000, 10000, 0])
  })
})
