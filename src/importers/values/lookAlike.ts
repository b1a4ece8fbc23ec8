import { latinLook, withoutHiddenMarks } from '#shared/visibleText.ts'

import { asciiForm } from './clean.ts'

export type LookAlike = { readonly sku: string; readonly other: string }

/**
 * SKUs of one file that are probably two spellings of one: `AB-01`, `ab 01`, full-width letters, the letter O for a nought,
 * a Cyrillic or Greek letter among Latin ones, characters that are not seen.
 * Proposed, never merged. Each later spelling is paired with the first; linear in the number of SKUs.
 */
export function lookAlikes(skus: Iterable<string>): readonly LookAlike[] {
  const firsts = new Map<string, string>()
  const pairs: LookAlike[] = []
  for (const sku of skus) {
    if (sku === '' || sku.length > 120) continue
    const key = shapeOf(sku)
    const first = firsts.get(key)
    if (first === undefined) firsts.set(key, sku)
    else if (first !== sku && key !== '') pairs.push({ sku, other: first })
  }
  return pairs
}

/** What a hurried reader sees. A separator between two digits counts: `1-1` is not `11`. */
function shapeOf(sku: string): string {
  const seen = /^[\x20-\x7E]*$/.test(sku) ? sku : latinLook(withoutHiddenMarks(sku))
  return asciiForm(seen).toLowerCase().replace(/[\s_./\\-]+/g, '-').replace(/(?<!\d)-|-(?!\d)/g, '').replace(/o/g, '0').replace(/[il|]/g, '1')
}
