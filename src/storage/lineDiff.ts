import { NO_TIME, ORDER_STATUSES, type DailySalesTable, type Ledger, type OrderStatus } from '#domain/ledger.ts'

/** Lines of a new batch: unknown so far; known, and newer than what is stored; known, and telling nothing newer. */
export type LineCounts = { readonly newLines: number; readonly changedLines: number; readonly identicalLines: number }

/** How far an order has come, for two versions of a line whose newest event is the same; as domain/history ranks them. */
const PROGRESS: { readonly [S in OrderStatus]: number } = { unknown: 0, unpaid: 1, onHold: 2, toShip: 3, shipped: 4, delivered: 5, completed: 6, cancelled: 7 }
const PROGRESS_OF_INDEX = ORDER_STATUSES.map((status) => PROGRESS[status])
const TIME_COLUMNS = ['createdMinute', 'paidMinute', 'readyToShipMinute', 'shippedMinute', 'deliveredMinute', 'cancelledMinute'] as const
const OCCURRENCES = 65_536

/** What the stored batches say of one line, taken together. */
type KnownLine = { timeZone: string; newest: number; progress: number; units: number; times: number[]; hasWarehouse: boolean; hasCarrier: boolean }

/**
 * Compares order lines by identity (shop, order id, SKU, occurrence) with the stored ones, as the history merges them: the version
 * with the newest event wins, whatever the order of the files, and a time or place that was missing is filled in.
 */
export function diffLedger(stored: readonly Ledger[], incoming: Ledger): LineCounts {
  const orders = new Map<string, number>()
  const skus = new Map<string, number>()
  const skuRoom = [...stored, incoming].reduce((sum, ledger) => sum + ledger.skus.length, 0)
  const identitiesOf = (ledger: Ledger): ((row: number) => number) => {
    const orderPlaces = ledger.orderIds.map((id) => placeOf(orders, `${ledger.shop}\n${id}`))
    const skuPlaces = ledger.skus.map((sku) => placeOf(skus, sku.key))
    return (row) => (orderPlaces[ledger.orderIndex[row]!]! * skuRoom + skuPlaces[ledger.skuIndex[row]!]!) * OCCURRENCES + ledger.occurrence[row]!
  }
  const identityOfIncoming = identitiesOf(incoming)
  const lines = new Map<number, KnownLine | null>()
  for (let row = 0; row < incoming.lineCount; row += 1) lines.set(identityOfIncoming(row), null)
  for (const ledger of stored) {
    const identityOf = identitiesOf(ledger)
    for (let row = 0; row < ledger.lineCount; row += 1) {
      const identity = identityOf(row)
      const known = lines.get(identity)
      if (known !== undefined) lines.set(identity, known === null ? lineOf(ledger, row) : merged(known, lineOf(ledger, row)))
    }
  }
  let newLines = 0
  let changedLines = 0
  for (let row = 0; row < incoming.lineCount; row += 1) {
    const known = lines.get(identityOfIncoming(row)) ?? null
    if (known === null) newLines += 1
    else if (tellsMore(lineOf(incoming, row), known)) changedLines += 1
  }
  return { newLines, changedLines, identicalLines: incoming.lineCount - newLines - changedLines }
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

function lineOf(ledger: Ledger, row: number): KnownLine {
  const times = TIME_COLUMNS.map((column) => ledger[column][row]!)
  return {
    timeZone: ledger.timeZone, newest: Math.max(...times), progress: PROGRESS_OF_INDEX[ledger.status[row]!]!, units: ledger.units[row]!, times,
    hasWarehouse: ledger.warehouseIndex[row]! >= 0, hasCarrier: ledger.carrierIndex[row]! >= 0,
  }
}

function merged(a: KnownLine, b: KnownLine): KnownLine {
  const winner = outranks(b, a) ? b : a
  return { ...winner, times: a.times.map((time, i) => Math.max(time, b.times[i]!)), hasWarehouse: a.hasWarehouse || b.hasWarehouse, hasCarrier: a.hasCarrier || b.hasCarrier }
}

/** Times are on the wall clock, so another time zone means other times. */
function tellsMore(line: KnownLine, known: KnownLine): boolean {
  if (line.timeZone !== known.timeZone || outranks(line, known)) return true
  return (line.hasWarehouse && !known.hasWarehouse) || (line.hasCarrier && !known.hasCarrier) || line.times.some((time, i) => time !== NO_TIME && time > known.times[i]!)
}

function outranks(a: KnownLine, b: KnownLine): boolean {
  if (a.newest !== b.newest) return a.newest > b.newest
  if (a.progress !== b.progress) return a.progress > b.progress
  return a.units > b.units
}

function placeOf(places: Map<string, number>, name: string): number {
  let at = places.get(name)
  if (at === undefined) {
    at = places.size
    places.set(name, at)
  }
  return at
}
