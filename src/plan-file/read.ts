import { z } from 'zod'

import type { Json } from '#shared/canonicalJson.ts'
import { fail, ok, type Result } from '#shared/result.ts'
import { sha256Hex } from '#shared/sha256.ts'
import { PLAN_SCHEMA, type PlanDocument } from '#domain/plan.ts'
import { parseCanonical } from './canonicalBytes.ts'
import { countsOf } from './canonicalDocument.ts'
import { checkDocument, pathOf } from './checkDocument.ts'
import { unpackContainer, type Unpacked } from './container.ts'
import { gunzip } from './gzip.ts'
import { unlock } from './lock.ts'
import { id, text, timeMs, wholeNumber } from './steps/fields.ts'
import { migrateDocument } from './steps/registry.ts'
import { DOCUMENT_KEYS } from './steps/schema4.ts'
import { LEFT_OUT, MAX_PARENTS, MAX_RAW_BYTES, type CarriedForward, type PlanFileError, type PlanHeader } from './types.ts'

export type ReadPlan = {
  readonly document: PlanDocument
  readonly header: PlanHeader
  /** SHA-256 of the uncompressed canonical JSON. */
  readonly identity: string
  /** What a newer schema added; hand it to `writePlanFile` again. */
  readonly carried: CarriedForward | null
}

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const headerSchema = z.looseObject({
  app: z.literal('headroom'), build: text, kind: z.enum(['plan', 'backup', 'delta']), schema: z.int().min(1), minReader: z.int().min(1), planId: id, name: text,
  author: text.nullable(), savedAtMs: timeMs, revision: wholeNumber, parents: z.array(sha256).max(MAX_PARENTS), originPlanId: id.optional(), without: z.array(z.enum(LEFT_OUT)).optional(), counts: z.record(z.string().max(40), wholeNumber),
  rawLength: wholeNumber, rawSha256: sha256,
} satisfies { readonly [K in keyof PlanHeader]-?: z.ZodType })

/** Reads a plan file: is it ours, checksum, passphrase, version, migrate, validate; every damage has its code, and nothing is half-read. */
export async function readPlanFile(bytes: Uint8Array, phrase: string | null = null): Promise<Result<ReadPlan, PlanFileError>> {
  const outer = await unpackContainer(bytes)
  if (!outer.ok) return outer
  if (!outer.value.isLocked) return readUnpacked(outer.value)
  const unlocked = await unlock(outer.value, phrase)
  if (!unlocked.ok) return unlocked
  const inner = await unpackContainer(unlocked.value.bytes)
  if (!inner.ok) return inner
  if (inner.value.isLocked) return fail({ code: 'planFile.headerInvalid', params: { field: 'lock' } })
  const read = await readUnpacked(inner.value)
  const { planId, revision } = unlocked.value.header
  if (read.ok && (read.value.header.planId !== planId || read.value.header.revision !== revision)) return fail({ code: 'planFile.headerInvalid', params: { field: 'planId' } })
  return read
}

async function readUnpacked(unpacked: Unpacked): Promise<Result<ReadPlan, PlanFileError>> {
  const headerRead = readHeader(unpacked.header)
  if (!headerRead.ok) return headerRead
  const header = headerRead.value
  if (header.minReader > PLAN_SCHEMA) {
    return fail({ code: 'planFile.needsNewerReader', params: { name: header.name, author: header.author ?? '', savedAtMs: header.savedAtMs, minReader: header.minReader }, header })
  }
  if (header.kind !== 'plan') return fail({ code: 'planFile.kindUnsupported', params: { kind: header.kind } })
  if (header.rawLength > MAX_RAW_BYTES) return fail({ code: 'planFile.tooLarge', params: { limitMegabytes: MAX_RAW_BYTES / 2 ** 20 } })

  const inflated = await gunzip(unpacked.payload, header.rawLength)
  if (!inflated.ok) return fail({ code: inflated.reason === 'tooLong' ? 'planFile.contentMismatch' : 'planFile.payloadDamaged' })
  const identity = await sha256Hex(inflated.bytes)
  if (identity !== header.rawSha256) return fail({ code: 'planFile.contentMismatch' })
  const parsed = parseCanonical(inflated.bytes)
  if (!parsed.ok) return fail({ code: `planFile.${parsed.error.code}` })
  return readDocument(parsed.value, header, identity)
}

function readHeader(bytes: Uint8Array): Result<PlanHeader, PlanFileError> {
  const parsed = parseCanonical(bytes)
  if (!parsed.ok) return fail({ code: 'planFile.headerInvalid', params: { field: parsed.error.code } })
  const checked = headerSchema.safeParse(parsed.value)
  if (!checked.success) return fail({ code: 'planFile.headerInvalid', params: { field: pathOf(checked.error) } })
  return ok(checked.data as PlanHeader)
}

function readDocument(json: Json, header: PlanHeader, identity: string): Result<ReadPlan, PlanFileError> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return fail({ code: 'planFile.invalid', params: { field: '' } })
  const migrated = migrateDocument(json as { readonly [key: string]: Json }, header.schema)
  const checked = checkDocument(migrated)
  if (!checked.ok) return fail({ code: 'planFile.invalid', params: { field: checked.error.field } })
  const document = checked.value
  if (document.planId !== header.planId || document.settings.name !== header.name) return fail({ code: 'planFile.headerInvalid', params: { field: 'planId' } })
  // A list that the file's schema did not have is empty, and not counted in its header.
  const counts = countsOf(document)
  const miscounted = Object.keys(counts).find((key) => (header.counts[key] ?? 0) !== counts[key])
  if (miscounted !== undefined) return fail({ code: 'planFile.countsMismatch', params: { field: miscounted } })
  return ok({ document, header, identity, carried: carriedOf(migrated, header) })
}

function carriedOf(migrated: { readonly [key: string]: Json | undefined }, header: PlanHeader): CarriedForward | null {
  if (header.schema <= PLAN_SCHEMA) return null
  const known = new Set<string>(DOCUMENT_KEYS)
  const sections = Object.fromEntries(Object.entries(migrated).flatMap(([key, value]) => (known.has(key) || value === undefined ? [] : [[key, value]])))
  return { schema: header.schema, minReader: header.minReader, sections }
}
