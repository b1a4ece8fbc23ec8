import { NO_LIMITS, type Market, type RoutingShare } from '../network.ts'
import type { CurrencyCode, MarketId, TimeZone } from '../units.ts'
import { amazonUnitedStates, chinaCrossBorder } from './others.ts'
import { indonesia, regionalPacks, thailand, vietnam } from './sea.ts'
import { ASSUMED, RULE_FIELDS, type RuleField, type RulePack } from './types.ts'
import { unitedKingdom } from './uk.ts'
import { unitedStates, unitedStatesOlder } from './us.ts'

/** Newest pack of each market; the first is taken where nothing tells the market. */
export const RULE_PACKS: readonly RulePack[] = [unitedStates, unitedKingdom, indonesia, thailand, vietnam, ...regionalPacks, chinaCrossBorder, unitedStatesOlder, amazonUnitedStates]
const RECOGNISED = RULE_PACKS.filter(({ isChosenByHand }) => !isChosenByHand)

/** Taken where a pack publishes nothing: the mildest common rule, ours and marked as such. `autoCancelBusinessDays` null = never. */
const OURS = {
  businessWeekdays: [1, 2, 3, 4, 5], orderCutoffHour: 24, dispatchSlaBusinessDays: 2, deliverWithinBusinessDays: 10, dispatchEvent: 'carrierScan',
  ldrWindowDays: 7, ldrTargetShare: 0.04, ldrEnforcementShare: 0.1, otdrTargetShare: 0.8, autoCancelBusinessDays: null,
} as const satisfies Pick<Market, RuleField>

/** Rules of a market that its pack does not publish: shown beside the fields as ours, to be confirmed. */
export function unpublishedRules(packId: string): readonly RuleField[] {
  const pack = RULE_PACKS.find(({ id }) => id === packId || `${id}${ASSUMED}` === packId)
  return pack ? RULE_FIELDS.filter((field) => pack[field] === null) : []
}

/** The pack of a file by its currency, else by its zone; null when neither tells. */
export function rulePackFor(currency: string | null, timeZone: string): RulePack | null {
  const byCurrency = RECOGNISED.find((pack) => pack.currency === currency || pack.alsoCurrencies.includes(currency ?? ''))
  if (byCurrency || currency !== null) return byCurrency ?? null
  return RECOGNISED.find(({ zones }) => zones.some((zone) => (zone.endsWith('/') ? timeZone.startsWith(zone) : timeZone === zone))) ?? null
}

/** True when the market's rules are not its own: no pack knew its currency and zone, or its country publishes none. */
export function isMarketAssumed(market: Market): boolean {
  return market.rulePack.id.endsWith(ASSUMED)
}

/** A market under a pack's rules, with ours where the pack publishes none. */
export function marketFromPack(
  pack: RulePack,
  own: { readonly id: MarketId; readonly name: string; readonly routing: readonly RoutingShare[]; readonly timeZone?: TimeZone; readonly currency?: CurrencyCode },
): Market {
  const rule = <F extends RuleField>(field: F): NonNullable<RulePack[F]> | (typeof OURS)[F] => pack[field] ?? OURS[field]
  return {
    id: own.id, name: own.name, country: pack.country, timeZone: own.timeZone ?? pack.timeZone, currency: own.currency ?? pack.currency,
    businessWeekdays: rule('businessWeekdays'), holidays: pack.holidays, orderCutoffHour: rule('orderCutoffHour'),
    dispatchSlaBusinessDays: rule('dispatchSlaBusinessDays'), deliverWithinBusinessDays: rule('deliverWithinBusinessDays'), dispatchEvent: rule('dispatchEvent'),
    ldrWindowDays: rule('ldrWindowDays'), ldrTargetShare: rule('ldrTargetShare'), ldrEnforcementShare: rule('ldrEnforcementShare'),
    otdrTargetShare: rule('otdrTargetShare'), autoCancelBusinessDays: rule('autoCancelBusinessDays'),
    buyerCancelProbabilityPerDay: 0, orderHandlingCapacity: null, isPacedBeyondTripleCapacity: false,
    routing: own.routing, whenOutOfStock: 'lost', rulePack: { id: pack.id, source: pack.source, effectiveFrom: pack.effectiveFrom },
    ...(pack.volumeLimit && { limits: { ...NO_LIMITS, volumeLimitTiers: pack.volumeLimit.tiers, volumeLimitDays: pack.volumeLimit.daysInForce ?? NO_LIMITS.volumeLimitDays } }),
  }
}
