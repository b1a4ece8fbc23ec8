import type { IsoDay, SkuId } from './units.ts'

/** What a user knows better than the forecast of one SKU, with the reason. Exactly one of `unitsPerDay` and `factor` is set. */
export type ForecastOverride = {
  /** The SKU's id: one override per SKU. */
  readonly id: string
  readonly skuId: SkuId
  /** Both included. */
  readonly firstDay: IsoDay
  readonly lastDay: IsoDay
  readonly unitsPerDay: number | null
  /** Multiplies what is forecast. */
  readonly factor: number | null
  readonly reason: string
}

/** How the ad spend of a product (SPU) falls on its SKUs, as set by hand; shares are scaled to 1. */
export type SpuShare = {
  /** The platform's product id. */
  readonly id: string
  readonly shares: readonly { readonly skuId: SkuId; readonly share: number }[]
}

/** One day of one version in a small test; null = not told. Money in whole units of the test's currency. */
export type SmallTestDay = { readonly orders: number; readonly clicks: number | null; readonly spend: number | null }

/** Inputs of a small test: counts of its arms, the push that is planned, and the money. Its answer is computed anew each time. */
export type SmallTestInputs = {
  readonly arms: readonly { readonly name: string; readonly days: readonly SmallTestDay[] }[]
  readonly launches: readonly { readonly orders: number; readonly clicks: number | null; readonly days: number | null }[]
  readonly push: { readonly clicks: number | null; readonly days: number | null }
  readonly unitsPerOrder: number
  /** Per unit, in whole units of one currency; null when not known. */
  readonly economics: { readonly cost: number; readonly price: number; readonly salvage: number; readonly shortagePenalty: number } | null
  readonly steps: { readonly minimum: number; readonly caseSize: number }
  readonly nextDay: { readonly clicks: number | null; readonly cost: number | null }
}
export type SmallTest = { readonly id: string; readonly name: string; readonly skuId: SkuId | null; readonly inputs: SmallTestInputs }

