import fc from 'fast-check'
import { expect, it } from 'vitest'

import { buildSimulationInput } from '#advice/buildInput.ts'
import { isoDayOf, dayNumberOf } from '#domain/calendar/days.ts'
import type { MarketId, TimeZone, WarehouseId } from '#domain/units.ts'
import { prepareSimulation } from '#engines/simulate/prepare.ts'
import { simulateShard } from '#engines/simulate/simulateShard.ts'

import { AS_OF_MS, flat, history, market, MARKET, plan, profile, scenario, series, service, sku, skuId, spike, stock, warehouse } from './plans.ts'

const HOUR_MS = 3_600_000
const zone = fc.constantFrom('America/Los_Angeles', 'Europe/London', 'Asia/Shanghai', 'Asia/Kolkata', 'Australia/Lord_Howe').map((name) => name as TimeZone)
const ids = ['west', 'east', 'far'] as WarehouseId[]
const shift = fc.record({
  weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 })), startHour: fc.integer({ min: 0, max: 23 }), endHour: fc.integer({ min: 1, max: 24 }), staff: fc.integer({ min: 0, max: 9 }),
})
const anyWarehouse = (id: WarehouseId) => fc.record({ timeZone: zone, shifts: fc.array(shift, { maxLength: 3 }), parcelsPerLabourHour: fc.option(fc.double({ min: 0, max: 50, noNaN: true })) }).map((changes) => warehouse({ id, ...changes }))
const anyMarket = (id: MarketId) => fc.record({
  timeZone: zone, businessWeekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), orderCutoffHour: fc.integer({ min: 1, max: 24 }),
  dispatchSlaBusinessDays: fc.integer({ min: 0, max: 4 }), autoCancelBusinessDays: fc.option(fc.integer({ min: 0, max: 9 })), whenOutOfStock: fc.constantFrom('lost', 'oversold'),
  orderHandlingCapacity: fc.option(fc.integer({ min: 1, max: 50 })), isPacedBeyondTripleCapacity: fc.boolean(), dispatchEvent: fc.constantFrom('carrierScan', 'readyToShip'),
  routing: fc.uniqueArray(fc.constantFrom(...ids, 'gone' as WarehouseId)).map((names) => names.map((warehouseId, i) => ({ warehouseId, share: i }))),
}).map((changes) => market({ id, ...changes } as Parameters<typeof market>[0]))
const anyPlan = fc.record({
  asOfMs: fc.integer({ min: -3000, max: 3000 }).map((hours) => AS_OF_MS + hours * HOUR_MS + 1234),
  markets: fc.tuple(anyMarket(MARKET), anyMarket('uk' as MarketId)), warehouses: fc.tuple(...ids.map(anyWarehouse)),
  cutoffHours: fc.uniqueArray(fc.integer({ min: 0, max: 23 }), { minLength: 1, maxLength: 3 }), served: fc.uniqueArray(fc.constantFrom(...ids)),
  onHandUnits: fc.option(fc.integer({ min: 0, max: 400 })), countedHoursAgo: fc.option(fc.integer({ min: 0, max: 500 })),
  eventDay: fc.integer({ min: -20, max: 40 }), isProfileKnown: fc.boolean(), reordersByPolicy: fc.boolean(), horizonDays: fc.integer({ min: 1, max: 12 }),
  waiting: fc.array(fc.record({ parcels: fc.integer({ min: 0, max: 40 }), hoursAgo: fc.integer({ min: -5, max: 300 }), warehouseId: fc.option(fc.constantFrom(...ids)) }), { maxLength: 5 }),
})

it('makes of any plan an input that the kernel accepts and runs, keeping every order', { timeout: 120_000 }, () => {
  fc.assert(fc.property(anyPlan, (any) => {
    const { asOfMs, horizonDays } = any
    const pickup = { weekdays: [1, 2, 3, 4, 5], cutoffHours: any.cutoffHours, capParcelsPerDay: 30, share: 1 }
    const document = plan({
      settings: { ...plan().settings, asOfMs }, skus: [sku(1), sku(2), sku(3)], markets: any.markets, warehouses: any.warehouses,
      services: any.served.length === 0 ? [] : [service({ pickups: any.served.map((warehouseId) => ({ ...pickup, warehouseId })) })],
      stock: [stock(1, any.onHandUnits, any.countedHoursAgo === null ? null : asOfMs - any.countedHoursAgo * HOUR_MS)],
      history: history({ series: [series(1, (i) => i % 9), series(2, (i) => i % 4, { marketId: 'uk' as MarketId })], profiles: any.isProfileKnown ? [profile()] : [] }),
      opening: {
        asOfMs, isDispatchKnown: true, trailing: [],
        waiting: any.waiting.map(({ parcels, hoursAgo, warehouseId }) => ({ marketId: MARKET, warehouseId, parcels, createdHourUtc: Math.floor(asOfMs / HOUR_MS) - hoursAgo })),
      },
    })
    const startDay = isoDayOf(dayNumberOf('2026-06-15') + any.eventDay)
    const { input } = buildSimulationInput(document, scenario({ horizonDays, reordersByPolicy: any.reordersByPolicy, events: [spike({ startDay, skuIds: [skuId(2)] })] }), [1, 2, 3].map((n) => flat(n, 6, horizonDays)))
    for (const one of input.markets) {
      expect([Math.min(...one.dayOfHour), Math.max(...one.dayOfHour) < horizonDays]).toEqual([0, true])
      expect(one.hourShare.every((share) => share >= 0 && share <= 1)).toBe(true)
      expect(one.deadlineHour.every((deadline, hour) => deadline >= hour && (hour === 0 || deadline >= one.deadlineHour[hour - 1]!))).toBe(true)
    }
    const { kpis } = simulateShard(prepareSimulation(input), 5, 0, 2)
    const opening = input.opening.waiting.reduce((sum, { parcels }) => sum + parcels, 0)
    for (const i of [0, 1]) {
      const settled = kpis.lostOrders[i]! + kpis.oversoldOrders[i]! + kpis.cancelledOrders[i]! + kpis.dispatchedParcels[i]! + kpis.backlogParcelsAtEnd[i]!
      // Orders of several lines may become several parcels; orders paced away have not come yet.
      expect(settled + kpis.pacedOrders[i]!).toBeGreaterThanOrEqual(opening + kpis.arrivedOrders[i]!)
    }
  }), { numRuns: process.env['HEADROOM_LONG'] ? 400 : 30 })
})
