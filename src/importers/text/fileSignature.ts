export type Container = 'text' | 'zip' | 'empty' | 'image' | 'pdf' | 'archive' | 'legacyWorkbook' | 'encryptedWorkbook' | 'html' | 'binary'

const signatures: readonly (readonly [readonly number[], Container])[] = [
  [[0x50, 0x4b, 0x03, 0x04], 'zip'],
  [[0x89, 0x50, 0x4e, 0x47], 'image'], [[0xff, 0xd8, 0xff], 'image'], [[0x47, 0x49, 0x46, 0x38], 'image'], [[0x42, 0x4d], 'image'],
  [[0x49, 0x49, 0x2a, 0x00], 'image'], [[0x4d, 0x4d, 0x00, 0x2a], 'image'], [[0x25, 0x50, 0x44, 0x46], 'pdf'],
  [[0x1f, 0x8b], 'archive'], [[0x52, 0x61, 0x72, 0x21], 'archive'], [[0x37, 0x7a, 0xbc, 0xaf], 'archive'], [[0x50, 0x4b, 0x05, 0x06], 'archive'],
]

/** What a file is by its first bytes, whatever its name says. A bitmap is believed only when its header fits. */
export function containerOf(bytes: Uint8Array): Container {
  if (bytes.length === 0) return 'empty'
  for (const [signature, container] of signatures) {
    if (!signature.every((byte, i) => bytes[i] === byte)) continue
    if (signature.length === 2 && signature[0] === 0x42 && !isBitmap(bytes)) continue
    return container
  }
  if (startsWithAscii(bytes, 'RIFF') && bytes[8] === 0x57) return 'image'
  if ([0xd0, 0xcf, 0x11, 0xe0].every((byte, i) => bytes[i] === byte)) {
    return includesUtf16(bytes, 'EncryptedPackage') || includesUtf16(bytes, 'EncryptionInfo') ? 'encryptedWorkbook' : 'legacyWorkbook'
  }
  if (bytes[0] === 0x09 && (bytes[1] === 0x08 || bytes[1] === 0x04) && bytes[2] !== undefined && bytes[2] < 0x20 && bytes[3] === 0x00) return 'legacyWorkbook'
  const start = new TextDecoder('windows-1252').decode(bytes.subarray(0, 512)).replace(/\0/g, '').trimStart().replace(/^ï»¿|^ÿþ/, '').trimStart().toLowerCase()
  if (/^<(?:!doctype html|html|table|head|body|meta)/.test(start) || /^<\?xml[^>]{0,200}>\s*<(?:html|\?mso-application|workbook)/.test(start)) return 'html'
  return 'text'
}

function isBitmap(bytes: Uint8Array): boolean {
  return bytes.length >= 26 && bytes[6] === 0 && bytes[7] === 0 && bytes[8] === 0 && bytes[9] === 0
}

function startsWithAscii(bytes: Uint8Array, text: string): boolean {
  return [...text].every((letter, i) => bytes[i] === letter.charCodeAt(0))
}

function includesUtf16(bytes: Uint8Array, text: string): boolean {
  const wanted = [...text].flatMap((letter) => [letter.charCodeAt(0), 0])
  const last = Math.min(bytes.length, 4_000_000) - wanted.length
  for (let at = 0; at <= last; at += 1) {
    if (bytes[at] === wanted[0] && wanted.every((byte, i) => bytes[at + i] === byte)) return true
  }
  return false
}
