import { drawnInputs, drawnNames } from '#engines/simulate/drawn.ts'
import type { PreparedSimulation } from '#engines/simulate/prepare.ts'
import type { ReplicationKpis } from '#engines/simulate/replicationKpis.ts'
import { GATE_NAMES, KPI_NAMES, type KpiName } from '#engines/simulate/types.ts'
import { normalQuantile } from '#math/normal.ts'

/** One input of chance in the runs that went badly against the others: means, and the difference in standard deviations (Hedges' g) with its 95 % interval. */
export type ShiftedInput = { readonly name: string; readonly bad: number; readonly good: number; readonly shift: number; readonly interval: readonly [number, number]; readonly isClear: boolean }
export type ReverseTest = {
  /** `broken`: runs in which a gate broke against those in which none did. `worst`: where nearly all or nearly none broke, the worst quarter by orders that went wrong against the rest. */
  readonly split: 'broken' | 'worst'
  readonly badReplications: number
  readonly replications: number
  /** Largest shift first. */
  readonly shifted: readonly ShiftedInput[]
  /** The replication at a high percentile of orders that went wrong, `worstShare`: the story to look at. */
  readonly worstReplication: number
  readonly worstShare: number
}

/** Fewer runs on one side say nothing. */
const FEWEST = 10
const WORST_SHARE = 0.25
const STORY_SHARE = 0.95

/**
 * Which drawn inputs are shifted in the replications that broke, told from the run's own draws. Source of g and its variance: Hedges & Olkin 1985.
 * Shapes: `kpis` of replications 0 to count - 1 of `prepared` at `seed`. Never throws.
 */
export function reverseTest(prepared: PreparedSimulation, seed: number, kpis: ReplicationKpis): ReverseTest {
  const { count } = kpis
  const losses = Array.from({ length: count }, (_, i) => lossOf(kpis, i))
  const order = losses.map((_, i) => i).sort((a, b) => losses[a]! - losses[b]! || a - b)
  const broke = Array.from({ length: count }, (_, i) => kpis.gateHour.subarray(i * GATE_NAMES.length, (i + 1) * GATE_NAMES.length).some((hour) => hour >= 0))
  const brokenCount = broke.filter(Boolean).length
  const split = brokenCount >= FEWEST && count - brokenCount >= FEWEST ? 'broken' : 'worst'
  const worst = new Set(order.slice(Math.floor((1 - WORST_SHARE) * count)))
  const isBad = (i: number) => (split === 'broken' ? broke[i]! : worst.has(i))
  const names = drawnNames(prepared)
  const drawn = Array.from({ length: count }, (_, i) => drawnInputs(prepared, seed, i))
  const shifted = names.flatMap((name, k): ShiftedInput[] => {
    const values = drawn.map((inputs) => inputs[k]!)
    const answer = standardised(values.filter((_, i) => isBad(i)), values.filter((_, i) => !isBad(i)))
    return answer ? [{ name, ...answer }] : []
  })
  return {
    split, badReplications: Array.from({ length: count }, (_, i) => i).filter(isBad).length, replications: count,
    shifted: shifted.sort((a, b) => Math.abs(b.shift) - Math.abs(a.shift) || (a.name < b.name ? -1 : 1)),
    worstReplication: order[Math.min(count - 1, Math.floor(STORY_SHARE * count))] ?? 0, worstShare: STORY_SHARE,
  }
}

/** Hedges' g of two samples with its 95 % interval; null where a side is empty or nothing varies. */
export function standardised(bad: readonly number[], good: readonly number[]): Omit<ShiftedInput, 'name'> | null {
  if (bad.length < 2 || good.length < 2) return null
  const freedom = bad.length + good.length - 2
  const [a, b] = [mean(bad), mean(good)]
  const pooled = Math.sqrt((squares(bad, a) + squares(good, b)) / freedom)
  if (!(pooled > 0)) return null
  const shift = ((a - b) / pooled) * (1 - 3 / (4 * freedom - 1))
  const half = normalQuantile(0.975) * Math.sqrt((bad.length + good.length) / (bad.length * good.length) + (shift * shift) / (2 * (bad.length + good.length)))
  return { bad: a, good: b, shift, interval: [shift - half, shift + half], isClear: Math.abs(shift) > half }
}

const LOST = ['lostOrders', 'oversoldOrders', 'limitedOrders', 'cancelledOrders', 'lateParcels', 'overdueParcelsAtEnd'] as const satisfies readonly KpiName[]
/** Orders that went wrong, not money: a run with few sales earns little, and breaks nothing. */
function lossOf(kpis: ReplicationKpis, i: number): number {
  return LOST.reduce((sum, name) => sum + kpis.kpis[i * KPI_NAMES.length + KPI_NAMES.indexOf(name)]!, 0)
}
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const squares = (values: readonly number[], centre: number) => values.reduce((sum, value) => sum + (value - centre) ** 2, 0)
