import type { ReplicationKpis } from '#engines/simulate/replicationKpis.ts'
import { GATE_NAMES, KPI_NAMES, type GateName, type KpiName } from '#engines/simulate/types.ts'
import { wilsonInterval } from '#math/quantiles.ts'
import { studentQuantile } from '#math/studentT.ts'

/** What is compared: how often something breaks, then figures of which a smaller (or larger) one is better. */
export const COMPARED_KPIS = [
  'profitMinor', 'lateParcels', 'cancelledOrders', 'lostOrders', 'oversoldOrders', 'limitedOrders', 'ldrPeakBasisPoints', 'peakBacklogParcels', 'dispatchedParcels', 'lowestCashMinor',
] as const satisfies readonly KpiName[]
export type ComparedKpi = (typeof COMPARED_KPIS)[number]
/** Where more is better. */
export const MORE_IS_BETTER: ReadonlySet<ComparedKpi> = new Set<ComparedKpi>(['profitMinor', 'dispatchedParcels', 'lowestCashMinor'])

export type PairedDifference = {
  /** Means over the replications; null where it never happened. */
  readonly base: number | null
  readonly other: number | null
  /** Mean of the differences replication by replication, with its 95 % interval. */
  readonly difference: number
  readonly interval: readonly [number, number]
  readonly isClear: boolean
}
export type GateDifference = { readonly gate: GateName | 'any'; readonly base: number; readonly other: number; readonly baseInterval: readonly [number, number]; readonly otherInterval: readonly [number, number] } & Pick<PairedDifference, 'difference' | 'interval' | 'isClear'>
export type Comparison = { readonly replications: number; readonly gates: readonly GateDifference[]; readonly kpis: { readonly [K in ComparedKpi]: PairedDifference } }

/**
 * Two scenarios on the same replications: both drew the same demand, noise and lead times, so that only what differs between them is left in the differences.
 * Intervals are Student's on the paired differences (variance of the difference, not the sum of variances). @throws nothing; counts must be equal.
 */
export function compareScenarios(base: ReplicationKpis, other: ReplicationKpis): Comparison {
  const count = Math.min(base.count, other.count)
  const column = (of: ReplicationKpis, name: KpiName) => Array.from({ length: count }, (_, i) => of.kpis[i * KPI_NAMES.length + KPI_NAMES.indexOf(name)]!)
  const kpis = Object.fromEntries(COMPARED_KPIS.map((name) => [name, paired(column(base, name), column(other, name), !name.endsWith('Minor'))])) as Comparison['kpis']
  return { replications: count, gates: ([...GATE_NAMES, 'any'] as const).map((gate) => gateDifference(gate, base, other, count)), kpis }
}

/** Differences `b - a` with their mean and 95 % interval; pairs in which one did not happen (-1) are left out when `hasNone`. */
export function paired(a: readonly number[], b: readonly number[], hasNone: boolean): PairedDifference {
  const used = a.map((_, i) => i).filter((i) => !hasNone || (a[i] !== -1 && b[i] !== -1))
  const known = (values: readonly number[]) => values.filter((value) => !hasNone || value !== -1)
  const differences = used.map((i) => b[i]! - a[i]!)
  const difference = mean(differences) ?? 0
  const [low, high] = meanInterval(differences)
  return { base: mean(known(a)), other: mean(known(b)), difference, interval: [low, high], isClear: low > 0 || high < 0 }
}

function gateDifference(gate: GateName | 'any', base: ReplicationKpis, other: ReplicationKpis, count: number): GateDifference {
  const broken = (of: ReplicationKpis) => Array.from({ length: count }, (_, i) => {
    const hours = of.gateHour.subarray(i * GATE_NAMES.length, (i + 1) * GATE_NAMES.length)
    return (gate === 'any' ? hours.some((hour) => hour >= 0) : hours[GATE_NAMES.indexOf(gate)]! >= 0) ? 1 : 0
  })
  const [a, b] = [broken(base), broken(other)]
  const hits = (values: readonly number[]) => values.reduce<number>((sum, value) => sum + value, 0)
  const { difference, interval, isClear } = paired(a, b, false)
  return { gate, base: hits(a) / Math.max(1, count), other: hits(b) / Math.max(1, count), baseInterval: wilsonInterval(hits(a), count), otherInterval: wilsonInterval(hits(b), count), difference, interval, isClear }
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Student's 95 % interval of a mean; without spread to judge by (fewer than two values) it is the mean itself. */
export function meanInterval(values: readonly number[]): readonly [number, number] {
  const centre = mean(values) ?? 0
  if (values.length < 2) return [centre, centre]
  const variance = values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1)
  const half = studentQuantile(0.975, values.length - 1) * Math.sqrt(variance / values.length)
  return [centre - half, centre + half]
}
