import { minorUnitsPerUnit } from '#shared/minorUnits.ts'

import { factNumber, factText } from '../factTable.ts'
import type { Sku } from '../network.ts'
import type { FactBatch, FactDraft, FactWarning } from './factDraft.ts'

/** Kinds whose rows may tell a SKU's cost, price or name; `creates`: a SKU that the plan lacks becomes one, also without a count. */
const CATALOGUE_KINDS: Readonly<Record<string, { readonly sku: string; readonly price: string | null; readonly creates: boolean }>> = {
  catalogue: { sku: 'sku', price: 'price', creates: true },
  'stock-list': { sku: 'sku', price: null, creates: false },
  'tiktok-stock': { sku: 'sellerSku', price: 'price', creates: false },
}

export function isCatalogueKind(kind: string): boolean {
  return CATALOGUE_KINDS[kind] !== undefined
}

/**
 * Costs of a list stand for the SKU's, a price only where none was known, a name only where the SKU has no better one than its code.
 * A SKU counts in one currency: a cost in another is left out and told.
 */
export function takeCatalogue(draft: FactDraft, batch: FactBatch): FactWarning[] {
  const { facts } = batch
  const kind = CATALOGUE_KINDS[facts.kind]!
  let otherCurrency = 0
  for (let row = 0; row < facts.rowCount; row += 1) {
    const name = { sku: factText(facts, kind.sku, row), platformSkuId: factText(facts, 'platformSkuId', row), productName: factText(facts, 'productName', row) }
    const sku = kind.creates ? draft.skuOf(name, batch) : draft.knownSku(name)
    if (!sku) continue
    const cost = factNumber(facts, 'unitCost', row)
    const price = kind.price === null ? Number.NaN : factNumber(facts, kind.price, row)
    const currency = draft.currencyOf(batch, factText(facts, 'currency', row))
    const isOther = sku.currency !== null && sku.currency !== currency
    if (isOther && !Number.isNaN(cost)) otherCurrency += 1
    const minor = (amount: number) => Math.round(amount * minorUnitsPerUnit(currency))
    const takesCost = !isOther && cost >= 0
    const takesPrice = !isOther && price > 0 && sku.unitPriceMinor === null
    const fields: Partial<Sku> = {
      ...(takesCost ? { unitCostMinor: minor(cost) } : {}),
      ...(takesPrice ? { unitPriceMinor: minor(price) } : {}),
      ...((takesCost || takesPrice) && sku.currency === null ? { currency } : {}),
      ...(name.productName !== '' && isUnnamed(sku) ? { name: name.productName } : {}),
      ...(name.platformSkuId !== '' && sku.platformSkuId === null ? { platformSkuId: name.platformSkuId } : {}),
    }
    if (Object.keys(fields).length > 0) draft.change('sku', sku.id, fields, batch)
  }
  return otherCurrency > 0 ? [{ code: 'costOfOtherCurrency', count: otherCurrency }] : []
}

function isUnnamed({ name, sellerSku, platformSkuId, id }: Sku): boolean {
  return name === '' || name === sellerSku || name === platformSkuId || `sku:${name}` === id
}
