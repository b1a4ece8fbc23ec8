import { adsFiles } from './files/ads.ts'
import { analyticsFiles } from './files/analytics.ts'
import { hostileFiles } from './files/hostile.ts'
import { shopFiles } from './files/shops.ts'
import { supplyFiles } from './files/supply.ts'
import { textFiles } from './files/texts.ts'
import { tiktokOrderFiles } from './files/tiktokOrders.ts'
import { unknownFiles } from './files/unknown.ts'
import { valueFiles } from './files/values.ts'
import type { CorpusFile } from './types.ts'

export const corpus: readonly CorpusFile[] = [...tiktokOrderFiles, ...textFiles, ...valueFiles, ...adsFiles, ...analyticsFiles, ...shopFiles, ...supplyFiles, ...unknownFiles, ...hostileFiles]
export const keptFiles = corpus.filter(({ isLarge }) => !isLarge)

/** Beside each file: what is expected of it. */
export function expectationPath(path: string): string {
  return `${path}.expected.json`
}

export function expectationText(file: CorpusFile): string {
  return `${JSON.stringify(file.expect, null, 2)}\n`
}
