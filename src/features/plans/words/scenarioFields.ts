import { choice, count, field, record, type FieldWord } from './fieldTypes.ts'

export const PART_WORDS = {
  viralSpike: 'stress.event.viralSpike', livestream: 'stress.event.livestream', selfExciting: 'stress.event.selfExciting', adCampaign: 'stress.event.adCampaign', promotion: 'stress.event.promotion', holiday: 'stress.event.holiday',
  warehouseStops: 'stress.disruption.warehouseStops', carrierStops: 'stress.disruption.carrierStops', transitDelay: 'stress.disruption.transitDelay', customsHold: 'stress.disruption.customsHold',
  supplierLate: 'stress.disruption.supplierLate', noReorders: 'stress.disruption.noReorders', salesStop: 'stress.disruption.salesStop',
  extraShift: 'stress.action.extraShift', overtime: 'stress.action.overtime', temporaryStaff: 'stress.action.temporaryStaff', preBuiltStock: 'stress.action.preBuiltStock', transfer: 'stress.action.transfer',
  secondCarrier: 'stress.action.secondCarrier', backupWarehouse: 'stress.action.backupWarehouse', airInsteadOfSea: 'stress.action.airInsteadOfSea', slowerAds: 'stress.action.slowerAds',
  shorterLivestream: 'stress.action.shorterLivestream', orderHandlingCapacity: 'stress.action.orderHandlingCapacity',
} as const
export const CAUSE_WORDS = { viral: 'demand.cause.viral', livestream: 'demand.cause.livestream', promotion: 'demand.cause.promotion', holiday: 'demand.cause.holiday', ads: 'demand.cause.ads', unknown: 'demand.cause.unknown' } as const
const SHAPES = { even: 'stress.shape.even', front: 'stress.shape.front', end: 'stress.shape.end', peak: 'stress.shape.peak' } as const

/** Fields of scenarios: events, disruptions, throttle, actions, wishes. */
export const scenarioFields: Readonly<Record<string, FieldWord>> = {
  horizonDays: count('merge.field.horizon', 'merge.unit.days'), replications: count('merge.field.runs', 'merge.unit.runs'), seed: count('merge.field.seed'), toleranceShare: field('merge.field.tolerance', 'share'),
  events: field('stress.timeline', 'group'), disruptions: field('merge.field.disruptions', 'group'), actions: field('merge.field.actions', 'group'), throttle: field('stress.throttle', 'group'), gates: field('merge.field.gates', 'group'), reordersByPolicy: field('stress.reorder.use', 'yesNo'),
  type: choice('merge.field.type', PART_WORDS), startDay: field('stress.event.day', 'day'), 'scenario.startHour': field('stress.event.hour', 'hour'), peakFactor: count('stress.event.peakFactor', 'merge.value.times', 2), riseHours: count('stress.event.rise', 'merge.unit.hours', 1),
  halfLifeHours: count('stress.event.halfLife', 'merge.unit.hours', 1), probability: field('stress.event.probability', 'share'), skuIds: record('stress.event.skus', 'sku'), durationHours: count('stress.event.duration', 'merge.unit.hours', 1),
  factor: count('stress.event.factor', 'merge.value.times', 2), repeatEveryDays: count('stress.event.repeat', 'merge.unit.days', 0, 'stress.event.onlyOnce'), shape: choice('stress.event.shape', SHAPES),
  firstOrders: count('stress.event.firstOrders', 'merge.unit.orders'), branchingRatio: count('stress.event.branching', undefined, 3), memoryPerHour: field('stress.event.memory', 'share'),
  days: count('stress.event.duration', 'merge.unit.days'), spendPerDayMinor: field('stress.event.spend', 'money'), mostOrdersPerDay: count('stress.event.mostOrders', 'merge.unit.orders', 1), halfSpendMinor: field('stress.event.halfSpend', 'money'), carryOverShare: field('stress.event.carryOver', 'share'),
  afterDays: count('stress.event.afterDays', 'merge.unit.days'), afterFactor: count('stress.event.afterFactor', 'merge.value.times', 2),
  placeId: record('stress.disruption.where', 'place', 'stress.disruption.everywhere'), when: field('stress.disruption.when', 'group'), 'when.kind': choice('stress.disruption.when', { calendar: 'stress.disruption.calendar', random: 'stress.disruption.random' }),
  hours: count('stress.event.duration', 'merge.unit.hours', 1), startProbabilityPerDay: field('stress.disruption.starts', 'share'), endProbabilityPerDay: field('stress.disruption.ends', 'share'),
  trigger: field('stress.throttle.trigger', 'group'), 'trigger.kind': choice('stress.throttle.trigger', { backlogDays: 'stress.throttle.backlogDays', ldr: 'stress.throttle.ldr' }), 'trigger.days': count('stress.throttle.days', 'merge.unit.days', 1), 'trigger.share': field('stress.throttle.share', 'share'),
  reactionDelayHours: count('stress.throttle.delay', 'merge.unit.hours', 1), eventKeptShare: field('stress.throttle.kept', 'share'), ordersPerDayCap: count('stress.throttle.cap', 'merge.unit.ordersPerDay', 0, 'stress.throttle.noCap'),
  toWarehouseId: record('network.sku.lotTo', 'warehouse', 'merge.value.none'), serviceId: record('network.carrier.service', 'service', 'merge.value.none'), amount: count('merge.field.amount', undefined, 2), fromDay: field('merge.field.fromDay', 'day', 'merge.value.none'), costMinor: field('merge.field.costs', 'money'),
  ldrShare: field('merge.field.gateLdr', 'share', 'network.notUsed'), cancelledShare: field('merge.field.gateCancelled', 'share', 'network.notUsed'), stockOutShare: field('merge.field.gateStockOut', 'share', 'network.notUsed'),
  lossMinor: field('merge.field.gateLoss', 'money', 'network.notUsed'), lowestCashMinor: field('merge.field.gateCash', 'money', 'network.notUsed'),

  unitsPerDay: count('demand.override.units', 'merge.unit.unitsPerDay', 1, 'merge.value.none'), 'override.factor': count('demand.override.factor', 'merge.value.times', 2, 'merge.value.none'), 'override.firstDay': field('demand.override.from', 'day'), 'override.lastDay': field('demand.override.to', 'day'), reason: field('demand.override.reason', 'text'),
  original: field('merge.field.original', 'group'), changes: field('merge.field.changes', 'group'), isRemoved: field('merge.field.removed', 'yesNo'), cause: choice('merge.field.type', CAUSE_WORDS), evidence: choice('merge.field.evidence', CAUSE_WORDS),
  peakDay: field('merge.field.peakDay', 'day'), endDay: field('merge.field.lastDay', 'day'), riseDays: count('merge.field.riseDays', 'merge.unit.days', 1), halfLifeDays: count('stress.event.halfLife', 'merge.unit.days', 1), baseUnitsPerDay: count('merge.field.baseUnits', 'merge.unit.unitsPerDay', 1),
  excessUnits: count('merge.field.excess', 'merge.unit.units'), isCorrectedByHand: field('merge.field.byHand', 'yesNo'), note: field('merge.field.note', 'text'),
}
