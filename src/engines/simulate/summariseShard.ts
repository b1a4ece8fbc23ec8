import { quantilesOf, quantilesOfCounts, QUANTILE_LEVELS, wilsonInterval } from '#math/quantiles.ts'

import type { Accumulator } from './accumulate.ts'
import { settleTally } from './tally.ts'
import {
  GATE_NAMES, KPI_NAMES, MONEY_KPI_NAMES, type BreaksFirst, type GateName, type GateSummary, type KpiName, type Quantiles7, type Shard, type SimulationInput, type StressSummary, type Usage,
} from './types.ts'
import { usageOf } from './usage.ts'

/** What a summary reads, whether the results come as a shard or are still being accumulated. */
type Results = {
  readonly count: number
  kpi(name: KpiName): ArrayLike<number>
  gateHour(name: GateName): ArrayLike<number>
  gateWhere(name: GateName): ArrayLike<number>
  readonly seriesNames: readonly string[]
  readonly dayCount: number
  quantiles(series: number, day: number): (number | null)[]
  readonly usage: Usage
}

/** KPIs that say where or how much at most: adding them up over replications means nothing. */
const MONEY_KPIS: ReadonlySet<KpiName> = new Set(MONEY_KPI_NAMES)
const NOT_COUNTED: readonly KpiName[] = ['peakBacklogParcels', 'peakBacklogDay', 'daysToClear', 'ldrPeakBasisPoints', 'ldrPeakDay', 'otdrBasisPoints', 'lowestCashMinor']

/** Quantiles, gates and what breaks first, out of a shard. `counts` are sums over replications; KPI quantiles leave out replications where it did not happen. */
export function summariseShard(shard: Shard, input: SimulationInput): StressSummary {
  const seriesNames = Object.keys(shard.histograms)
  return summarise({
    seriesNames,
    usage: shard,
    count: shard.replications.length,
    kpi: (name) => shard.kpis[name],
    gateHour: (name) => shard.gateHour[name],
    gateWhere: (name) => shard.gateWhere[name],
    dayCount: input.horizonDays,
    quantiles: (series, day) => {
      const pairs = shard.histograms[seriesNames[series]!]![day]!
      return quantilesOfCounts(pairs.map(([value]) => value), pairs.map(([, count]) => count), pairs.length)
    },
  }, input)
}

/** The same out of an accumulator, without making a shard. */
export function summariseAccumulator(accumulator: Accumulator, input: SimulationInput): StressSummary {
  const { tally, count, dayCount } = accumulator
  settleTally(tally)
  const column = (source: ArrayLike<number>, width: number, at: number): number[] => Array.from({ length: count }, (_, i) => source[i * width + at]!)
  return summarise({
    count, dayCount,
    usage: usageOf(accumulator.usage),
    seriesNames: accumulator.seriesNames,
    kpi: (name) => column(accumulator.kpis, KPI_NAMES.length, KPI_NAMES.indexOf(name)),
    gateHour: (name) => column(accumulator.gateHour, GATE_NAMES.length, GATE_NAMES.indexOf(name)),
    gateWhere: (name) => column(accumulator.gateWhere, GATE_NAMES.length, GATE_NAMES.indexOf(name)),
    quantiles: (series, day) => {
      const cell = series * dayCount + day
      return quantilesOfCounts(tally.values[cell]!, tally.counts[cell]!, tally.sizes[cell]!)
    },
  }, input)
}

function summarise(results: Results, input: SimulationInput): StressSummary {
  const counts: { [K in KpiName]?: number } = {}
  const kpis = Object.fromEntries(KPI_NAMES.map((name) => {
    const values = Array.from(results.kpi(name))
    const isMoney = MONEY_KPIS.has(name)
    const happened = isMoney ? (input.money ? values : []) : values.filter((value) => value !== -1)
    if (!NOT_COUNTED.includes(name) && happened.length === values.length) counts[name] = values.reduce((sum, value) => sum + value, 0)
    return [name, happened.length === 0 ? null : (quantilesOf(happened) as unknown as Quantiles7)]
  })) as { [K in KpiName]: Quantiles7 | null }
  return {
    replications: results.count,
    counts, kpis,
    gates: GATE_NAMES.map((name) => gateSummary(results, name, input)),
    breaksFirst: breaksFirst(results, input),
    series: Object.fromEntries(results.seriesNames.map((name, s) => {
      const rows: (number | null)[][] = QUANTILE_LEVELS.map(() => [])
      for (let day = 0; day < results.dayCount; day += 1) {
        results.quantiles(s, day).forEach((value, level) => rows[level]!.push(name === 'ldrBasisPoints' && value === -1 ? null : value))
      }
      return [name, rows]
    })),
    ...(results.usage.utilisation && { utilisation: results.usage.utilisation }),
    ...(results.usage.ageAtDispatch && { ageAtDispatch: results.usage.ageAtDispatch }),
  }
}

function gateSummary(results: Results, name: GateName, input: SimulationInput): GateSummary {
  const brokenReplications = Array.from(results.gateHour(name)).filter((hour) => hour >= 0).length
  const limits: { readonly [K in GateName]: number } = {
    stock: 0, packing: 0, carriers: 0, delivery: input.gates.otdrTargetShare, account: input.gates.ldrEnforcementShare,
  }
  return {
    name, brokenReplications,
    limit: limits[name],
    probabilityBroken: results.count === 0 ? 0 : brokenReplications / results.count,
    interval: wilsonInterval(brokenReplications, results.count),
  }
}

/** The stage whose gate breaks first in most replications (the earlier in GATE_NAMES on a tie), the place that does so most often, and the median hour. */
function breaksFirst(results: Results, input: SimulationInput): BreaksFirst | null {
  const hours = GATE_NAMES.map((name) => results.gateHour(name))
  const wheres = GATE_NAMES.map((name) => results.gateWhere(name))
  const firstHours: number[][] = GATE_NAMES.map(() => [])
  const places: Map<number, number>[] = GATE_NAMES.map(() => new Map<number, number>())
  for (let i = 0; i < results.count; i += 1) {
    let stage = -1
    for (let g = 0; g < hours.length; g += 1) if (hours[g]![i]! >= 0 && (stage < 0 || hours[g]![i]! < hours[stage]![i]!)) stage = g
    if (stage < 0) continue
    firstHours[stage]!.push(hours[stage]![i]!)
    const where = wheres[stage]![i]!
    places[stage]!.set(where, (places[stage]!.get(where) ?? 0) + 1)
  }
  let most = 0
  firstHours.forEach((list, g) => {
    if (list.length > firstHours[most]!.length) most = g
  })
  if (firstHours[most]!.length === 0) return null
  const [place] = [...places[most]!].sort(([a, countA], [b, countB]) => countB - countA || a - b)[0]!
  return {
    stage: GATE_NAMES[most]!,
    where: placeName(GATE_NAMES[most]!, place, input),
    shareOfReplications: firstHours[most]!.length / results.count,
    medianHour: quantilesOf(firstHours[most]!, [0.5])[0]!,
  }
}

function placeName(stage: GateName, place: number, input: SimulationInput): string | null {
  if (place < 0) return null
  if (stage === 'stock') return input.skus[place]?.id ?? null
  if (stage === 'packing') return input.warehouses[place]?.id ?? null
  if (stage === 'carriers') return input.lanes[place]?.serviceId ?? null
  return null
}
