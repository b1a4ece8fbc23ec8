import { fail, ok, type Result } from '#shared/result.ts'

import { crc32 } from './crc32.ts'

export type ZipError = { readonly code: 'notZip' | 'truncated' | 'encrypted' | 'damaged' | 'tooLarge'; readonly detail: string }
export type ZipEntry = { readonly name: string; readonly method: number; readonly crc: number; readonly packedBytes: number; readonly bytes: number; readonly dataStart: number }
export type Zip = { readonly bytes: Uint8Array; readonly entries: ReadonlyMap<string, ZipEntry> }

/** More than any order export needs; stops archives that unpack into the whole memory. */
export const MAX_ENTRY_BYTES = 400_000_000
const MAX_ENTRIES = 10_000

/**
 * The central directory of an archive, accepted only when every reader would see the same files: no duplicate names,
 * no overlapping data, no encryption, each local header agreeing with its record. Names are lower-cased, with `/`.
 * Source: PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12, 4.3.16.
 */
export function openZip(bytes: Uint8Array): Result<Zip, ZipError> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 4 || view.getUint32(0, true) !== 0x04034b50) return fail({ code: 'notZip', detail: 'signature' })
  const end = findEnd(view)
  if (end < 0) return fail({ code: 'truncated', detail: 'no end record' })
  const count = view.getUint16(end + 10, true)
  const directoryBytes = view.getUint32(end + 12, true)
  const directoryStart = view.getUint32(end + 16, true)
  if (directoryStart + directoryBytes > end || count > MAX_ENTRIES) return fail({ code: 'damaged', detail: 'directory outside the file' })
  const entries = new Map<string, ZipEntry>()
  const spans: { start: number; end: number }[] = []
  let at = directoryStart
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) return fail({ code: 'damaged', detail: 'directory record' })
    const nameBytes = view.getUint16(at + 28, true)
    const rawName = bytes.subarray(at + 46, at + 46 + nameBytes)
    const name = entryName(rawName)
    if ((view.getUint16(at + 8, true) & 0x41) !== 0) return fail({ code: 'encrypted', detail: name })
    const method = view.getUint16(at + 10, true)
    const packedBytes = view.getUint32(at + 20, true)
    const localStart = view.getUint32(at + 42, true)
    if (method !== 0 && method !== 8) return fail({ code: 'damaged', detail: `compression method ${method}` })
    if (localStart + 30 > directoryStart || view.getUint32(localStart, true) !== 0x04034b50) return fail({ code: 'damaged', detail: `local header of ${name}` })
    const localNameBytes = view.getUint16(localStart + 26, true)
    const dataStart = localStart + 30 + localNameBytes + view.getUint16(localStart + 28, true)
    if (dataStart + packedBytes > directoryStart) return fail({ code: 'damaged', detail: `data of ${name}` })
    if (entryName(bytes.subarray(localStart + 30, localStart + 30 + localNameBytes)) !== name) return fail({ code: 'damaged', detail: `two names for ${name}` })
    if (entries.has(name)) return fail({ code: 'damaged', detail: `duplicate ${name}` })
    entries.set(name, { name, method, crc: view.getUint32(at + 16, true), packedBytes, bytes: view.getUint32(at + 24, true), dataStart })
    spans.push({ start: localStart, end: dataStart + packedBytes })
    at += 46 + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  spans.sort((a, b) => a.start - b.start)
  for (let i = 1; i < spans.length; i += 1) if (spans[i]!.start < spans[i - 1]!.end) return fail({ code: 'damaged', detail: 'overlapping entries' })
  return ok({ bytes, entries })
}

/** The content of one entry; its length and CRC-32 must be what the directory says, and nothing is unpacked beyond the cap. */
export async function readEntry(zip: Zip, entry: ZipEntry, maxBytes = MAX_ENTRY_BYTES): Promise<Result<Uint8Array, ZipError>> {
  if (entry.bytes > maxBytes) return fail({ code: 'tooLarge', detail: entry.name })
  const packed = zip.bytes.subarray(entry.dataStart, entry.dataStart + entry.packedBytes)
  const content = entry.method === 0 ? packed : await inflate(packed, entry.bytes)
  if (!content || content.length !== entry.bytes) return fail({ code: 'damaged', detail: `length of ${entry.name}` })
  if (crc32(content) !== entry.crc) return fail({ code: 'damaged', detail: `checksum of ${entry.name}` })
  return ok(content)
}

/** Exactly `wantedBytes` bytes, or null when the stream is broken, shorter or longer. */
async function inflate(packed: Uint8Array, wantedBytes: number): Promise<Uint8Array | null> {
  const stream = new DecompressionStream('deflate-raw')
  const writer = stream.writable.getWriter()
  const ignore = () => undefined
  // The reading side reports a broken stream; the same failure here would otherwise count as unhandled.
  writer.write(packed).catch(ignore)
  writer.close().catch(ignore)
  const reader = stream.readable.getReader()
  const parts: Uint8Array[] = []
  let have = 0
  try {
    for (;;) {
      const part = await reader.read()
      if (part.done) break
      have += part.value.length
      if (have > wantedBytes) {
        reader.cancel().catch(ignore)
        return null
      }
      parts.push(part.value)
    }
  } catch {
    return null
  }
  const whole = new Uint8Array(have)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function entryName(raw: Uint8Array): string {
  return new TextDecoder('utf-8').decode(raw).replaceAll('\\', '/').toLowerCase()
}

function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50 && at + 22 + view.getUint16(at + 20, true) === view.byteLength) return at
  }
  return -1
}
