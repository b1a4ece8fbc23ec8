import type { CurrencyCode, IsoDay, TimeZone } from '../units.ts'
import { ASSUMED, type RulePack } from './types.ts'

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
  regional('VN', 'Vietnam', 'VND', ['Asia/Ho_Chi_Minh', 'Asia/Saigon']),
]
