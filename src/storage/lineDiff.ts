import { NO_TIME, ORDER_STATUSES, type DailySalesTable, type Ledger, type OrderStatus } from '#domain/ledger.ts'

/** Lines of a new batch: unknown so far; known, and newer than what is stored; known, and telling nothing newer. */
export type LineCounts = { readonly newLines: number; readonly changedLines: number; readonly identicalLines: number }

/** How far an order has come, for two versions of a line whose newest event is the same; as history/ ranks them. */
const PROGRESS: { readonly [S in OrderStatus]: number } = { unknown: 0, unpaid: 1, onHold: 2, toShip: 3, shipped: 4, delivered: 5, completed: 6, cancelled: 7 }
const PROGRESS_OF_INDEX = ORDER_STATUSES.map((status) => PROGRESS[status])
const TIME_COLUMNS = ['createdMinute', 'paidMinute', 'readyToShipMinute', 'shippedMinute', 'deliveredMinute', 'cancelledMinute'] as const
const OCCURRENCES = 65_536

/**
 * Compares order lines by identity (shop, order id, SKU, occurrence) with the stored ones. The version with the newest event wins,
 * whatever the order of the files; a line that brings a time which no stored version has counts as changed.
 */
export function diffLedger(stored: readonly Ledger[], incoming: Ledger): LineCounts {
  const orders = new Map<string, number>()
  const skus = new Map<string, number>()
  const lines = new Map<number, { readonly ledger: Ledger; readonly row: number }[]>()
  const skuRoom = [...stored, incoming].reduce((sum, ledger) => sum + ledger.skus.length, 0)
  const identitiesOf = (ledger: Ledger): ((row: number) => number) => {
    const orderPlaces = ledger.orderIds.map((id) => placeOf(orders, `${ledger.shop}\n${id}`))
    const skuPlaces = ledger.skus.map((sku) => placeOf(skus, sku.key))
    return (row) => (orderPlaces[ledger.orderIndex[row]!]! * skuRoom + skuPlaces[ledger.skuIndex[row]!]!) * OCCURRENCES + ledger.occurrence[row]!
  }
  const identityOfIncoming = identitiesOf(incoming)
  const wanted = new Set<number>()
  for (let row = 0; row < incoming.lineCount; row += 1) wanted.add(identityOfIncoming(row))
  for (const ledger of stored) {
    const identityOf = identitiesOf(ledger)
    for (let row = 0; row < ledger.lineCount; row += 1) {
      const identity = identityOf(row)
      if (!wanted.has(identity)) continue
      const versions = lines.get(identity)
      if (versions) versions.push({ ledger, row })
      else lines.set(identity, [{ ledger, row }])
    }
  }
  let newLines = 0
  let changedLines = 0
  for (let row = 0; row < incoming.lineCount; row += 1) {
    const versions = lines.get(identityOfIncoming(row))
    if (!versions) newLines += 1
    else if (versions.every((version) => tellsMore(incoming, row, version.ledger, version.row))) changedLines += 1
  }
  return { newLines, changedLines, identicalLines: incoming.lineCount - newLines - changedLines }
}

/** Days of a plain table, compared by SKU and day with the stored tables of the same source; the last import counts. */
export function diffDaily(stored: readonly DailySalesTable[], incoming: DailySalesTable): LineCounts {
  const known = new Map<string, number>()
  const keyOf = (table: DailySalesTable, row: number): string => `${table.skus[table.skuIndex[row]!]!.key}\n${table.dayNumber[row]!}`
  for (const table of stored) {
    if (table.source !== incoming.source) continue
    for (let row = 0; row < table.dayNumber.length; row += 1) known.set(keyOf(table, row), table.units[row]!)
  }
  let newLines = 0
  let changedLines = 0
  const lineCount = incoming.dayNumber.length
  for (let row = 0; row < lineCount; row += 1) {
    const units = known.get(keyOf(incoming, row))
    if (units === undefined) newLines += 1
    else if (units !== incoming.units[row]) changedLines += 1
  }
  return { newLines, changedLines, identicalLines: lineCount - newLines - changedLines }
}

function tellsMore(incoming: Ledger, row: number, known: Ledger, knownRow: number): boolean {
  const newest = newestMinute(incoming, row)
  const knownNewest = newestMinute(known, knownRow)
  if (newest !== knownNewest) return newest > knownNewest
  const progress = PROGRESS_OF_INDEX[incoming.status[row]!]! - PROGRESS_OF_INDEX[known.status[knownRow]!]!
  if (progress !== 0) return progress > 0
  if (incoming.units[row] !== known.units[knownRow]) return incoming.units[row]! > known.units[knownRow]!
  return TIME_COLUMNS.some((column) => incoming[column][row] !== NO_TIME && known[column][knownRow] === NO_TIME)
}

function newestMinute(ledger: Ledger, row: number): number {
  let newest = NO_TIME
  for (const column of TIME_COLUMNS) newest = Math.max(newest, ledger[column][row]!)
  return newest
}

function placeOf(places: Map<string, number>, name: string): number {
  let at = places.get(name)
  if (at === undefined) {
    at = places.size
    places.set(name, at)
  }
  return at
}
