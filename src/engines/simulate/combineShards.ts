import { invariant } from '#shared/assert.ts'

import { byName } from './simulateShard.ts'
import { GATE_NAMES, KPI_NAMES, type GateName, type KpiName, type Shard, type Usage } from './types.ts'

type Pairs = readonly (readonly [number, number])[]

/**
 * Joins shards of one input and seed, in any order: the bytes of one run of all of them.
 *
 * @throws RangeError when there is none, when a replication occurs twice, or when the series differ.
 */
export function combineShards(shards: readonly Shard[]): Shard {
  const [first] = shards
  invariant(first !== undefined, 'nothing to combine')
  const rows = shards.flatMap((shard, part) => shard.replications.map((replication, at) => ({ replication, part, at }))).sort((a, b) => a.replication - b.replication)
  invariant(rows.every((row, i) => i === 0 || row.replication !== rows[i - 1]!.replication), 'a replication occurs in two shards')
  const names = Object.keys(first.histograms)
  invariant(shards.every((shard) => Object.keys(shard.histograms).join() === names.join()), 'shards of different inputs cannot be combined')
  return {
    replications: rows.map(({ replication }) => replication),
    kpis: byName(KPI_NAMES, (name: KpiName) => rows.map(({ part, at }) => shards[part]!.kpis[name][at]!)),
    gateHour: byName(GATE_NAMES, (name: GateName) => rows.map(({ part, at }) => shards[part]!.gateHour[name][at]!)),
    gateWhere: byName(GATE_NAMES, (name: GateName) => rows.map(({ part, at }) => shards[part]!.gateWhere[name][at]!)),
    histograms: Object.fromEntries(names.map((name) => [name, first.histograms[name]!.map((_, d) => addPairs(shards.map((shard) => shard.histograms[name]![d]!)))])),
    ...addUsages(shards),
  }
}

/** Left out when one of the shards does not have it. */
function addUsages(shards: readonly Usage[]): Usage {
  const sum = (rows: readonly (readonly number[])[]): number[] => rows[0]!.map((_, i) => rows.reduce((total, row) => total + row[i]!, 0))
  const sumPlaces = (parts: readonly (readonly (readonly number[])[])[]): number[][] => parts[0]!.map((_, w) => sum(parts.map((part) => part[w]!)))
  const usages = shards.flatMap(({ utilisation }) => (utilisation ? [utilisation] : []))
  const ages = shards.flatMap(({ ageAtDispatch }) => (ageAtDispatch ? [ageAtDispatch] : []))
  return {
    ...(usages.length === shards.length && { utilisation: { packedParcels: sumPlaces(usages.map((one) => one.packedParcels)), plannedParcels: sumPlaces(usages.map((one) => one.plannedParcels)) } }),
    ...(ages.length === shards.length && { ageAtDispatch: { parcels: sum(ages.map((one) => one.parcels)), lateParcels: sum(ages.map((one) => one.lateParcels)) } }),
  }
}

function addPairs(parts: readonly Pairs[]): Pairs {
  const counts = new Map<number, number>()
  for (const part of parts) for (const [value, count] of part) counts.set(value, (counts.get(value) ?? 0) + count)
  return [...counts].sort(([a], [b]) => a - b)
}
