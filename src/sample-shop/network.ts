import { marketFromPack } from '#domain/rule-packs/registry.ts'
import { unitedStates } from '#domain/rule-packs/us.ts'
import type { CarrierService, Market, Warehouse, WarehouseHandling } from '#domain/network.ts'
import type { MarketId, ServiceId, TimeZone, WarehouseId } from '#domain/units.ts'

import { SAMPLE_CURRENCY } from './catalogue.ts'

export const MARKET_ID = 'us' as MarketId
const losAngeles = 'los-angeles' as WarehouseId
const texas = 'texas-3pl' as WarehouseId
const yiwu = 'yiwu' as WarehouseId

const handling = (labourCostPerHourMinor: number, storageCostPerUnitDayMinor: number): WarehouseHandling => ({ packingOrder: 'fifo', receivingUnitsPerDay: null, labourCostPerHourMinor, storageCostPerUnitDayMinor })

export const WAREHOUSES: readonly Warehouse[] = [
  {
    id: losAngeles, name: 'Los Angeles 洛杉矶仓', country: 'US', timeZone: 'America/Los_Angeles' as TimeZone, kind: 'own',
    shifts: [{ weekdays: [1, 2, 3, 4, 5], startHour: 9, endHour: 18, staff: 4 }, { weekdays: [6], startHour: 9, endHour: 15, staff: 3 }],
    parcelsPerLabourHour: 11, capacityNoiseShape: 60, outageProbabilityPerDay: 0.002, handling: handling(1950, 1.2),
  },
  {
    id: texas, name: 'Texas 3PL 得州第三方仓', country: 'US', timeZone: 'America/Chicago' as TimeZone, kind: '3pl',
    shifts: [{ weekdays: [1, 2, 3, 4, 5, 6], startHour: 8, endHour: 18, staff: 3 }],
    parcelsPerLabourHour: 15, capacityNoiseShape: 80, outageProbabilityPerDay: 0.001, handling: handling(2200, 1.5),
  },
  {
    id: yiwu, name: 'Yiwu 义乌仓', country: 'CN', timeZone: 'Asia/Shanghai' as TimeZone, kind: 'own',
    shifts: [{ weekdays: [1, 2, 3, 4, 5, 6], startHour: 9, endHour: 18, staff: 3 }],
    parcelsPerLabourHour: 9, capacityNoiseShape: 60, outageProbabilityPerDay: 0.002, handling: handling(1800, 1),
  },
]

export const SERVICES: readonly CarrierService[] = [
  {
    id: 'harbor-ground' as ServiceId, carrierName: 'Harbor Parcel', serviceName: 'Ground',
    pickups: [
      { warehouseId: losAngeles, weekdays: [1, 2, 3, 4, 5, 6], cutoffHours: [18], capParcelsPerDay: 420, share: 0.65 },
      { warehouseId: texas, weekdays: [1, 2, 3, 4, 5, 6], cutoffHours: [18], capParcelsPerDay: 260, share: 0.6 },
    ],
    transitShareByDay: [0, 0.04, 0.18, 0.34, 0.27, 0.12, 0.05], lostShare: 0.002, costPerParcelMinor: 465, currency: SAMPLE_CURRENCY,
  },
  {
    id: 'mesa-saver' as ServiceId, carrierName: 'Mesa Express', serviceName: 'Saver',
    pickups: [
      { warehouseId: losAngeles, weekdays: [1, 2, 3, 4, 5], cutoffHours: [17], capParcelsPerDay: 330, share: 0.35 },
      { warehouseId: texas, weekdays: [1, 2, 3, 4, 5], cutoffHours: [17], capParcelsPerDay: 240, share: 0.4 },
    ],
    transitShareByDay: [0, 0.02, 0.12, 0.3, 0.31, 0.16, 0.07, 0.02], lostShare: 0.004, costPerParcelMinor: 410, currency: SAMPLE_CURRENCY,
  },
  {
    id: 'silkair-cross' as ServiceId, carrierName: 'SilkAir 云驿', serviceName: 'Cross-border 跨境专线',
    pickups: [{ warehouseId: yiwu, weekdays: [1, 2, 3, 4, 5, 6], cutoffHours: [19], capParcelsPerDay: 240, share: 1 }],
    transitShareByDay: [0, 0, 0, 0, 0.06, 0.2, 0.3, 0.24, 0.12, 0.06, 0.02], lostShare: 0.006, costPerParcelMinor: 720, currency: SAMPLE_CURRENCY,
  },
]

export const MARKET: Market = {
  ...marketFromPack(unitedStates, {
    id: MARKET_ID, name: 'TikTok Shop US',
    routing: [{ warehouseId: losAngeles, share: 0.58 }, { warehouseId: texas, share: 0.3 }, { warehouseId: yiwu, share: 0.12 }],
  }),
  buyerCancelProbabilityPerDay: 0.01,
}
