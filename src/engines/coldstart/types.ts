/** What is believed of a rate: orders per click (Beta) or orders per day (Gamma). Doubles as a prior: the same shape before any data. */
export type Belief =
  | { readonly kind: 'clicks'; readonly a: number; readonly b: number }
  | { readonly kind: 'days'; readonly shape: number; readonly rate: number }

/** Orders counted over an exposure: clicks for a belief of kind `clicks`, days for `days`. */
export type Observed = { readonly exposure: number; readonly orders: number }

/** Where a prior came from, the first that applies: five launches of the shop, its category, or a weak default. */
export type PriorSource = 'launches' | 'category' | 'default'
export type Prior = { readonly belief: Belief; readonly source: PriorSource; readonly launchCount: number }

/** Money per order, all in one currency. `shortagePenalty` is what an unserved order costs beyond its lost margin. */
export type OrderEconomics = { readonly cost: number; readonly price: number; readonly salvage: number; readonly shortagePenalty: number }

/** Quantities that can be bought: nothing, or `minimum` at least in whole cases. */
export type OrderSteps = { readonly minimum: number; readonly caseSize: number }

/** What a first order of `quantity` means under a distribution of demand. */
export type OrderOutcome = {
  readonly quantity: number
  readonly expectedProfit: number
  readonly soldMean: number
  readonly leftoverMean: number
  readonly shortageMean: number
  /** P(demand <= quantity). */
  readonly serviceProbability: number
}
