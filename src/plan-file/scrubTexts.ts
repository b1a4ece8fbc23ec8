/** Fields that people write freely; every other text is a code, an id or a word of the app. */
const FREE_TEXTS = new Set(['name', 'note', 'reason', 'carrierName', 'serviceName', 'number'])
/** Fields whose keys are texts too. */
const TEXT_MAPS = new Set(['columns', 'statuses', 'sameSku'])
/** A name of one letter stands in nearly every text by chance. */
const SHORTEST_NAME = 2
const GONE = '…'

/** A document with these words taken out of everything written freely; how often that was, and how many other texts still have one. */
export function scrubTexts<T>(document: T, words: readonly string[]): { readonly document: T; readonly replaced: number; readonly left: number } {
  const long = words.map((word) => word.trim()).filter((word) => word.length >= SHORTEST_NAME).sort((a, b) => b.length - a.length)
  if (long.length === 0) return { document, replaced: 0, left: 0 }
  const pattern = new RegExp(long.map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|'), 'giu')
  let replaced = 0
  let left = 0
  const scrub = (value: unknown, field: string): unknown => {
    if (typeof value === 'string') {
      if (!FREE_TEXTS.has(field)) {
        left += value.search(pattern) >= 0 ? 1 : 0
        return value
      }
      return value.replaceAll(pattern, () => {
        replaced += 1
        return GONE
      })
    }
    if (Array.isArray(value)) return value.map((item) => scrub(item, field))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, member]) => {
      left += TEXT_MAPS.has(field) && key.search(pattern) >= 0 ? 1 : 0
      return [key, scrub(member, key)]
    }))
  }
  return { document: scrub(document, '') as T, replaced, left }
}
