import { describe, expect, it } from 'vitest'

import { dailySpikeInput } from '#engines/simulate/dailySpike.ts'
import { prepareSimulation } from '#engines/simulate/prepare.ts'
import { simulateShard } from '#engines/simulate/simulateShard.ts'
import type { SimulationInput } from '#engines/simulate/types.ts'

import { inHour, kpisOf, laneOf, plain, range, seriesOf, waitingOf, warehouseOf } from './plain.ts'
import { noMoney } from './noMoney.ts'

type Money = NonNullable<SimulationInput['money']>
const still = (days: number, change: Partial<SimulationInput> = {}): SimulationInput => plain(days, { mode: 'deterministic', ...change })
const withMoney = (input: SimulationInput, change: Partial<Money>) => kpisOf({ ...input, money: noMoney(input, change) }, 1)

describe('KPIs', () => {
  it('are those of the reference case: 500 a day against a spike of 10 times 200, told as events of a day each', () => {
    const quiet = dailySpikeInput({ baseOrdersPerDay: 200, multipliers: [], capacityParcelsPerDay: 500, slaDays: 2, days: 20, orderHandlingCapacity: null })
    const events = [10, 5, 2.5, 1.6, 1.2].map((factor, day) => ({ kind: 'livestream' as const, market: null, classes: [0], startHours: [7 + day], durationHours: 1, factor, probability: 1 }))
    // 2,000 wait at the end of the second day and of the third; counted from the spike day, the eighth of the run.
    expect(kpisOf({ ...quiet, events }, 1)).toMatchObject({ peakBacklogParcels: [2000], peakBacklogDay: [7 + 1], daysToClear: [11], lateParcels: [2760], ldrPeakBasisPoints: [7886], ldrPeakDay: [7 + 8] })
  })
  it('count the margin of every order lost, oversold or cancelled', () => {
    const lost = (whenOutOfStock: 'lost' | 'oversold') => kpisOf(plain(1, {
      mode: 'deterministic', warehouses: [warehouseOf('w', range(24).map(() => 0))], skus: [{ id: 's', class: 0, onHandUnits: [4], inbound: [], reorder: null }],
    }, { meanOrdersPerDay: [10], hourShare: inHour(1, 0), whenOutOfStock, autoCancelHour: range(24).map((h) => h + 5), marginPerOrderMinor: 250 }), 1)
    expect(lost('lost')).toMatchObject({ lostOrders: [6], cancelledOrders: [4], marginLostMinor: [2500] })
    expect(lost('oversold')).toMatchObject({ oversoldOrders: [6], cancelledOrders: [4], marginLostMinor: [2500] })
  })
})

it('a rate over the enforcement line breaks the account gate, one on it does not', () => {
  const broken = (late: number) => simulateShard(prepareSimulation(still(1, { opening: { waiting: [], trailing: [{ market: 0, day: -1, dispatched: 10, late }] } })), 1, 0, 1).gateHour.account[0]
  expect([broken(1), broken(2)]).toEqual([-1, 23])
})

describe('series by day', () => {
  const two = still(1, {
    warehouses: ['a', 'b'].map((id) => warehouseOf(id, range(24).map(() => 0))), lanes: [laneOf(0, 1), laneOf(1, 1)], trackedSkus: [0, 1],
    skus: [{ id: 's', class: 0, onHandUnits: [4, 9], inbound: [], reorder: null }, { id: 't', class: 0, onHandUnits: [-1, 9], inbound: [], reorder: null }],
    opening: { ...waitingOf(3, 99), waiting: [...waitingOf(3, 99).waiting, ...waitingOf(5, 99, { warehouse: 1 }).waiting] }, markets: still(1).markets.map((market) => ({ ...market, skuShare: [0.5, 0.5] })),
  })
  it('backlog is told by warehouse, stock over all of them; without a limit anywhere it is not known', () => {
    expect(['backlog@a', 'backlog@b', 'backlog', 'stock@s', 'stock@t'].map((name) => seriesOf(two, name)[0])).toEqual([3, 5, 8, 13, -1])
  })
  it('slack is the hour at which the newest waiting parcel leaves less its deadline', () => {
    // Ten an hour from 00:00 of day 1 on: the last of 25 leaves in hour 26.
    const input = still(2, { warehouses: [warehouseOf('w', range(48).map((h) => (h < 24 ? 0 : 10)))], opening: waitingOf(25, 47) })
    expect(seriesOf(input, 'latestSlackHours')[0]).toBe(26 - 47)
  })
})

describe('money', () => {
  it('storage is paid by unit and day at the end of each day, at the rate of each warehouse', () => {
    const input = still(3, { warehouses: ['a', 'b'].map((id) => warehouseOf(id, [])), lanes: [laneOf(0, 3), laneOf(1, 3)], skus: [{ id: 's', class: 0, onHandUnits: [10, 4], inbound: [], reorder: null }] })
    expect(withMoney(input, { storageMinorPerUnitDay: [2, 7] }).storageMinor).toEqual([3 * (10 * 2 + 4 * 7)])
  })
  it('suppliers are paid so many days after the order', () => {
    const ordered = (days: number) => still(days, { skus: [{ id: 's', class: 0, onHandUnits: [10], inbound: [], reorder: { warehouse: 0, reorderPointUnits: 20, orderUpToUnits: 40, leadTimeDays: { values: [9], shares: [1] } } }] })
    expect([2, 3].map((days) => withMoney(ordered(days), { unitCostMinor: [500], supplierPaymentDays: 2, openingCashMinor: 100 }).lowestCashMinor[0])).toEqual([100, 100 - 30 * 500])
  })
  it('a lost parcel is refunded, less what a claim gives back', () => {
    const input = still(1, { lanes: [laneOf(0, 1, { lostShare: 0.5 })], opening: waitingOf(10, 20) })
    expect(withMoney(input, { orderValueMinor: [3000], claimPaidShare: 0.4 })).toMatchObject({ revenueMinor: [30_000], refundsMinor: [5 * 3000 * 0.6] })
  })
  it('orders dispatched before the start are paid out in the run, but are no revenue of it', () => {
    const input = still(2, { opening: { waiting: [], trailing: [{ market: 0, day: 0, dispatched: 10, late: 0 }, { market: 0, day: -1, dispatched: 5, late: 0 }] } })
    expect(withMoney(input, { orderValueMinor: [3000], payoutDelayDays: 1 })).toMatchObject({ revenueMinor: [0], lowestCashMinor: [15_000] })
  })
})
