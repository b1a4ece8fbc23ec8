import { cutText } from '#shared/cutText.ts'

/** What a header still says, each part by itself: a damaged one is believed in nothing that does not look right. */
export type Rest = {
  readonly schema: number
  readonly minReader: number
  readonly name: string | undefined
  readonly savedAtMs: number | undefined
  readonly rawSha256: string | undefined
  readonly counts: Readonly<Record<string, number>> | undefined
}

/** Null when it cannot be read at all. */
export function readRest(text: string | null): Rest | null {
  if (text === null) return null
  let value: Readonly<Record<string, unknown>>
  try {
    value = JSON.parse(text) as Readonly<Record<string, unknown>>
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return null
    throw error
  }
  if (value['app'] !== 'headroom') return null
  const { schema, minReader, name, savedAtMs, rawSha256, counts } = value
  return {
    schema: isCount(schema) && schema > 0 ? schema : Number.MAX_SAFE_INTEGER, minReader: isCount(minReader) ? minReader : 1,
    name: typeof name === 'string' && !/\p{Surrogate}/u.test(name) ? cutText(name, 200) : undefined,
    savedAtMs: isCount(savedAtMs) && savedAtMs < 8.64e15 ? savedAtMs : undefined,
    rawSha256: typeof rawSha256 === 'string' ? rawSha256 : undefined,
    counts: typeof counts === 'object' && counts !== null && Object.values(counts).every(isCount) ? (counts as Readonly<Record<string, number>>) : undefined,
  }
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}
