import { CANCELLERS, LINE_FLAGS } from '../ledger.ts'
import type { CancelFacts, OrderFacts, PackageFacts, ReturnFacts, RevenueFacts } from '../orderFacts.ts'
import type { MarketId } from '../units.ts'
import { bundlesOf } from './bundles.ts'
import type { HistoryInput, LineFacts } from './facts.ts'
import { parcelFacts } from './parcelFacts.ts'
import type { Parcels } from './packParcels.ts'
import { byName } from './sums.ts'

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** What the merged lines tell beyond demand; null without any order line. */
export function orderFacts(facts: LineFacts, parcels: Parcels, input: Pick<HistoryInput, 'skuIdOf' | 'warehouseIdOf'>, asOfMinute: number): OrderFacts | null {
  if (facts.lines.count === 0) return null
  return {
    bundles: bundlesOf(facts, input.skuIdOf),
    ...parcelFacts(facts, parcels, input.warehouseIdOf, asOfMinute),
    packages: packageFacts(facts),
    ...moneyAndReturns(facts, input.skuIdOf),
    cancellations: cancelFacts(facts),
  }
}

function moneyAndReturns({ lines, ledgers, kind }: LineFacts, skuIdOf: HistoryInput['skuIdOf']): { readonly revenue: RevenueFacts[]; readonly returns: ReturnFacts[] } {
  const revenue = ledgers.map(({ marketId, ledger: { currency } }): Mutable<RevenueFacts> => ({ marketId, currency, amountMinor: 0, paidUnits: 0, freeUnits: 0 }))
  const ids = lines.skus.map(skuIdOf)
  const marketIds = [...new Set(ledgers.map(({ marketId }) => marketId))]
  const marketOfBatch = ledgers.map(({ marketId }) => marketIds.indexOf(marketId))
  const sold = new Float64Array(marketIds.length * ids.length)
  const returned = new Float64Array(marketIds.length * ids.length)
  for (let i = 0; i < lines.count; i += 1) {
    if (kind[i] !== 1 || lines.isReversal[i] === 1) continue
    const batch = lines.batch[i]!
    const row = lines.row[i]!
    const { ledger } = ledgers[batch]!
    const units = lines.units[i]!
    const money = revenue[batch]!
    const amount = ledger.amountMinor[row]!
    if (ledger.flags !== undefined && (ledger.flags[row]! & LINE_FLAGS.free) !== 0) money.freeUnits += units
    else {
      money.paidUnits += units
      if (amount === amount) money.amountMinor += amount
    }
    const cell = marketOfBatch[batch]! * ids.length + lines.sku[i]!
    sold[cell]! += units
    returned[cell]! += ledger.returnedUnits[row]!
  }
  const returns = marketIds.flatMap((marketId, m) => ids.map((skuId, s): Mutable<ReturnFacts> => ({ marketId, skuId, soldUnits: sold[m * ids.length + s]!, returnedUnits: returned[m * ids.length + s]! })))
  return {
    revenue: byName(revenue, ({ marketId, currency }) => [marketId, currency], (a, b) => {
      for (const key of ['amountMinor', 'paidUnits', 'freeUnits'] as const) a[key] += b[key]
    }).filter(({ paidUnits, freeUnits }) => paidUnits + freeUnits > 0),
    returns: byName(returns, ({ marketId, skuId }) => [marketId, skuId], (a, b) => {
      for (const key of ['soldUnits', 'returnedUnits'] as const) a[key] += b[key]
    }).filter(({ returnedUnits }) => returnedUnits > 0),
  }
}

function cancelFacts({ lines, ledgers, kind }: LineFacts): CancelFacts[] {
  const found: { readonly sums: Mutable<CancelFacts>; readonly orders: Set<number> }[] = []
  const placeOfName = new Map<string, number>()
  const placeOfWords = new Map<number, number>()
  for (let i = 0; i < lines.count; i += 1) {
    if (kind[i] !== 2) continue
    const batch = lines.batch[i]!
    const row = lines.row[i]!
    const { marketId, ledger } = ledgers[batch]!
    const who = ledger.cancelledBy?.[row] ?? 0
    const why = ledger.cancelReasonIndex?.[row] ?? -1
    const words = (batch * 2 ** 24 + why + 1) * CANCELLERS.length + who
    let at = placeOfWords.get(words)
    if (at === undefined) {
      const by = CANCELLERS[who]!
      const reason = ledger.cancelReasons?.[why] ?? ''
      const name = `${marketId}\n${by}\n${reason}`
      at = placeOfName.get(name) ?? found.push({ sums: { marketId, by, reason, orders: 0, units: 0 }, orders: new Set() }) - 1
      placeOfName.set(name, at)
      placeOfWords.set(words, at)
    }
    found[at]!.sums.units += lines.units[i]!
    if (lines.isReversal[i] === 0) found[at]!.orders.add(lines.order[i]!)
  }
  const all = found.map(({ sums, orders }) => ({ ...sums, orders: orders.size }))
  return byName(all, ({ marketId, by, reason }) => [marketId, by, reason], () => undefined)
}

/** An order whose lines come from several exports is looked at in the first of them. */
function packageFacts({ lines, ledgers, kind }: LineFacts): PackageFacts[] {
  const offsets: number[] = []
  let total = 0
  for (const { ledger } of ledgers) {
    offsets.push(total)
    if (ledger.packageIndex) total += ledger.packageIndex.reduce((a, b) => Math.max(a, b), -1) + 1
  }
  if (total === 0) return []
  const orderOf = new Int32Array(total).fill(NONE)
  const packageOf = new Int32Array(lines.orderCount).fill(NONE)
  const batchOf = new Int32Array(lines.orderCount).fill(NONE)
  const sums = new Map<MarketId, Mutable<PackageFacts>>()
  for (let i = 0; i < lines.count; i += 1) {
    const batch = lines.batch[i]!
    const { marketId, ledger } = ledgers[batch]!
    const own = kind[i] === 1 ? (ledger.packageIndex?.[lines.row[i]!] ?? -1) : -1
    if (own < 0) continue
    let of = sums.get(marketId)
    if (!of) sums.set(marketId, (of = { marketId, packages: 0, sharedPackages: 0, splitOrders: 0 }))
    const number = offsets[batch]! + own
    const order = lines.order[i]!
    if (orderOf[number] === NONE) {
      of.packages += 1
      orderOf[number] = order
    } else if (orderOf[number] !== order && orderOf[number] !== SEVERAL) {
      of.sharedPackages += 1
      orderOf[number] = SEVERAL
    }
    if (packageOf[order] === NONE) {
      packageOf[order] = number
      batchOf[order] = batch
    } else if (packageOf[order] !== number && packageOf[order] !== SEVERAL && batchOf[order] === batch) {
      of.splitOrders += 1
      packageOf[order] = SEVERAL
    }
  }
  return byName([...sums.values()], ({ marketId }) => [marketId], () => undefined)
}
const NONE = -1
const SEVERAL = -2
