import { choice, count, field, record, type FieldWord } from './fieldTypes.ts'

const MODES = { sea: 'stock.mode.sea', rail: 'stock.mode.rail', air: 'stock.mode.air', express: 'stock.mode.express', truck: 'stock.mode.truck' } as const
const LEGS = { production: 'stock.leg.production', firstLeg: 'stock.leg.firstLeg', customs: 'stock.leg.customs', receiving: 'stock.leg.receiving' } as const
const STATUSES = { draft: 'stock.status.draft', ordered: 'stock.status.ordered', received: 'stock.status.received', cancelled: 'stock.status.cancelled' } as const
export const LEG_WORDS = LEGS

/** Fields of buying, small tests and remembered columns. Money of small tests is in whole units. */
export const supplyFields: Readonly<Record<string, FieldWord>> = {
  mode: choice('stock.supplier.mode', MODES, 'stock.leg.anyMode'), legs: field('merge.field.legs', 'group'), leg: choice('stock.leg', LEGS), typicalDays: count('stock.leg.typical', 'merge.unit.days', 1), observedDays: count('stock.leg.observed', undefined, 1), orderCostMinor: field('stock.supplier.orderCost', 'money', 'stock.supplier.noCost'),
  supplierId: record('stock.order.supplier', 'supplier', 'stock.order.noSupplier'), leadTimeDays: count('stock.terms.lead', 'merge.unit.days', 1, 'stock.terms.default'), leadTimeSdDays: count('stock.terms.leadSd', 'merge.unit.days', 1, 'stock.terms.default'),
  caseUnits: count('stock.terms.case', 'merge.unit.units', 0, 'stock.terms.noCase'), minOrderUnits: count('stock.terms.minOrder', 'merge.unit.units', 0, 'stock.terms.noMin'), priceBreaks: field('stock.terms.breaks', 'group'), fromUnits: count('merge.field.fromUnits', 'merge.unit.units'),
  shelfLifeDays: count('stock.terms.shelfLife', 'merge.unit.days', 0, 'stock.terms.noShelfLife'), volumeM3PerUnit: count('stock.terms.volume', 'merge.value.m3', 4), service: field('stock.terms.service', 'group', 'stock.terms.default'),
  'service.kind': choice('merge.field.serviceKind', { cycle: 'stock.service.cycle', fill: 'stock.service.fill' }), 'service.share': field('stock.terms.serviceShare', 'share'), isDiscontinued: field('merge.field.discontinued', 'yesNo'),
  number: field('stock.order.number', 'text'), 'purchaseOrder.mode': choice('stock.order.mode', MODES), status: choice('stock.order.status', STATUSES), orderedDay: field('stock.order.orderedDay', 'day'), expectedDay: field('stock.order.expected', 'day'), receivedDay: field('stock.order.receivedDay', 'day', 'merge.value.none'), lines: field('merge.field.lines', 'group'),
  budgetMinor: field('stock.buying.budget', 'money', 'network.handling.noLimit'), volumeM3: count('stock.buying.volume', 'merge.value.m3', 2, 'network.handling.noLimit'), reviewPeriodDays: count('stock.buying.review', 'merge.unit.days'),
  holdingSharePerYear: field('stock.buying.holding', 'share'), obsolescenceShare: field('stock.buying.obsolescence', 'share'), transferCostMinor: field('stock.buying.transfer', 'money'),
  shares: field('merge.field.shares', 'group'),

  inputs: field('merge.field.inputs', 'group'), arms: field('merge.field.versions', 'group'), 'arms.days': field('merge.field.days', 'group'), launches: field('merge.field.launches', 'group'), 'launches.days': count('merge.field.days', 'merge.unit.days'), push: field('merge.field.push', 'group'), 'push.days': count('merge.field.days', 'merge.unit.days'),
  orders: count('merge.field.orders'), clicks: count('merge.field.clicks'), spend: count('merge.field.spend', undefined, 2), unitsPerOrder: count('merge.field.unitsPerOrder', undefined, 2), economics: field('merge.field.economics', 'group'),
  cost: count('merge.field.cost', undefined, 2), price: count('merge.field.price', undefined, 2), salvage: count('merge.field.salvage', undefined, 2), shortagePenalty: count('merge.field.shortage', undefined, 2),
  steps: field('merge.field.steps', 'group'), minimum: count('merge.field.least', 'merge.unit.units'), caseSize: count('merge.field.step', 'merge.unit.units'), nextDay: field('merge.field.nextDay', 'group'),

  'mapping.kind': field('merge.field.type', 'text'), 'answers.kind': field('merge.field.type', 'text'), headers: field('merge.field.headers', 'text'), answers: field('merge.field.answers', 'group'), columns: field('merge.field.columns', 'group'), dateOrder: field('merge.field.dateOrder', 'text'),
  decimalMark: field('merge.field.decimalMark', 'text'), encoding: field('merge.field.encoding', 'text'), statuses: field('merge.field.statuses', 'group'), sameSku: field('merge.field.sameSku', 'group'),
}
