import { z } from 'zod'

import type { Json } from '#shared/canonicalJson.ts'
import { fail, ok, type Result } from '#shared/result.ts'
import { PLAN_SCHEMA } from '#domain/plan.ts'
import { canonicalBytes, parseCanonical } from './canonicalBytes.ts'
import { pathOf } from './checkDocument.ts'
import { bytesOfHex, packContainer, type Unpacked } from './container.ts'
import { id, text, wholeNumber } from './steps/fields.ts'
import { LOCKED, MAX_RAW_BYTES, type LockedHeader, type LockParameters, type PlanFileError, type PlanHeader } from './types.ts'

/** What keeps a file closed; salt and IV are random and used for one file only. */
export type Lock = { readonly phrase: string; readonly salt: Uint8Array; readonly iv: Uint8Array; readonly iterations?: number }

/** OWASP's figure of 2023 for PBKDF2-SHA-256 is half of it. */
export const LOCK_ITERATIONS = 1_200_000
/** A file may ask for no less protection than this, and for no more work than a reader would wait for. */
export const ITERATION_BOUNDS = [100_000, 10_000_000] as const
export const SALT_BYTES = 16
export const IV_BYTES = 12
export const MAX_PHRASE_LENGTH = 1000

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`))
const lockedHeader = z.looseObject({
  app: z.literal('headroom'), build: text, kind: z.enum(['plan', 'backup', 'delta']), schema: z.int().min(1), minReader: z.int().min(1), planId: id, revision: wholeNumber,
  lock: z.strictObject({
    cipher: z.literal('AES-256-GCM'), kdf: z.literal('PBKDF2-SHA-256'), iterations: z.int().min(ITERATION_BOUNDS[0]).max(ITERATION_BOUNDS[1]), salt: hex(SALT_BYTES), iv: hex(IV_BYTES),
  } satisfies { readonly [K in keyof LockParameters]-?: z.ZodType }),
} satisfies { readonly [K in keyof LockedHeader]-?: z.ZodType })

/**
 * The bytes of a phrase, the same however it was typed: composed characters, and any space as a plain one (RFC 8265, OpaqueString).
 * Null for what nobody could type again: nothing but spaces, half a character, or too long.
 */
export function phraseBytes(phrase: string): Uint8Array | null {
  const plain = phrase.normalize('NFC').replaceAll(/\p{Zs}/gu, ' ')
  if (plain.trim() === '' || plain.length > MAX_PHRASE_LENGTH || /\p{Surrogate}/u.test(plain)) return null
  return new TextEncoder().encode(plain)
}

/** A written plan file, encrypted: AES-256-GCM under a key made of the phrase by PBKDF2, with what stands in front of it authenticated. */
export async function lockPlanFile(bytes: Uint8Array, header: Pick<PlanHeader, 'build' | 'kind' | 'schema' | 'minReader' | 'planId' | 'revision'>, lock: Lock): Promise<Result<Uint8Array<ArrayBuffer>, PlanFileError>> {
  const { salt, iv, iterations = LOCK_ITERATIONS } = lock
  const { build, kind, schema, minReader, planId, revision } = header
  const outer: LockedHeader = { app: 'headroom', build, kind, schema, minReader, planId, revision, lock: { cipher: 'AES-256-GCM', kdf: 'PBKDF2-SHA-256', iterations, salt: hexOf(salt), iv: hexOf(iv) } }
  const key = await keyOf(lock.phrase, outer.lock)
  if (key === null) return fail({ code: 'planFile.phraseUnusable' })
  const head = canonicalBytes(outer as unknown as Json)
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: head }, key, bytes)
  return ok(await packContainer(head, new Uint8Array(sealed), LOCKED))
}

/** The plan file inside an encrypted one. A wrong phrase and a changed content cannot be told apart: neither opens. */
export async function unlock({ header, payload }: Unpacked, phrase: string | null): Promise<Result<{ readonly bytes: Uint8Array; readonly header: LockedHeader }, PlanFileError>> {
  const parsed = parseCanonical(header)
  if (!parsed.ok) return fail({ code: 'planFile.headerInvalid', params: { field: parsed.error.code } })
  const checked = lockedHeader.safeParse(parsed.value)
  if (!checked.success) return fail({ code: 'planFile.headerInvalid', params: { field: pathOf(checked.error) } })
  const outer = checked.data as LockedHeader
  if (outer.minReader > PLAN_SCHEMA) return fail({ code: 'planFile.needsNewerReader', params: { name: '', author: '', savedAtMs: 0, minReader: outer.minReader }, header: outer })
  if (phrase === null) return fail({ code: 'planFile.phraseNeeded', header: outer })
  if (payload.length > MAX_RAW_BYTES) return fail({ code: 'planFile.tooLarge', params: { limitMegabytes: MAX_RAW_BYTES / 2 ** 20 } })
  const key = await keyOf(phrase, outer.lock)
  if (key === null) return fail({ code: 'planFile.phraseWrong', header: outer })
  try {
    const opened = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: bytesOfHex(outer.lock.iv), additionalData: header }, key, payload)
    return ok({ bytes: new Uint8Array(opened), header: outer })
  } catch (error) {
    // OperationError: the authentication tag does not fit.
    if (error instanceof Error && error.name === 'OperationError') return fail({ code: 'planFile.phraseWrong', header: outer })
    throw error
  }
}

async function keyOf(phrase: string, { salt, iterations }: LockParameters) {
  const bytes = phraseBytes(phrase)
  if (bytes === null) return null
  const base = await crypto.subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveKey'])
  return crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt: bytesOfHex(salt), iterations }, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
