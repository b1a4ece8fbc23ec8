import { deflateSync } from 'fflate'

import { crc32 } from '#importers/workbook/crc32.ts'

/** What a hostile archive may say of an entry instead of the truth. */
export type RawEntry = {
  readonly name: string
  readonly data: Uint8Array
  readonly isStored?: boolean
  readonly flags?: number
  readonly method?: number
  readonly crc?: number
  readonly statedBytes?: number
  readonly localName?: string
  /** Point at the data of this entry (by index) instead of its own. */
  readonly sharesDataOf?: number
  readonly packed?: Uint8Array
}

/** An archive written byte by byte. Source: PKWARE APPNOTE 6.3.10. */
export function rawZip(entries: readonly RawEntry[], tail: { readonly comment?: Uint8Array; readonly isWithoutEnd?: boolean } = {}): Uint8Array {
  const parts: Uint8Array[] = []
  let length = 0
  const push = (bytes: Uint8Array) => {
    parts.push(bytes)
    length += bytes.length
  }
  const offsets: number[] = []
  const packedOf = entries.map((entry) => entry.packed ?? (entry.isStored ? entry.data : deflateSync(entry.data)))
  entries.forEach((entry, i) => {
    if (entry.sharesDataOf !== undefined) return void (offsets[i] = offsets[entry.sharesDataOf]!)
    offsets[i] = length
    push(header(0x04034b50, entry, packedOf[i]!, entry.localName ?? entry.name, null))
    push(packedOf[i]!)
  })
  const directoryStart = length
  entries.forEach((entry, i) => push(header(0x02014b50, entry, packedOf[entry.sharesDataOf ?? i]!, entry.name, offsets[i]!)))
  const end = new DataView(new ArrayBuffer(22))
  end.setUint32(0, 0x06054b50, true)
  end.setUint16(8, entries.length, true)
  end.setUint16(10, entries.length, true)
  end.setUint32(12, length - directoryStart, true)
  end.setUint32(16, directoryStart, true)
  end.setUint16(20, tail.comment?.length ?? 0, true)
  if (!tail.isWithoutEnd) push(new Uint8Array(end.buffer))
  if (tail.comment) push(tail.comment)
  return concat(parts)
}

function header(signature: number, entry: RawEntry, packed: Uint8Array, name: string, offset: number | null): Uint8Array {
  const nameBytes = new TextEncoder().encode(name)
  const isCentral = offset !== null
  const view = new DataView(new ArrayBuffer((isCentral ? 46 : 30) + nameBytes.length))
  view.setUint32(0, signature, true)
  let at = 4
  if (isCentral) {
    view.setUint16(at, 20, true)
    at += 2
  }
  const method = entry.method ?? (entry.isStored ? 0 : 8)
  for (const value of [20, entry.flags ?? 0, method, 0, 33]) {
    view.setUint16(at, value, true)
    at += 2
  }
  for (const value of [entry.crc ?? crc32(entry.data), packed.length, entry.statedBytes ?? entry.data.length]) {
    view.setUint32(at, value >>> 0, true)
    at += 4
  }
  view.setUint16(at, nameBytes.length, true)
  if (isCentral) view.setUint32(42, offset, true)
  const bytes = new Uint8Array(view.buffer)
  bytes.set(nameBytes, bytes.length - nameBytes.length)
  return bytes
}

export function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
