/** The WHATWG label of a text's encoding, and how sure that is. */
export type Encoding = {
  readonly encoding: string
  /** presumed: UTF-8 as far as was read; what follows may contradict it. */
  readonly certainty: 'certain' | 'presumed' | 'headers' | 'guessed'
  readonly candidates: readonly string[]
}

const legacy = ['gb18030', 'big5', 'shift_jis', 'windows-874', 'windows-1258', 'windows-1252'] as const
/** Letters, digits and signs that ordinary Thai text hardly has; Chinese read as Thai is full of them. */
const rareThai = /[\u0e03\u0e05\u0e06\u0e0c\u0e0e\u0e0f\u0e11\u0e12\u0e26\u0e2f\u0e4e-\u0e5b]/gu
const SAMPLE_BYTES = 65_536

/**
 * BOM, then the pattern of NUL bytes, then strict UTF-8; else the legacy encoding in which most known headers appear, and
 * among equals the one whose characters are the usual ones of its language. `headerHits` counts known headers in a text's start.
 * `foreign` are bytes from further on that are no UTF-8, once they were met.
 */
export function encodingOf(start: Uint8Array, isWholeFile: boolean, wanted: string | undefined, foreign: Uint8Array | null, headerHits: (start: string) => number): Encoding {
  if (wanted !== undefined && tryDecode(new Uint8Array(0), wanted, false) !== null) return { encoding: new TextDecoder(wanted).encoding, certainty: 'certain', candidates: [] }
  const marked = start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf ? 'utf-8' : start[0] === 0xff && start[1] === 0xfe ? 'utf-16le' : start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : nulPattern(start, isWholeFile)
  if (marked) return { encoding: marked, certainty: 'certain', candidates: [] }
  if (!foreign && tryDecode(start, 'utf-8', true, !isWholeFile) !== null) return { encoding: 'utf-8', certainty: isWholeFile ? 'certain' : 'presumed', candidates: [] }
  const sample = telling(start, foreign ?? start)
  const scored = legacy
    .flatMap((encoding) => {
      const text = tryDecode(sample, encoding, true)
      return text === null ? [] : [{ encoding, hits: headerHits(text), usual: usualShare(encoding, sample, text) }]
    })
    .sort((a, b) => b.hits - a.hits || b.usual - a.usual)
  // windows-1252 decodes anything: the last resort for bytes that are valid in no candidate.
  const best = scored[0]?.encoding ?? 'windows-1252'
  const isByHeaders = scored.length > 0 && scored[0]!.hits > 0 && scored[0]!.hits > (scored[1]?.hits ?? 0)
  return { encoding: best, certainty: isByHeaders ? 'headers' : 'guessed', candidates: scored.map(({ encoding }) => encoding) }
}

/** The file's first lines and the lines from the first byte beyond ASCII on: what the encodings differ in. */
function telling(start: Uint8Array, body: Uint8Array): Uint8Array {
  const high = body.findIndex((byte) => byte >= 0x80)
  if (body === start && high < SAMPLE_BYTES / 2) return start.subarray(0, SAMPLE_BYTES)
  const head = start.subarray(0, 1 + start.lastIndexOf(10, 8192))
  const from = 1 + body.lastIndexOf(10, high)
  const rest = body.subarray(Math.max(from, high - 8192), Math.max(from, high - 8192) + SAMPLE_BYTES)
  const both = new Uint8Array(head.length + rest.length)
  both.set(head)
  both.set(rest, head.length)
  return both
}

/** Null when the bytes are none of the encoding; a character cut off at the end is forgiven. */
function tryDecode(bytes: Uint8Array, label: string, isStrict: boolean, isCut = true): string | null {
  try {
    return new TextDecoder(label, { fatal: isStrict }).decode(bytes, isStrict && isCut ? { stream: true } : {})
  } catch {
    return null
  }
}

function nulPattern(bytes: Uint8Array, isWholeFile: boolean): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, 4096) & ~1
  if (length < 4 || (isWholeFile && bytes.length % 2 !== 0)) return null
  let even = 0
  let odd = 0
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even += 1
    if (bytes[i + 1] === 0) odd += 1
  }
  const pairs = length / 2
  if (odd > pairs * 0.2 && even <= pairs * 0.02) return 'utf-16le'
  return even > pairs * 0.2 && odd <= pairs * 0.02 ? 'utf-16be' : null
}

/** The share (0..1) of non-ASCII content that is ordinary in the encoding's languages. */
function usualShare(encoding: (typeof legacy)[number], bytes: Uint8Array, text: string): number {
  if (encoding === 'gb18030') return pairShare(bytes, (lead, trail) => trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xd7) || lead === 0xa1 || lead === 0xa3))
  if (encoding === 'big5') return 0.98 * pairShare(bytes, (lead) => (lead >= 0xa4 && lead <= 0xc6) || lead === 0xa1)
  if (encoding === 'shift_jis') return letterShare(text, /[\u3040-\u30ff\u4e00-\u9fff\u3000-\u303f]/u) * (/[\u3040-\u30ff]/.test(text) && !/[\uff61-\uff9f]{2}/.test(text) ? 1 : 0.3)
  if (encoding === 'windows-874') return wordShare(text, /[\u0e01-\u0e5b]{3,}/gu) * (wordShare(text, rareThai) > 0.12 ? 0.2 : 1)
  if (encoding === 'windows-1258') return letterShare(text, /[\u0103\u0111\u01a1\u01b0\u0300-\u0323]/u) > 0.15 ? 0.9 * loneShare(bytes) : 0.3 * loneShare(bytes)
  return 0.85 * loneShare(bytes)
}

function pairShare(bytes: Uint8Array, isUsual: (lead: number, trail: number) => boolean): number {
  let pairs = 0
  let usual = 0
  for (let i = 0; i < bytes.length - 1; i += 1) {
    if (bytes[i]! < 0x80) continue
    pairs += 1
    if (isUsual(bytes[i]!, bytes[i + 1]!)) usual += 1
    i += 1
  }
  return pairs === 0 ? 0 : usual / pairs
}

function letterShare(text: string, usual: RegExp): number {
  let all = 0
  let hits = 0
  for (const letter of text) {
    if (letter.charCodeAt(0) < 128) continue
    all += 1
    if (usual.test(letter)) hits += 1
  }
  return all === 0 ? 0 : hits / all
}

function wordShare(text: string, word: RegExp): number {
  const all = text.replace(/[\u0000-\u007f]/g, '').length
  let inWords = 0
  for (const match of text.matchAll(word)) inWords += match[0].length
  return all === 0 ? 0 : inWords / all
}

/** European letters stand alone among ASCII letters; double-byte text comes in runs. */
function loneShare(bytes: Uint8Array): number {
  let all = 0
  let lone = 0
  for (let i = 0; i < bytes.length; i += 1) {
    if (bytes[i]! < 0x80) continue
    all += 1
    if (!(bytes[i - 1]! >= 0x80) && !(bytes[i + 1]! >= 0x80)) lone += 1
  }
  return all === 0 ? 0 : lone / all
}
