import { NO_TIME, ORDER_STATUSES } from '../ledger.ts'

/** The columns of merged lines that versions of a line compete for. */
export type VersionColumns = { readonly [K in 'batch' | 'row' | 'units' | 'newest' | Field]: Int32Array } & { readonly status: Uint8Array }

const FIELDS = ['created', 'readyToShip', 'shipped', 'delivered', 'cancelled', 'warehouse', 'carrier'] as const
type Field = (typeof FIELDS)[number]
const ABSENT = NO_TIME
const CANCELLED_FIELD = FIELDS.indexOf('cancelled')
const CANCELLED = ORDER_STATUSES.indexOf('cancelled')
const UNKNOWN = ORDER_STATUSES.indexOf('unknown')

/**
 * Settles what is told of lines that come more than once, so that the order in which versions arrive does not matter: the best ranked
 * version stands, and each field that it lacks comes from the best ranked one that has it. Fields from elsewhere are few, so only
 * these keep the rank of their source.
 */
export function lineVersions(columns: VersionColumns, progressOf: readonly number[]) {
  const fields = FIELDS.map((field) => columns[field])
  /** Bit per field: its value comes from another version than the winner. */
  const borrowed = new Uint8Array(columns.batch.length)
  const borrowedRank = new Map<number, number>()
  const rankOf = (newest: number, status: number, units: number): number => ((newest + 1) * 8 + progressOf[status]!) * 2 ** 20 + Math.min(units, 2 ** 20 - 1)

  return {
    /** Another version of line `at`; of equal ranks the later stands. `values` in the order of the fields. */
    add(at: number, batch: number, row: number, newest: number, status: number, units: number, values: Int32Array): void {
      const rank = rankOf(newest, status, units)
      const winning = rankOf(columns.newest[at]!, columns.status[at]!, columns.units[at]!)
      const wins = rank >= winning
      for (let f = 0; f < fields.length; f += 1) {
        const column = fields[f]!
        const bit = 1 << f
        const isBorrowed = (borrowed[at]! & bit) !== 0
        const key = at * FIELDS.length + f
        if (wins) {
          if (values[f] !== ABSENT) {
            column[at] = values[f]!
            if (isBorrowed) borrowed[at]! ^= bit
          } else if (column[at] !== ABSENT && !isBorrowed) {
            borrowed[at]! |= bit
            borrowedRank.set(key, winning)
          }
        } else if (values[f] !== ABSENT && (column[at] === ABSENT || (isBorrowed && rank >= borrowedRank.get(key)!))) {
          column[at] = values[f]!
          borrowed[at]! |= bit
          borrowedRank.set(key, rank)
        }
      }
      if (!wins) return
      columns.batch[at] = batch
      columns.row[at] = row
      columns.units[at] = units
      columns.status[at] = status
      columns.newest[at] = newest
    },
    /** A time of cancellation that the newest version takes back does not stand. */
    settle(count: number): void {
      for (let at = 0; at < count; at += 1) {
        if ((borrowed[at]! & (1 << CANCELLED_FIELD)) !== 0 && columns.status[at] !== CANCELLED && columns.status[at] !== UNKNOWN) columns.cancelled[at] = NO_TIME
      }
    },
  }
}
