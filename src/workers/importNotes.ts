import { changesRecords } from '#domain/history/proposeFromFacts.ts'
import type { FactWarning } from '#domain/history/factDraft.ts'
import { isStockKind } from '#domain/history/factStock.ts'
import type { InboundLot, Sku, StockLevel, Warehouse } from '#domain/network.ts'
import type { MessageKey } from '#i18n/messages.ts'
import { minorUnitsPerUnit } from '#shared/minorUnits.ts'
import type { BatchRow, RecordChange } from '#storage/types.ts'
import type { ImportNote } from './types.ts'

const LISTED = 5

type Changed<T> = { readonly before: T | null; readonly after: T | null }
export type NamesOf = { readonly sku: (id: string) => string; readonly warehouse: (id: string) => string }

/** What a file's changes are in words. */
export function effectsOf(changes: readonly RecordChange[], batch: BatchRow, names: NamesOf): ImportNote[] {
  const of = <T>(kind: RecordChange['kind']): Changed<T>[] => changes.flatMap((change) => (change.kind === kind ? [{ before: change.before as T | null, after: change.after as T | null }] : []))
  const skus = of<Sku>('sku')
  const levels = of<StockLevel>('stock').filter(({ before, after }) => after !== null && after.onHandUnits !== null && (before?.onHandUnits !== after.onHandUnits || before.countedAtMs !== after.countedAtMs))
  const replaced = levels.filter(({ before, after }) => before !== null && before.onHandUnits !== null && before.onHandUnits !== after!.onHandUnits)
  const costs = skus.filter(({ before, after }) => after !== null && after.unitCostMinor !== null && after.unitCostMinor !== (before?.unitCostMinor ?? null))
  const costsReplaced = costs.filter(({ before }) => before !== null && before.unitCostMinor !== null)
  const lots = of<InboundLot>('inbound')
  const lotsNew = lots.filter(({ before }) => before === null)
  const warehouses = of<Warehouse>('warehouse').filter(({ before }) => before === null)
  const places = [...new Set(levels.map(({ after }) => names.warehouse(after!.warehouseId)))]
  const facts = batch.facts
  return [
    ...note('import.effect.skusNew', skus.filter(({ before }) => before === null).length),
    ...(warehouses.length > 0 ? [{ messageKey: 'import.effect.warehouses' as const, params: { list: listed(warehouses.map(({ after }) => after!.name)) } }] : []),
    ...note('import.effect.stock', new Set(levels.map(({ after }) => after!.skuId)).size, { places: listed(places) }),
    ...note('import.effect.stockReplaced', replaced.length, { list: listed(replaced.map(({ before, after }) => `${names.sku(after!.skuId)} ${before!.onHandUnits} → ${after!.onHandUnits}`)) }),
    ...note('import.effect.costs', costs.length),
    ...note('import.effect.costsReplaced', costsReplaced.length, { list: listed(costsReplaced.map(({ before, after }) => `${names.sku(after!.id)} ${amount(before!)} → ${amount(after!)}`)) }),
    ...note('import.effect.names', skus.filter(({ before, after }) => before !== null && after !== null && before.name !== after.name).length),
    ...note('import.effect.lotsNew', lotsNew.length, { units: lotsNew.reduce((sum, { after }) => sum + after!.units, 0) }),
    ...note('import.effect.lotsChanged', lots.filter(({ before, after }) => before !== null && after !== null).length),
    ...note('import.effect.lotsGone', lots.filter(({ after }) => after === null).length),
    ...note('import.effect.factsKept', facts && !changesRecords(facts.kind) ? facts.rowCount : 0),
  ]
}

/** `untouchedSkus`: SKUs with a known stock that a stock file does not count. */
export function warningsOf(told: readonly FactWarning[], batch: BatchRow, untouchedSkus: number): ImportNote[] {
  const isPartial = batch.facts && isStockKind(batch.facts.kind) && !told.some(({ code }) => code === 'stockColumnMissing')
  return [...told.flatMap(({ code, count }) => note(`import.warning.${code}`, count)), ...note('import.warning.stockPartial', isPartial ? untouchedSkus : 0)]
}

/** A known unit cost, in units of its currency. */
function amount({ unitCostMinor, currency }: Sku): number {
  return unitCostMinor! / minorUnitsPerUnit(currency)
}

function note(messageKey: MessageKey, count: number, more: ImportNote['params'] = {}): ImportNote[] {
  return count > 0 ? [{ messageKey, params: { count, ...more } }] : []
}

function listed(words: readonly string[]): string {
  const shown = words.slice(0, LISTED).join(', ')
  return words.length > LISTED ? `${shown} … (+${words.length - LISTED})` : shown
}
