import type { CurrencyCode, IsoDay, TimeZone } from '../units.ts'
import type { RulePack } from './types.ts'

/**
 * China cross-border to Southeast Asia, 2026-06-18: packed within 48 hours, handed over and scanned within 3 calendar days to 23:59:59; every day counts.
 * From 2026-06-22 to 2026-07-19 targets were eased to 60 %. An order limit holds from 10 % until the rate is under 4 % within 7 days (2024-06-24).
 */
export const chinaCrossBorder: RulePack = {
  id: 'tiktok-cn-crossborder-2026-06-18',
  name: 'TikTok Shop 跨境 (China cross-border)',
  country: 'CN',
  timeZone: 'Asia/Shanghai' as TimeZone,
  currency: 'CNY' as CurrencyCode,
  alsoCurrencies: [],
  zones: [],
  source: 'kjbase.com tid-198 (2026-06-18); yilantop.com (2024-06-24)',
  effectiveFrom: '2026-06-18' as IsoDay,
  businessWeekdays: [1, 2, 3, 4, 5, 6, 7],
  holidays: [],
  holidaysSource: null,
  orderCutoffHour: 24,
  dispatchSlaBusinessDays: 3,
  deliverWithinBusinessDays: null,
  dispatchEvent: 'carrierScan',
  ldrWindowDays: 7,
  ldrTargetShare: 0.04,
  ldrEnforcementShare: 0.1,
  otdrTargetShare: null,
  autoCancelBusinessDays: null,
  // "New orders limited", without a published share.
  volumeLimit: null,
  newShopCapsPerDay: null,
  hasOrderHandlingCapacity: null,
  metrics: [
    { metric: 'LDR', is: 'atMost', target: 0.04, enforcement: 0.1, windowDays: 7, definition: 'packed within 48 hours, scanned within three calendar days; another text says 48 or 120 calendar hours by shipping mode', source: 'kjbase.com tid-198; yilantop.com', effectiveFrom: '2026-06-18' as IsoDay },
  ],
  isChosenByHand: true,
}

/** Amazon, for comparison: late shipment, cancellation, tracking and order defect rates as third-party copies of Seller Central give them. */
export const amazonUnitedStates: RulePack = {
  id: 'amazon-us-comparison',
  name: 'Amazon US (comparison)',
  country: 'US',
  timeZone: 'America/Los_Angeles' as TimeZone,
  currency: 'USD' as CurrencyCode,
  alsoCurrencies: [],
  zones: [],
  source: 'copies of Seller Central; ecommanagers.com',
  effectiveFrom: null,
  businessWeekdays: null,
  holidays: [],
  holidaysSource: null,
  orderCutoffHour: null,
  dispatchSlaBusinessDays: null,
  deliverWithinBusinessDays: null,
  dispatchEvent: 'carrierScan',
  ldrWindowDays: 10,
  ldrTargetShare: 0.04,
  ldrEnforcementShare: null,
  otdrTargetShare: 0.9,
  autoCancelBusinessDays: null,
  volumeLimit: null,
  newShopCapsPerDay: null,
  hasOrderHandlingCapacity: null,
  metrics: [
    { metric: 'LDR', is: 'atMost', target: 0.04, enforcement: null, windowDays: 10, definition: 'late shipments, over 10 and over 30 days', source: 'copies of Seller Central', effectiveFrom: null },
    { metric: 'SFCR', is: 'atMost', target: 0.025, enforcement: null, windowDays: 7, definition: 'cancelled before shipping', source: 'copies of Seller Central', effectiveFrom: null },
    { metric: 'VTR', is: 'atLeast', target: 0.95, enforcement: null, windowDays: 30, definition: 'valid tracking', source: 'ecommanagers.com', effectiveFrom: null },
    { metric: 'OTDR', is: 'atLeast', target: 0.9, enforcement: null, windowDays: null, definition: 'delivered on time', source: 'ecommanagers.com', effectiveFrom: null },
    { metric: 'ODR', is: 'atMost', target: 0.01, enforcement: null, windowDays: 60, definition: 'orders with a defect', source: 'copies of Seller Central', effectiveFrom: null },
  ],
  isChosenByHand: true,
}
