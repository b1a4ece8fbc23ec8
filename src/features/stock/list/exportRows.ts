import type { StockRow } from '#advice/stock/types.ts'
import { minorUnitsPerUnit } from '#shared/minorUnits.ts'
import type { TableContent } from '#shared/table/tableFile.ts'
import type { Text } from '#ui/language.tsx'

const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value * 100) / 100)

/** The list as a table for a file: one row per SKU, numbers as numbers, amounts in whole units beside their currency. */
export function exportTable(text: Text, rows: readonly StockRow[], name = text.t('stock.list.exportName')): TableContent {
  const { t } = text
  const amount = (minor: number | null, currency: string | null): number | null => (minor === null ? null : rounded(minor / minorUnitsPerUnit(currency)))
  return {
    name,
    header: [
      t('stock.col.sku'), t('stock.col.name'), t('stock.col.abc'), t('stock.col.xyz'), t('stock.col.onHand'), t('stock.col.inbound'), t('stock.col.reserved'), t('stock.col.perDay'),
      t('stock.col.coverNow'), t('stock.col.coverLater'), t('stock.col.endsEarly'), t('stock.col.endsMedian'), t('stock.col.endsLate'), t('stock.col.orderBy'), t('stock.col.leadMedian'), t('stock.col.leadSource'),
      t('stock.col.reorderPoint'), t('stock.col.suggested'), t('stock.col.cost'), t('stock.col.gain'), t('stock.col.rank'), t('stock.col.reason'), t('stock.col.supplier'),
      t('stock.col.cash'), t('stock.col.excess'), t('stock.col.excessCost'), t('stock.col.currency'), t('stock.col.signs'),
    ],
    rows: rows.map((row) => [
      row.sellerSku, row.name, row.abc, row.xyz, row.onHandUnits, row.inboundUnits, row.reservedUnits, rounded(row.unitsPerDay),
      rounded(row.coverDays), rounded(row.coverWithInboundDays), row.stockOut.early, row.stockOut.median, row.stockOut.late, row.lastSafeOrderDay, row.leadTime.median, t(`stock.source.${row.leadTime.source}`),
      rounded(row.reorderPointUnits), row.suggestedUnits, amount(row.suggestedCostMinor, row.currency), rounded(row.returnPerMoney), row.rank, t(`stock.reason.${row.reason}`), row.supplierName,
      amount(row.cashTiedMinor, row.currency), rounded(row.excessUnits), amount(row.excessCostMinor, row.currency), row.currency, row.alerts.map((alert) => t(`stock.alert.${alert}`)).join('; '),
    ]),
  }
}
