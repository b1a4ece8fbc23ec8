import { MAX_HEADER_BYTES } from '../types.ts'

/** What a damaged container still gives: its header as text, if it can be found, and as much of the content as can be unpacked. */
export type Salvage = { readonly headerText: string | null; readonly raw: Uint8Array<ArrayBuffer> }

const HEADER_AT = 14
const LENGTH_BYTES = 4
const HASH_BYTES = 32
/** Small, since what one piece gives is lost with it when the damage lies in it. */
const PIECE_BYTES = 128
const FINE_BYTES = 8 * PIECE_BYTES
/** Places that may begin a gzip member; one is right, others are chance. */
const MAX_STARTS = 8
/** All that is unpacked on the way, whatever it turns out to be: thirty times the content of a large plan, and a second of work. */
const MAX_UNPACKED_BYTES = 64 * 1024 * 1024
/** The content is a JSON object. */
const OPENING_BRACE = 0x7b

/** Looks for the gzip member, wherever damage moved it, and keeps the longest beginning that unpacks. */
export async function salvageBytes(bytes: Uint8Array): Promise<Salvage> {
  let best: Uint8Array<ArrayBuffer> = new Uint8Array()
  let payloadAt = -1
  const budget = { bytes: MAX_UNPACKED_BYTES }
  for (const at of gzipStarts(bytes)) {
    const raw = await inflateBeginning(bytes.subarray(at), budget)
    if (raw.length > best.length) [best, payloadAt] = [raw, at]
  }
  return { headerText: headerText(bytes, payloadAt), raw: best }
}

/** Where a gzip member with no extras may begin, as every writer of plan files makes it. */
function gzipStarts(bytes: Uint8Array): number[] {
  const starts: number[] = []
  for (let at = 0; at + 3 < bytes.length && starts.length < MAX_STARTS; at += 1) {
    if (bytes[at] === 0x1f && bytes[at + 1] === 0x8b && bytes[at + 2] === 0x08 && bytes[at + 3] === 0) starts.push(at)
  }
  return starts
}

/** Twice: with the piece that holds the damage, or the end, the engine drops what came before it in that piece; the second time it goes byte by byte. */
async function inflateBeginning(bytes: Uint8Array, budget: Budget): Promise<Uint8Array<ArrayBuffer>> {
  const coarse = await inflate(bytes, bytes.length, budget)
  const fine = coarse.raw.length === 0 || coarse.isTooLong ? coarse : await inflate(bytes, Math.max(0, coarse.stoppedAt - 4 * PIECE_BYTES), budget)
  return fine.isTooLong ? new Uint8Array() : fine.raw.length > coarse.raw.length ? fine.raw : coarse.raw
}

type Budget = { bytes: number }
type Inflated = { readonly raw: Uint8Array<ArrayBuffer>; readonly stoppedAt: number; readonly isTooLong: boolean }

async function inflate(bytes: Uint8Array, fineFrom: number, budget: Budget): Promise<Inflated> {
  const stream = new DecompressionStream('gzip')
  const writer = stream.writable.getWriter()
  const reader = stream.readable.getReader()
  const chunks: Uint8Array[] = []
  let length = 0
  let isEnded = false
  let isTooLong = false
  const reading = (async () => {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      budget.bytes -= part.value.length
      isTooLong = budget.bytes < 0
      if (isTooLong || (length === 0 && part.value[0] !== OPENING_BRACE)) return reader.cancel()
      chunks.push(part.value)
      length += part.value.length
    }
  })().catch(() => undefined).finally(() => (isEnded = true))
  let at = 0
  try {
    while (at < bytes.length && !isEnded) {
      const size = at < fineFrom ? PIECE_BYTES : at < fineFrom + FINE_BYTES ? 1 : PIECE_BYTES
      await writer.write(bytes.subarray(at, at + size))
      at += size
    }
    await writer.close()
  } catch {
    // The damage, or the end: the checksum of the file follows the content. What came before is kept.
  }
  await reading
  const raw = new Uint8Array(length)
  chunks.reduce((from, chunk) => {
    raw.set(chunk, from)
    return from + chunk.length
  }, 0)
  return { raw, stoppedAt: at, isTooLong }
}

/** The text between the lengths in front of the payload, or what is left of it. */
function headerText(bytes: Uint8Array, payloadAt: number): string | null {
  const end = payloadAt > 0 ? payloadAt - LENGTH_BYTES : bytes.length - HASH_BYTES
  const from = bytes.indexOf(0x7b)
  if (from < 0 || from > HEADER_AT + LENGTH_BYTES || end <= from || end - from > MAX_HEADER_BYTES) return null
  return new TextDecoder().decode(bytes.subarray(from, end))
}
