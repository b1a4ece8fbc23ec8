import { fail, ok, type Result } from '#shared/result.ts'
import { sha256Hex } from '#shared/sha256.ts'
import { CONTAINER_VERSION, LOCKED, MAGIC, MAX_FILE_BYTES, MAX_HEADER_BYTES, type PlanFileError } from './types.ts'

const FIXED_BYTES = MAGIC.length + 2
const LENGTH_BYTES = 4
const HASH_BYTES = 32
const SMALLEST_FILE = FIXED_BYTES + 2 * LENGTH_BYTES + HASH_BYTES

export async function packContainer(header: Uint8Array, payload: Uint8Array, flags = 0): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(SMALLEST_FILE + header.length + payload.length)
  const view = new DataView(bytes.buffer)
  bytes.set([...MAGIC, CONTAINER_VERSION, flags])
  view.setUint32(FIXED_BYTES, header.length, true)
  bytes.set(header, FIXED_BYTES + LENGTH_BYTES)
  const payloadAt = FIXED_BYTES + LENGTH_BYTES + header.length
  view.setUint32(payloadAt, payload.length, true)
  bytes.set(payload, payloadAt + LENGTH_BYTES)
  const hash = await sha256Hex(bytes.subarray(0, bytes.length - HASH_BYTES))
  bytes.set(bytesOfHex(hash), bytes.length - HASH_BYTES)
  return bytes
}

export type Unpacked = { readonly header: Uint8Array; readonly payload: Uint8Array; readonly isLocked: boolean }

/** Is it ours, is it whole, may it be read: header and payload as they lie in the file. */
export async function unpackContainer(bytes: Uint8Array): Promise<Result<Unpacked, PlanFileError>> {
  if (bytes.length === 0) return fail({ code: 'planFile.empty' })
  const stranger = recogniseMagic(bytes)
  if (stranger) return fail(stranger)
  if (bytes.length > MAX_FILE_BYTES) return fail({ code: 'planFile.tooLarge', params: { limitMegabytes: MAX_FILE_BYTES / 2 ** 20 } })
  if (bytes.length < SMALLEST_FILE) return fail({ code: 'planFile.truncated' })

  const hash = await sha256Hex(bytes.subarray(0, bytes.length - HASH_BYTES))
  const isWhole = bytesOfHex(hash).every((byte, i) => bytes[bytes.length - HASH_BYTES + i] === byte)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const headerLength = view.getUint32(FIXED_BYTES, true)
  const payloadAt = FIXED_BYTES + LENGTH_BYTES + headerLength
  const payloadLength = payloadAt + LENGTH_BYTES <= bytes.length ? view.getUint32(payloadAt, true) : null
  const expectedLength = payloadLength === null ? null : SMALLEST_FILE + headerLength + payloadLength
  if (!isWhole) return fail(damageOf(bytes.length, headerLength, expectedLength))

  const version = bytes[MAGIC.length]!
  if (version !== CONTAINER_VERSION) return fail({ code: 'planFile.newerContainer', params: { version } })
  const flags = bytes[MAGIC.length + 1]!
  if ((flags & ~LOCKED) !== 0) return fail({ code: 'planFile.unknownFlags', params: { flags } })
  if (headerLength > MAX_HEADER_BYTES || expectedLength !== bytes.length) return fail({ code: 'planFile.headerInvalid', params: { field: 'length' } })
  return ok({
    header: bytes.subarray(FIXED_BYTES + LENGTH_BYTES, payloadAt),
    payload: bytes.subarray(payloadAt + LENGTH_BYTES, bytes.length - HASH_BYTES),
    isLocked: (flags & LOCKED) !== 0,
  })
}

/** Null when the file begins as ours does. */
function recogniseMagic(bytes: Uint8Array): PlanFileError | null {
  const sameBytes = MAGIC.findIndex((byte, i) => bytes[i] !== byte)
  if (sameBytes === -1) return null
  if (bytes.length < MAGIC.length && sameBytes === bytes.length && sameBytes >= LENGTH_BYTES) return { code: 'planFile.truncated' }
  const isNameIntact = MAGIC.slice(1, 4).every((byte, i) => bytes[i + 1] === byte)
  // A transfer as text strips the high bit or rewrites line ends; that is what these bytes are there to show.
  const isHighBitLost = bytes[0] === (MAGIC[0] & 0x7f)
  if (isNameIntact && (bytes[0] === MAGIC[0] || isHighBitLost)) return { code: 'planFile.textModeDamage' }
  return { code: isReadableJson(bytes) ? 'planFile.readableJson' : 'planFile.notOurs' }
}

/** The copy of a plan that is meant for reading: it begins with the name of the app. */
function isReadableJson(bytes: Uint8Array): boolean {
  return /^\s*\{\s*"app":\s*"headroom"/.test(new TextDecoder().decode(bytes.subarray(0, 100)))
}

/** The most telling reason why the checksum is wrong. */
function damageOf(length: number, headerLength: number, expectedLength: number | null): PlanFileError {
  if (headerLength <= MAX_HEADER_BYTES) {
    if (expectedLength === null || expectedLength > length) {
      return { code: 'planFile.truncated', ...(expectedLength !== null && expectedLength <= MAX_FILE_BYTES ? { params: { missingBytes: expectedLength - length } } : {}) }
    }
    if (expectedLength < length) return { code: 'planFile.extraBytes', params: { extraBytes: length - expectedLength } }
  }
  return { code: 'planFile.checksum' }
}

export function bytesOfHex(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, i) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16))
}
