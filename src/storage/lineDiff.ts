import { zoneClock } from '#domain/calendar/zone.ts'
import { lineVersions } from '#domain/history/lineVersions.ts'
import { PROGRESS_OF_INDEX } from '#domain/history/mergeLines.ts'
import { nameList } from '#domain/history/nameList.ts'
import { utcReader } from '#domain/history/utcReader.ts'
import { NO_TIME, ORDER_STATUSES, type DailySalesTable, type Ledger } from '#domain/ledger.ts'

/** Lines of a new batch: unknown so far; known, and newer than what is stored; known, and telling nothing newer. */
export type LineCounts = { readonly newLines: number; readonly changedLines: number; readonly identicalLines: number }

/** In the order of the merged fields; after them come warehouse and carrier. */
const TIME_COLUMNS = ['createdMinute', 'readyToShipMinute', 'shippedMinute', 'deliveredMinute', 'cancelledMinute'] as const
const CANCEL_FIELD = TIME_COLUMNS.indexOf('cancelledMinute')
const CANCELLED = ORDER_STATUSES.indexOf('cancelled')
const UNKNOWN = ORDER_STATUSES.indexOf('unknown')
const MARKS = ['isReversal', 'flags', 'cancelledBy'] as const
const OCCURRENCES = 65_536

/**
 * Compares order lines by identity (shop, order id, SKU, occurrence) with the stored ones of the same market, as the history merges them:
 * the version with the newest event wins whole, whatever the order of the files, and a time or place that it lacks is filled in.
 */
export function diffLedger(stored: readonly Ledger[], incoming: Ledger): LineCounts {
  if (stored.length === 0) return { newLines: incoming.lineCount, changedLines: 0, identicalLines: 0 }
  const orders = new Map(incoming.orderIds.map((id, i) => [id, i]))
  const skus = new Map(incoming.skus.map((sku, i) => [sku.key, i]))
  const identity = (order: number, sku: number, occurrence: number): number => (order * incoming.skus.length + sku) * OCCURRENCES + occurrence
  const rows = new Map<number, number>()
  for (let row = 0; row < incoming.lineCount; row += 1) rows.set(identity(incoming.orderIndex[row]!, incoming.skuIndex[row]!, incoming.occurrence[row]!), row)

  const versions = knownVersions(incoming)
  for (const ledger of stored) {
    if (ledger.shop !== incoming.shop) continue
    const orderPlaces = Int32Array.from(ledger.orderIds, (id) => orders.get(id) ?? -1)
    const skuPlaces = Int32Array.from(ledger.skus, (sku) => skus.get(sku.key) ?? -1)
    const add = versions.of(ledger)
    for (let row = 0; row < ledger.lineCount; row += 1) {
      const order = orderPlaces[ledger.orderIndex[row]!]!
      const sku = skuPlaces[ledger.skuIndex[row]!]!
      if (order < 0 || sku < 0) continue
      const at = rows.get(identity(order, sku, ledger.occurrence[row]!))
      if (at !== undefined) add(at, row)
    }
  }
  return versions.compared()
}

/** The stored versions of each incoming line, merged as the history merges them; in columns, since there may be a million. */
function knownVersions(incoming: Ledger) {
  const { lineCount } = incoming
  const column = () => new Int32Array(lineCount).fill(NO_TIME)
  const columns = {
    batch: column(), row: column(), units: column(), newest: column(), status: new Uint8Array(lineCount),
    created: column(), readyToShip: column(), shipped: column(), delivered: column(), cancelled: column(), warehouse: column(), carrier: column(),
  }
  const fields = [columns.created, columns.readyToShip, columns.shipped, columns.delivered, columns.cancelled, columns.warehouse, columns.carrier]
  const merge = lineVersions(columns, PROGRESS_OF_INDEX)
  const ledgers: Ledger[] = []
  const warehouses = nameList()
  const carriers = nameList()

  function reader(ledger: Ledger) {
    const toUtc = utcReader(zoneClock(ledger.timeZone))
    const warehousePlaces = ledger.warehouses.map(warehouses.place)
    const carrierPlaces = ledger.carriers.map(carriers.place)
    const values = new Int32Array(fields.length)
    const batch = ledgers.push(ledger) - 1
    return {
      values,
      /** Reads a line into `values`; returns its newest event. */
      read(row: number): number {
        for (const [f, name] of TIME_COLUMNS.entries()) values[f] = toUtc(ledger[name][row]!)
        values[5] = ledger.warehouseIndex[row]! < 0 ? -1 : warehousePlaces[ledger.warehouseIndex[row]!]!
        values[6] = ledger.carrierIndex[row]! < 0 ? -1 : carrierPlaces[ledger.carrierIndex[row]!]!
        let newest = toUtc(ledger.paidMinute[row]!)
        for (let f = 0; f < TIME_COLUMNS.length; f += 1) newest = Math.max(newest, values[f]!)
        return newest
      },
      add(at: number, row: number, newest: number): void {
        merge.add(at, batch, row, newest, ledger.status[row]!, ledger.units[row]!, values)
      },
    }
  }

  return {
    of(ledger: Ledger) {
      const { values, read, add } = reader(ledger)
      const batch = ledgers.length - 1
      return (at: number, row: number): void => {
        const newest = read(row)
        if (columns.batch[at] !== NO_TIME) return add(at, row, newest)
        columns.batch[at] = batch
        columns.row[at] = row
        columns.units[at] = ledger.units[row]!
        columns.newest[at] = newest
        columns.status[at] = ledger.status[row]!
        for (let f = 0; f < fields.length; f += 1) fields[f]![at] = values[f]!
      }
    },
    /** Counts the incoming lines against them; to be called once, last. */
    compared(): LineCounts {
      const { read, add } = reader(incoming)
      const last = ledgers.length - 1
      const before = new Int32Array(fields.length)
      let newLines = 0
      let changedLines = 0
      for (let row = 0; row < lineCount; row += 1) {
        if (columns.batch[row] === NO_TIME) {
          newLines += 1
          continue
        }
        const stored = ledgers[columns.batch[row]!]!
        const storedRow = columns.row[row]!
        const newestBefore = columns.newest[row]!
        for (let f = 0; f < fields.length; f += 1) before[f] = fields[f]![row]!
        add(row, row, read(row))
        const isWinner = columns.batch[row] === last
        // A time of cancellation that a newer version has taken back does not stand.
        const isCancelTaken = isWinner || columns.status[row] === CANCELLED || columns.status[row] === UNKNOWN
        const isFieldOther = fields.some((field, f) => field[row] !== before[f] && (f !== CANCEL_FIELD || isCancelTaken))
        const isVersionOther = isWinner && (columns.newest[row] !== newestBefore || !saysSame(incoming, row, stored, storedRow))
        if (isFieldOther || isVersionOther) changedLines += 1
      }
      return { newLines, changedLines, identicalLines: lineCount - newLines - changedLines }
    },
  }
}

/** Whether two versions say the same beside their times and places. */
function saysSame(a: Ledger, rowA: number, b: Ledger, rowB: number): boolean {
  return a.units[rowA] === b.units[rowB] && a.status[rowA] === b.status[rowB] && MARKS.every((mark) => (a[mark]?.[rowA] ?? 0) === (b[mark]?.[rowB] ?? 0))
    && a.returnedUnits[rowA] === b.returnedUnits[rowB] && Object.is(a.amountMinor[rowA], b.amountMinor[rowB]) && a.currency === b.currency
    && (a.dueMinute?.[rowA] ?? NO_TIME) === (b.dueMinute?.[rowB] ?? NO_TIME)
    && nameAt(a.cancelReasons, a.cancelReasonIndex, rowA) === nameAt(b.cancelReasons, b.cancelReasonIndex, rowB)
    && nameAt(a.regions, a.regionIndex, rowA) === nameAt(b.regions, b.regionIndex, rowB)
    && nameAt(a.bundles, a.bundleIndex, rowA) === nameAt(b.bundles, b.bundleIndex, rowB)
}

function nameAt(names: readonly string[] | undefined, index: Int32Array | undefined, row: number): string {
  return names?.[index?.[row] ?? -1] ?? ''
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
