import { z } from 'zod'

import type { ForecastOverride, SmallTest, SmallTestDay, SmallTestInputs, SpuShare } from '#domain/demandRecords.ts'
import { DRIVER_KINDS, type CountTable, type DailySeries, type DayRun, type DispatchHistory, type DriverSeries, type History, type MarketCoverage, type MarketProfile, type OpeningState, type TrailingDay, type WaitingOrders } from '#domain/history.ts'
import type { ImportMapping, MappingAnswers } from '#domain/importMapping.ts'
import { ORDER_STATUSES } from '#domain/ledger.ts'
import { PACKING_ORDERS, type CarrierCare, type CarrierService, type InboundLot, type Market, type MarketLimits, type Pickup, type RoutingShare, type RulePackRef, type Shift, type Sku, type StockLevel, type Warehouse, type WarehouseHandling } from '#domain/network.ts'
import { EVENT_CAUSES, type EventCorrection, type PastEvent } from '#domain/pastEvent.ts'
import type { MoneySettings, PlanDocument, PlanSettings } from '#domain/plan.ts'
import { facts } from './schema4Facts.ts'
import { scenario } from './schema4Scenario.ts'
import { buying, purchaseOrder, supplier, supplyTerms } from './schema4Supply.ts'
import { amount, currency, day, factor, hour, id, list, numbers, share, text, textBy, timeMs, timeZone, weekdays, wholeNumber } from './fields.ts'

/**
 * Schema 4 of plan documents, the present one: every field of the domain's types and no other (`Fields` does not compile otherwise), so that nothing
 * private leaves by accident. Objects are loose: fields of a newer schema are kept as they are.
 */
type Fields<T> = { readonly [K in keyof T]-?: z.ZodType }

const money = z.looseObject({
  platformFeeShare: share.nullable(), platformFeePerOrderMinor: amount, cancelledCostMinor: amount, latePenaltyMinor: amount, claimPaidShare: share, openingCashMinor: z.number().nullable(),
  payoutDelayDays: wholeNumber, supplierPaymentDays: wholeNumber,
} satisfies Fields<MoneySettings>)
const settings = z.looseObject({
  name: text, currency, timeZone, asOfMs: timeMs.nullable(), isSample: z.boolean(), activeScenarioId: id.nullable(), money: money.optional(),
} satisfies Fields<PlanSettings>)

const sku = z.looseObject({
  id, sellerSku: text, platformSkuId: text.nullable(), name: text, unitCostMinor: amount.nullable(), unitPriceMinor: amount.nullable(), currency: currency.nullable(),
} satisfies Fields<Sku>)

const stock = z.looseObject({ skuId: id, warehouseId: id, onHandUnits: z.number().nullable(), countedAtMs: timeMs.nullable() } satisfies Fields<StockLevel>)

const inbound = z.looseObject({ id, skuId: id, warehouseId: id, units: amount, arrivalDay: day, arrivalSpreadDays: amount } satisfies Fields<InboundLot>)

const shift = z.looseObject({ weekdays, startHour: hour, endHour: hour, staff: amount } satisfies Fields<Shift>)
const handling = z.looseObject({
  packingOrder: z.enum(PACKING_ORDERS), receivingUnitsPerDay: amount.nullable(), labourCostPerHourMinor: amount.nullable(), storageCostPerUnitDayMinor: amount.nullable(),
} satisfies Fields<WarehouseHandling>)
const warehouse = z.looseObject({
  id, name: text, country: text, timeZone, kind: z.enum(['own', '3pl', 'platform']), shifts: list(shift), parcelsPerLabourHour: amount.nullable(),
  capacityNoiseShape: amount.nullable(), outageProbabilityPerDay: share, handling: handling.optional(),
} satisfies Fields<Warehouse>)

const pickup = z.looseObject({ warehouseId: id, weekdays, cutoffHours: z.array(hour).max(24), capParcelsPerDay: amount.nullable(), share: amount } satisfies Fields<Pickup>)
const care = z.looseObject({
  damagedShare: share, wrongItemShare: share, surcharges: list(z.looseObject({ fromParcelsPerDay: amount, addedMinor: amount })),
} satisfies Fields<CarrierCare>)
const service = z.looseObject({
  id, carrierName: text, serviceName: text, pickups: list(pickup), transitShareByDay: z.array(share).max(60), lostShare: share,
  costPerParcelMinor: amount.nullable(), currency: currency.nullable(), care: care.optional(),
} satisfies Fields<CarrierService>)

const routing = z.looseObject({ warehouseId: id, share: amount } satisfies Fields<RoutingShare>)
const rulePack = z.looseObject({ id: text, source: text, effectiveFrom: day.nullable() } satisfies Fields<RulePackRef>)
const limits = z.looseObject({
  spillBacklogHours: amount.nullable(), newShopCapOrdersPerDay: amount.nullable(), volumeLimitTiers: list(z.looseObject({ fromLdrShare: share, keptShare: share })), volumeLimitDays: z.int().min(1).max(366),
  buyerCancelByAge: z.array(share).max(366), returnShare: share, returnAfterDays: wholeNumber,
} satisfies Fields<MarketLimits>)
const market = z.looseObject({
  id, name: text, country: text, timeZone, currency, businessWeekdays: weekdays, holidays: list(day), orderCutoffHour: hour, dispatchSlaBusinessDays: wholeNumber,
  deliverWithinBusinessDays: wholeNumber, dispatchEvent: z.enum(['carrierScan', 'readyToShip']), ldrWindowDays: z.int().min(1).max(366), ldrTargetShare: share,
  ldrEnforcementShare: share, otdrTargetShare: share, autoCancelBusinessDays: wholeNumber.nullable(), buyerCancelProbabilityPerDay: share,
  orderHandlingCapacity: amount.nullable(), isPacedBeyondTripleCapacity: z.boolean(), routing: list(routing), whenOutOfStock: z.enum(['lost', 'oversold']), rulePack, limits: limits.optional(),
} satisfies Fields<Market>)

const countTable = z.looseObject({ values: numbers, counts: numbers } satisfies Fields<CountTable>)
const series = z
  .looseObject({ skuId: id, marketId: id, source: text, firstDay: day, units: numbers, cancelledUnits: numbers } satisfies Fields<DailySeries>)
  .refine((value) => value.units.length === value.cancelledUnits.length, 'units and cancelledUnits differ in length')
const profile = z.looseObject({
  marketId: id, ordersByHourOfWeek: numbers.refine((hours) => hours.length === 0 || hours.length === 168, 'not 168 hours'), orderCount: amount,
  linesPerOrder: countTable, unitsPerLine: countTable,
} satisfies Fields<MarketProfile>)
const dispatch = z.looseObject({ warehouseId: id, firstDay: day, parcels: numbers } satisfies Fields<DispatchHistory>)
const dayRun = z.looseObject({ firstDay: day, lastDay: day } satisfies Fields<DayRun>).refine(({ firstDay, lastDay }) => firstDay <= lastDay, 'a run that ends before it begins')
const coverage = z.looseObject({ marketId: id, completeFrom: day.nullable(), completeTo: day.nullable(), runs: list(dayRun) } satisfies Fields<MarketCoverage>)
const driver = z.looseObject({
  kind: z.enum(DRIVER_KINDS), skuId: id.nullable(), firstDay: day, values: list(z.number().nullable()), currency: currency.nullable(),
} satisfies Fields<DriverSeries>)
const history = z.looseObject({
  completeFrom: day.nullable(), completeTo: day.nullable(), series: list(series), profiles: list(profile), dispatches: list(dispatch), coverage: list(coverage).optional(),
  drivers: list(driver).optional(), facts: facts.optional(),
} satisfies Fields<History>)

const waiting = z.looseObject({ marketId: id, warehouseId: id.nullable(), createdHourUtc: z.number(), parcels: amount, isPreorder: z.boolean().optional(), dueHourUtc: z.number().optional() } satisfies Fields<WaitingOrders>)
const trailing = z.looseObject({ marketId: id, day, dispatchedParcels: amount, lateParcels: amount } satisfies Fields<TrailingDay>)
const opening = z.looseObject({ asOfMs: timeMs, isDispatchKnown: z.boolean(), waiting: list(waiting), trailing: list(trailing) } satisfies Fields<OpeningState>)

const answers = z.looseObject({
  kind: text.optional(), columns: textBy(text), dateOrder: z.enum(['DMY', 'MDY', 'YMD']).optional(), decimalMark: z.enum(['.', ',']).optional(), encoding: text.optional(),
  currency: currency.optional(), timeZone: timeZone.optional(), statuses: textBy(z.enum(ORDER_STATUSES)).optional(), sameSku: textBy(text).optional(),
} satisfies Fields<MappingAnswers>)
const mapping = z.looseObject({ id, kind: text, headers: list(text), answers, name: text } satisfies Fields<ImportMapping>)

const override = z.looseObject({
  id, skuId: id, firstDay: day, lastDay: day, unitsPerDay: amount.nullable(), factor: factor.nullable(), reason: text,
} satisfies Fields<ForecastOverride>)

const pastEventFields = {
  id, cause: z.enum(EVENT_CAUSES), startDay: day, peakDay: day, endDay: day, peakFactor: amount, riseDays: amount, halfLifeDays: amount.nullable(),
  durationHours: amount.nullable(), baseUnitsPerDay: amount, excessUnits: z.number(), skuIds: list(id), evidence: list(z.enum(EVENT_CAUSES)), isCorrectedByHand: z.boolean(), note: text,
} satisfies Fields<PastEvent>
const pastEvent = z.looseObject({
  id, original: z.looseObject(pastEventFields), changes: z.looseObject(pastEventFields).partial(), isRemoved: z.boolean(),
} satisfies Fields<EventCorrection>)

const testDay = z.looseObject({ orders: amount, clicks: amount.nullable(), spend: amount.nullable() } satisfies Fields<SmallTestDay>)
const testInputs = z.looseObject({
  arms: list(z.looseObject({ name: text, days: list(testDay) })),
  launches: list(z.looseObject({ orders: amount, clicks: amount.nullable(), days: amount.nullable() })),
  push: z.looseObject({ clicks: amount.nullable(), days: amount.nullable() }), unitsPerOrder: amount,
  economics: z.looseObject({ cost: amount, price: amount, salvage: amount, shortagePenalty: amount }).nullable(),
  steps: z.looseObject({ minimum: amount, caseSize: amount }), nextDay: z.looseObject({ clicks: amount.nullable(), cost: amount.nullable() }),
} satisfies Fields<SmallTestInputs>)
const smallTest = z.looseObject({ id, name: text, skuId: id.nullable(), inputs: testInputs } satisfies Fields<SmallTest>)
const spuShare = z.looseObject({ id, shares: list(z.looseObject({ skuId: id, share: amount })) } satisfies Fields<SpuShare>)

const documentFields = {
  planId: id, settings, skus: list(sku), stock: list(stock), inbound: list(inbound), warehouses: list(warehouse), services: list(service),
  markets: list(market), scenarios: list(scenario), mappings: list(mapping), overrides: list(override), pastEvents: list(pastEvent), smallTests: list(smallTest),
  spuShares: list(spuShare), suppliers: list(supplier), supplyTerms: list(supplyTerms), purchaseOrders: list(purchaseOrder), buying: z.array(buying).max(1), history, opening: opening.nullable(),
} satisfies Fields<PlanDocument>

export const documentSchema4 = z.looseObject(documentFields)
/** The sections of a plan file, and the only ones that are written. */
export const DOCUMENT_KEYS = Object.keys(documentFields) as (keyof PlanDocument)[]
