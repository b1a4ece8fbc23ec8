import type { ByteSource } from '../byteSource.ts'
import { LineTidier } from './tidy.ts'

export const PIECE_BYTES = 1 << 21
/** Decoded and parsed at once: what is made of it dies young, before the collector has to move it. */
const SLICE_BYTES = 1 << 15

/** Thrown while a stream that began as UTF-8 goes on as something else; `start` is the first byte of the piece. */
export class NotUtf8Error extends Error {
  readonly start: number
  constructor(start: number) {
    super('not UTF-8')
    this.start = start
  }
}

/** What reading by pieces reports to and obeys. */
export type Watch = { readonly signal: AbortSignal | undefined; readonly onProgress: (doneShare: number) => void }

/**
 * A file's text in pieces of at most some two million characters, with `\n` as the only line end and without NUL
 * characters; no string ever holds the whole file.
 * @throws NotUtf8Error when UTF-8 is only presumed and a byte contradicts it; the signal's reason when it is aborted.
 */
export async function* textPieces(source: ByteSource, encoding: string, isPresumed: boolean, { signal, onProgress }: Watch): AsyncGenerator<string> {
  const isUtf8 = encoding === 'utf-8'
  const stream = isUtf8 ? null : new TextDecoder(encoding)
  const tidier = new LineTidier()
  // Half a character at the end of UTF-16 is no cell.
  const sizeBytes = encoding.startsWith('utf-16') ? source.sizeBytes - (source.sizeBytes % 2) : source.sizeBytes
  for (let start = 0; start < sizeBytes; ) {
    signal?.throwIfAborted()
    const bytes = await source.read(start, Math.min(sizeBytes, start + PIECE_BYTES))
    if (bytes.length === 0) break
    let used = 0
    while (used < bytes.length) {
      const slice = bytes.subarray(used, used + SLICE_BYTES)
      const isLast = start + used + slice.length >= sizeBytes
      const whole = isUtf8 && !isLast ? wholeCharacters(slice) : slice.length
      // The beginning of a character at the end of what was read: it is read again with its rest.
      if (whole === 0) break
      yield tidier.tidy(stream ? stream.decode(slice, { stream: !isLast }) : decodeUtf8(slice.subarray(0, whole), start + used, isPresumed), isLast)
      used += whole
    }
    start += used
    onProgress(start / sizeBytes)
  }
}

/** Pieces decoded each by itself: the engines' quick path, which decoding with a state does not take. */
function decodeUtf8(bytes: Uint8Array, start: number, isPresumed: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: isPresumed, ignoreBOM: start > 0 }).decode(bytes)
  } catch {
    throw new NotUtf8Error(start)
  }
}

/** How many bytes of a piece end with a whole UTF-8 character: at most the last three belong to the next piece. */
export function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back]!
    if (byte < 0x80) break
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? bytes.length - back : bytes.length
  }
  return bytes.length
}
