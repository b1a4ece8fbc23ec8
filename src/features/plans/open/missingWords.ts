import type { Text } from '#ui/language.tsx'
import type { RescueLook } from '#workers/types.ts'

type MissingPart = RescueLook['missing'][number]
/** Of these there is one in a plan: it is there or not. */
const SINGLE = new Set<MissingPart['part']>(['settings', 'history', 'opening', 'buying'])

/** What a damaged plan has lost, a line for each part; the parts of which nothing is left share one. */
export function missingWords(text: Text, missing: readonly MissingPart[]): readonly string[] {
  const { t, language, number } = text
  const isLost = ({ part, kept, expected }: MissingPart) => kept === 0 && expected !== null && !SINGLE.has(part)
  const lost = missing.filter(isLost).map(({ part, expected }) => t('planFile.rescue.lostPart', { part: t(`planFile.part.${part}`), expected: number(expected!) }))
  const others = missing.filter((part) => !isLost(part)).map((part) => partWords(text, part))
  return lost.length === 0 ? others : [t('planFile.rescue.lost', { parts: lost.join(language === 'zh' ? '、' : ', ') }), ...others]
}

function partWords({ t, number }: Text, { part, kept, expected }: MissingPart): string {
  const words = t(`planFile.part.${part}`)
  if (SINGLE.has(part)) return t('planFile.rescue.single', { part: words })
  return expected === null ? t('planFile.rescue.partUnknown', { part: words, kept: number(kept) }) : t('planFile.rescue.part', { part: words, kept: number(kept), expected: number(expected) })
}
