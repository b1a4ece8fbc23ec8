import { MS_PER_MINUTE } from '../calendar/days.ts'
import { zoneClock } from '../calendar/zone.ts'
import { factNumber, factText, hasFact, type FactTable } from '../factTable.ts'
import type { SkuId, WarehouseId } from '../units.ts'
import type { FactBatch, FactDraft, FactWarning } from './factDraft.ts'

/** How each kind of stock file names what is counted. The quantity is what new orders can take: the first of the columns that the file has. */
type StockKind = { readonly quantity: readonly string[]; readonly sku: string; readonly place: string | null; readonly platformPlace?: string }

/** Shown for the platform's own warehouse; data, so it is a name and not a message. */
export const AMAZON_WAREHOUSE = 'Amazon FBA'

const STOCK_KINDS: Readonly<Record<string, StockKind>> = {
  'tiktok-stock': { quantity: ['quantity'], sku: 'sellerSku', place: null },
  'stock-list': { quantity: ['quantity'], sku: 'sku', place: 'warehouse' },
  'shopify-inventory': { quantity: ['available', 'onHand'], sku: 'sku', place: 'location' },
  'amazon-inventory': { quantity: ['fulfillable'], sku: 'sku', place: null, platformPlace: AMAZON_WAREHOUSE },
}

export function isStockKind(kind: string): boolean {
  return STOCK_KINDS[kind] !== undefined
}

/** The places that a stock file names, as its rows come. */
export function stockPlaces(facts: FactTable): readonly string[] {
  const place = STOCK_KINDS[facts.kind]?.place
  const column = place ? facts.columns[place] : undefined
  return column?.type === 'text' ? [...new Set(column.words.map((word) => word.trim()))].filter((word) => word !== '') : []
}

/**
 * Sets the stock that the file counts. SKUs and places that it does not name keep theirs, a row without a quantity is no count of 0,
 * and a file without a quantity column counts nothing. Rows of one SKU in one place are added up.
 */
export function takeStock(draft: FactDraft, batch: FactBatch): FactWarning[] {
  const { facts } = batch
  const kind = STOCK_KINDS[facts.kind]!
  const quantityField = kind.quantity.find((field) => hasFact(facts, field))
  if (quantityField === undefined) return [{ code: 'stockColumnMissing', count: facts.rowCount }]
  const counts = new Map<string, { readonly skuId: SkuId; readonly warehouseId: WarehouseId; units: number; countedAtMs: number }>()
  let addedRows = 0
  let negativeRows = 0
  for (let row = 0; row < facts.rowCount; row += 1) {
    const units = factNumber(facts, quantityField, row)
    if (Number.isNaN(units)) continue
    const sku = draft.skuOf({ sku: factText(facts, kind.sku, row), platformSkuId: factText(facts, 'platformSkuId', row), productName: factText(facts, 'productName', row) }, batch)
    if (!sku) continue
    const warehouseId = draft.warehouseOf(kind.platformPlace ?? (kind.place === null ? '' : factText(facts, kind.place, row)), batch, kind.platformPlace === undefined ? 'own' : 'platform')
    const countedAtMs = countTime(batch, row)
    if (units < 0) negativeRows += 1
    const key = `${sku.id}@${warehouseId}`
    const known = counts.get(key)
    if (known) {
      addedRows += 1
      known.units += units
      known.countedAtMs = Math.max(known.countedAtMs, countedAtMs)
    } else counts.set(key, { skuId: sku.id, warehouseId, units, countedAtMs })
  }
  for (const { skuId, warehouseId, units, countedAtMs } of counts.values()) draft.setStock(skuId, warehouseId, Math.max(0, Math.round(units)), countedAtMs, batch)
  return [
    ...(addedRows > 0 ? [{ code: 'stockRowsAdded' as const, count: addedRows }] : []),
    // Sold more than there was: nothing is left to sell.
    ...(negativeRows > 0 ? [{ code: 'stockNegative' as const, count: negativeRows }] : []),
  ]
}

/** One line of a stock file: what is counted where, and when. */
export type StockCount = { readonly sku: string; readonly platformSkuId: string; readonly productName: string; readonly place: string; readonly units: number; readonly countedAtMs: number }

/** The counts of a stock file as its rows have them; none without a quantity column. */
export function stockCounts(batch: FactBatch): StockCount[] {
  const { facts } = batch
  const kind = STOCK_KINDS[facts.kind]
  const quantityField = kind?.quantity.find((field) => hasFact(facts, field))
  if (!kind || quantityField === undefined) return []
  return Array.from({ length: facts.rowCount }, (_, row) => ({
    sku: factText(facts, kind.sku, row), platformSkuId: factText(facts, 'platformSkuId', row), productName: factText(facts, 'productName', row),
    place: kind.platformPlace ?? (kind.place === null ? '' : factText(facts, kind.place, row)), units: factNumber(facts, quantityField, row), countedAtMs: countTime(batch, row),
  })).filter(({ units, sku, platformSkuId }) => !Number.isNaN(units) && (sku !== '' || platformSkuId !== ''))
}

/** UTC ms: the row's own time, else the end of the day the file says it is of, else the import; never later than the import. */
function countTime({ facts, importedAtMs }: FactBatch, row: number): number {
  const seconds = factNumber(facts, 'countedTime', row)
  if (!Number.isNaN(seconds)) return Math.min(importedAtMs, zoneClock(facts.timeZone).utcMinuteOf(Math.floor(seconds / 60)) * MS_PER_MINUTE)
  if (!facts.period) return importedAtMs
  const lastMinute = Date.parse(`${facts.period.lastDay}T23:59:00Z`) / MS_PER_MINUTE
  return Math.min(importedAtMs, zoneClock(facts.timeZone).utcMinuteOf(lastMinute) * MS_PER_MINUTE)
}
