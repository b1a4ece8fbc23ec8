import type { SmallTest, SmallTestInputs } from '#domain/demandRecords.ts'

export type ArmTotals = { readonly clicks: number | null; readonly orders: number; readonly spend: number | null; readonly days: number }
type Arm = SmallTestInputs['arms'][number]

const rounded = (value: number): number => Math.round(value * 1e6) / 1e6

/** Totals of the test days; clicks and spend null when a day lacks them. */
export function totalsOf({ days }: Arm): ArmTotals {
  const sum = (pick: (day: Arm['days'][number]) => number | null): number | null =>
    days.length === 0 ? null : days.reduce<number | null>((total, day) => { const value = pick(day); return total === null || value === null ? null : total + value }, 0)
  const [clicks, orders, spend] = [sum(({ clicks: own }) => own), sum(({ orders: own }) => own), sum(({ spend: own }) => own)]
  return { clicks: clicks === null ? null : rounded(clicks), orders: rounded(orders ?? 0), spend: spend === null ? null : rounded(spend), days: days.length }
}

/** The same totals spread evenly over whole days. */
export function armOf(name: string, { clicks, orders, spend, days }: ArmTotals): Arm {
  const count = Math.max(1, Math.round(days))
  const part = (value: number | null): number | null => (value === null ? null : value / count)
  return { name, days: Array.from({ length: count }, () => ({ orders: orders / count, clicks: part(clicks), spend: part(spend) })) }
}

export const armName = (letter: number): string => String.fromCharCode(65 + letter)

/** A test with one version of which nothing is known but its length. */
export function newTest(id: string, name: string): SmallTest {
  return {
    id, name, skuId: null,
    inputs: {
      arms: [armOf('A', { clicks: null, orders: 0, spend: null, days: 3 })], launches: [], push: { clicks: null, days: 14 }, unitsPerOrder: 1, economics: null,
      steps: { minimum: 0, caseSize: 1 }, nextDay: { clicks: null, cost: null },
    },
  }
}

type Economics = NonNullable<SmallTestInputs['economics']>
/** What is not told of the money counts as nothing, as soon as anything is. */
export function withEconomics(inputs: SmallTestInputs, change: Partial<Economics>): SmallTestInputs {
  return { ...inputs, economics: { cost: 0, price: 0, salvage: 0, shortagePenalty: 0, ...inputs.economics, ...change } }
}

export function withArm(inputs: SmallTestInputs, at: number, totals: ArmTotals): SmallTestInputs {
  return { ...inputs, arms: inputs.arms.map((arm, i) => (i === at ? armOf(arm.name, totals) : arm)) }
}

/** Enough is told for an answer. */
export function isComplete({ arms, push }: SmallTestInputs): boolean {
  return arms.length > 0 && arms.every((arm) => arm.days.length > 0 && arm.days.some(({ orders, clicks }) => orders > 0 || (clicks ?? 0) > 0)) && ((push.clicks ?? 0) > 0 || (push.days ?? 0) > 0)
}

/** Cost and price both known: without them there is no first order. */
export function soldEconomics(inputs: SmallTestInputs): SmallTestInputs {
  return inputs.economics && inputs.economics.price > 0 && inputs.economics.cost > 0 ? inputs : { ...inputs, economics: null }
}
