import { fail, ok, type Result } from '#shared/result.ts'

import type { ByteSource } from '../byteSource.ts'
import { crc32 } from './crc32.ts'
import { inflateSmall } from './inflate.ts'

export type ZipError = { readonly code: 'notZip' | 'truncated' | 'encrypted' | 'damaged' | 'tooLarge'; readonly detail: string }
export type ZipEntry = { readonly name: string; readonly writtenName: string; readonly method: number; readonly crc: number; readonly packedBytes: number; readonly bytes: number; readonly dataStart: number }
export type Zip = {
  readonly source: ByteSource
  readonly entries: ReadonlyMap<string, ZipEntry>
  /** Contents of small entries that were read and found whole. */
  readonly known: Map<string, readonly Uint8Array[]>
}

/** Thrown in the middle of a stream, where no Result can be returned. */
export class ZipFailure extends Error {
  readonly error: ZipError
  constructor(error: ZipError) {
    super(error.detail)
    this.error = error
  }
}

/** More than any order export needs; stops archives that unpack into the whole memory. */
export const MAX_ENTRY_BYTES = 400_000_000
/** Tables pack ten to forty times; beyond this size a part that packs a hundred times is made to fill the memory. */
const FREE_BYTES = 20_000_000
const MAX_RATIO = 100
const MAX_ENTRIES = 10_000
const MAX_DIRECTORY_BYTES = 8_000_000
const MAX_KEPT_BYTES = 200_000
const PIECE_BYTES = 1 << 18
const LOCAL_BYTES = 30

/**
 * The central directory of an archive, accepted only when every reader would see the same files: no duplicate names,
 * no overlapping data, no encryption, each local header agreeing with its record. Names are lower-cased, with `/`.
 * Source: PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12, 4.3.14 to 4.3.16.
 */
export async function openZip(source: ByteSource): Promise<Result<Zip, ZipError>> {
  const first = await source.read(0, 4)
  if (first.length < 4 || viewOf(first).getUint32(0, true) !== 0x04034b50) return fail({ code: 'notZip', detail: 'signature' })
  const end = await findEnd(source)
  if (!end) return fail({ code: 'truncated', detail: 'no end record' })
  if (end.start + end.bytes > end.at || end.count > MAX_ENTRIES || end.bytes > MAX_DIRECTORY_BYTES) return fail({ code: 'damaged', detail: 'directory outside the file' })
  const directory = await source.read(end.start, end.start + end.bytes)
  const view = viewOf(directory)
  const entries = new Map<string, ZipEntry>()
  const spans: { start: number; end: number }[] = []
  let at = 0
  for (let i = 0; i < end.count; i += 1) {
    if (at + 46 > directory.length || view.getUint32(at, true) !== 0x02014b50) return fail({ code: 'damaged', detail: 'directory record' })
    const nameBytes = view.getUint16(at + 28, true)
    const extraBytes = view.getUint16(at + 30, true)
    const writtenName = entryName(directory.subarray(at + 46, at + 46 + nameBytes))
    const name = writtenName.toLowerCase()
    if ((view.getUint16(at + 8, true) & 0x41) !== 0) return fail({ code: 'encrypted', detail: name })
    const method = view.getUint16(at + 10, true)
    const wide = wideFields(view, at + 46 + nameBytes, at + 46 + nameBytes + extraBytes)
    const bytes = wide(view.getUint32(at + 24, true))
    const packedBytes = wide(view.getUint32(at + 20, true))
    const localStart = wide(view.getUint32(at + 42, true))
    if (method !== 0 && method !== 8) return fail({ code: 'damaged', detail: `compression method ${method}` })
    if (localStart + LOCAL_BYTES > end.start) return fail({ code: 'damaged', detail: `local header of ${name}` })
    const local = await source.read(localStart, localStart + LOCAL_BYTES + nameBytes)
    const localView = viewOf(local)
    if (local.length < LOCAL_BYTES + nameBytes || localView.getUint32(0, true) !== 0x04034b50) return fail({ code: 'damaged', detail: `local header of ${name}` })
    const dataStart = localStart + LOCAL_BYTES + localView.getUint16(26, true) + localView.getUint16(28, true)
    if (dataStart + packedBytes > end.start) return fail({ code: 'damaged', detail: `data of ${name}` })
    if (localView.getUint16(26, true) !== nameBytes || entryName(local.subarray(LOCAL_BYTES)) !== writtenName) return fail({ code: 'damaged', detail: `two names for ${name}` })
    if (entries.has(name)) return fail({ code: 'damaged', detail: `duplicate ${name}` })
    entries.set(name, { name, writtenName, method, crc: view.getUint32(at + 16, true), packedBytes, bytes, dataStart })
    spans.push({ start: localStart, end: dataStart + packedBytes })
    at += 46 + nameBytes + extraBytes + view.getUint16(at + 32, true)
  }
  spans.sort((a, b) => a.start - b.start)
  for (let i = 1; i < spans.length; i += 1) if (spans[i]!.start < spans[i - 1]!.end) return fail({ code: 'damaged', detail: 'overlapping entries' })
  return ok({ source, entries, known: new Map() })
}

/**
 * The content of one entry in pieces; nothing is unpacked beyond the length that the directory states.
 * @throws ZipFailure when length or CRC-32 are not what the directory says, at the latest after the last piece.
 */
export async function* entryPieces({ source, known }: Zip, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  const before = known.get(entry.name)
  if (before) {
    yield* before
    return
  }
  const fits = entry.bytes <= MAX_ENTRY_BYTES && (entry.bytes <= FREE_BYTES || entry.bytes <= entry.packedBytes * MAX_RATIO)
  if (!fits) throw new ZipFailure({ code: 'tooLarge', detail: entry.name })
  const kept: Uint8Array[] = []
  let have = 0
  let crc = 0
  for await (const piece of entry.method === 0 ? packedPieces(source, entry) : entry.bytes <= MAX_KEPT_BYTES ? inflatedPart(source, entry) : inflate(packedPieces(source, entry), entry.name)) {
    have += piece.length
    if (have > entry.bytes) break
    crc = crc32(piece, crc)
    if (entry.bytes <= MAX_KEPT_BYTES) kept.push(piece)
    yield piece
  }
  if (have !== entry.bytes) throw new ZipFailure({ code: 'damaged', detail: `length of ${entry.name}` })
  if (crc !== entry.crc) throw new ZipFailure({ code: 'damaged', detail: `checksum of ${entry.name}` })
  if (entry.bytes <= MAX_KEPT_BYTES) known.set(entry.name, kept)
}

async function* packedPieces(source: ByteSource, { dataStart, packedBytes }: ZipEntry): AsyncGenerator<Uint8Array> {
  for (let at = dataStart; at < dataStart + packedBytes; at += PIECE_BYTES) yield await source.read(at, Math.min(dataStart + packedBytes, at + PIECE_BYTES))
}

async function* inflatedPart(source: ByteSource, { dataStart, packedBytes, bytes, name }: ZipEntry): AsyncGenerator<Uint8Array> {
  const content = inflateSmall(await source.read(dataStart, dataStart + packedBytes), bytes)
  if (!content) throw new ZipFailure({ code: 'damaged', detail: `length of ${name}` })
  yield content
}

async function* inflate(packed: AsyncGenerator<Uint8Array>, name: string): AsyncGenerator<Uint8Array> {
  const stream = new DecompressionStream('deflate-raw')
  const writer = stream.writable.getWriter()
  const ignore = () => undefined
  const write = async () => {
    for await (const piece of packed) await writer.write(piece)
    await writer.close()
  }
  // The reading side reports a broken stream; the same failure here would otherwise count as unhandled.
  write().catch(ignore)
  const reader = stream.readable.getReader()
  try {
    for (;;) {
      const part = await reader.read().catch(() => {
        throw new ZipFailure({ code: 'damaged', detail: `length of ${name}` })
      })
      if (part.done) return
      yield part.value
    }
  } finally {
    reader.cancel().catch(ignore)
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function entryName(raw: Uint8Array): string {
  return new TextDecoder('utf-8').decode(raw).replaceAll('\\', '/')
}

/** Takes, in their order, the eight-byte values that replace fields of all ones (APPNOTE 4.5.3). */
function wideFields(view: DataView, from: number, to: number): (value: number) => number {
  let at = -1
  for (let field = from; field + 4 <= Math.min(to, view.byteLength); field += 4 + view.getUint16(field + 2, true)) if (view.getUint16(field, true) === 1) at = field + 4
  return (value) => {
    if (value !== 0xffffffff || at < 0 || at + 8 > Math.min(to, view.byteLength)) return value
    at += 8
    return Number(view.getBigUint64(at - 8, true))
  }
}

type End = { readonly at: number; readonly count: number; readonly bytes: number; readonly start: number }

async function findEnd(source: ByteSource): Promise<End | null> {
  const lowest = Math.max(0, source.sizeBytes - 22 - 0xffff - 20)
  const tail = await source.read(lowest, source.sizeBytes)
  const view = viewOf(tail)
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (view.getUint32(at, true) !== 0x06054b50 || at + 22 + view.getUint16(at + 20, true) !== tail.length) continue
    const plain = { at: lowest + at, count: view.getUint16(at + 10, true), bytes: view.getUint32(at + 12, true), start: view.getUint32(at + 16, true) }
    const isWide = plain.count === 0xffff || plain.bytes === 0xffffffff || plain.start === 0xffffffff
    if (!isWide || at < 20 || view.getUint32(at - 20, true) !== 0x07064b50) return plain
    const recordAt = Number(view.getBigUint64(at - 12, true))
    const record = await source.read(recordAt, recordAt + 56)
    if (record.length < 56 || viewOf(record).getUint32(0, true) !== 0x06064b50) return null
    const wide = viewOf(record)
    return { at: recordAt, count: Number(wide.getBigUint64(32, true)), bytes: Number(wide.getBigUint64(40, true)), start: Number(wide.getBigUint64(48, true)) }
  }
  return null
}
