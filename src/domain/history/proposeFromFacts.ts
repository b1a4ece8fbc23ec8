import { isCatalogueKind, takeCatalogue } from './factCatalogue.ts'
import { FactDraft, type EditedUpTo, type FactBase, type FactBatch, type FactRecord, type FactWarning } from './factDraft.ts'
import { takeInbound } from './factInbound.ts'
import { isStockKind, takeStock } from './factStock.ts'

export type FactProposal = {
  /** The records that facts have a say in. */
  readonly records: readonly FactRecord[]
  /** What of each batch was not taken over, in the order of the batches. */
  readonly warnings: readonly (readonly FactWarning[])[]
}

/** The kinds of facts that change records; the others are only kept. */
export function changesRecords(kind: string): boolean {
  return isStockKind(kind) || isCatalogueKind(kind) || kind === 'purchase-orders' || kind === 'inbound-shipments'
}

/**
 * What the imported facts make of a plan: stock as counted last, costs and names, lots on their way. `batches` in the order of their
 * import, the newest figure stands. The result depends on nothing else, so that taking any batch out again is the same as
 * never having imported it.
 */
export function proposeFromFacts(batches: readonly FactBatch[], base: FactBase, editedUpTo: EditedUpTo = () => -Infinity): FactProposal {
  const draft = new FactDraft(base, editedUpTo)
  const warnings = new Map(batches.map((batch) => [batch, [] as FactWarning[]]))
  for (const batch of batches) {
    const { kind } = batch.facts
    if (isCatalogueKind(kind)) warnings.get(batch)!.push(...takeCatalogue(draft, batch))
    if (isStockKind(kind)) warnings.get(batch)!.push(...takeStock(draft, batch))
  }
  for (const [batch, told] of takeInbound(draft, batches)) warnings.get(batch)!.push(...told)
  return { records: draft.records(), warnings: batches.map((batch) => warnings.get(batch)!) }
}
