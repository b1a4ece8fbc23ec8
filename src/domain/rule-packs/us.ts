import type { CurrencyCode, IsoDay, TimeZone } from '../units.ts'
import type { RulePack } from './types.ts'

/** Federal holidays as observed; source: U.S. Office of Personnel Management. */
const federalHolidays = [
  '2025-01-01', '2025-01-20', '2025-02-17', '2025-05-26', '2025-06-19', '2025-07-04', '2025-09-01', '2025-10-13', '2025-11-11', '2025-11-27', '2025-12-25',
  '2026-01-01', '2026-01-19', '2026-02-16', '2026-05-25', '2026-06-19', '2026-07-03', '2026-09-07', '2026-10-12', '2026-11-11', '2026-11-26', '2026-12-25',
  '2027-01-01', '2027-01-18', '2027-02-15', '2027-05-31', '2027-06-18', '2027-07-05', '2027-09-06', '2027-10-11', '2027-11-11', '2027-11-25', '2027-12-24',
  '2027-12-31', '2028-01-17', '2028-02-21', '2028-05-29', '2028-06-19', '2028-07-04', '2028-09-04', '2028-10-09', '2028-11-10', '2028-11-23', '2028-12-25',
] as IsoDay[]

/**
 * TikTok Shop United States, as published on 2026-03-02: late = no carrier scan within two business days, at most 4 % recommended,
 * enforced above 10 %. Dispatch and cancellation terms from the page of 2025-10-23. No length of the LDR period was published.
 */
export const unitedStates: RulePack = {
  id: 'tiktok-us-2026-03-02',
  name: 'TikTok Shop US',
  country: 'US',
  timeZone: 'America/Los_Angeles' as TimeZone,
  currency: 'USD' as CurrencyCode,
  alsoCurrencies: [],
  zones: ['America/', 'US/', 'Pacific/Honolulu'],
  source: 'seller-us.tiktok.com knowledge_id=3668989549299511 (2026-03-02), 3995852763301633 (2025-10-23), 7671875816589099',
  effectiveFrom: '2026-03-02' as IsoDay,
  businessWeekdays: [1, 2, 3, 4, 5],
  holidays: federalHolidays,
  holidaysSource: 'opm.gov, federal holidays 2025-2028',
  orderCutoffHour: 24,
  dispatchSlaBusinessDays: 2,
  deliverWithinBusinessDays: 6,
  dispatchEvent: 'carrierScan',
  ldrWindowDays: null,
  ldrTargetShare: 0.04,
  ldrEnforcementShare: 0.1,
  otdrTargetShare: 0.8,
  autoCancelBusinessDays: 7,
  volumeLimit: null,
  newShopCapsPerDay: null,
  hasOrderHandlingCapacity: true,
  metrics: [
    { metric: 'LDR', is: 'atMost', target: 0.04, enforcement: 0.1, windowDays: null, definition: 'orders not fulfilled by the platform and dispatched later than two business days, over all dispatched orders', source: 'seller-us 3668989549299511', effectiveFrom: '2026-03-02' as IsoDay },
    { metric: 'VTR', is: 'atLeast', target: 0.95, enforcement: null, windowDays: null, definition: 'shipped packages with valid tracking over shipped packages', source: 'seller-us 1274968588748558', effectiveFrom: '2025-10-31' as IsoDay },
    { metric: 'OTDR', is: 'atLeast', target: 0.8, enforcement: 0.8, windowDays: null, definition: 'delivered by the deliver-by date (business days); a violation stays 90 days', source: 'seller-us 7671875816589099', effectiveFrom: null },
    { metric: 'SFCR', is: 'atMost', target: 0.025, enforcement: null, windowDays: null, definition: 'orders cancelled by the seller\'s fault', source: 'third parties: polici.net copy, help pages of print services', effectiveFrom: null },
    { metric: 'AHR', is: 'atLeast', target: 200, enforcement: 150, windowDays: 180, definition: 'account health rating, 0 to 1,000, starts at 200; milestones 150, 100, 50, 0', source: 'third parties citing a page of 2026-04-08', effectiveFrom: null },
  ],
}

/** An older copy of the same page, without a date: late = no valid tracking number within two business days, enforced above 4 %. Kept because plans made under it keep it. */
export const unitedStatesOlder: RulePack = {
  ...unitedStates,
  id: 'tiktok-us-older',
  name: 'TikTok Shop US (older text)',
  source: 'seller-us.tiktok.com knowledge_id=3668989549299511, undated older copy',
  effectiveFrom: null,
  dispatchEvent: 'readyToShip',
  ldrTargetShare: 0.04,
  ldrEnforcementShare: 0.04,
  metrics: [
    { metric: 'LDR', is: 'atMost', target: 0.04, enforcement: 0.04, windowDays: null, definition: 'no valid tracking number within two business days', source: 'seller-us 3668989549299511, undated', effectiveFrom: null },
    ...unitedStates.metrics.filter(({ metric }) => metric !== 'LDR'),
  ],
  isChosenByHand: true,
}
