import { deadlineClock, type DeadlineClock } from '../calendar/deadlines.ts'
import { MINUTES_PER_DAY } from '../calendar/days.ts'
import { zoneClock, type ZoneClock } from '../calendar/zone.ts'
import type { FactTable } from '../factTable.ts'
import { NO_TIME, ORDER_STATUSES, type DailySalesTable, type Ledger, type LedgerSku } from '../ledger.ts'
import type { Market } from '../network.ts'
import type { BatchId, MarketId, SkuId, WarehouseId } from '../units.ts'
import { wallReader } from './marketReader.ts'
import { mergeLines, type MergedLines } from './mergeLines.ts'
import { shopScope } from './shopScope.ts'

/** An order cancelled this soon after it was placed was never work for anybody: it is left out of orders and of cancellations. */
export const NETTED_CANCEL_MINUTES = 60

export type HistoryBatch = { readonly batchId: BatchId; readonly marketId: MarketId; readonly ledger: Ledger | null; readonly daily: DailySalesTable | null; readonly facts?: FactTable | null; /** Of facts that carry no time of their own. */ readonly importedAtMs?: number }

export type HistoryInput = {
  readonly batches: readonly HistoryBatch[]
  /** A batch whose market is gone says nothing. */
  readonly marketOf: (id: MarketId) => Market | undefined
  readonly skuIdOf: (sku: LedgerSku) => SkuId
  /** Called with '' for lines that name no warehouse; null = dispatches of that place are not counted by warehouse. */
  readonly warehouseIdOf: (name: string) => WarehouseId | null
}

/** 0 = no demand (unpaid, on hold, cancelled within minutes, no time), 1 = ordered, 2 = ordered and cancelled later. */
export type LineKind = 0 | 1 | 2

/** One market's clocks, kept beside the lines. */
export type MarketClock = { readonly market: Market; readonly clock: ZoneClock; readonly deadlines: DeadlineClock }

/** Merged lines with what every derived table asks of each line. */
export type LineFacts = {
  readonly lines: MergedLines
  readonly ledgers: readonly LedgerBatch[]
  readonly dailies: readonly DailyBatch[]
  readonly kind: Uint8Array
  /** Market day of the order; 0 for lines that are no demand. */
  readonly day: Int32Array
  /** Minute of that market day. */
  readonly minuteOfDay: Int32Array
  readonly markets: ReadonlyMap<MarketId, MarketClock>
}
type LedgerBatch = { readonly batchId: BatchId; readonly marketId: MarketId; readonly ledger: Ledger }
type DailyBatch = { readonly batchId: BatchId; readonly marketId: MarketId; readonly daily: DailySalesTable }

const CANCELLED = ORDER_STATUSES.indexOf('cancelled')
const UNPAID = ORDER_STATUSES.indexOf('unpaid')
const ON_HOLD = ORDER_STATUSES.indexOf('onHold')

/** Merges the batches and dates every line in its market; the order of the batches does not matter. */
export function lineFacts(input: HistoryInput): LineFacts {
  const markets = new Map<MarketId, MarketClock>()
  for (const { marketId } of input.batches) {
    const market = input.marketOf(marketId)
    if (market && !markets.has(marketId)) markets.set(marketId, { market, clock: zoneClock(market.timeZone), deadlines: deadlineClock(market) })
  }
  const batches = input.batches.filter(({ marketId }) => markets.has(marketId)).toSorted((a, b) => (a.batchId < b.batchId ? -1 : a.batchId > b.batchId ? 1 : 0))
  const ledgers = batches.flatMap(({ batchId, marketId, ledger }) => (ledger ? [{ batchId, marketId, ledger }] : []))
  const dailies = batches.flatMap(({ batchId, marketId, daily }) => (daily ? [{ batchId, marketId, daily }] : []))
  const lines = mergeLines(ledgers.map(({ ledger }) => ledger), ledgers.map(({ marketId, ledger }) => shopScope(marketId, ledger.shop)))

  const kind = new Uint8Array(lines.count)
  const day = new Int32Array(lines.count)
  const minuteOfDay = new Int32Array(lines.count)
  const clocks = ledgers.map(({ marketId }) => wallReader(markets.get(marketId)!.clock))
  for (let i = 0; i < lines.count; i += 1) {
    const created = lines.created[i]!
    const status = lines.status[i]!
    const cancelled = lines.cancelled[i]!
    if (created === NO_TIME || status === UNPAID || status === ON_HOLD) continue
    // A correction takes off units that nobody ordered and nobody cancelled; a credit note's units are cancelled ones.
    if (lines.isReversal[i] === 1 && status !== CANCELLED) continue
    const isCancelled = status === CANCELLED || cancelled !== NO_TIME
    if (isCancelled && cancelled !== NO_TIME && cancelled - created <= NETTED_CANCEL_MINUTES && ledgers[lines.batch[i]!]!.ledger.hasTimeOfDay) continue
    kind[i] = isCancelled ? 2 : 1
    const wall = clocks[lines.batch[i]!]!(created)
    day[i] = Math.floor(wall / MINUTES_PER_DAY)
    minuteOfDay[i] = wall - day[i]! * MINUTES_PER_DAY
  }
  return { lines, ledgers, dailies, kind, day, minuteOfDay, markets }
}
