/** Something else that moves sales, known per day: a flag (promotion, livestream: 0 or 1) or the log of a price ratio. */
export type Covariate = {
  readonly name: string
  /** [days]; NaN counts as 0. */
  readonly values: Float64Array
  /** What is believed of its log effect beforehand: normal. */
  readonly priorMean: number
  readonly priorDeviation: number
}

/** Sales and ad spend of one SKU (or of the whole shop) on the same days. */
export type ResponseSeries = {
  readonly id: string
  /** [days] units sold; NaN = does not count (out of stock, partial, a burst). */
  readonly units: Float64Array
  /** [days] spend in whole units of one currency. */
  readonly spend: Float64Array
  readonly covariates: readonly Covariate[]
}

/** Shape of a response: sales are base x (1 + lift Hill(adstock(spend))). `half` in money per day. */
export type Shape = { readonly carry: number; readonly half: number; readonly steepness: number }

/** One response that the data leave possible, equally likely as the others of its fit. */
export type Draw = Shape & {
  readonly lift: number
  /** Units per day without ads, at the level of the last 28 known days. */
  readonly base: number
  /** Carried-over spend at the end of the history. */
  readonly carried: number
}

/** Why there is no response: too few days, no sales, no spend, or spend that never changed. */
export type NoResponse = 'tooShort' | 'noSales' | 'noSpend' | 'constantSpend'

export type ResponseFit = {
  readonly id: string
  readonly draws: readonly Draw[]
  /** Middle of the draws' bases. */
  readonly base: number
  /** Chance that ads do nothing for it. */
  readonly probabilityNone: number
  readonly largestSpend: number
  readonly days: number
  readonly daysWithSpend: number
  /** Share of what is known of the lift that comes from this series, the rest from the others and the prior: 1 - posterior / prior variance, 0..1. */
  readonly learntShare: number
}

/** 80 % interval around the median. */
export type Estimate = { readonly low: number; readonly median: number; readonly high: number }
