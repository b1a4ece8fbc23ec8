import type { StockRow } from '#advice/stock/types.ts'
import { dayNumberOf, isoDayOf } from '#domain/calendar/days.ts'
import type { Sku, StockLevel, Warehouse } from '#domain/network.ts'
import type { PurchaseLine, PurchaseOrder, Supplier, SupplyTerms, TransportMode } from '#domain/supply.ts'
import type { IsoDay, SkuId, WarehouseId } from '#domain/units.ts'

/** An order before it is placed: one supplier, one warehouse. */
export type OrderDraft = {
  readonly supplierId: string | null
  readonly supplierName: string | null
  readonly warehouseId: WarehouseId
  readonly mode: TransportMode
  readonly expectedDay: IsoDay
  /** Days that the goods may come after the expected day. */
  readonly spreadDays: number
  readonly lines: readonly { readonly skuId: SkuId; readonly sellerSku: string; readonly name: string; readonly units: number }[]
}
export type Known = {
  readonly asOfDay: IsoDay
  readonly warehouses: readonly Warehouse[]
  readonly stock: readonly StockLevel[]
  readonly suppliers: readonly Supplier[]
}

/** Ticked rows by supplier and warehouse; each SKU goes where most of it lies. An order comes when its slowest line does. */
export function groupOrders(rows: readonly StockRow[], { asOfDay, warehouses, stock, suppliers }: Known): readonly OrderDraft[] {
  const fallback = (warehouses.find(({ kind }) => kind !== 'platform') ?? warehouses[0])?.id
  if (fallback === undefined) return []
  const home = homesOf(stock, new Set(warehouses.map(({ id }) => id)))
  const groups = new Map<string, StockRow[]>()
  for (const row of rows) {
    const key = JSON.stringify([row.supplierId, home.get(row.skuId) ?? fallback])
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return [...groups.values()].map((group): OrderDraft => {
    const [first] = group as [StockRow]
    const supplier = suppliers.find(({ id }) => id === first.supplierId)
    const days = Math.max(...group.map(({ leadTime }) => leadTime.median))
    return {
      supplierId: first.supplierId, supplierName: supplier?.name ?? first.supplierName, warehouseId: home.get(first.skuId) ?? fallback, mode: supplier?.mode ?? 'sea',
      expectedDay: addDays(asOfDay, Math.round(days)), spreadDays: Math.max(0, Math.round(Math.max(...group.map(({ leadTime }) => leadTime.hi90)) - days)),
      lines: group.map(({ skuId, sellerSku, name, suggestedUnits }) => ({ skuId, sellerSku: sellerSku || skuId, name, units: suggestedUnits })),
    }
  })
}

function homesOf(stock: readonly StockLevel[], known: ReadonlySet<WarehouseId>): ReadonlyMap<SkuId, WarehouseId> {
  const best = new Map<SkuId, StockLevel>()
  for (const level of stock) {
    if (known.has(level.warehouseId) && (level.onHandUnits ?? -1) > (best.get(level.skuId)?.onHandUnits ?? -2)) best.set(level.skuId, level)
  }
  return new Map([...best].map(([skuId, { warehouseId }]) => [skuId, warehouseId]))
}

export function addDays(day: IsoDay, days: number): IsoDay {
  return isoDayOf(dayNumberOf(day) + days)
}

/** What a piece costs when so many are bought: the price break reached, else the SKU's own cost. */
export function unitCostAt(units: number, sku: Pick<Sku, 'unitCostMinor'> | undefined, terms: Pick<SupplyTerms, 'priceBreaks'> | undefined): number | null {
  const reached = (terms?.priceBreaks ?? []).filter(({ fromUnits }) => fromUnits <= units).sort((a, b) => b.fromUnits - a.fromUnits)[0]
  return reached?.unitCostMinor ?? sku?.unitCostMinor ?? null
}

/** Numbers that no order of the day has yet. */
export function nextNumbers(day: IsoDay, orders: readonly Pick<PurchaseOrder, 'number'>[], count: number): readonly string[] {
  const prefix = `PO-${day}-`
  const last = Math.max(0, ...orders.flatMap(({ number }) => (number.startsWith(prefix) ? [Number(number.slice(prefix.length)) || 0] : [])))
  return Array.from({ length: count }, (_, index) => `${prefix}${last + index + 1}`)
}

/** What the lines cost together, by currency; lines without a cost are counted apart. */
export function orderSums(lines: readonly PurchaseLine[]): { readonly sums: readonly { readonly currency: string; readonly minor: number }[]; readonly unpriced: number } {
  const sums = new Map<string, number>()
  let unpriced = 0
  for (const { units, unitCostMinor, currency } of lines) {
    if (unitCostMinor === null || currency === null) unpriced += 1
    else sums.set(currency, (sums.get(currency) ?? 0) + units * unitCostMinor)
  }
  return { sums: [...sums].map(([currency, minor]) => ({ currency, minor })), unpriced }
}
