import type { PlanDocument } from '#domain/plan.ts'
import type { GateName } from '#engines/simulate/types.ts'

import { withCjkSpaces } from '#ui/sentence/sentence.ts'
import type { Speech } from './telling.ts'

/** "Packing in Los Angeles": a stage, and where in it. `where` is an id of the plan: a warehouse, a SKU, or `service@warehouse`. */
export function placeName(speech: Speech, document: PlanDocument, gate: GateName, where: string | null): string {
  const { t } = speech
  const name = !where ? null : whereName(speech, document, gate, where)
  if (name === null || gate === 'delivery' || gate === 'account') return t(`stress.place.${gate}`)
  return withCjkSpaces(t(`stress.place.${gate}.at`, { where: name }))
}

/** The name of a place, without its stage; an id that the plan no longer has is shown as it is. */
export function whereName(speech: Speech, document: PlanDocument, gate: GateName, where: string): string {
  if (gate === 'packing') return warehouseName(document, where)
  if (gate === 'stock') return skuName(document, where)
  const [serviceId = where, warehouseId] = where.split('@')
  const service = serviceName(document, serviceId)
  return warehouseId === undefined ? service : speech.t('stress.lane', { service, warehouse: warehouseName(document, warehouseId) })
}

export function warehouseName(document: PlanDocument, id: string): string {
  return document.warehouses.find((warehouse) => warehouse.id === id)?.name ?? id
}

export function skuName(document: PlanDocument, id: string): string {
  const sku = document.skus.find((candidate) => candidate.id === id)
  return sku ? sku.sellerSku || sku.name : id
}

function serviceName(document: PlanDocument, id: string): string {
  const service = document.services.find((candidate) => candidate.id === id)
  return service ? `${service.carrierName} ${service.serviceName}`.trim() : id
}
