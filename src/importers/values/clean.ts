/** What stands around a cell's real content in real exports: tabs, no-break and zero-width spaces, a BOM, control characters. */
const edges = /^[\s\u0000-\u001f\u00a0\u200b-\u200f\u2060\ufeff]+|[\s\u0000-\u001f\u00a0\u200b-\u200f\u2060\ufeff]+$/g

/** A cell's text without wrapping: edges trimmed, `="123"` and a leading apostrophe undone. */
export function cleanCell(raw: string): string {
  if (raw === '') return raw
  const first = raw.charCodeAt(0)
  const last = raw.charCodeAt(raw.length - 1)
  let text = first > 39 && first < 127 && last > 32 && last < 127 ? raw : raw.replace(edges, '')
  if (text.charCodeAt(0) === 61 && text.startsWith('="') && text.endsWith('"')) text = text.slice(2, -1).replace(edges, '')
  else if (text.charCodeAt(0) === 39) text = text.slice(1)
  return text
}

/** Full-width digits and signs as ASCII, for numbers and times. */
export function asciiForm(text: string): string {
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) > 127) return text.normalize('NFKC')
  return text
}

/** Missing in every dialect seen: blank, dashes, N/A. */
export function isMissing(text: string): boolean {
  return text === '' || (text.length <= 4 && /^(?:-{1,3}|—|–|n\/?a|null|nan|none|\/)$/i.test(text))
}

/** A header or label as it is compared: compatibility form, lower case, letters, marks and digits only. */
export function comparable(text: string): string {
  return text.slice(0, 200).normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}\p{M}]+/gu, '')
}
