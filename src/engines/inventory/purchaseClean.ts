import type { PurchaseItem, PurchaseLimits, PurchaseProblem } from './purchaseTypes.ts'

/** Larger figures are taken for errors: their sums would lose whole units of money. */
const LARGEST = 1e12

const isAmount = (value: number): boolean => value >= 0 && value <= LARGEST

/** The item with every doubtful figure replaced, or null when it cannot be planned for (an order of nothing); what was done is added to `problems`. */
export function cleanItem(item: PurchaseItem, problems: PurchaseProblem[]): PurchaseItem | null {
  const { id } = item
  const leaveOut = (code: PurchaseProblem['code'], field: keyof PurchaseItem): null => {
    problems.push({ code, id, field, remedy: 'leftOut', usedValue: null })
    return null
  }
  const amount = (field: 'overageCostPerUnit' | 'holdingPerUnit' | 'orderCost' | 'minOrderUnits' | 'caseUnits' | 'maxOrderUnits' | 'volumePerUnit', isFine: boolean, instead: number): number => {
    if (isFine) return item[field]!
    problems.push({ code: 'badNumber', id, field, remedy: 'replaced', usedValue: instead })
    return instead
  }
  if (!(item.unitCost !== 0)) return leaveOut('costMissing', 'unitCost')
  if (!isAmount(item.unitCost)) return leaveOut('badNumber', 'unitCost')
  if (!isAmount(item.marginPerUnit)) return leaveOut('badNumber', 'marginPerUnit')
  if (!(Math.abs(item.positionUnits) <= LARGEST)) return leaveOut('badNumber', 'positionUnits')
  if (item.tail.length === 0) return leaveOut('tailEmpty', 'tail')
  const { maxOrderUnits, volumePerUnit } = item
  return {
    ...item,
    positionUnits: Math.floor(item.positionUnits),
    tail: fallingTail(item, problems),
    overageCostPerUnit: amount('overageCostPerUnit', isAmount(item.overageCostPerUnit), 0),
    holdingPerUnit: amount('holdingPerUnit', isAmount(item.holdingPerUnit), 0),
    orderCost: amount('orderCost', isAmount(item.orderCost), 0),
    minOrderUnits: Math.ceil(amount('minOrderUnits', isAmount(item.minOrderUnits), 0)),
    caseUnits: Math.max(1, Math.round(amount('caseUnits', item.caseUnits >= 1 && item.caseUnits <= LARGEST, 1))),
    maxOrderUnits: maxOrderUnits === null || maxOrderUnits > LARGEST ? null : Math.floor(amount('maxOrderUnits', isAmount(maxOrderUnits), 0)),
    volumePerUnit: volumePerUnit === null ? null : amount('volumePerUnit', isAmount(volumePerUnit), 0),
    priceBreaks: item.priceBreaks
      .filter((priceBreak) => {
        const isFine = isAmount(priceBreak.fromUnits) && isAmount(priceBreak.unitCost) && priceBreak.unitCost > 0
        if (!isFine) problems.push({ code: 'badPriceBreak', id, field: 'priceBreaks', remedy: 'breakIgnored', usedValue: null })
        return isFine
      })
      .sort((a, b) => a.fromUnits - b.fromUnits),
  }
}

/** The tail itself when it starts at 1 and never rises; else its running minimum, within 0..1. */
function fallingTail({ id, tail }: PurchaseItem, problems: PurchaseProblem[]): Float64Array {
  let isFine = Math.abs(tail[0]! - 1) <= 1e-9
  for (let n = 1; n < tail.length && isFine; n += 1) isFine = tail[n]! >= 0 && tail[n]! <= tail[n - 1]!
  if (isFine) return tail
  let least = 1
  const falling = tail.map((value, n) => (least = n === 0 ? 1 : Math.max(0, Math.min(least, value === value ? value : least))))
  // Rounding in the caller's sums is no error worth telling.
  const isRounding = falling.every((value, n) => Math.abs(value - tail[n]!) <= 1e-9)
  if (!isRounding) problems.push({ code: 'tailNotFalling', id, field: 'tail', remedy: 'replaced', usedValue: null })
  return falling
}

/** The limits as numbers, Infinity for none; a negative or missing figure is read as 0, so that nothing is bought on a mistake. */
export function cleanLimits(limits: PurchaseLimits, problems: PurchaseProblem[]): { readonly budget: number; readonly volume: number } {
  const limit = (field: keyof PurchaseLimits): number => {
    const value = limits[field]
    if (value === null) return Infinity
    if (value >= 0) return value * (1 + 1e-9)
    problems.push({ code: 'badLimit', id: null, field, remedy: 'replaced', usedValue: 0 })
    return 0
  }
  return { budget: limit('budget'), volume: limit('volume') }
}
