import { wholeCharacters } from '../text/textPieces.ts'

/** Thrown for a document type declaration: no spreadsheet program writes one, and it can define entities. */
export class DoctypeError extends Error {}

const DECODED_BYTES = 1 << 18

/** The text of an XML part in pieces that end before a `<`, without comments and declarations, CDATA turned into text. */
export async function* xmlPieces(parts: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const plain = new PlainXml()
  for await (const text of decoded(parts)) {
    const piece = plain.push(text)
    if (piece !== '') yield piece
  }
  yield plain.end()
}

/** The whole part; for the small ones. */
export async function xmlText(parts: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: string[] = []
  for await (const piece of xmlPieces(parts)) pieces.push(piece)
  return pieces.join('')
}

async function* decoded(parts: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new XmlDecoder()
  for await (const part of parts) if (decoder.hold(part)) yield decoder.take(false)
  yield decoder.take(true)
}

/** UTF-8, or UTF-16 when a mark says so. */
class XmlDecoder {
  #held: Uint8Array[] = []
  #heldBytes = 0
  #wide: TextDecoder | null = null
  #isFirst = true

  /** True when enough is held to be decoded. */
  hold(part: Uint8Array): boolean {
    this.#held.push(part)
    this.#heldBytes += part.length
    return this.#heldBytes >= DECODED_BYTES
  }

  take(isEnd: boolean): string {
    const all = new Uint8Array(this.#heldBytes)
    let at = 0
    for (const part of this.#held) {
      all.set(part, at)
      at += part.length
    }
    if (this.#isFirst) this.#wide = all[0] === 0xff && all[1] === 0xfe ? new TextDecoder('utf-16le') : all[0] === 0xfe && all[1] === 0xff ? new TextDecoder('utf-16be') : null
    this.#isFirst = false
    const used = this.#wide || isEnd ? all.length : wholeCharacters(all)
    this.#held = used < all.length ? [all.slice(used)] : []
    this.#heldBytes = all.length - used
    return this.#wide ? this.#wide.decode(all, { stream: !isEnd }) : new TextDecoder().decode(all.subarray(0, used))
  }
}

class PlainXml {
  #held = ''
  /** What ends the construct that is being left out or turned into text. */
  #until = ''

  push(text: string): string {
    const all = this.#held + text
    if (this.#until === '' && !all.includes('<!')) return this.#cut(all, all.lastIndexOf('<'))
    return this.#filter(all, false)
  }

  end(): string {
    return this.#filter(this.#held, true)
  }

  #cut(all: string, at: number): string {
    const end = at < 0 ? all.length : at
    this.#held = all.slice(end)
    return all.slice(0, end)
  }

  #filter(all: string, isEnd: boolean): string {
    const parts: string[] = []
    let at = 0
    this.#held = ''
    for (;;) {
      if (this.#until !== '') {
        const close = all.indexOf(this.#until, at)
        // Without its end in sight the construct goes on in the next piece; the end itself may be cut.
        const stop = close >= 0 ? close : isEnd ? all.length : Math.max(at, all.length - 2)
        if (this.#until === ']]>') parts.push(all.slice(at, stop).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'))
        if (close < 0) {
          this.#held = isEnd ? '' : all.slice(stop)
          return parts.join('')
        }
        at = close + this.#until.length
        this.#until = ''
      }
      const next = all.indexOf('<!', at)
      if (next < 0 || (!isEnd && all.length - next < 9)) {
        const last = isEnd ? -1 : next >= 0 ? next : all.indexOf('<', Math.max(at, all.lastIndexOf('<')))
        const end = last < at ? all.length : last
        parts.push(all.slice(at, end))
        this.#held = all.slice(end)
        return parts.join('')
      }
      parts.push(all.slice(at, next))
      if (/^<!(?:DOCTYPE|ENTITY)/i.test(all.slice(next, next + 9))) throw new DoctypeError('DOCTYPE')
      this.#until = all.startsWith('<![CDATA[', next) ? ']]>' : all.startsWith('<!--', next) ? '-->' : '>'
      at = next + (this.#until === ']]>' ? 9 : this.#until === '-->' ? 4 : 2)
    }
  }
}
