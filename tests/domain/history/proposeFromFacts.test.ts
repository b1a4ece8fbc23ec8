import { expect, it } from 'vitest'

import type { FactTable } from '#domain/factTable.ts'
import type { FactBase, FactBatch } from '#domain/history/factDraft.ts'
import { proposeFromFacts } from '#domain/history/proposeFromFacts.ts'
import type { CurrencyCode } from '#domain/units.ts'
import { planDocument, sku, warehouse } from '../../storage/fixtures.ts'
import { factTable, period } from './factTable.ts'

const plan: FactBase = { ...planDocument(), warehouses: [warehouse('W1')], stock: [], skus: [sku('A'), sku('B')] }
const market = planDocument().markets[0]!
const IMPORTED = Date.parse('2026-09-10T12:00:00Z')
const batchesOf = (...tables: readonly FactTable[]): FactBatch[] => tables.map((facts, i) => ({ facts, market, importedAtMs: IMPORTED + i }))
const stockOf = (...tables: readonly FactTable[]) => proposed(plan, ...tables).filter(([id]) => id!.startsWith('stock/'))

function proposed(base: FactBase, ...tables: readonly FactTable[]) {
  return proposeFromFacts(batchesOf(...tables), base).records.map(({ kind, key, value }) => [`${kind}/${key}`, value] as const)
}

it('a stock list sets what it counts, at the place it names, at its own time; other SKUs and places keep theirs', () => {
  const list = factTable('stock-list', [
    { sku: 'A', warehouse: 'Warehouse W1', quantity: 40, countedTime: '2026-09-01T08:00' },
    { sku: 'B', warehouse: 'Ontario', quantity: null, countedTime: null },
    { sku: 'A', warehouse: 'Ontario', quantity: 7, countedTime: null },
  ])
  expect(stockOf(list)).toEqual([
    ['stock/A@W1', { skuId: 'A', warehouseId: 'W1', onHandUnits: 40, countedAtMs: Date.parse('2026-09-01T15:00:00Z') }],
    ['stock/A@warehouse:ontario', { skuId: 'A', warehouseId: 'warehouse:ontario', onHandUnits: 7, countedAtMs: IMPORTED }],
  ])
  expect(proposed(plan, list).filter(([id]) => id!.startsWith('warehouse/'))).toMatchObject([['warehouse/warehouse:ontario', { name: 'Ontario', kind: 'own' }]])
})

it('a missing quantity column and missing quantities are no stock of 0; a stated 0 is', () => {
  const without = factTable('tiktok-stock', [{ platformSkuId: '1729', sellerSku: 'A', productName: 'Lamp' }])
  expect(stockOf(without)).toEqual([])
  expect(proposeFromFacts(batchesOf(without), plan).warnings).toEqual([[{ code: 'stockColumnMissing', count: 1 }]])
  expect(stockOf(factTable('tiktok-stock', [{ platformSkuId: '1729', sellerSku: 'A', quantity: 0 }, { platformSkuId: '1730', sellerSku: 'B', quantity: null }])))
    .toMatchObject([['stock/A@W1', { onHandUnits: 0 }]])
})

it('the newest count stands, rows of one place are added up, and oversold stock is none', () => {
  const first = factTable('stock-list', [{ sku: 'A', quantity: 5 }, { sku: 'B', quantity: 9 }])
  const second = factTable('stock-list', [{ sku: 'A', quantity: 1 }, { sku: 'A', quantity: 2 }, { sku: 'B', quantity: -4 }])
  expect(stockOf(first, second)).toMatchObject([['stock/A@W1', { onHandUnits: 3 }], ['stock/B@W1', { onHandUnits: 0 }]])
  expect(proposeFromFacts(batchesOf(first, second), plan).warnings[1]).toEqual([{ code: 'stockRowsAdded', count: 1 }, { code: 'stockNegative', count: 1 }])
})

it('each platform counts in its own columns and places', () => {
  const shopify = factTable('shopify-inventory', [{ sku: 'A', location: 'Warehouse W1', available: 8, onHand: 11 }])
  const amazon = factTable('amazon-inventory', [{ sku: 'A', fulfillable: 20, total: 31 }])
  expect(stockOf(shopify, amazon)).toMatchObject([['stock/A@W1', { onHandUnits: 8 }], ['stock/A@warehouse:amazon fba', { onHandUnits: 20 }]])
  expect(proposed(plan, amazon).find(([id]) => id!.startsWith('warehouse/'))?.[1]).toMatchObject({ name: 'Amazon FBA', kind: 'platform' })
})

it('a stock file without rows of its own time but with a day counts at the end of that day', () => {
  const dated = factTable('stock-list', [{ sku: 'A', quantity: 5 }], { period: period('2026-09-01', '2026-09-01') })
  expect(stockOf(dated)).toMatchObject([[expect.any(String), { countedAtMs: Date.parse('2026-09-02T06:59:00Z') }]])
})

it('a SKU that the plan does not have is made, and known to later files by either of its names', () => {
  const stock = factTable('tiktok-stock', [{ platformSkuId: '1729', sellerSku: 'NEW', productName: 'Lamp', quantity: 3 }])
  const list = factTable('stock-list', [{ sku: 'NEW', quantity: 4 }])
  const made = proposed(plan, stock, list)
  expect(made.filter(([id]) => id!.startsWith('sku/'))).toMatchObject([['sku/sku:1729', { sellerSku: 'NEW', platformSkuId: '1729', name: 'Lamp' }]])
  expect(made.filter(([id]) => id!.startsWith('stock/'))).toMatchObject([['stock/sku:1729@W1', { onHandUnits: 4 }]])
})

it('a catalogue brings costs, names where there was only a code, and no cost in a currency other than the SKU counts in', () => {
  const base: FactBase = { ...plan, skus: [{ ...sku('A', 'A'), unitCostMinor: 300, currency: 'USD' as CurrencyCode }, { ...sku('B'), currency: 'USD' as CurrencyCode }] }
  const list = factTable('catalogue', [{ sku: 'A', productName: 'Lamp', unitCost: 4.5, currency: 'USD' }, { sku: 'B', productName: 'Bulb', unitCost: 12, currency: 'CNY' }])
  expect(proposed(base, list)).toEqual([['sku/A', { ...base.skus[0], name: 'Lamp', unitCostMinor: 450 }]])
  expect(proposeFromFacts(batchesOf(list), base).warnings).toEqual([[{ code: 'costOfOtherCurrency', count: 1 }]])
})

const order = (fields: Readonly<Record<string, string | number | null>>) => ({ poNumber: 'PO-1', sku: 'A', quantity: 100, expectedTime: '2026-10-01T00:00', receivedQuantity: null, status: null, ...fields })

it('open purchase orders are lots with ids that a newer file updates instead of doubling', () => {
  const first = factTable('purchase-orders', [order({}), order({ sku: 'B', quantity: 50 }), order({ poNumber: 'PO-2', quantity: 10, expectedTime: null })])
  const second = factTable('purchase-orders', [order({ receivedQuantity: 30, expectedTime: '2026-10-05T00:00' })])
  expect(proposed(plan, first, second)).toEqual([
    ['inbound/po:PO-1|A', { id: 'po:PO-1|A', skuId: 'A', warehouseId: 'W1', units: 70, arrivalDay: '2026-10-05', arrivalSpreadDays: 0 }],
    ['inbound/po:PO-1|B', { id: 'po:PO-1|B', skuId: 'B', warehouseId: 'W1', units: 50, arrivalDay: '2026-10-01', arrivalSpreadDays: 0 }],
  ])
  expect(proposeFromFacts(batchesOf(first, second), plan).warnings).toEqual([[{ code: 'inboundUndated', count: 1 }], []])
})

it.each([
  ['received in full', { receivedQuantity: 100 }, []],
  ['received, without a quantity', { status: '已完成' }, []],
  ['partly received, without a quantity', { status: 'Partially received' }, [100]],
  ['cancelled', { status: '已取消' }, []],
])('an order that is %s leaves the units that are still to come', (_, fields, units) => {
  expect(proposed(plan, factTable('purchase-orders', [order(fields)])).map(([, value]) => (value as { readonly units: number }).units)).toEqual(units)
})

it('what of an order was shipped is in the lot of the shipment only', () => {
  const orders = factTable('purchase-orders', [order({})])
  const shipments = factTable('inbound-shipments', [{ shipmentId: 'S-1', poNumber: 'PO-1', sku: 'A', quantity: 60, expectedTime: '2026-09-20T00:00', receivedQuantity: 10 }])
  expect(proposed(plan, orders, shipments).map(([id, value]) => [id, (value as { readonly units: number }).units])).toEqual([['inbound/po:PO-1|A', 40], ['inbound/shipment:S-1|A', 50]])
})

it('what was edited by hand after a file stays until a later file', () => {
  const table = factTable('stock-list', [{ sku: 'A', quantity: 5 }])
  const editedUpTo = (until: number) => (kind: string) => (kind === 'stock' ? until : -Infinity)
  const base: FactBase = { ...plan, stock: [{ skuId: 'A' as never, warehouseId: 'W1' as never, onHandUnits: 12, countedAtMs: 1 }] }
  expect(proposeFromFacts(batchesOf(table), base, editedUpTo(IMPORTED)).records).toEqual([])
  expect(proposeFromFacts(batchesOf(table), base, editedUpTo(IMPORTED - 1)).records).toMatchObject([{ value: { onHandUnits: 5 } }])
})
