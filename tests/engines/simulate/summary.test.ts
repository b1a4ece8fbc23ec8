import { expect, it } from 'vitest'

import { createAccumulator, mergeAccumulator, simulateInto } from '#engines/simulate/accumulate.ts'
import { readQuantiles } from '#engines/simulate/chance.ts'
import { prepareSimulation } from '#engines/simulate/prepare.ts'
import { shardOf, simulateShard } from '#engines/simulate/simulateShard.ts'
import { summariseAccumulator, summariseShard } from '#engines/simulate/summariseShard.ts'
import { GATE_NAMES, KPI_NAMES, type Shard, type SimulationInput } from '#engines/simulate/types.ts'

import { randomStress } from './randomCase.ts'

it('accumulated in parts and merged, the shard and the summary are those of one run', () => {
  for (const seed of [3, 4, 11]) {
    const input = randomStress(seed)
    const prepared = prepareSimulation(input)
    const parts = [[90, 110], [0, 70], [70, 20]].map(([first, count]) => {
      const part = createAccumulator(prepared.seriesNames, prepared.dayCount)
      simulateInto(part, prepared, 8, first!, count!)
      return part
    })
    mergeAccumulator(parts[2]!, parts[0]!)
    mergeAccumulator(parts[2]!, parts[1]!)
    const whole = simulateShard(prepared, 8, 0, 200)
    expect(shardOf(parts[2]!)).toEqual(whole)
    expect(summariseAccumulator(parts[2]!, input)).toEqual(summariseShard(whole, input))
  }
})

it('arrivals have the planned mean and the variance m + m^2 / k of a negative binomial day', () => {
  const base = randomStress(5)
  const hours = 24
  const list = (value: number): number[] => Array.from({ length: hours }, () => value)
  const input: SimulationInput = {
    ...base, horizonHours: hours, horizonDays: 1, events: [], opening: { waiting: [], trailing: [] }, trackedSkus: [],
    warehouses: base.warehouses.map((warehouse) => ({ ...warehouse, capacityPerHour: [] })), lanes: base.lanes.map((lane) => ({ ...lane, pickupHours: [] })),
    markets: [{
      ...base.markets[0]!, dayOfHour: list(0), deadlineHour: list(99), deadlineHourExtended: list(99), deliverByHour: list(99), autoCancelHour: [], hourShare: list(1 / hours),
      meanOrdersPerDay: [120], levelFactorQuantiles: [], dayFactorShape: 8, isPaced: false,
    }],
  }
  const { arrivedOrders } = simulateShard(prepareSimulation(input), 31, 0, 4000).kpis
  const mean = arrivedOrders.reduce((sum, count) => sum + count, 0) / arrivedOrders.length
  const variance = arrivedOrders.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (arrivedOrders.length - 1)
  const expected = 120 + 120 ** 2 / 8
  expect(Math.abs(mean - 120)).toBeLessThan(3.5 * Math.sqrt(expected / arrivedOrders.length))
  expect(Math.abs(variance / expected - 1)).toBeLessThan(0.12)
})

it('names the stage that breaks first most often, with its place, share and median hour; KPIs that did not happen are left out', () => {
  const input = randomStress(1)
  const four = (values: readonly number[]): readonly number[] => values
  const held = four([-1, -1, -1, -1])
  const shard: Shard = {
    replications: [0, 1, 2, 3],
    kpis: Object.fromEntries(KPI_NAMES.map((name) => [name, name === 'daysToClear' ? [-1, 4, 2, -1] : name === 'ldrPeakDay' ? held : [1, 2, 3, 4]])) as unknown as Shard['kpis'],
    gateHour: { ...(Object.fromEntries(GATE_NAMES.map((name) => [name, held])) as unknown as Shard['gateHour']), stock: [9, 30, -1, -1], packing: [7, 40, 12, -1] },
    gateWhere: { ...(Object.fromEntries(GATE_NAMES.map((name) => [name, held])) as unknown as Shard['gateWhere']), stock: [1, 1, -1, -1], packing: [0, 0, 0, -1] },
    histograms: { ldrBasisPoints: Array.from({ length: input.horizonDays }, () => [[-1, 3], [250, 1]] as const) },
  }
  const summary = summariseShard(shard, input)
  expect(summary.breaksFirst).toEqual({ stage: 'packing', where: 'w0', shareOfReplications: 0.5, medianHour: 7 })
  expect(summary.gates.map(({ name, probabilityBroken }) => [name, probabilityBroken])).toEqual([['stock', 0.5], ['packing', 0.75], ['carriers', 0], ['delivery', 0], ['account', 0]])
  expect(summary.kpis.daysToClear).toEqual([2, 2, 2, 2, 4, 4, 4])
  expect(summary.kpis.ldrPeakDay).toBeNull()
  expect(summary.counts.arrivedOrders).toBe(10)
  expect(summary.series['ldrBasisPoints']!.map((row) => row[0])).toEqual([null, null, null, null, null, 250, 250])
})

it('reads a quantile function linearly between (i + .5)/n and flat beyond', () => {
  expect([0, 0.125, 0.25, 0.375, 0.9, 1].map((p) => readQuantiles([1, 2, 3, 4], p))).toEqual([1, 1, 1.5, 2, 4, 4])
  expect(readQuantiles([], 0.3)).toBe(1)
})
