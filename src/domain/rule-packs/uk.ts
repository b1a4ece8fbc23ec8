import type { CurrencyCode, IsoDay, TimeZone } from '../units.ts'
import type { RulePack } from './types.ts'

/** Bank holidays of England and Wales; source: gov.uk. */
const bankHolidays = [
  '2025-01-01', '2025-04-18', '2025-04-21', '2025-05-05', '2025-05-26', '2025-08-25', '2025-12-25', '2025-12-26',
  '2026-01-01', '2026-04-03', '2026-04-06', '2026-05-04', '2026-05-25', '2026-08-31', '2026-12-25', '2026-12-28',
  '2027-01-01', '2027-03-26', '2027-03-29', '2027-05-03', '2027-05-31', '2027-08-30', '2027-12-27', '2027-12-28',
] as IsoDay[]

/** TikTok Shop United Kingdom: from 2024-11-04 judged on ready-to-ship within two business days; under 4 % is a text of 2022. */
export const unitedKingdom: RulePack = {
  id: 'tiktok-uk-2024-11-04',
  name: 'TikTok Shop UK',
  country: 'GB',
  timeZone: 'Europe/London' as TimeZone,
  currency: 'GBP' as CurrencyCode,
  alsoCurrencies: [],
  zones: ['Europe/London', 'Europe/Belfast', 'GB'],
  source: 'news copies of the UK seller notice (2024-10); s1xnxn11.com/30458 (2022)',
  effectiveFrom: '2024-11-04' as IsoDay,
  businessWeekdays: null,
  holidays: bankHolidays,
  holidaysSource: 'gov.uk/bank-holidays, England and Wales 2025-2027',
  orderCutoffHour: null,
  dispatchSlaBusinessDays: 2,
  deliverWithinBusinessDays: null,
  dispatchEvent: 'readyToShip',
  ldrWindowDays: null,
  ldrTargetShare: 0.04,
  ldrEnforcementShare: null,
  otdrTargetShare: null,
  autoCancelBusinessDays: null,
  volumeLimit: null,
  newShopCapsPerDay: null,
  hasOrderHandlingCapacity: null,
  metrics: [
    { metric: 'LDR', is: 'atMost', target: 0.04, enforcement: null, windowDays: null, definition: 'not ready to ship within two business days', source: 'news copies of the UK seller notice (2024-10); figure from a text of 2022', effectiveFrom: '2024-11-04' as IsoDay },
    { metric: 'VTR', is: 'atLeast', target: 0.95, enforcement: null, windowDays: null, definition: 'shipped packages with valid tracking', source: 'news copies of the UK seller notice (2024-10)', effectiveFrom: '2024-11-04' as IsoDay },
    { metric: 'SFCR', is: 'atMost', target: 0.025, enforcement: null, windowDays: 30, definition: 'orders cancelled by the seller\'s fault, 30 calendar days', source: 's1xnxn11.com/30458 (2022)', effectiveFrom: null },
    { metric: 'AHR', is: 'atLeast', target: 200, enforcement: 150, windowDays: 180, definition: 'account health rating, 0 to 1,000, starts at 200; milestones 150, 100, 50, 0', source: 'third parties (2025-10)', effectiveFrom: null },
  ],
}
