import { describe, expect, it } from 'vitest'

import type { Sku, StockLevel, Warehouse } from '#domain/network.ts'
import { lotIdOf, type PurchaseOrder, type Supplier, type SupplyTerms } from '#domain/supply.ts'
import type { CurrencyCode, IsoDay, SkuId, TimeZone, WarehouseId } from '#domain/units.ts'
import { groupOrders, nextNumbers, orderSums, unitCostAt } from '#features/stock/orders/groupOrders.ts'
import { cancelEdits, placeEdits, receiveEdits, unknownLines } from '#features/stock/orders/orderEdits.ts'
import { orderTable, sumWords, type Names } from '#features/stock/orders/orderWords.ts'
import { textOf } from '#ui/text.ts'

import { DAY, row } from './rows.ts'

const [LA, SZ] = ['la' as WarehouseId, 'sz' as WarehouseId]
const USD = 'USD' as CurrencyCode
const warehouse = (id: WarehouseId): Warehouse => ({ id, name: id.toUpperCase(), country: '', timeZone: 'UTC' as TimeZone, kind: 'own', shifts: [], parcelsPerLabourHour: null, capacityNoiseShape: null, outageProbabilityPerDay: 0 })
const level = (sku: string, warehouseId: WarehouseId, onHandUnits: number | null): StockLevel => ({ skuId: sku as SkuId, warehouseId, onHandUnits, countedAtMs: 5 })
const sku = (id: string): Sku => ({ id: id as SkuId, sellerSku: id, platformSkuId: null, name: `${id} lamp`, unitCostMinor: 500, unitPriceMinor: 1500, currency: USD })
const supplier: Supplier = { id: 's1', name: 'Yiwu Lights', country: 'CN', currency: USD, mode: 'air', legs: [], orderCostMinor: null, note: '' }
const known = { asOfDay: DAY, warehouses: [warehouse(LA), warehouse(SZ)], stock: [level('A', LA, 5), level('A', SZ, 90), level('B', LA, null)], suppliers: [supplier] }
const slow = { lo10: 30, median: 50, hi90: 61, mean: 50, source: 'supplier', observations: 0 } as const
const breaks = { priceBreaks: [{ fromUnits: 100, unitCostMinor: 450 }, { fromUnits: 500, unitCostMinor: 400 }] }
const catalogue = { skus: new Map([sku('A'), sku('B'), sku('C')].map((one) => [one.id, one])), terms: new Map([['C' as SkuId, breaks as unknown as SupplyTerms]]), orders: [] as PurchaseOrder[] }

describe('ticked rows into orders', () => {
  const drafts = groupOrders([row('A'), row('B'), row('C', { leadTime: slow }), row('D', { supplierId: null, supplierName: null })], known)
  it('makes one order per supplier and warehouse, where most of a SKU lies', () => {
    expect(drafts.map(({ supplierName, warehouseId, mode, lines }) => [supplierName, warehouseId, mode, lines.map(({ skuId }) => skuId)])).toEqual([['Yiwu Lights', SZ, 'air', ['A']], ['Yiwu Lights', LA, 'air', ['B', 'C']], [null, LA, 'sea', ['D']]])
  })
  it('comes when its slowest line does, with the spread of the lead time', () => {
    expect(drafts.map(({ expectedDay, spreadDays }) => [expectedDay, spreadDays])).toEqual([['2026-12-30', 12], ['2027-01-14', 11], ['2026-12-30', 12]])
  })
  it('has nowhere to go without a warehouse', () => {
    expect(groupOrders([row('A')], { ...known, warehouses: [] })).toEqual([])
  })
  it('writes orders with their lots, numbered after those of the day, lines of nothing left out', () => {
    let id = 0
    const orders = [{ number: 'PO-2026-11-25-4' }] as PurchaseOrder[]
    const zero = { ...drafts[2]!, lines: drafts[2]!.lines.map((line) => ({ ...line, units: 0 })) }
    const { numbers, edits } = placeEdits([drafts[1]!, zero], DAY, { ...catalogue, orders }, () => `id${++id}`)
    expect(numbers).toEqual(['PO-2026-11-25-5'])
    expect(edits.map(({ kind, key }) => [kind, key])).toEqual([['purchaseOrder', 'id1'], ['inbound', 'order:id1:B'], ['inbound', 'order:id1:C']])
    expect(edits[0]!.after).toMatchObject({ status: 'ordered', orderedDay: DAY, expectedDay: '2027-01-14', lines: [{ skuId: 'B', units: 300, unitCostMinor: 500 }, { skuId: 'C', units: 300, unitCostMinor: 450 }] })
    expect(edits[2]!.after).toEqual({ id: 'order:id1:C', skuId: 'C', warehouseId: LA, units: 300, arrivalDay: '2027-01-14', arrivalSpreadDays: 11 })
  })
  it('takes the price break that is reached', () => {
    expect([99, 100, 500].map((units) => unitCostAt(units, sku('A'), breaks))).toEqual([500, 450, 400])
    expect([unitCostAt(1, undefined, undefined), nextNumbers(DAY, [], 2)]).toEqual([null, ['PO-2026-11-25-1', 'PO-2026-11-25-2']])
  })
})

describe('an order on its way', () => {
  const order: PurchaseOrder = {
    id: 'o1', number: 'PO-2026-11-25-1', supplierId: 's1', warehouseId: LA, mode: 'sea', status: 'ordered', orderedDay: '2026-11-25' as IsoDay, expectedDay: '2026-12-30' as IsoDay, receivedDay: null, note: '',
    lines: [{ skuId: 'A' as SkuId, units: 30, unitCostMinor: 500, currency: USD }, { skuId: 'B' as SkuId, units: 7, unitCostMinor: null, currency: null }],
  }
  it('is booked in: units onto the shelf, lots off the way, the count of before kept', () => {
    const edits = receiveEdits(order, known.stock, '2026-12-29' as IsoDay)
    expect(edits).toEqual([
      { kind: 'purchaseOrder', key: 'o1', after: { ...order, status: 'received', receivedDay: '2026-12-29' } },
      { kind: 'inbound', key: lotIdOf(order, 'A' as SkuId), after: null }, { kind: 'inbound', key: lotIdOf(order, 'B' as SkuId), after: null },
      { kind: 'stock', key: 'A@la', after: { skuId: 'A', warehouseId: LA, onHandUnits: 35, countedAtMs: 5 } },
    ])
  })
  it('leaves stock that is not known so, and says of which', () => {
    expect(unknownLines(order, known.stock)).toEqual(['B'])
    expect(unknownLines(order, [])).toEqual(['A', 'B'])
  })
  it('is cancelled: its lots are gone, the stock as it was', () => {
    expect(cancelEdits(order).map(({ kind, after }) => [kind, after && 'status' in after ? after.status : after])).toEqual([['purchaseOrder', 'cancelled'], ['inbound', null], ['inbound', null]])
  })
  it('sums by currency, and is written as a table', () => {
    expect(orderSums(order.lines)).toEqual({ sums: [{ currency: 'USD', minor: 15_000 }], unpriced: 1 })
    expect([sumWords(textOf('en'), order.lines), sumWords(textOf('zh'), order.lines)]).toEqual(['US$150.00, 1 line without a cost', 'US$150.00，1 行没有成本'])
    const names: Names = { skus: catalogue.skus, suppliers: new Map([['s1', supplier]]), warehouses: new Map([[LA, warehouse(LA)]]) }
    const { name, header, rows } = orderTable(textOf('zh'), order, names)
    expect([name, header[0], header.length]).toEqual(['PO-2026-11-25-1', '采购单号', rows[0]!.length])
    expect(rows.map((cells) => cells.slice(6))).toEqual([['A', 'A lamp', 30, 5, 150, 'USD'], ['B', 'B lamp', 7, null, null, null]])
  })
})
