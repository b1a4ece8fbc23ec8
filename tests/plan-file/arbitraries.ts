import fc from 'fast-check'

import type { PlanDocument } from '#domain/plan.ts'

const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,8}$/)
const name = fc.string({ unit: 'grapheme', maxLength: 24 }).filter((text) => !/\p{Surrogate}/u.test(text))
const currency = fc.constantFrom('USD', 'CNY', 'GBP')
const timeZone = fc.constantFrom('Asia/Shanghai', 'America/Los_Angeles', 'Europe/London')
const day = fc.integer({ min: 0, max: 20_000 }).map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10))
const count = fc.integer({ min: 0, max: 1_000_000 })
const amount = fc.double({ min: 0, max: 1e9, noNaN: true }).map((value) => (Object.is(value, -0) ? 0 : value))
const share = fc.double({ min: 0, max: 1, noNaN: true }).map((value) => (Object.is(value, -0) ? 0 : value))
const timeMs = fc.integer({ min: 0, max: 4e12 })
const hour = fc.integer({ min: 0, max: 24 })
const weekdays = fc.subarray([1, 2, 3, 4, 5, 6, 7])
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary)
const byId = <T extends { readonly id: string }>(item: fc.Arbitrary<T>, maxLength: number) => fc.uniqueArray(item, { selector: (value) => value.id, maxLength })

/** With each optional member there or not. */
const partly = <R, O>(required: { [K in keyof R]: fc.Arbitrary<R[K]> }, optional: { [K in keyof O]: fc.Arbitrary<O[K]> }): fc.Arbitrary<R & Partial<O>> =>
  fc.record({ ...required, ...optional } as never, { requiredKeys: Object.keys(required as object) as never[] }) as never

const sku = fc.record({ id, sellerSku: name, platformSkuId: maybe(fc.stringMatching(/^\d{18,19}$/)), name, unitCostMinor: maybe(count), unitPriceMinor: maybe(count), currency: maybe(currency) })
const handling = fc.record({ packingOrder: fc.constantFrom('fifo', 'earliestDeadline', 'savableFirst'), receivingUnitsPerDay: maybe(count), labourCostPerHourMinor: maybe(count), storageCostPerUnitDayMinor: maybe(amount) })
const warehouse = partly({
  id, name, country: fc.constantFrom('CN', 'US'), timeZone, kind: fc.constantFrom('own', '3pl', 'platform'),
  shifts: fc.array(fc.record({ weekdays, startHour: hour, endHour: hour, staff: amount }), { maxLength: 3 }), parcelsPerLabourHour: maybe(amount),
  capacityNoiseShape: maybe(amount), outageProbabilityPerDay: share,
}, { handling })
const surcharge = fc.record({ fromParcelsPerDay: count, addedMinor: count })
const service = partly({
  id, carrierName: name, serviceName: name, transitShareByDay: fc.array(share, { maxLength: 12 }), lostShare: share, costPerParcelMinor: maybe(count), currency: maybe(currency),
  pickups: fc.array(fc.record({ warehouseId: id, weekdays, cutoffHours: fc.array(hour, { maxLength: 3 }), capParcelsPerDay: maybe(count), share: amount }), { maxLength: 2 }),
}, { care: fc.record({ damagedShare: share, wrongItemShare: share, surcharges: fc.array(surcharge, { maxLength: 2 }) }) })
const limits = fc.record({
  spillBacklogHours: maybe(amount), newShopCapOrdersPerDay: maybe(count), volumeLimitTiers: fc.array(fc.record({ fromLdrShare: share, keptShare: share }), { maxLength: 3 }),
  volumeLimitDays: fc.integer({ min: 1, max: 30 }), buyerCancelByAge: fc.array(share, { maxLength: 4 }), returnShare: share, returnAfterDays: fc.nat(60),
})
const market = partly({
  id, name, country: fc.constantFrom('US', 'GB'), timeZone, currency, businessWeekdays: weekdays, holidays: fc.array(day, { maxLength: 3 }), orderCutoffHour: hour,
  dispatchSlaBusinessDays: fc.nat(9), deliverWithinBusinessDays: fc.nat(30), dispatchEvent: fc.constantFrom('carrierScan', 'readyToShip'), ldrWindowDays: fc.integer({ min: 1, max: 30 }),
  ldrTargetShare: share, ldrEnforcementShare: share, otdrTargetShare: share, autoCancelBusinessDays: maybe(fc.nat(9)), buyerCancelProbabilityPerDay: share,
  orderHandlingCapacity: maybe(count), isPacedBeyondTripleCapacity: fc.boolean(), routing: fc.array(fc.record({ warehouseId: id, share: amount }), { maxLength: 3 }),
  whenOutOfStock: fc.constantFrom('lost', 'oversold'), rulePack: fc.record({ id, source: name, effectiveFrom: maybe(day) }),
}, { limits })
const factor = fc.double({ min: 0, max: 1000, noNaN: true })
const skuIds = fc.array(id, { maxLength: 3 })
const under1 = fc.double({ min: 0, max: 0.99, noNaN: true }).map((value) => (Object.is(value, -0) ? 0 : value))
const event = fc.oneof(
  fc.record({ type: fc.constant('viralSpike'), id, startDay: day, startHour: hour, peakFactor: factor, riseHours: amount, halfLifeHours: amount, probability: share, skuIds }),
  partly({ type: fc.constant('livestream'), id, startDay: day, startHour: hour, durationHours: amount, factor, probability: share, repeatEveryDays: maybe(count), skuIds }, { shape: fc.constantFrom('even', 'front', 'end', 'peak') }),
  fc.record({ type: fc.constant('selfExciting'), id, startDay: day, startHour: hour, firstOrders: amount, riseHours: amount, branchingRatio: under1, memoryPerHour: under1, probability: share, skuIds }),
  fc.record({ type: fc.constant('adCampaign'), id, startDay: day, days: fc.integer({ min: 1, max: 90 }), spendPerDayMinor: count, mostOrdersPerDay: amount, halfSpendMinor: count, carryOverShare: under1, skuIds }),
  fc.record({ type: fc.constantFrom('promotion', 'holiday'), id, startDay: day, startHour: hour, days: amount, factor, afterDays: amount, afterFactor: factor, probability: share, skuIds }),
)
const disruption = fc.record({
  id, type: fc.constantFrom('warehouseStops', 'carrierStops', 'transitDelay', 'customsHold', 'supplierLate', 'noReorders', 'salesStop'), placeId: maybe(id), keptShare: share,
  when: fc.oneof(
    fc.record({ kind: fc.constant('calendar'), startDay: day, startHour: hour, hours: amount, probability: share }),
    fc.record({ kind: fc.constant('random'), startProbabilityPerDay: share, endProbabilityPerDay: share }),
  ),
})
const throttle = fc.record({
  trigger: fc.oneof(fc.record({ kind: fc.constant('backlogDays'), days: amount }), fc.record({ kind: fc.constant('ldr'), share })), reactionDelayHours: amount, eventKeptShare: share, ordersPerDayCap: maybe(count),
})
const action = fc.record({
  id, type: fc.constantFrom('extraShift', 'overtime', 'preBuiltStock', 'transfer', 'secondCarrier', 'slowerAds'), warehouseId: maybe(id), toWarehouseId: maybe(id), serviceId: maybe(id), skuId: maybe(id), amount,
  fromDay: maybe(day), days: maybe(count), costMinor: maybe(count),
})
const gates = fc.record({ ldrShare: maybe(share), cancelledShare: maybe(share), stockOutShare: maybe(share), lossMinor: maybe(count), lowestCashMinor: maybe(fc.integer()) })
const scenario = partly(
  { id, name, events: fc.array(event, { maxLength: 3 }), horizonDays: fc.integer({ min: 1, max: 365 }), replications: fc.integer({ min: 1, max: 20_000 }), seed: fc.integer(), toleranceShare: share },
  { disruptions: fc.array(disruption, { maxLength: 3 }), throttle, actions: fc.array(action, { maxLength: 2 }), gates, reordersByPolicy: fc.boolean() },
)
const series = fc.tuple(fc.record({ skuId: id, marketId: id, source: name, firstDay: day }), fc.array(fc.tuple(amount, amount), { maxLength: 20 }))
  .map(([head, days]) => ({ ...head, units: days.map(([units]) => units), cancelledUnits: days.map(([, units]) => units) }))
const countTable = fc.record({ values: fc.array(count, { maxLength: 4 }), counts: fc.array(count, { maxLength: 4 }) })
const profile = fc.record({ marketId: id, ordersByHourOfWeek: fc.constantFrom([], new Array<number>(168).fill(3)), orderCount: count, linesPerOrder: countTable, unitsPerLine: countTable })
const coverage = fc.record({
  marketId: id, completeFrom: maybe(day), completeTo: maybe(day),
  runs: fc.array(fc.tuple(day, day).map((days) => days.sort()).map(([firstDay, lastDay]) => ({ firstDay, lastDay })), { maxLength: 3 }),
})
const counts = fc.array(count, { maxLength: 4 })
const lateness = fc.tuple(fc.record({ marketId: id, firstDay: day }), fc.array(fc.tuple(count, count, count, count), { maxLength: 4 })).map(([head, rows]) => ({
  ...head, onTime: rows.map((row) => row[0]), late: rows.map((row) => row[1]), doomed: rows.map((row) => row[2]), platform: rows.map((row) => row[3]),
}))
const facts = fc.record({
  bundles: fc.array(fc.record({ skuId: id, parts: fc.array(fc.record({ skuId: id, units: count }), { maxLength: 3 }), origin: fc.constantFrom('listed', 'orders') }), { maxLength: 2 }),
  packing: fc.array(fc.record({ marketId: id, warehouseId: maybe(id), ownParcels: count, freeParcels: count, preorderParcels: count, platformParcels: count }), { maxLength: 2 }),
  packages: fc.array(fc.record({ marketId: id, packages: count, sharedPackages: count, splitOrders: count }), { maxLength: 2 }),
  revenue: fc.array(fc.record({ marketId: id, currency: maybe(currency), amountMinor: count, paidUnits: count, freeUnits: count }), { maxLength: 2 }),
  lateness: fc.array(lateness, { maxLength: 2 }),
  transit: fc.array(fc.record({ marketId: id, carrier: name, warehouseId: maybe(id), region: maybe(fc.constantFrom('US-CA', 'TH')), arrivedByDay: counts, movingByAge: counts }), { maxLength: 2 }),
  cancellations: fc.array(fc.record({ marketId: id, by: fc.constantFrom('unknown', 'buyer', 'seller', 'platform'), reason: name, orders: count, units: count }), { maxLength: 2 }),
  returns: fc.array(fc.record({ marketId: id, skuId: id, soldUnits: count, returnedUnits: count }), { maxLength: 2 }),
})
const history = fc.record({
  completeFrom: maybe(day), completeTo: maybe(day), series: fc.uniqueArray(series, { selector: (value) => `${value.skuId}\n${value.marketId}\n${value.source}\n${value.firstDay}`, maxLength: 4 }),
  profiles: fc.uniqueArray(profile, { selector: (value) => value.marketId, maxLength: 2 }),
  dispatches: fc.uniqueArray(fc.record({ warehouseId: id, firstDay: day, parcels: fc.array(amount, { maxLength: 8 }) }), { selector: (value) => value.warehouseId, maxLength: 2 }),
  coverage: fc.uniqueArray(coverage, { selector: (value) => value.marketId, maxLength: 2 }),
  drivers: fc.uniqueArray(fc.record({
    kind: fc.constantFrom('spend', 'price', 'liveHours', 'promotion', 'stockOut'), skuId: maybe(id), firstDay: day, values: fc.array(maybe(amount), { maxLength: 8 }), currency: maybe(currency),
  }), { selector: (value) => `${value.kind}\n${value.skuId ?? ''}`, maxLength: 3 }),
  facts,
}, { requiredKeys: ['completeFrom', 'completeTo', 'series', 'profiles', 'dispatches'] })
const opening = fc.record({
  asOfMs: timeMs, isDispatchKnown: fc.boolean(),
  waiting: fc.array(fc.record({ marketId: id, warehouseId: maybe(id), createdHourUtc: count, parcels: count, isPreorder: fc.boolean(), dueHourUtc: count }, { requiredKeys: ['marketId', 'warehouseId', 'createdHourUtc', 'parcels'] }), { maxLength: 4 }),
  trailing: fc.array(fc.record({ marketId: id, day, dispatchedParcels: count, lateParcels: count }), { maxLength: 4 }),
})

const mapping = fc.record({
  id, kind: fc.constantFrom('tiktok-orders', 'stock-list'), headers: fc.array(name, { maxLength: 4 }), name,
  answers: fc.record({
    kind: fc.constantFrom('tiktok-orders', 'stock-list'), columns: fc.dictionary(id, name, { maxKeys: 3 }), dateOrder: fc.constantFrom('DMY', 'MDY', 'YMD'), decimalMark: fc.constantFrom('.', ','),
    encoding: fc.constantFrom('utf-8', 'gb18030'), currency, timeZone, statuses: fc.dictionary(id, fc.constantFrom('toShip', 'cancelled'), { maxKeys: 2 }), sameSku: fc.dictionary(id, name, { maxKeys: 2 }),
  }, { requiredKeys: ['columns'] }),
})

const override = fc.record({ id, skuId: id, firstDay: day, lastDay: day, unitsPerDay: maybe(amount), factor: maybe(factor), reason: name })
const cause = fc.constantFrom('viral', 'livestream', 'promotion', 'holiday', 'ads', 'unknown')
const pastEvent = fc.record({
  id, cause, startDay: day, peakDay: day, endDay: day, peakFactor: amount, riseDays: count, halfLifeDays: maybe(amount), durationHours: maybe(amount), baseUnitsPerDay: amount,
  excessUnits: amount, skuIds: fc.array(id, { maxLength: 3 }), evidence: fc.array(cause, { maxLength: 2 }), isCorrectedByHand: fc.boolean(), note: name,
})
const correction = fc.record({ id, original: pastEvent, changes: fc.record({ cause, peakFactor: amount, note: name }, { requiredKeys: [] }), isRemoved: fc.boolean() })
const testDay = fc.record({ orders: count, clicks: maybe(count), spend: maybe(amount) })
const smallTest = fc.record({
  id, name, skuId: maybe(id),
  inputs: fc.record({
    arms: fc.array(fc.record({ name, days: fc.array(testDay, { maxLength: 3 }) }), { maxLength: 2 }), launches: fc.array(fc.record({ orders: count, clicks: maybe(count), days: maybe(count) }), { maxLength: 2 }),
    push: fc.record({ clicks: maybe(count), days: maybe(count) }), unitsPerOrder: amount, economics: maybe(fc.record({ cost: amount, price: amount, salvage: amount, shortagePenalty: amount })),
    steps: fc.record({ minimum: count, caseSize: count }), nextDay: fc.record({ clicks: maybe(count), cost: maybe(amount) }),
  }),
})
const spuShare = fc.record({ id, shares: fc.array(fc.record({ skuId: id, share }), { maxLength: 3 }) })

const mode = fc.constantFrom('sea', 'rail', 'air', 'express', 'truck')
const supplier = fc.record({
  id, name, country: fc.constantFrom('CN', 'VN'), currency: maybe(currency), mode, orderCostMinor: maybe(count), note: name,
  legs: fc.array(fc.record({ leg: fc.constantFrom('production', 'firstLeg', 'customs', 'receiving'), mode: maybe(mode), typicalDays: maybe(amount), observedDays: fc.array(amount, { maxLength: 3 }) }), { maxLength: 2 }),
})
const supplyTerms = fc.record({
  id, skuId: id, supplierId: maybe(id), leadTimeDays: maybe(amount), leadTimeSdDays: maybe(amount), caseUnits: maybe(count), minOrderUnits: maybe(count),
  priceBreaks: fc.array(fc.record({ fromUnits: count, unitCostMinor: count }), { maxLength: 2 }), shelfLifeDays: maybe(count), volumeM3PerUnit: maybe(amount),
  service: maybe(fc.record({ kind: fc.constantFrom('cycle', 'fill'), share })), isDiscontinued: fc.boolean(),
})
const purchaseOrder = fc.record({
  id, number: name, supplierId: maybe(id), warehouseId: id, mode, status: fc.constantFrom('draft', 'ordered', 'received', 'cancelled'), orderedDay: day, expectedDay: day, receivedDay: maybe(day),
  lines: fc.array(fc.record({ skuId: id, units: count, unitCostMinor: maybe(count), currency: maybe(currency) }), { maxLength: 3 }), note: name,
})
const buying = fc.record({ id: fc.constant('buying'), budgetMinor: maybe(count), volumeM3: maybe(amount), reviewPeriodDays: fc.integer({ min: 1, max: 366 }), holdingSharePerYear: amount, obsolescenceShare: share, transferCostMinor: maybe(count) })

/** Any plan document that the types allow, with names in any script. */
export const documents = fc.record({
  planId: fc.uuid(),
  settings: partly({ name, currency, timeZone, asOfMs: maybe(timeMs), isSample: fc.boolean(), activeScenarioId: maybe(id) }, {
    money: fc.record({
      platformFeeShare: maybe(share), platformFeePerOrderMinor: count, cancelledCostMinor: count, latePenaltyMinor: count, claimPaidShare: share, openingCashMinor: maybe(fc.integer()),
      payoutDelayDays: fc.nat(60), supplierPaymentDays: fc.nat(90),
    }),
  }),
  skus: byId(sku, 6),
  stock: fc.uniqueArray(fc.record({ skuId: id, warehouseId: id, onHandUnits: maybe(count), countedAtMs: maybe(timeMs) }), { selector: (level) => `${level.skuId}@${level.warehouseId}`, maxLength: 6 }),
  inbound: byId(fc.record({ id, skuId: id, warehouseId: id, units: count, arrivalDay: day, arrivalSpreadDays: fc.nat(30) }), 4),
  warehouses: byId(warehouse, 3), services: byId(service, 3), markets: byId(market, 3), scenarios: byId(scenario, 3), mappings: byId(mapping, 3),
  overrides: byId(override, 3), pastEvents: byId(correction, 3), smallTests: byId(smallTest, 2), spuShares: byId(spuShare, 2), suppliers: byId(supplier, 2), supplyTerms: byId(supplyTerms, 2), purchaseOrders: byId(purchaseOrder, 2), buying: fc.array(buying, { maxLength: 1 }), history, opening: maybe(opening),
}) as unknown as fc.Arbitrary<PlanDocument>
