import type { MessageKey } from '#i18n/messages.ts'

import { choice, count, field, record, type FieldWord } from './fieldTypes.ts'
import { scenarioFields } from './scenarioFields.ts'
import { supplyFields } from './supplyFields.ts'

const PACKING = { fifo: 'network.handling.order.fifo', earliestDeadline: 'network.handling.order.earliestDeadline', savableFirst: 'network.handling.order.savableFirst' } as const
const noLimit: MessageKey = 'network.handling.noLimit'

/** Fields of settings, catalogue and network, by name; `kind.name` or `parent.name` where a name has more than one meaning. */
const networkFields: Readonly<Record<string, FieldWord>> = {
  name: field('network.name', 'text'), currency: field('plans.form.currency', 'text'), timeZone: field('network.timeZone', 'text'), country: field('stock.supplier.country', 'text'), id: field('merge.field.id', 'text'),
  asOfMs: field('network.opening.asOf', 'moment', 'network.opening.asOfImported'), isSample: field('shell.sample', 'yesNo'), activeScenarioId: record('merge.field.activeScenario', 'scenario', 'merge.value.none'), money: field('merge.field.money', 'group'),
  platformFeeShare: field('network.money.fee', 'share'), platformFeePerOrderMinor: field('network.money.feePerOrder', 'money'), cancelledCostMinor: field('network.money.cancelled', 'money'), latePenaltyMinor: field('network.money.late', 'money'),
  claimPaidShare: field('network.money.claim', 'share'), openingCashMinor: field('network.money.cash', 'money'), payoutDelayDays: count('network.money.payout', 'merge.unit.days'), supplierPaymentDays: count('network.money.supplier', 'merge.unit.days'),

  sellerSku: field('merge.field.sellerSku', 'text'), platformSkuId: field('merge.field.platformSku', 'text', 'merge.value.none'), unitCostMinor: field('network.sku.cost', 'money'), unitPriceMinor: field('network.sku.price', 'money'),
  skuId: record('stress.event.skus', 'sku', 'merge.value.none'), warehouseId: record('stock.order.warehouse', 'warehouse', 'merge.value.none'), marketId: record('network.tab.market', 'market'),
  onHandUnits: count('network.sku.onHand', 'merge.unit.units'), countedAtMs: field('merge.field.countedAt', 'moment'),
  units: count('merge.field.units', 'merge.unit.units'), arrivalDay: field('network.sku.lotDay', 'day'), arrivalSpreadDays: count('network.sku.lotSpread', 'merge.unit.days'),

  'warehouse.kind': choice('network.warehouse.kind', { own: 'network.kind.own', '3pl': 'network.kind.3pl', platform: 'network.kind.platform' }),
  shifts: field('merge.field.shifts', 'group'), weekdays: field('network.weekdays', 'weekday'), startHour: field('network.warehouse.from', 'hour'), endHour: field('network.warehouse.to', 'hour'), staff: count('network.warehouse.staff', 'merge.unit.people', 1),
  parcelsPerLabourHour: count('network.warehouse.speed', 'merge.unit.perHour', 2), capacityNoiseShape: count('merge.field.noise', undefined, 1, 'merge.value.none'), outageProbabilityPerDay: field('merge.field.outage', 'share'),
  handling: field('merge.field.handling', 'group'), packingOrder: choice('network.handling.order', PACKING), receivingUnitsPerDay: count('network.handling.receiving', 'merge.unit.unitsPerDay', 0, noLimit),
  labourCostPerHourMinor: field('network.handling.labour', 'money'), storageCostPerUnitDayMinor: field('network.handling.storage', 'money'),

  carrierName: field('network.carrier.name', 'text'), serviceName: field('network.carrier.service', 'text'), pickups: field('merge.field.pickups', 'group'), cutoffHours: field('network.carrier.cutoffs', 'hour'), capParcelsPerDay: count('network.carrier.cap', 'merge.unit.parcelsPerDay'),
  'pickups.share': field('network.carrier.share', 'share'), transitShareByDay: field('merge.field.transit', 'share'), lostShare: field('network.carrier.lost', 'share'), costPerParcelMinor: field('network.carrier.cost', 'money'), care: field('merge.field.care', 'group'),
  damagedShare: field('network.care.damaged', 'share'), wrongItemShare: field('network.care.wrong', 'share'), surcharges: field('merge.field.surcharges', 'group'), fromParcelsPerDay: count('network.care.from', 'merge.unit.parcelsPerDay'), addedMinor: field('network.care.added', 'money'),

  businessWeekdays: field('network.market.businessDays', 'weekday'), holidays: field('network.market.holidays', 'day'), orderCutoffHour: field('network.market.cutoff', 'hour'), dispatchSlaBusinessDays: count('network.market.sla', 'merge.unit.businessDays'),
  deliverWithinBusinessDays: count('network.market.deliver', 'merge.unit.businessDays'), dispatchEvent: choice('network.market.event', { carrierScan: 'network.event.carrierScan', readyToShip: 'network.event.readyToShip' }), ldrWindowDays: count('network.market.window', 'merge.unit.days'),
  ldrTargetShare: field('network.market.target', 'share'), ldrEnforcementShare: field('network.market.enforcement', 'share'), otdrTargetShare: field('network.market.otdr', 'share'), autoCancelBusinessDays: count('network.market.autoCancel', 'merge.unit.businessDays', 0, 'network.notUsed'),
  buyerCancelProbabilityPerDay: field('network.market.buyerCancel', 'share'), orderHandlingCapacity: count('network.market.ohc', 'merge.unit.ordersPerDay', 0, 'network.notUsed'), isPacedBeyondTripleCapacity: field('network.market.paced', 'yesNo'),
  routing: field('network.market.routing', 'group'), share: field('merge.field.share', 'share'), whenOutOfStock: choice('network.market.outOfStock', { lost: 'network.outOfStock.lost', oversold: 'network.outOfStock.oversold' }),
  rulePack: field('merge.field.rulePack', 'group'), source: field('merge.field.source', 'text'), effectiveFrom: field('merge.field.inForce', 'day'), limits: field('merge.field.limits', 'group'),
  spillBacklogHours: count('network.limits.spill', 'merge.unit.hours', 1, 'network.notUsed'), newShopCapOrdersPerDay: count('network.limits.newShop', 'merge.unit.ordersPerDay', 0, 'network.notUsed'), volumeLimitTiers: field('network.limits.tiers', 'group'),
  fromLdrShare: field('merge.field.keptFrom', 'share'), keptShare: field('stress.disruption.kept', 'share'), volumeLimitDays: count('network.limits.days', 'merge.unit.days'), buyerCancelByAge: field('network.limits.byAge', 'share'),
  returnShare: field('network.limits.returns', 'share'), returnAfterDays: count('network.limits.returnDays', 'merge.unit.days'),

  isDispatchKnown: field('merge.field.isDispatchKnown', 'yesNo'), waiting: field('merge.field.waiting', 'group'), trailing: field('merge.field.trailing', 'group'),
  firstDay: field('merge.field.firstDay', 'day'), lastDay: field('merge.field.lastDay', 'day'), cancelledUnits: count('merge.field.cancelledUnits', 'merge.unit.units'),
  completeFrom: field('merge.field.firstDay', 'day'), completeTo: field('merge.field.lastDay', 'day'),
}

const FIELDS: ReadonlyMap<string, FieldWord> = new Map(Object.entries({ ...networkFields, ...scenarioFields, ...supplyFields }))

/** What a field is called; null for one that this version does not know. `parent`: the field that it stands in. */
export function fieldWord(kind: string, parent: string | null, name: string): FieldWord | null {
  return (parent === null ? undefined : FIELDS.get(`${parent}.${name}`)) ?? FIELDS.get(`${kind}.${name}`) ?? FIELDS.get(name) ?? null
}

const ORDER: ReadonlyMap<string, number> = new Map([...FIELDS.keys()].map((name, index) => [name.split('.').at(-1)!, index] as const).reverse())

/** Where a field stands among its siblings when a value is said. */
export function fieldOrder(name: string): number {
  return ORDER.get(name) ?? ORDER.size
}
