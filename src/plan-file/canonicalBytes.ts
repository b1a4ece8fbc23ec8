import { canonicalJson, type Json } from '#shared/canonicalJson.ts'
import { fail, ok, type Result } from '#shared/result.ts'
import { MAX_DEPTH } from './types.ts'

/** The one byte sequence of a value. */
export function canonicalBytes(value: Json): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(canonicalJson(value))
}

/**
 * The value of canonical bytes. Anything else is refused: duplicate keys, spaces, other number forms, a byte-order mark, broken UTF-8
 * and a key `__proto__` could each be read in two ways.
 */
export function parseCanonical(bytes: Uint8Array): Result<Json, { readonly code: 'tooDeep' | 'notCanonical' }> {
  if (isTooDeep(bytes)) return fail({ code: 'tooDeep' })
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    const value = JSON.parse(text) as Json
    if (text.includes('"__proto__":') || canonicalJson(value) !== text) return fail({ code: 'notCanonical' })
    return ok(value)
  } catch (error) {
    // TypeError: not UTF-8. SyntaxError: not JSON. RangeError: a number or text that canonical JSON does not have.
    if (error instanceof TypeError || error instanceof SyntaxError || error instanceof RangeError) return fail({ code: 'notCanonical' })
    throw error
  }
}

/** Looked at before parsing, since parsers differ in how deep they can go. */
function isTooDeep(bytes: Uint8Array): boolean {
  let depth = 0
  let isInText = false
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i]
    if (isInText) {
      if (byte === 0x5c) i += 1
      else if (byte === 0x22) isInText = false
    } else if (byte === 0x22) isInText = true
    else if (byte === 0x7b || byte === 0x5b) {
      depth += 1
      if (depth > MAX_DEPTH) return true
    } else if (byte === 0x7d || byte === 0x5d) depth -= 1
  }
  return false
}
