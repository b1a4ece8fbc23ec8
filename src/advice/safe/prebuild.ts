import type { SimulationInput } from '#engines/simulate/types.ts'

import { needShares, unitsPerDay } from './units.ts'
import { largestHolding, type Verdict } from '../search.ts'
import { chancesOf, judgeGates, ruleOf, type SafeAnswer, type SafeOptions } from './safeAnswer.ts'

export type PrebuildLine = {
  readonly skuId: string
  /** To add now over all warehouses; 0 when the SKU holds by itself. */
  readonly units: number
  readonly byWarehouse: readonly { readonly warehouseId: string; readonly units: number }[]
  /** True when even the end of the grid does not hold. */
  readonly isShort: boolean
}
/** `value` = units in all. `holds` = the stock gate holds for all of them together; `holdsWithOthers` = and for every other SKU as it is. */
export type PrebuildAnswer = SafeAnswer & { readonly unit: 'units'; readonly holds: boolean; readonly holdsWithOthers: boolean; readonly skus: readonly PrebuildLine[] }

const MOST_SKUS = 6
const STEPS = 60
/** Steps of half a week of usual sales. */
const STEP_DAYS = 3.5
const MOST_RAISES = 6
const LIFTED = { stock: false, packing: true, carriers: true }

/** Whole units by the shares of need, the largest rests first. */
export function spreadUnits(units: number, shares: readonly number[]): number[] {
  const exact = shares.map((share) => units * share)
  const whole = exact.map(Math.floor)
  const order = exact.map((value, w) => ({ w, rest: value - whole[w]! })).sort((a, b) => b.rest - a.rest || a.w - b.w)
  for (let i = 0, left = units - whole.reduce((sum, one) => sum + one, 0); i < left; i += 1) whole[order[i % order.length]!.w]! += 1
  return whole
}

function added(input: SimulationInput, units: ReadonlyMap<number, number>): SimulationInput {
  return {
    ...input, unlimited: LIFTED,
    skus: input.skus.map((sku, s) => {
      const more = units.get(s) ?? 0
      if (more === 0 || sku.onHandUnits.includes(-1)) return sku
      const spread = spreadUnits(more, needShares(input, s))
      return { ...sku, onHandUnits: sku.onHandUnits.map((held, w) => held + spread[w]!) }
    }),
  }
}

/** Every SKU but one (or but a set) without a limit. */
function only(input: SimulationInput, isKept: (sku: number) => boolean): SimulationInput {
  return { ...input, unlimited: LIFTED, skus: input.skus.map((sku, s) => (isKept(s) ? sku : { ...sku, onHandUnits: sku.onHandUnits.map(() => -1) })) }
}

/**
 * Units to add now for the stock gate to hold: the SKUs that run out first, at most six, most needed first; for each alone the smallest multiple of half a
 * week of its sales; then all together (the other SKUs lifted), raised by one step each until they hold, at most six times; at last with the others as they are.
 */
export async function searchPrebuild(options: SafeOptions): Promise<PrebuildAnswer> {
  const { input } = options
  const scarce = await scarceSkus(options)
  const found = await Promise.all(scarce.map(async (s) => {
    const step = Math.max(1, Math.ceil(unitsPerDay(input, s) * STEP_DAYS))
    const alone = only(input, (other) => other === s)
    // Index 0 of the search is the most that is ever added, so that holding goes down with it.
    const { index } = await largestHolding((i) => judgeGates(options, added(alone, new Map([[s, (STEPS - i) * step]])), ['stock']), STEPS, STEPS - 4, 4)
    return { s, step, steps: index < 0 ? STEPS : STEPS - index, isShort: index < 0 }
  }))
  const unitsAt = (raise: number) => new Map(found.map(({ s, step, steps }) => [s, (steps === 0 ? 0 : steps + raise) * step]))
  const together = only(input, (s) => scarce.includes(s))
  let raise = 0
  let verdict = await judgeGates(options, added(together, unitsAt(raise)), ['stock'])
  while (!verdict.holds && raise < MOST_RAISES && found.some(({ steps }) => steps > 0)) {
    raise += 1
    verdict = await judgeGates(options, added(together, unitsAt(raise)), ['stock'])
  }
  const withOthers = await judgeGates(options, added(input, unitsAt(raise)), ['stock'])
  return answer(options, found, unitsAt(raise), verdict, withOthers)
}

function answer({ input, toleranceShare }: SafeOptions, found: readonly { readonly s: number; readonly isShort: boolean }[], units: ReadonlyMap<number, number>, verdict: Verdict, withOthers: Verdict): PrebuildAnswer {
  const skus = found.map(({ s, isShort }): PrebuildLine => {
    const more = units.get(s)!
    const spread = spreadUnits(more, needShares(input, s))
    return { skuId: input.skus[s]!.id, units: more, isShort, byWarehouse: spread.flatMap((part, w) => (part > 0 ? [{ warehouseId: input.warehouses[w]!.id, units: part }] : [])) }
  })
  return {
    value: skus.reduce((sum, line) => sum + line.units, 0), unit: 'units', atLeast: skus.some(({ isShort }) => isShort) || !verdict.holds, holds: verdict.holds, holdsWithOthers: withOthers.holds, constraint: 'stock', skus,
    ...chancesOf(verdict, toleranceShare),
  }
}

/** The SKU that runs out first in most replications, then the same without a limit on those found, until nothing breaks more often than tolerated. */
async function scarceSkus(options: SafeOptions): Promise<readonly number[]> {
  const { input, runGates, toleranceShare } = options
  const count = Math.min(100, ruleOf(options).checkpoints.at(-1)!)
  const scarce: number[] = []
  while (scarce.length < MOST_SKUS) {
    const { gateHour, gateWhere } = await runGates(only(input, (s) => !scarce.includes(s)), 0, count)
    const broken = new Map<number, number>()
    gateHour.stock.forEach((hour, i) => {
      const where = gateWhere.stock[i] ?? -1
      if (hour >= 0 && where >= 0) broken.set(where, (broken.get(where) ?? 0) + 1)
    })
    const total = [...broken.values()].reduce((sum, one) => sum + one, 0)
    const worst = [...broken].sort(([a, m], [b, n]) => n - m || a - b)[0]
    if (!worst || total <= (toleranceShare * count) / MOST_SKUS) break
    scarce.push(worst[0])
  }
  return scarce
}
