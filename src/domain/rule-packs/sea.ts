import type { CurrencyCode, IsoDay, TimeZone } from '../units.ts'
import { ASSUMED, type PackMetric, type RulePack } from './types.ts'

const points: PackMetric = {
  metric: 'points', is: 'atMost', target: null, enforcement: 48, windowDays: 90, definition: 'violation points, each reset 90 days after its issue; 48 = revoked', source: 'seller-th 6837797185423105', effectiveFrom: null,
}
/** New shops take 100, then 200, then 300 orders a day; a reading of 2026-01-30. */
const NEW_SHOP_CAPS = [100, 200, 300]

/** TikTok Shop Indonesia, 2025-11-10: under 4 % over seven calendar days to "Shipped", working days Monday to Friday, points from 10 %. */
export const indonesia: RulePack = {
  id: 'tiktok-id-2025-11-10',
  name: 'TikTok Shop Indonesia',
  country: 'ID',
  timeZone: 'Asia/Jakarta' as TimeZone,
  currency: 'IDR' as CurrencyCode,
  alsoCurrencies: [],
  zones: ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'],
  source: 'seller-id.tokopedia.com 7753821275686658 (2025-11-10)',
  effectiveFrom: '2025-11-10' as IsoDay,
  businessWeekdays: [1, 2, 3, 4, 5],
  holidays: [],
  holidaysSource: null,
  orderCutoffHour: null,
  dispatchSlaBusinessDays: null,
  deliverWithinBusinessDays: null,
  dispatchEvent: 'carrierScan',
  ldrWindowDays: 7,
  ldrTargetShare: 0.04,
  ldrEnforcementShare: 0.1,
  otdrTargetShare: null,
  autoCancelBusinessDays: null,
  volumeLimit: { tiers: [{ fromLdrShare: 0.1, keptShare: 0.9 }, { fromLdrShare: 0.3, keptShare: 0.7 }, { fromLdrShare: 0.5, keptShare: 0.5 }], daysInForce: null },
  newShopCapsPerDay: NEW_SHOP_CAPS,
  hasOrderHandlingCapacity: true,
  metrics: [
    { metric: 'LDR', is: 'atMost', target: 0.04, enforcement: 0.1, windowDays: 7, definition: 'dispatched (to "Shipped") late, over seven calendar days; 2 points from 10 %', source: 'seller-id.tokopedia.com 7753821275686658', effectiveFrom: '2025-11-10' as IsoDay },
    points,
  ],
}

/** TikTok Shop Thailand, 2025-08-01: ready to ship within two working days (Monday to Saturday), cancelled when not collected within three. */
export const thailand: RulePack = {
  id: 'tiktok-th-2025-08-01',
  name: 'TikTok Shop Thailand',
  country: 'TH',
  timeZone: 'Asia/Bangkok' as TimeZone,
  currency: 'THB' as CurrencyCode,
  alsoCurrencies: [],
  zones: ['Asia/Bangkok'],
  source: 'seller-th.tiktok.com 6837799362201346 (2025-08-01), 3470372616095489 (2025-06-18), 10010612 (2025-06-18)',
  effectiveFrom: '2025-08-01' as IsoDay,
  businessWeekdays: [1, 2, 3, 4, 5, 6],
  holidays: [],
  holidaysSource: null,
  orderCutoffHour: null,
  dispatchSlaBusinessDays: 2,
  deliverWithinBusinessDays: null,
  dispatchEvent: 'readyToShip',
  ldrWindowDays: 7,
  ldrTargetShare: null,
  ldrEnforcementShare: 0.1,
  otdrTargetShare: null,
  autoCancelBusinessDays: 3,
  // The tiers above the first are published without their shares: those of Indonesia's page.
  volumeLimit: { tiers: [{ fromLdrShare: 0.1, keptShare: 0.9 }, { fromLdrShare: 0.3, keptShare: 0.7 }, { fromLdrShare: 0.5, keptShare: 0.5 }], daysInForce: 7 },
  newShopCapsPerDay: NEW_SHOP_CAPS,
  hasOrderHandlingCapacity: true,
  metrics: [
    { metric: 'LDR', is: 'atMost', target: null, enforcement: 0.1, windowDays: 7, definition: 'not ready to ship within two working days; a limit is set each Monday for one week', source: 'seller-th 10010612', effectiveFrom: '2025-06-18' as IsoDay },
    { metric: 'FDR', is: 'atLeast', target: 0.9, enforcement: null, windowDays: 30, definition: 'before 12:00 the same working day, after it the next; working days Monday to Saturday', source: 'seller-th 3470372616095489', effectiveFrom: '2025-06-18' as IsoDay },
    points,
  ],
}

/** A country whose own rules were not found: the regional text as Thailand has it, marked as assumed. */
function regional(country: string, name: string, currency: string, zones: readonly [string, ...string[]]): RulePack {
  return {
    ...thailand, id: `tiktok-${country.toLowerCase()}-regional${ASSUMED}`, name: `TikTok Shop ${name}`, country, timeZone: zones[0] as TimeZone, currency: currency as CurrencyCode, zones,
    source: `not published for ${name}; regional text: ${thailand.source}`, effectiveFrom: null,
  }
}

export const regionalPacks: readonly RulePack[] = [
  regional('MY', 'Malaysia', 'MYR', ['Asia/Kuala_Lumpur', 'Asia/Kuching']),
  regional('PH', 'Philippines', 'PHP', ['Asia/Manila']),
  regional('SG', 'Singapore', 'SGD', ['Asia/Singapore']),
]

/** TikTok Shop Vietnam, 2024-08-26: ready to ship within two working days, orders after 14:00 count as the next day's, cancelled when not collected within three. */
export const vietnam: RulePack = {
  ...thailand,
  id: 'tiktok-vn-2024-08-26',
  name: 'TikTok Shop Vietnam',
  country: 'VN',
  timeZone: 'Asia/Ho_Chi_Minh' as TimeZone,
  currency: 'VND' as CurrencyCode,
  zones: ['Asia/Ho_Chi_Minh', 'Asia/Saigon'],
  source: 'seller-vn 2898390371550978 (2024-08-26); regional text: seller-th 10010612 (2025-06-18)',
  effectiveFrom: '2024-08-26' as IsoDay,
  orderCutoffHour: 14,
  metrics: thailand.metrics.filter(({ metric }) => metric !== 'FDR'),
}
