import type { ForecastOverride, SmallTest, SmallTestInputs, SpuShare } from '#domain/demandRecords.ts'
import type { History, MarketCoverage } from '#domain/history.ts'
import type { ImportMapping, MappingAnswers } from '#domain/importMapping.ts'
import type { CarrierCare, CarrierService, InboundLot, Market, MarketLimits, Pickup, Sku, StockLevel, Warehouse, WarehouseHandling } from '#domain/network.ts'
import type { OrderFacts } from '#domain/orderFacts.ts'
import type { EventCorrection } from '#domain/pastEvent.ts'
import type { MoneySettings, PlanDocument, PlanSettings } from '#domain/plan.ts'
import type { Disruption, GateWishes, Livestream, PlannedAction, Scenario } from '#domain/scenario.ts'
import type { BuyingSettings, PurchaseLine, PurchaseOrder, Supplier, SupplierLeg, SupplyTerms } from '#domain/supply.ts'
import { dayRuns, earliest, fields, latest, listBy, pivot, records, set, setOrAll, together, unit, type Shape } from './shapes.ts'

/**
 * How every section of a plan is merged: the one table of what belongs together. A field that is not named is a plain value, merged by
 * itself. `together` = always one unit; `pivot([p], ...)` = one unit once `p` moves on either side; `unit` = a value decided as a whole.
 */
const settings = fields<PlanSettings>({ money: fields<MoneySettings>({}) })

/** Amounts mean nothing without their currency. */
const sku = fields<Sku>({}, [pivot<Sku>(['currency'], 'unitCostMinor', 'unitPriceMinor')])
/** A count holds for the moment at which it was made. */
const stock = fields<StockLevel>({}, [together<StockLevel>('onHandUnits', 'countedAtMs')])
/** Earliest and latest arrival. */
const inbound = fields<InboundLot>({}, [together<InboundLot>('arrivalDay', 'arrivalSpreadDays')])
/** Shifts are hours of the zone. Speed and staff are measured apart, and are not coupled. */
const warehouse = fields<Warehouse>({ shifts: unit, handling: fields<WarehouseHandling>({}) }, [pivot<Warehouse>(['timeZone'], 'shifts')])
const pickup = fields<Pickup>({ weekdays: set, cutoffHours: set })
/** `transitShareByDay` sums to 1. */
const service = fields<CarrierService>({ pickups: listBy(['warehouseId'], 'kept', pickup), transitShareByDay: unit, care: fields<CarrierCare>({ surcharges: unit }) }, [pivot<CarrierService>(['currency'], 'costPerParcelMinor', 'care')])
/** `routing` sums to 1 and its order counts; target and enforcement are the two ends of one rule; the cut-off is an hour of the zone. */
const market = fields<Market>({ businessWeekdays: set, holidays: set, routing: unit, rulePack: unit, limits: fields<MarketLimits>({ volumeLimitTiers: unit, buyerCancelByAge: unit }, [together<MarketLimits>('returnShare', 'returnAfterDays')]) }, [
  together<Market>('ldrTargetShare', 'ldrEnforcementShare'), pivot<Market>(['timeZone'], 'orderCutoffHour'),
])
/** No SKU named means every SKU. An event of another type is another event. The headroom search varies the first event: order counts. */
const event = fields<Livestream>({ skuIds: setOrAll }, [together<Livestream>('startDay', 'startHour', 'durationHours', 'repeatEveryDays')], ['type'])
/** Another kind of disruption is another one; where it strikes goes with its kind, and when is decided as a whole. */
const disruption = fields<Disruption>({ when: unit }, [pivot<Disruption>(['type'], 'placeId', 'keptShare')])
/** What an amount counts depends on the kind of action and its place. */
const action = fields<PlannedAction>({}, [pivot<PlannedAction>(['type'], 'warehouseId', 'toWarehouseId', 'serviceId', 'skuId', 'amount')])
const scenario = fields<Scenario>({
  events: listBy(['id'], 'meaningful', event), disruptions: listBy(['id'], 'kept', disruption), throttle: unit, actions: listBy(['id'], 'meaningful', action), gates: fields<GateWishes>({}),
})

/** Answers name fields of the kind of file. */
const answers = fields<MappingAnswers>({ columns: fields({}), statuses: fields({}), sameSku: fields({}) })
const mapping = fields<ImportMapping>({ headers: unit, answers }, [pivot<ImportMapping>(['kind'], 'answers')])
/** First and last day; exactly one of the two figures is set. */
const override = fields<ForecastOverride>({}, [together<ForecastOverride>('firstDay', 'lastDay'), together<ForecastOverride>('unitsPerDay', 'factor')])
const pastEvent = fields<EventCorrection>({
  original: unit,
  changes: fields<EventCorrection['changes']>({ skuIds: set }, [together<EventCorrection['changes']>('startDay', 'peakDay', 'endDay')]),
})
/** Money in one currency; least and step; planned clicks and days. A version's days are one table. */
const arm = fields<SmallTestInputs['arms'][number]>({ days: unit })
const inputs = fields<SmallTestInputs>({ arms: listBy(['name'], 'meaningful', arm), launches: unit, push: unit, economics: unit, steps: unit, nextDay: unit })
const smallTest = fields<SmallTest>({ inputs })
/** Shares of one whole. */
const spuShare = fields<SpuShare>({ shares: unit })

const leg = fields<SupplierLeg>({ observedDays: unit })
const supplier = fields<Supplier>({ legs: listBy(['leg', 'mode'], 'kept', leg) }, [pivot<Supplier>(['currency'], 'orderCostMinor')])
/** What a supplier offers goes with the supplier; mean and spread of one lead time; least and step; a kind of service with its share. */
const supplyTerms = fields<SupplyTerms>({ priceBreaks: unit, service: unit }, [
  pivot<SupplyTerms>(['supplierId'], 'leadTimeDays', 'leadTimeSdDays', 'caseUnits', 'minOrderUnits', 'priceBreaks'),
  together<SupplyTerms>('leadTimeDays', 'leadTimeSdDays'), together<SupplyTerms>('caseUnits', 'minOrderUnits'),
])
const line = fields<PurchaseLine>({}, [pivot<PurchaseLine>(['currency'], 'unitCostMinor')])
/** What was received or cancelled are the lines as they stood; prices are the supplier's. */
const purchaseOrder = fields<PurchaseOrder>({ lines: listBy(['skuId'], 'kept', line) }, [
  pivot<PurchaseOrder>(['supplierId', 'status', 'receivedDay'], 'lines'), together<PurchaseOrder>('orderedDay', 'expectedDay'),
])
const buying = fields<BuyingSettings>({})

/** Derived from imports: an entry is taken whole from one side, and two that differ are a question; what spans all of them is reckoned anew. */
const coverage = fields<MarketCoverage>({ runs: dayRuns, completeFrom: earliest, completeTo: latest })
const facts = fields<OrderFacts>({
  bundles: records('history.bundle', ['skuId'], unit), packing: records('history.packing', ['marketId', 'warehouseId'], unit),
  packages: records('history.packages', ['marketId'], unit), revenue: records('history.revenue', ['marketId', 'currency'], unit),
  lateness: records('history.lateness', ['marketId'], unit), transit: records('history.transit', ['marketId', 'carrier', 'warehouseId', 'region'], unit),
  cancellations: records('history.cancellation', ['marketId', 'by', 'reason'], unit), returns: records('history.return', ['marketId', 'skuId'], unit),
})
const history = fields<History>({
  completeFrom: earliest, completeTo: latest,
  series: records('history.series', ['skuId', 'marketId', 'source'], unit), profiles: records('history.profile', ['marketId'], unit),
  dispatches: records('history.dispatch', ['warehouseId'], unit), drivers: records('history.driver', ['kind', 'skuId'], unit),
  coverage: records('history.coverage', ['marketId'], coverage), facts,
})

export type Section = { readonly shape: Shape; /** Kind, and key, of a section that is one record. */ readonly record: string }
/** Every section but `planId`, which names the plan and is never merged. Order of conflicts and differences. */
export const SECTIONS = {
  settings: { shape: settings, record: 'settings' },
  skus: { shape: records('sku', ['id'], sku), record: '' },
  stock: { shape: records('stock', ['skuId', 'warehouseId'], stock), record: '' },
  inbound: { shape: records('inbound', ['id'], inbound), record: '' },
  warehouses: { shape: records('warehouse', ['id'], warehouse), record: '' },
  services: { shape: records('service', ['id'], service), record: '' },
  markets: { shape: records('market', ['id'], market), record: '' },
  scenarios: { shape: records('scenario', ['id'], scenario), record: '' },
  mappings: { shape: records('mapping', ['id'], mapping), record: '' },
  overrides: { shape: records('override', ['id'], override), record: '' },
  pastEvents: { shape: records('pastEvent', ['id'], pastEvent), record: '' },
  smallTests: { shape: records('smallTest', ['id'], smallTest), record: '' },
  spuShares: { shape: records('spuShare', ['id'], spuShare), record: '' },
  suppliers: { shape: records('supplier', ['id'], supplier), record: '' },
  supplyTerms: { shape: records('supplyTerms', ['id'], supplyTerms), record: '' },
  purchaseOrders: { shape: records('purchaseOrder', ['id'], purchaseOrder), record: '' },
  buying: { shape: records('buying', ['id'], buying), record: '' },
  history: { shape: history, record: 'history' },
  /** What waits at one moment: one unit. */
  opening: { shape: unit, record: 'opening' },
} as const satisfies { readonly [K in Exclude<keyof PlanDocument, 'planId'>]-?: Section }
