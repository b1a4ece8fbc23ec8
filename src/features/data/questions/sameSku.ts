import type { FileReport, ImportAnswers } from '#importers/types.ts'

/** Two spellings in one file that are probably one SKU. */
export type SkuPair = { readonly from: string; readonly to: string }

const CUT = '…'

/** What the findings propose; spellings that the findings had to cut are left apart. */
export function skuPairs({ findings }: Pick<FileReport, 'findings'>): readonly SkuPair[] {
  return findings.flatMap(({ code, value, expected }) => (code === 'skuLookAlike' && value !== null && expected !== null && !value.endsWith(CUT) && !expected.endsWith(CUT) ? [{ from: value, to: expected }] : []))
}

/** The pairs as an answer: one SKU, or each its own (said too, so that it is not asked again). */
export function sameSkuAnswer(before: ImportAnswers['sameSku'], pairs: readonly SkuPair[], isSame: boolean): NonNullable<ImportAnswers['sameSku']> {
  return { ...before, ...Object.fromEntries(pairs.map(({ from, to }) => [from, isSame ? to : from])) }
}
