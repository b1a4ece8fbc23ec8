export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5' | 'shift_jis' | 'windows-874' | 'windows-1258' | 'windows-1252'

const tables = new Map<Encoding, ReadonlyMap<string, readonly number[]>>()

/** Text to bytes of a legacy encoding, by the platform's own decoder run backwards over one and two bytes. */
export function encode(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text)
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return utf16(text, encoding === 'utf-16le')
  const table = tableOf(encoding)
  const bytes: number[] = []
  for (const letter of text) {
    for (const part of table.has(letter) || letter.charCodeAt(0) < 128 ? [letter] : withLooseTone(letter)) {
      const code = part.charCodeAt(0) < 128 ? [part.charCodeAt(0)] : table.get(part)
      if (!code) throw new Error(`${encoding} has no ${part}`)
      bytes.push(...code)
    }
  }
  return Uint8Array.from(bytes)
}

/** windows-1258 writes the tone of a Vietnamese letter as a character of its own. */
function withLooseTone(letter: string): readonly string[] {
  const parts = letter.normalize('NFD')
  const tone = /[\u0300\u0301\u0303\u0309\u0323]/.exec(parts)?.[0] ?? ''
  return [parts.replace(tone, '').normalize('NFC'), ...tone]
}

function tableOf(encoding: Encoding): ReadonlyMap<string, readonly number[]> {
  const known = tables.get(encoding)
  if (known) return known
  const table = new Map<string, readonly number[]>()
  const decoder = new TextDecoder(encoding)
  const add = (code: readonly number[]) => {
    const text = decoder.decode(Uint8Array.from(code))
    if ([...text].length === 1 && text !== '\ufffd' && text.charCodeAt(0) > 127 && !table.has(text)) table.set(text, code)
  }
  for (let lead = 0x80; lead <= 0xff; lead += 1) add([lead])
  if (!encoding.startsWith('windows')) for (let lead = 0x81; lead <= 0xfe; lead += 1) for (let trail = 0x40; trail <= 0xfe; trail += 1) add([lead, trail])
  tables.set(encoding, table)
  return table
}

function utf16(text: string, isLittle: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < text.length; i += 1) view.setUint16(i * 2, text.charCodeAt(i), isLittle)
  return bytes
}
