import type { Sku, Warehouse } from '#domain/network.ts'
import type { PurchaseLine, PurchaseOrder, Supplier } from '#domain/supply.ts'
import { minorUnitsPerUnit } from '#shared/minorUnits.ts'
import type { TableContent } from '#shared/table/tableFile.ts'
import type { Text } from '#ui/language.tsx'
import type { Tone } from '#ui/Tag.tsx'

import { orderSums } from './groupOrders.ts'

export type Names = { readonly skus: ReadonlyMap<string, Sku>; readonly suppliers: ReadonlyMap<string, Supplier>; readonly warehouses: ReadonlyMap<string, Warehouse> }

export const STATUS_SIGNS = {
  draft: { tone: 'plain', shape: '✎' }, ordered: { tone: 'warn', shape: '⇢' }, received: { tone: 'good', shape: '✓' }, cancelled: { tone: 'plain', shape: '✕' },
} as const satisfies Record<PurchaseOrder['status'], { readonly tone: Tone; readonly shape: string }>

/** What the lines cost together, each currency for itself, and how many have no cost. */
export function sumWords({ t, money, number, language }: Text, lines: readonly PurchaseLine[]): string {
  const { sums, unpriced } = orderSums(lines)
  const parts = sums.map(({ currency, minor }) => money(minor, currency))
  if (unpriced > 0) parts.push(t('stock.order.unpriced', { count: unpriced, n: number(unpriced) }))
  return parts.join(language === 'zh' ? '，' : ', ')
}

export function supplierName({ t }: Text, { supplierId }: PurchaseOrder, { suppliers }: Names): string {
  return supplierId === null ? t('stock.order.noSupplier') : (suppliers.get(supplierId)?.name ?? t('stock.order.supplierGone'))
}

export function warehouseName({ warehouseId }: PurchaseOrder, { warehouses }: Names): string {
  return warehouses.get(warehouseId)?.name ?? warehouseId
}

export const skuName = (skuId: string, { skus }: Names): string => skus.get(skuId)?.sellerSku || skuId

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000

/** One order as a table for a file: a row per line, amounts in whole units beside their currency. */
export function orderTable(text: Text, order: PurchaseOrder, names: Names): TableContent {
  const { t } = text
  return {
    name: order.number,
    header: [
      t('stock.order.number'), t('stock.order.supplier'), t('stock.order.warehouse'), t('stock.order.mode'), t('stock.order.orderedDay'), t('stock.order.expected'),
      t('stock.col.sku'), t('stock.col.name'), t('stock.order.units'), t('stock.order.unitCost'), t('stock.order.sum'), t('stock.col.currency'),
    ],
    rows: order.lines.map(({ skuId, units, unitCostMinor, currency }) => {
      const factor = minorUnitsPerUnit(currency)
      return [
        order.number, supplierName(text, order, names), warehouseName(order, names), t(`stock.mode.${order.mode}`), order.orderedDay, order.expectedDay,
        skuName(skuId, names), names.skus.get(skuId)?.name ?? null, units, unitCostMinor === null ? null : rounded(unitCostMinor / factor), unitCostMinor === null ? null : rounded((units * unitCostMinor) / factor), currency,
      ]
    }),
  }
}
