import { PROGRESS_OF_INDEX } from '#domain/history/mergeLines.ts'
import { NO_TIME, type DailySalesTable, type Ledger } from '#domain/ledger.ts'

/** Lines of a new batch: unknown so far; known, and newer than what is stored; known, and telling nothing newer. */
export type LineCounts = { readonly newLines: number; readonly changedLines: number; readonly identicalLines: number }

const TIME_COLUMNS = ['createdMinute', 'paidMinute', 'readyToShipMinute', 'shippedMinute', 'deliveredMinute', 'cancelledMinute'] as const
const OCCURRENCES = 65_536

/**
 * Compares order lines by identity (shop, order id, SKU, occurrence) with the stored ones, as the history merges them: the version
 * with the newest event wins, whatever the order of the files, and a time or place that was missing is filled in.
 */
export function diffLedger(stored: readonly Ledger[], incoming: Ledger): LineCounts {
  if (stored.length === 0) return { newLines: incoming.lineCount, changedLines: 0, identicalLines: 0 }
  const orders = new Map(incoming.orderIds.map((id, i) => [`${incoming.shop}\n${id}`, i]))
  const skus = new Map(incoming.skus.map((sku, i) => [sku.key, i]))
  const identity = (order: number, sku: number, occurrence: number): number => (order * incoming.skus.length + sku) * OCCURRENCES + occurrence
  const rows = new Map<number, number>()
  for (let row = 0; row < incoming.lineCount; row += 1) rows.set(identity(incoming.orderIndex[row]!, incoming.skuIndex[row]!, incoming.occurrence[row]!), row)

  const known = knownLines(incoming.lineCount)
  for (const ledger of stored) {
    const orderPlaces = Int32Array.from(ledger.orderIds, (id) => orders.get(`${ledger.shop}\n${id}`) ?? -1)
    const skuPlaces = Int32Array.from(ledger.skus, (sku) => skus.get(sku.key) ?? -1)
    const isOtherZone = ledger.timeZone !== incoming.timeZone
    for (let row = 0; row < ledger.lineCount; row += 1) {
      const order = orderPlaces[ledger.orderIndex[row]!]!
      const sku = skuPlaces[ledger.skuIndex[row]!]!
      if (order < 0 || sku < 0) continue
      const at = rows.get(identity(order, sku, ledger.occurrence[row]!))
      if (at !== undefined) known.add(at, ledger, row, isOtherZone)
    }
  }
  let newLines = 0
  let changedLines = 0
  for (let row = 0; row < incoming.lineCount; row += 1) {
    if (!known.has(row)) newLines += 1
    else if (known.isToldMoreBy(row, incoming)) changedLines += 1
  }
  return { newLines, changedLines, identicalLines: incoming.lineCount - newLines - changedLines }
}

/** What the stored batches say of each incoming line, taken together; in columns, since there may be a million. */
function knownLines(lineCount: number) {
  const isKnown = new Uint8Array(lineCount)
  const isOtherZone = new Uint8Array(lineCount)
  const newest = new Int32Array(lineCount).fill(NO_TIME)
  const progress = new Uint8Array(lineCount)
  const units = new Int32Array(lineCount)
  const hasPlace = new Uint8Array(lineCount)
  const times = TIME_COLUMNS.map(() => new Int32Array(lineCount).fill(NO_TIME))

  const outranks = (at: number, ledger: Ledger, row: number): boolean => {
    const event = newestMinute(ledger, row)
    if (event !== newest[at]) return event > newest[at]!
    const rank = PROGRESS_OF_INDEX[ledger.status[row]!]!
    return rank === progress[at] ? ledger.units[row]! > units[at]! : rank > progress[at]!
  }
  return {
    has: (at: number): boolean => isKnown[at] === 1,
    add(at: number, ledger: Ledger, row: number, isZoneOther: boolean): void {
      if (isKnown[at] === 0 || outranks(at, ledger, row)) {
        newest[at] = newestMinute(ledger, row)
        progress[at] = PROGRESS_OF_INDEX[ledger.status[row]!]!
        units[at] = ledger.units[row]!
        isOtherZone[at] = isZoneOther ? 1 : 0
      }
      isKnown[at] = 1
      hasPlace[at] = hasPlace[at]! | placesOf(ledger, row)
      for (const [i, column] of times.entries()) column[at] = Math.max(column[at]!, ledger[TIME_COLUMNS[i]!][row]!)
    },
    /** Times are on the wall clock, so another time zone means other times. */
    isToldMoreBy(row: number, incoming: Ledger): boolean {
      if (isOtherZone[row] === 1 || outranks(row, incoming, row)) return true
      return (placesOf(incoming, row) & ~hasPlace[row]!) !== 0 || times.some((column, i) => incoming[TIME_COLUMNS[i]!][row]! > column[row]!)
    },
  }
}

/** Days of a plain table, compared by SKU and day with the stored tables of the same source: the largest figure stands. */
export function diffDaily(stored: readonly DailySalesTable[], incoming: DailySalesTable): LineCounts {
  const known = new Map<string, number>()
  const keyOf = (table: DailySalesTable, row: number): string => `${table.skus[table.skuIndex[row]!]!.key}\n${table.dayNumber[row]!}`
  for (const table of stored) {
    if (table.source !== incoming.source) continue
    for (let row = 0; row < table.dayNumber.length; row += 1) {
      const key = keyOf(table, row)
      known.set(key, Math.max(known.get(key) ?? -Infinity, table.units[row]!))
    }
  }
  let newLines = 0
  let changedLines = 0
  const lineCount = incoming.dayNumber.length
  for (let row = 0; row < lineCount; row += 1) {
    const units = known.get(keyOf(incoming, row))
    if (units === undefined) newLines += 1
    else if (incoming.units[row]! > units) changedLines += 1
  }
  return { newLines, changedLines, identicalLines: lineCount - newLines - changedLines }
}

/** Bit 1: a warehouse is named, bit 2: a carrier. */
function placesOf(ledger: Ledger, row: number): number {
  return (ledger.warehouseIndex[row]! >= 0 ? 1 : 0) | (ledger.carrierIndex[row]! >= 0 ? 2 : 0)
}

function newestMinute(ledger: Ledger, row: number): number {
  let newest = NO_TIME
  for (const column of TIME_COLUMNS) if (ledger[column][row]! > newest) newest = ledger[column][row]!
  return newest
}
