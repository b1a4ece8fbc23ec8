import { MINUTES_PER_DAY } from '#domain/calendar/days.ts'

import { buildSampleShop } from './buildSampleShop.ts'
import { LAST_DAY } from './story.ts'
import { tiktokCsv, tiktokXlsx } from './tiktokFile.ts'

/** Days of orders in the files to download: whole weeks, small enough to open anywhere. */
export const FILE_DAYS = 91

/** The first minute (market wall) of the orders in the files. */
export const FILE_FROM_MINUTE = (LAST_DAY - FILE_DAYS + 1) * MINUTES_PER_DAY

/** The sample shop's newest orders as a file in TikTok Shop's shape, to be dropped back like a seller's own. */
export function writeSampleOrders(format: 'csv' | 'xlsx'): { readonly fileName: string; readonly bytes: Uint8Array<ArrayBuffer>; readonly type: string } {
  const ledger = buildSampleShop().ledgers[0]!
  const fileName = `OrderSKUList-2026-11-22.${format}`
  if (format === 'csv') return { fileName, bytes: tiktokCsv(ledger, FILE_FROM_MINUTE), type: 'text/csv' }
  return { fileName, bytes: tiktokXlsx(ledger, FILE_FROM_MINUTE), type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }
}
