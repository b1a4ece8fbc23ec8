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
}

/** Rules that a market needs to be simulated. */
export const RULE_FIELDS = [
  'businessWeekdays', 'orderCutoffHour', 'dispatchSlaBusinessDays', 'deliverWithinBusinessDays', 'dispatchEvent',
  'ldrWindowDays', 'ldrTargetShare', 'ldrEnforcementShare', 'otdrTargetShare', 'autoCancelBusinessDays',
] as const satisfies readonly (keyof RulePack)[]
export type RuleField = (typeof RULE_FIELDS)[number]

/** Ends the pack id of a market whose rules are those of another place. */
export const ASSUMED = ':assumed'
