import type { DemandRow } from '#advice/demand/types.ts'
import type { TableContent } from '#shared/table/tableFile.ts'
import type { Text } from '#ui/language.tsx'

import { methodWords } from '../words.ts'

const rounded = (value: number): number => Math.round(value * 100) / 100

/** The list as a table for a file: one row per SKU, numbers as numbers. */
export function exportTable(text: Text, rows: readonly DemandRow[]): TableContent {
  const { t } = text
  return {
    name: t('demand.list.exportName'),
    header: [
      t('demand.col.sku'), t('demand.col.name'), t('demand.col.class'), t('demand.col.next28'), t('demand.col.low'), t('demand.col.high'), t('demand.col.lossRatio'),
      t('demand.col.method'), t('demand.col.alerts'), t('demand.col.quick'),
    ],
    rows: rows.map((row) => [
      row.sellerSku, row.name, t(`demand.class.${row.demandClass}`), rounded(row.next28.mean), rounded(row.next28.lo80), rounded(row.next28.hi80),
      row.accuracy && row.accuracy.seasonalNaive > 0 ? rounded(row.accuracy.chosen / row.accuracy.seasonalNaive) : null,
      methodWords(text, row.method), row.alerts.map((alert) => t(`demand.alert.${alert}`)).join('; '), t(row.isProvisional ? 'demand.yes' : 'demand.no'),
    ]),
  }
}
