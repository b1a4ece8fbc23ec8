import type { KpiName, StressSummary } from '#engines/simulate/types.ts'

/** One step of the waterfall: mean over the runs, minor units, signed as it acts on the profit; the interval holds 95 % of the runs. */
export type MoneyStep = { readonly kpi: KpiName; readonly meanMinor: number; readonly lowMinor: number; readonly highMinor: number; readonly fromMinor: number; readonly toMinor: number }

const COSTS = ['goodsCostMinor', 'platformFeesMinor', 'adSpendMinor', 'shippingMinor', 'labourMinor', 'storageMinor', 'refundsMinor', 'penaltiesMinor', 'leftoverLossMinor', 'actionsMinor'] as const satisfies readonly KpiName[]
const LOW = 0
const HIGH = 6

/** Revenue, what is taken from it step by step, what is left. Means, since they add up; steps of nothing are left out. null = no prices. */
export function moneySteps({ counts, kpis, replications }: StressSummary): readonly MoneyStep[] | null {
  if (counts.revenueMinor === undefined || replications === 0) return null
  const step = (kpi: KpiName, sign: 1 | -1, fromMinor: number): MoneyStep => {
    const meanMinor = (sign * (counts[kpi] ?? 0)) / replications
    const ends = [sign * (kpis[kpi]?.[LOW] ?? 0), sign * (kpis[kpi]?.[HIGH] ?? 0)]
    return { kpi, meanMinor, lowMinor: Math.min(...ends), highMinor: Math.max(...ends), fromMinor, toMinor: fromMinor + meanMinor }
  }
  const steps = [step('revenueMinor', 1, 0)]
  for (const kpi of COSTS) if ((counts[kpi] ?? 0) !== 0) steps.push(step(kpi, -1, steps.at(-1)!.toMinor))
  return [...steps, step('profitMinor', 1, 0)]
}
