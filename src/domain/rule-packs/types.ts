import type { CurrencyCode, IsoDay, TimeZone } from '../units.ts'

/**
 * What a platform published for one market, as data with its source and date. `null` = not published, or not found: the plan then
 * takes `OURS` and says so.
 */
export type RulePack = {
  readonly id: string
  readonly name: string
  readonly country: string
  readonly timeZone: TimeZone
  readonly currency: CurrencyCode
  /** Other currencies and zones by which an imported file is recognised as this market's. */
  readonly alsoCurrencies: readonly string[]
  readonly zones: readonly string[]
  readonly source: string
  readonly effectiveFrom: IsoDay | null
  readonly businessWeekdays: readonly number[] | null
  readonly holidays: readonly IsoDay[]
  readonly holidaysSource: string | null
  readonly orderCutoffHour: number | null
  readonly dispatchSlaBusinessDays: number | null
  readonly deliverWithinBusinessDays: number | null
  readonly dispatchEvent: 'carrierScan' | 'readyToShip' | null
  readonly ldrWindowDays: number | null
  readonly ldrTargetShare: number | null
  readonly ldrEnforcementShare: number | null
  readonly otdrTargetShare: number | null
  readonly autoCancelBusinessDays: number | null
  /** Order-volume limit: from a late dispatch rate on, this share of the mean daily orders of the last 28 days is taken. */
  readonly volumeLimit: { readonly tiers: readonly { readonly fromLdrShare: number; readonly keptShare: number }[]; readonly daysInForce: number | null } | null
  /** Orders a day that a new shop may take, as it grows. */
  readonly newShopCapsPerDay: readonly number[] | null
  /** The platform's Order Handling Capacity exists in this market: the excess is due one business day later, and beyond three times it orders are paced. */
  readonly hasOrderHandlingCapacity: boolean | null
  readonly metrics: readonly PackMetric[]
  /** Only taken when somebody chooses it: an older text, rules of another kind of shop, or a platform for comparison. */
  readonly isChosenByHand?: true
}

/** A metric that the platform judges a shop by, as published; `null` = no figure was found. */
export const PACK_METRICS = ['LDR', 'SFCR', 'VTR', 'OTDR', 'FDR', 'AHR', 'points', 'ODR'] as const
export type PackMetric = {
  readonly metric: (typeof PACK_METRICS)[number]
  readonly is: 'atMost' | 'atLeast'
  readonly target: number | null
  readonly enforcement: number | null
  readonly windowDays: number | null
  /** What is counted, over what. */
  readonly definition: string
  readonly source: string
  readonly effectiveFrom: IsoDay | null
}

/** Rules that a market needs to be simulated. */
export const RULE_FIELDS = [
  'businessWeekdays', 'orderCutoffHour', 'dispatchSlaBusinessDays', 'deliverWithinBusinessDays', 'dispatchEvent',
  'ldrWindowDays', 'ldrTargetShare', 'ldrEnforcementShare', 'otdrTargetShare', 'autoCancelBusinessDays',
] as const satisfies readonly (keyof RulePack)[]
export type RuleField = (typeof RULE_FIELDS)[number]

/** Ends the pack id of a market whose rules are those of another place. */
export const ASSUMED = ':assumed'
