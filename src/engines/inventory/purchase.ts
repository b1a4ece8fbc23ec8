import { boundPurchase, type PurchaseBound, type Room } from './purchaseBound.ts'
import { cleanItem, cleanLimits } from './purchaseClean.ts'
import { exactPurchase } from './purchaseExact.ts'
import { improvePurchase } from './purchaseImprove.ts'
import { bestAtPrices, type Choice, choiceOf, costOf, gainOf } from './purchaseOptions.ts'
import type { PurchaseItem, PurchaseLimits, PurchaseLine, PurchaseList, PurchaseProblem, PurchaseReason } from './purchaseTypes.ts'

/** Up to so many items the list is the best there is; beyond, its gap to the bound is stated. */
const EXACT_ITEMS = 8

/**
 * What to buy within a budget and a volume, ranked by expected money gained per money spent.
 *
 * Unit n of the position gains margin P(D >= n) - overage P(D < n) - holding; without a binding limit each line is its newsvendor optimum in whole
 * cases. Never throws: what cannot be used is named in `problems`, with what was done instead.
 * Source: newsvendor by marginal units, Snyder and Shen 2019, section 4.3; ranked purchases as in Lokad, Prioritised purchasing.
 */
export function purchaseList(items: readonly PurchaseItem[], limits: PurchaseLimits): PurchaseList {
  const problems: PurchaseProblem[] = []
  const room = cleanLimits(limits, problems)
  const choices = items.map((item): Choice | null => {
    const clean = cleanItem(item, problems)
    return clean && choiceOf(clean)
  })
  const planned = choices.filter((choice) => choice !== null)
  for (const choice of planned) problems.push(...problemsWithin(choice, room))
  const bound = boundPurchase(planned, room)
  const { units, isExact } = bestUnits(planned, room, bound)
  const unitsOf = new Map(planned.map((choice, i) => [choice, units[i]!]))
  const lines = choices.map((choice, i): Omit<PurchaseLine, 'rank'> => {
    const id = items[i]!.id
    if (choice === null) return { id, units: 0, cost: 0, gain: 0, returnPerMoney: 0, reason: 'notWorthIt' }
    const bought = unitsOf.get(choice)!
    const cost = costOf(choice, bought)
    const gain = gainOf(choice, bought)
    return { id, units: bought, cost, gain, returnPerMoney: cost > 0 ? gain / cost : 0, reason: reasonOf(choice, bought, room, bound) }
  })
  const ranked = lines.sort((a, b) => b.returnPerMoney - a.returnPerMoney).map((line, i) => ({ ...line, rank: i + 1 }))
  const gain = ranked.reduce((sum, line) => sum + line.gain, 0)
  const upperBound = isExact ? gain : Math.max(gain, bound.upperBound)
  return { lines: ranked, cost: ranked.reduce((sum, line) => sum + line.cost, 0), gain, upperBound, gapShare: upperBound > 0 ? (upperBound - gain) / upperBound : 0, isExact, problems }
}

function bestUnits(choices: readonly Choice[], room: Room, bound: PurchaseBound): { readonly units: Float64Array; readonly isExact: boolean } {
  if (bound.gain >= bound.upperBound) return { units: bound.units, isExact: true }
  const improved = improvePurchase(choices, room, bound)
  const exact = choices.length > EXACT_ITEMS ? null : exactPurchase(choices, room, bound, totalGain(choices, improved))
  return { units: exact ?? improved, isExact: exact !== null }
}

function totalGain(choices: readonly Choice[], units: Float64Array): number {
  return choices.reduce((sum, choice, i) => sum + gainOf(choice, units[i]!), 0)
}

function problemsWithin(choice: Choice, room: Room): PurchaseProblem[] {
  const { item, segments } = choice
  const problems: PurchaseProblem[] = []
  if (segments.length === 0) problems.push({ code: 'minimumAboveMaximum', id: item.id, field: 'minOrderUnits', remedy: 'leftOut', usedValue: null })
  else if (segments.every(({ low }) => costOf(choice, low) > room.budget)) problems.push({ code: 'minimumAboveBudget', id: item.id, field: 'minOrderUnits', remedy: 'leftOut', usedValue: null })
  if (item.volumePerUnit === null && room.volume < Infinity) problems.push({ code: 'volumeMissing', id: item.id, field: 'volumePerUnit', remedy: 'replaced', usedValue: 0 })
  return problems
}

/** The limit that keeps the line from its optimum, else the rule that moves the optimum from that of single units. */
function reasonOf(choice: Choice, units: number, room: Room, { perMoney, perVolume }: PurchaseBound): PurchaseReason {
  const optimum = bestAtPrices(choice, 0, 0)
  if (units !== optimum) {
    const { item, volumePerUnit } = choice
    if (volumePerUnit * Math.max(optimum, units) > room.volume && costOf(choice, optimum) <= room.budget) return 'volume'
    return perVolume * volumePerUnit > perMoney * item.unitCost ? 'volume' : 'budget'
  }
  const { item } = choice
  const without = (rules: Partial<PurchaseItem>): number => bestAtPrices(choiceOf({ ...item, ...rules }, choice.served), 0, 0)
  if (item.maxOrderUnits !== null && without({ maxOrderUnits: null }) > units) return 'maxOrder'
  if (item.minOrderUnits > item.caseUnits && without({ minOrderUnits: 0 }) !== units) return 'moq'
  if (item.caseUnits > 1 && without({ minOrderUnits: 0, caseUnits: 1 }) !== units) return 'case'
  return units === 0 ? 'notWorthIt' : 'optimum'
}
