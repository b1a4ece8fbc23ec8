import type { PlanDocument } from '#domain/plan.ts'
import type { PlanNames } from './types.ts'

/** What the records of some versions of a plan are called, those of the last version first; keys are `kind/id`, entries of a scenario by their id. */
export function planNames(versions: readonly PlanDocument[]): PlanNames {
  const words = new Map<string, string>()
  const parts = new Map<string, { readonly type: string; readonly day: string | null }>()
  const currencies = new Map<string, string>()
  for (const plan of versions) {
    const name = (kind: string, id: string, word: string) => word !== '' && words.set(`${kind}/${id}`, word)
    const priced = (kind: string, id: string, currency: string | null) => currency !== null && currencies.set(`${kind}/${id}`, currency)
    for (const { id, name: called, sellerSku, currency } of plan.skus) {
      name('sku', id, called || sellerSku)
      priced('sku', id, currency)
    }
    for (const { id, name: called } of plan.warehouses) name('warehouse', id, called)
    for (const { id, carrierName, serviceName, currency } of plan.services) {
      name('service', id, `${carrierName} ${serviceName}`.trim())
      priced('service', id, currency)
    }
    for (const { id, name: called, currency } of plan.markets) {
      name('market', id, called)
      priced('market', id, currency)
    }
    for (const { id, name: called, currency } of plan.suppliers) {
      name('supplier', id, called)
      priced('supplier', id, currency)
    }
    for (const { id, number } of plan.purchaseOrders) name('purchaseOrder', id, number)
    for (const { id, name: called } of plan.smallTests) name('smallTest', id, called)
    for (const { id, name: called } of plan.mappings) name('mapping', id, called)
    for (const { id, skuId } of plan.inbound) name('inbound', id, words.get(`sku/${skuId}`) ?? skuId)
    for (const { id, original } of plan.pastEvents) parts.set(id, { type: original.cause, day: original.peakDay })
    for (const { id, name: called, events, disruptions = [], actions = [] } of plan.scenarios) {
      name('scenario', id, called)
      for (const event of events) parts.set(event.id, { type: event.type, day: event.startDay })
      for (const { id: partId, type, when } of disruptions) parts.set(partId, { type, day: when.kind === 'calendar' ? when.startDay : null })
      for (const { id: partId, type, fromDay } of actions) parts.set(partId, { type, day: fromDay })
    }
  }
  return { words, parts, currencies }
}
