import type { Transfer } from '#advice/stock/types.ts'
import type { StockLevel } from '#domain/network.ts'
import type { RecordEdit } from '#storage/records.ts'

/** Units off one shelf and onto another; null where either count is not known, or has changed so that fewer lie there. A place never counted starts at nothing. */
export function moveEdits({ skuId, fromId, toId, units }: Transfer, stock: readonly StockLevel[]): readonly RecordEdit[] | null {
  const at = (warehouseId: string): StockLevel | undefined => stock.find((level) => level.skuId === skuId && level.warehouseId === warehouseId)
  const from = at(fromId)
  const to = at(toId)
  if (!from || from.onHandUnits === null || from.onHandUnits < units || to?.onHandUnits === null) return null
  return [
    { kind: 'stock', key: `${skuId}@${fromId}`, after: { ...from, onHandUnits: from.onHandUnits - units } },
    { kind: 'stock', key: `${skuId}@${toId}`, after: to ? { ...to, onHandUnits: to.onHandUnits! + units } : { skuId, warehouseId: toId, onHandUnits: units, countedAtMs: from.countedAtMs } },
  ]
}
