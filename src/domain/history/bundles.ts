import type { LedgerSku } from '../ledger.ts'
import type { Bundle } from '../orderFacts.ts'
import type { SkuId } from '../units.ts'
import type { LineFacts } from './facts.ts'

/** A SKU known by its seller's code alone, as parts of bundles are. */
export function skuOfCode(sellerSku: string): LedgerSku {
  return { key: sellerSku, platformSkuId: null, sellerSku, name: '' }
}

/** What one unit of a SKU takes from the shelves: itself, or the parts that its file lists. */
export function partsOf(sku: LedgerSku, skuIdOf: (sku: LedgerSku) => SkuId): readonly { readonly skuId: SkuId; readonly units: number }[] {
  const own = skuIdOf(sku)
  const units = new Map<SkuId, number>()
  for (const part of sku.parts ?? []) {
    const skuId = skuIdOf(skuOfCode(part.sellerSku))
    units.set(skuId, (units.get(skuId) ?? 0) + part.units)
  }
  // A bundle that names itself would never end.
  if (units.size === 0 || units.has(own)) return [{ skuId: own, units: 1 }]
  return [...units].map(([skuId, count]) => ({ skuId, units: count }))
}

/**
 * The bundles of the files: those whose parts are listed, and those whose parts are lines of their own under the bundle's code. Of
 * these the parts are taken from the mix that most orders have, units divided by what they share, as an order may hold several bundles.
 */
export function bundlesOf(facts: LineFacts, skuIdOf: (sku: LedgerSku) => SkuId): Bundle[] {
  const found = new Map<SkuId, Bundle>()
  for (const sku of facts.lines.skus) {
    if (!sku.parts) continue
    const parts = partsOf(sku, skuIdOf)
    const skuId = skuIdOf(sku)
    if (parts.some((part) => part.skuId === skuId)) continue
    found.set(skuId, { skuId, parts: sorted(parts), origin: 'listed' })
  }
  for (const [skuId, mixes] of mixesSeen(facts, skuIdOf)) {
    if (found.has(skuId)) continue
    const [mix] = [...mixes].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]!
    const parts = JSON.parse(mix) as { skuId: SkuId; units: number }[]
    if (!parts.some((part) => part.skuId === skuId)) found.set(skuId, { skuId, parts, origin: 'orders' })
  }
  return [...found.values()].sort((a, b) => (a.skuId < b.skuId ? -1 : 1))
}

/** Orders by bundle and mix of parts (as JSON). */
function mixesSeen({ lines, ledgers, kind }: LineFacts, skuIdOf: (sku: LedgerSku) => SkuId): Map<SkuId, Map<string, number>> {
  if (!ledgers.some(({ ledger }) => ledger.bundleIndex)) return new Map()
  const ids = lines.skus.map(skuIdOf)
  const inOrder = new Map<string, { readonly bundle: SkuId; readonly units: Map<SkuId, number> }>()
  for (let i = 0; i < lines.count; i += 1) {
    const { ledger } = ledgers[lines.batch[i]!]!
    const bundle = ledger.bundleIndex?.[lines.row[i]!] ?? -1
    if (bundle < 0 || kind[i] === 0 || lines.isReversal[i] === 1 || lines.units[i]! <= 0) continue
    const code = ledger.bundles![bundle]!
    const key = `${lines.order[i]!}\n${code}`
    let entry = inOrder.get(key)
    if (!entry) inOrder.set(key, (entry = { bundle: skuIdOf(skuOfCode(code)), units: new Map() }))
    const skuId = ids[lines.sku[i]!]!
    entry.units.set(skuId, (entry.units.get(skuId) ?? 0) + lines.units[i]!)
  }
  const mixes = new Map<SkuId, Map<string, number>>()
  for (const { bundle, units } of inOrder.values()) {
    const shared = [...units.values()].reduce(gcd)
    const mix = JSON.stringify(sorted([...units].map(([skuId, count]) => ({ skuId, units: count / shared }))))
    const ofBundle = mixes.get(bundle) ?? new Map<string, number>()
    mixes.set(bundle, ofBundle.set(mix, (ofBundle.get(mix) ?? 0) + 1))
  }
  return mixes
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b)
}

function sorted<T extends { readonly skuId: SkuId }>(parts: readonly T[]): T[] {
  return parts.toSorted((a, b) => (a.skuId < b.skuId ? -1 : 1))
}
