import { describe, expect, it } from 'vitest'

import { MOST_FACTS_PER_DAY, playbackFacts, replicationAtLoss } from '#advice/playback.ts'
import { playReplication } from '#engines/simulate/playback.ts'
import { prepareSimulation } from '#engines/simulate/prepare.ts'
import { replicationKpis } from '#engines/simulate/replicationKpis.ts'
import { KPI_NAMES, type KpiName, type SimulationInput } from '#engines/simulate/types.ts'

import { randomEverything } from '../engines/simulate/randomCase.ts'

const HOURS = 48
const hours = Array.from({ length: HOURS }, (_, h) => h)
const one = { values: [1], shares: [1] }
/**
 * Two orders an hour, days of six hours, packed two an hour and picked up every hour; due within three hours. From hour 7 a promotion of six hours brings ten an
 * hour, of 120 units; packing stands still from hour 8 to 10; later it packs eight an hour.
 */
const shop: SimulationInput = {
  mode: 'deterministic', startHourUtc: 0, horizonHours: HOURS, horizonDays: 8, currency: 'USD', classCount: 1,
  markets: [{
    id: 'market', dayOfHour: hours.map((h) => Math.floor(h / 6)), deadlineHour: hours.map((h) => h + 3), deadlineHourExtended: hours.map((h) => h + 3), deliverByHour: hours.map((h) => h + 99),
    autoCancelHour: [], hourShare: hours.map(() => 1 / 6), meanOrdersPerDay: Array.from({ length: 8 }, () => 12), levelFactorQuantiles: [], dayFactorShape: null, skuShare: [1],
    linesPerOrder: one, unitsPerLine: one, routing: [{ warehouse: 0, share: 1 }], whenOutOfStock: 'lost', buyerCancelProbabilityPerDay: 0, orderHandlingCapacity: null, isPaced: false,
    isDispatchAtReadyToShip: false, ldrWindowDays: 7, marginPerOrderMinor: null, volumeLimit: { tiers: [{ fromLdrShare: 0.1, limitOrdersPerDay: 40 }], daysInForce: 9 },
  }],
  warehouses: [{ id: 'west', capacityPerHour: hours.map((h) => (h < 18 ? 2 : 8)), capacityNoiseShape: null, outageProbabilityPerDay: 0, repairProbabilityPerDay: 1 }],
  lanes: [{ serviceId: 'truck', warehouse: 0, share: 1, pickupHours: hours, capParcelsPerDay: null, transitShareByDay: [1], lostShare: 0 }],
  skus: [{ id: 'mug', class: 0, onHandUnits: [120], inbound: [], reorder: null }],
  events: [{ kind: 'plateau', market: null, classes: [0], startHour: 7, durationHours: 6, factor: 5, afterHours: 0, afterFactor: 1, probability: 1 }],
  disruptions: [{ kind: 'packing', id: 'strike', where: [0], keptShare: 0, when: { kind: 'calendar', fromHour: 8, toHour: 11, probability: 1 } }],
  opening: { waiting: [], trailing: [] }, unlimited: { stock: false, packing: false, carriers: false }, gates: { ldrEnforcementShare: 0.99, otdrTargetShare: 0 }, trackedSkus: [0],
}

describe('the facts of one replication', () => {
  it('tell the story of a shop known by hand', () => {
    const facts = playbackFacts(playReplication(prepareSimulation(shop), 1, 0), shop)
    expect(facts.filter(({ day }) => day < 2)).toEqual([
      { day: 1, code: 'eventStarts', params: { hour: 7, event: 0, kind: 'plateau' } },
      { day: 1, code: 'disruptionStarts', params: { hour: 8, disruption: 0, id: 'strike', kind: 'packing' } },
      // Eight of the ten orders of hour 7, due by hour 10, are still unpacked; two of them leave in hour 11, late: 2 of 18 are over the platform's tenth.
      { day: 1, code: 'firstLate', params: { hour: 11, parcels: 2 } },
      { day: 1, code: 'gateBroken', params: { hour: 11, gate: 'packing', where: 'west' } },
      { day: 1, code: 'limitSet', params: { hour: 11, market: 'market', ordersPerDay: 40 } },
    ])
    // The strike's end in hour 11 is what the full day 1 leaves out. 46 wait at the end of day 1, and 20 orders against 12 places come on day 2.
    expect(facts.filter(({ day }) => day >= 2)).toEqual([
      { day: 2, code: 'backlogPeaks', params: { hour: 17, parcels: 54 } },
      // 54 and 24 orders more, eight places an hour from hour 18 on: nothing waits from hour 26 on.
      { day: 4, code: 'cleared', params: { hour: 29, days: 2 } },
      // 14 units go by hour 7, 60 in the promotion, the other 46 two an hour.
      { day: 5, code: 'stockOut', params: { hour: 35, sku: 'mug' } },
      { day: 6, code: 'gateBroken', params: { hour: 36, gate: 'stock', where: 'mug' } },
    ])
  })
  it('come in order, at most five a day, and say nothing of a quiet plan', () => {
    for (let seed = 1; seed <= 40; seed += 1) {
      const input = randomEverything(seed)
      const facts = playbackFacts(playReplication(prepareSimulation(input), 4, seed), input)
      facts.forEach(({ day, params }, i) => {
        expect(input.markets[0]!.dayOfHour[params.hour]).toBe(day)
        expect(params.hour).toBeGreaterThanOrEqual(facts[i - 1]?.params.hour ?? 0)
        expect(facts.filter((other) => other.day === day).length).toBeLessThanOrEqual(MOST_FACTS_PER_DAY)
      })
    }
    const quiet = { ...shop, events: [], disruptions: [], skus: [{ ...shop.skus[0]!, onHandUnits: [-1] }] }
    expect(playbackFacts(playReplication(prepareSimulation(quiet), 1, 0), quiet)).toEqual([])
  })
})

describe('the replication at a level of loss', () => {
  const worstReplication = (kpis: Parameters<typeof replicationAtLoss>[0]) => replicationAtLoss(kpis, 0.95).replication
  const table = (rows: readonly Partial<Record<KpiName, number>>[]) => ({ count: rows.length, kpis: Float64Array.from(rows.flatMap((row) => KPI_NAMES.map((name) => row[name] ?? 0))), gateHour: new Int32Array(rows.length * 5), gateWhere: new Int32Array(rows.length * 5) })

  it('is by profit where money is known, else by orders and parcels harmed', () => {
    const rows = Array.from({ length: 20 }, (_, i) => ({ lateParcels: i, lostOrders: 2 * ((i * 7) % 20) }))
    // Harm: i + 2 (7 i mod 20); the second largest of 20.
    const harm = rows.map((row) => row.lateParcels + row.lostOrders)
    expect(worstReplication(table(rows))).toBe(harm.indexOf([...harm].sort((a, b) => a - b)[18]!))
    expect(worstReplication(table(rows.map((row, i) => ({ ...row, profitMinor: 100 * ((i * 3) % 20) - 500 }))))).toBe(7)
    expect([worstReplication(table([{ lateParcels: 4 }])), worstReplication(table([{}, {}, {}]))]).toEqual([0, 0])
    expect(() => worstReplication(table([]))).toThrow(RangeError)
    const counted = (level: number) => replicationAtLoss(table([3, 1, 2, 2, 9].map((lateParcels) => ({ lateParcels }))), level)
    expect([counted(0.5), counted(0.95), counted(0)]).toEqual([{ replication: 2, worseCount: 2 }, { replication: 4, worseCount: 0 }, { replication: 1, worseCount: 4 }])
  })
  it('can be played as what it was', () => {
    const prepared = prepareSimulation(randomEverything(5))
    const kpis = replicationKpis(prepared, 8, 0, 60)
    const worst = worstReplication(kpis)
    expect(Array.from(playReplication(prepared, 8, worst).kpis)).toEqual(Array.from(kpis.kpis.subarray(worst * KPI_NAMES.length, (worst + 1) * KPI_NAMES.length)))
  })
})
