import type { Sku, StockLevel } from '#domain/network.ts'
import { lotIdOf, type PurchaseOrder, type SupplyTerms } from '#domain/supply.ts'
import type { IsoDay, SkuId } from '#domain/units.ts'
import type { RecordEdit } from '#storage/records.ts'

import { nextNumbers, unitCostAt, type OrderDraft } from './groupOrders.ts'

type Catalogue = { readonly skus: ReadonlyMap<SkuId, Sku>; readonly terms: ReadonlyMap<SkuId, SupplyTerms>; readonly orders: readonly PurchaseOrder[] }

/** Orders with the lots that stand for their lines on the way; lines and orders of nothing are left out. */
export function placeEdits(drafts: readonly OrderDraft[], asOfDay: IsoDay, { skus, terms, orders }: Catalogue, newId: () => string): { readonly numbers: readonly string[]; readonly edits: readonly RecordEdit[] } {
  const wanted = drafts.map((draft) => ({ ...draft, lines: draft.lines.filter(({ units }) => units > 0) })).filter(({ lines }) => lines.length > 0)
  const numbers = nextNumbers(asOfDay, orders, wanted.length)
  const edits = wanted.flatMap((draft, index): RecordEdit[] => {
    const order: PurchaseOrder = {
      id: newId(), number: numbers[index]!, supplierId: draft.supplierId, warehouseId: draft.warehouseId, mode: draft.mode, status: 'ordered',
      orderedDay: asOfDay, expectedDay: draft.expectedDay, receivedDay: null, note: '',
      lines: draft.lines.map(({ skuId, units }) => ({ skuId, units, unitCostMinor: unitCostAt(units, skus.get(skuId), terms.get(skuId)), currency: skus.get(skuId)?.currency ?? null })),
    }
    return [
      { kind: 'purchaseOrder', key: order.id, after: order },
      ...order.lines.map(({ skuId, units }): RecordEdit => {
        const id = lotIdOf(order, skuId)
        return { kind: 'inbound', key: id, after: { id, skuId, warehouseId: order.warehouseId, units, arrivalDay: order.expectedDay, arrivalSpreadDays: draft.spreadDays } }
      }),
    ]
  })
  return { numbers, edits }
}

const lotsGone = (order: PurchaseOrder): RecordEdit[] => order.lines.map(({ skuId }) => ({ kind: 'inbound', key: lotIdOf(order, skuId), after: null }))

/** Units onto the shelf, lots off the way. Stock that is not known stays so: an order says nothing of what lay there before. */
export function receiveEdits(order: PurchaseOrder, stock: readonly StockLevel[], day: IsoDay): readonly RecordEdit[] {
  const levels = levelsAt(order, stock)
  return [
    { kind: 'purchaseOrder', key: order.id, after: { ...order, status: 'received', receivedDay: day } },
    ...lotsGone(order),
    ...order.lines.flatMap(({ skuId, units }): RecordEdit[] => {
      const level = levels.get(skuId)
      return level === undefined || level.onHandUnits === null ? [] : [{ kind: 'stock', key: `${skuId}@${order.warehouseId}`, after: { ...level, onHandUnits: level.onHandUnits + units } }]
    }),
  ]
}

/** Lines whose units cannot be added, since what lies there is not known. */
export function unknownLines(order: PurchaseOrder, stock: readonly StockLevel[]): readonly SkuId[] {
  const levels = levelsAt(order, stock)
  return order.lines.flatMap(({ skuId }) => ((levels.get(skuId)?.onHandUnits ?? null) === null ? [skuId] : []))
}

function levelsAt({ warehouseId }: PurchaseOrder, stock: readonly StockLevel[]): ReadonlyMap<SkuId, StockLevel> {
  return new Map(stock.flatMap((level) => (level.warehouseId === warehouseId ? [[level.skuId, level] as const] : [])))
}

export function cancelEdits(order: PurchaseOrder): readonly RecordEdit[] {
  return [{ kind: 'purchaseOrder', key: order.id, after: { ...order, status: 'cancelled' } }, ...lotsGone(order)]
}
