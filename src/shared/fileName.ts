import { hasHiddenMarks, withoutHiddenMarks } from './visibleText.ts'

// Names that Windows keeps for devices, with any ending.
const RESERVED = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/i
/** File systems allow 255 bytes; a Chinese character takes three, and a browser may add " (12)". */
const MAX_BYTES = 200
const MAX_ENDING = 12

/**
 * A file name for every system from a text anybody wrote: no separators, no control characters, no marks that turn the reading around
 * (`invoice<RLO>fdp.exe`), no device, no leading or trailing dot, not too long; its last ending is kept.
 */
export function safeFileName(name: string): string {
  const clean = (hasHiddenMarks(name) ? withoutHiddenMarks(name) : name)
    .replaceAll(/[\\/:*?"<>|\p{Cc}\p{Cs}\u2028\u2029\u2044\u2215\u29F8\uFF0F\uFF3C]/gu, '_').trim()
  const ending = /\.[a-z0-9]+$/i.exec(clean)?.[0] ?? ''
  const kept = ending.length <= MAX_ENDING ? ending : ''
  const stem = clean.slice(0, clean.length - kept.length).replace(/^[.\s]+/, '').replace(/[.\s]+$/, '')
  const short = cutToBytes(stem, MAX_BYTES - kept.length).replace(/[.\s]+$/, '') || 'file'
  return `${RESERVED.test(short) ? '_' : ''}${short}${kept}`
}

/** Whole characters only. */
function cutToBytes(text: string, maxBytes: number): string {
  let bytes = 0
  let end = 0
  for (const letter of text) {
    const code = letter.codePointAt(0)!
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
    if (bytes > maxBytes) break
    end += letter.length
  }
  return text.slice(0, end)
}
