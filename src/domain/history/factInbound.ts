import { isoDayOf } from '../calendar/days.ts'
import { factNumber, factText, type FactTable } from '../factTable.ts'
import type { LotId } from '../units.ts'
import type { FactBatch, FactDraft, FactWarning } from './factDraft.ts'
import { idOf } from './matchRecords.ts'

const SECONDS_PER_DAY = 86_400
const CANCELLED = /cancel|void|batal|h[uủ][yỷ]|ยกเลิก|取消|作废|作廢/i
const DONE = /received|completed|closed|arrived|selesai|hoàn thành|เสร็จ|完成|已收|已入库|已到货|關閉|关闭/i
const PARTLY = /partial|partly|sebagian|một phần|บางส่วน|部分/i

type Line = { readonly key: string; readonly order: string; readonly row: number; readonly batch: FactBatch }

/**
 * Purchase orders and shipments on their way become lots: ordered minus received, one lot for each number, SKU and n-th row of them, with
 * an id made of these, so that a newer file of the same order updates its lots. What of an order was shipped already is in
 * the shipment's lot and no longer in the order's. A lot without a day of arrival is not made up.
 */
export function takeInbound(draft: FactDraft, batches: readonly FactBatch[]): Map<FactBatch, FactWarning[]> {
  const orders = linesOf(batches, 'purchase-orders', 'poNumber')
  const shipments = linesOf(batches, 'inbound-shipments', 'shipmentId')
  const shipped = new Map<string, number>()
  for (const { batch: { facts }, row } of shipments.values()) {
    const order = factText(facts, 'poNumber', row)
    if (order === '' || CANCELLED.test(factText(facts, 'status', row))) continue
    const key = `${order}\n${factText(facts, 'sku', row)}`
    shipped.set(key, (shipped.get(key) ?? 0) + numberOr(facts, 'quantity', row, 0))
  }
  const undated = new Map<FactBatch, number>()
  const take = (line: Line, kind: 'po' | 'shipment'): void => {
    const { batch, row } = line
    const { facts } = batch
    const id = idOf(kind, line.key) as LotId
    const orderKey = `${line.order}\n${factText(facts, 'sku', row)}`
    const onItsWay = kind === 'po' ? shipped.get(orderKey) ?? 0 : 0
    const open = openUnits(facts, row, onItsWay)
    // Several rows of one order and SKU: what was shipped is taken off the first ones.
    if (kind === 'po' && onItsWay > 0) shipped.set(orderKey, Math.max(0, onItsWay - numberOr(facts, 'quantity', row, 0)))
    if (open <= 0) return draft.remove('inbound', id, batch)
    const arrival = factNumber(facts, 'expectedTime', row)
    if (Number.isNaN(arrival)) {
      undated.set(batch, (undated.get(batch) ?? 0) + 1)
      return draft.remove('inbound', id, batch)
    }
    const sku = draft.skuOf({ sku: factText(facts, 'sku', row), platformSkuId: '', productName: factText(facts, 'productName', row) }, batch)
    if (!sku) return
    const warehouseId = draft.warehouseOf(factText(facts, 'warehouse', row), batch)
    draft.setLot({ id, skuId: sku.id, warehouseId, units: open, arrivalDay: isoDayOf(Math.floor(arrival / SECONDS_PER_DAY)), arrivalSpreadDays: 0 }, batch)
  }
  for (const line of orders.values()) take(line, 'po')
  for (const line of shipments.values()) take(line, 'shipment')
  return new Map([...undated].map(([batch, count]) => [batch, [{ code: 'inboundUndated', count }]]))
}

/** The newest row of each number, SKU and n-th occurrence of them in its file. */
function linesOf(batches: readonly FactBatch[], kind: string, numberField: string): Map<string, Line> {
  const lines = new Map<string, Line>()
  for (const batch of batches) {
    const { facts } = batch
    if (facts.kind !== kind) continue
    const seen = new Map<string, number>()
    for (let row = 0; row < facts.rowCount; row += 1) {
      const order = factText(facts, numberField, row)
      const plain = `${order}|${factText(facts, 'sku', row)}`
      const nth = (seen.get(plain) ?? 0) + 1
      seen.set(plain, nth)
      const key = nth === 1 ? plain : `${plain}|${nth}`
      lines.set(key, { key, order, row, batch })
    }
  }
  return lines
}

function openUnits(facts: FactTable, row: number, onItsWay: number): number {
  const status = factText(facts, 'status', row)
  if (CANCELLED.test(status)) return 0
  const received = factNumber(facts, 'receivedQuantity', row)
  const isDone = Number.isNaN(received) && ((DONE.test(status) && !PARTLY.test(status)) || !Number.isNaN(factNumber(facts, 'receivedTime', row)))
  if (isDone) return 0
  return Math.round(numberOr(facts, 'quantity', row, 0) - Math.max(Number.isNaN(received) ? 0 : received, onItsWay))
}

function numberOr(facts: FactTable, field: string, row: number, fallback: number): number {
  const value = factNumber(facts, field, row)
  return Number.isNaN(value) ? fallback : value
}
