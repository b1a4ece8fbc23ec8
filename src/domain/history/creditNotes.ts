import { ORDER_STATUSES, type Ledger } from '../ledger.ts'
import type { MarketId } from '../units.ts'
import type { MergedLines } from './mergeLines.ts'

/** Fewer units are ordered by others too within the hour: taken for the order that a credit note takes back, the wrong one would go. */
const LEAST_UNITS = 10
const CANCELLED = ORDER_STATUSES.indexOf('cancelled')

/**
 * Takes orders out (kind 0) that a credit note took back within `minutes`, and the credit note with them: a mistyped order of 80,000 units was
 * never work for anybody. A credit note has a number of its own; it is joined to its order by SKU, units, shop and time.
 */
export function netCreditNotes(lines: MergedLines, ledgers: readonly { readonly marketId: MarketId; readonly ledger: Ledger }[], kind: Uint8Array, minutes: number): void {
  const notes: number[] = []
  const keyOf = (i: number): string => {
    const { marketId, ledger } = ledgers[lines.batch[i]!]!
    return `${marketId}\n${ledger.shop}\n${lines.sku[i]!}\n${lines.units[i]!}`
  }
  for (let i = 0; i < lines.count; i += 1) {
    if (lines.isReversal[i] === 1 && lines.status[i] === CANCELLED && kind[i] !== 0 && lines.units[i]! >= LEAST_UNITS && ledgers[lines.batch[i]!]!.ledger.hasTimeOfDay) notes.push(i)
  }
  if (notes.length === 0) return
  const wanted = new Set(notes.map(keyOf))
  const orders = new Map<string, number[]>()
  for (let i = 0; i < lines.count; i += 1) {
    if (lines.isReversal[i] === 1 || kind[i] !== 1 || lines.units[i]! < LEAST_UNITS) continue
    const key = keyOf(i)
    if (!wanted.has(key)) continue
    const same = orders.get(key)
    if (same) same.push(i)
    else orders.set(key, [i])
  }
  for (const note of notes.sort((a, b) => lines.created[a]! - lines.created[b]!)) {
    const before = (orders.get(keyOf(note)) ?? []).filter((i) => kind[i] === 1 && lines.created[i]! <= lines.created[note]! && lines.created[note]! - lines.created[i]! <= minutes)
    if (before.length === 0) continue
    const order = before.reduce((latest, i) => (lines.created[i]! > lines.created[latest]! ? i : latest))
    kind[order] = 0
    kind[note] = 0
  }
}
