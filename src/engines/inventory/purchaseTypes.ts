/** All-units discount: from this quantity on, every unit of the line costs `unitCost`. */
export type PriceBreak = { readonly fromUnits: number; readonly unitCost: number }

/**
 * One SKU to buy for; all money in one currency.
 *
 * `tail[n]` is P(demand over the coverage >= n), `tail[0]` = 1, 0 beyond its end. `marginPerUnit` is lost when a sale is missed and, like
 * `overageCostPerUnit` (obsolescence, markdown per unsold unit), holds at `unitCost`: a price break adds what it saves on every unit.
 * `orderCost` is paid once when anything is ordered, and is part of what the budget pays.
 */
export type PurchaseItem = {
  readonly id: string
  /** On hand + on order - backorders; may be negative. */
  readonly positionUnits: number
  readonly tail: Float64Array
  readonly unitCost: number
  readonly marginPerUnit: number
  readonly overageCostPerUnit: number
  readonly holdingPerUnit: number
  readonly caseUnits: number
  readonly minOrderUnits: number
  readonly maxOrderUnits: number | null
  readonly orderCost: number
  readonly volumePerUnit: number | null
  readonly priceBreaks: readonly PriceBreak[]
}

/** null is no limit; `volume` in the unit of `volumePerUnit`. Sums may pass a limit by one part in 10^9 (rounding). */
export type PurchaseLimits = { readonly budget: number | null; readonly volume: number | null }

/** What decided the number of units: the newsvendor's optimum itself, or what kept the line from it. */
export type PurchaseReason = 'optimum' | 'budget' | 'volume' | 'moq' | 'case' | 'notWorthIt' | 'maxOrder'

/** `gain`: expected money gained against ordering nothing; `returnPerMoney`: gain / cost, 0 without an order; `rank` from 1 over all lines. */
export type PurchaseLine = {
  readonly id: string
  readonly units: number
  readonly cost: number
  readonly gain: number
  readonly returnPerMoney: number
  readonly rank: number
  readonly reason: PurchaseReason
}

/**
 * What was wrong with an input and what was done: `leftOut` orders nothing, `replaced` went on with `usedValue`, `breakIgnored` went on without
 * the price break, `kept` changed nothing.
 */
export type PurchaseProblem = {
  readonly code: 'costMissing' | 'badNumber' | 'tailEmpty' | 'tailNotFalling' | 'badPriceBreak' | 'minimumAboveMaximum' | 'minimumAboveBudget' | 'volumeMissing' | 'badLimit'
  /** null for a limit of the whole list. */
  readonly id: string | null
  readonly field: keyof PurchaseItem | keyof PurchaseLimits
  readonly remedy: 'leftOut' | 'replaced' | 'breakIgnored' | 'kept'
  readonly usedValue: number | null
}

/** Lines in rank order. `upperBound`: no list within the limits gains more; `gapShare` = (upperBound - gain) / upperBound, 0 when exact. */
export type PurchaseList = {
  readonly lines: readonly PurchaseLine[]
  readonly cost: number
  readonly gain: number
  readonly upperBound: number
  readonly gapShare: number
  readonly isExact: boolean
  readonly problems: readonly PurchaseProblem[]
}
