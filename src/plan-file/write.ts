import type { Json } from '#shared/canonicalJson.ts'
import { invariant } from '#shared/assert.ts'
import { fail, ok, type Result } from '#shared/result.ts'
import { sha256Hex } from '#shared/sha256.ts'
import { PLAN_SCHEMA, type PlanDocument } from '#domain/plan.ts'
import { canonicalBytes } from './canonicalBytes.ts'
import { canonicalDocument, countsOf, planIdentity } from './canonicalDocument.ts'
import { packContainer } from './container.ts'
import { gzip } from './gzip.ts'
import { readPlanFile } from './read.ts'
import { DOCUMENT_KEYS } from './steps/schema4.ts'
import { MAX_PARENTS, MAX_RAW_BYTES, type CarriedForward, type PlanFileError, type PlanFileMeta, type PlanHeader } from './types.ts'

/** The oldest schema whose reader can open what this build writes. */
const MIN_READER = 1

/**
 * The bytes of a plan file. Call `verifyWritten` before saying "saved".
 * @throws RangeError when the document holds what JSON cannot (NaN, a lone surrogate) or is larger than any reader accepts.
 */
export async function writePlanFile(document: PlanDocument, meta: PlanFileMeta): Promise<Uint8Array<ArrayBuffer>> {
  const { carried } = meta
  const raw = contentBytes(document, carried)
  invariant(raw.length <= MAX_RAW_BYTES, 'the plan is larger than a plan file may be')
  const header: PlanHeader = {
    app: 'headroom',
    build: meta.build,
    kind: 'plan',
    schema: Math.max(PLAN_SCHEMA, carried?.schema ?? 0),
    minReader: Math.max(MIN_READER, carried?.minReader ?? 0),
    planId: document.planId,
    name: document.settings.name,
    author: meta.author ?? null,
    savedAtMs: meta.savedAtMs,
    revision: meta.revision,
    parents: (meta.parents ?? []).slice(0, MAX_PARENTS),
    ...(meta.originPlanId === undefined || meta.originPlanId === document.planId ? {} : { originPlanId: meta.originPlanId }),
    ...(meta.without === undefined || meta.without.length === 0 ? {} : { without: meta.without }),
    counts: countsOf(document),
    rawLength: raw.length,
    rawSha256: await sha256Hex(raw),
  }
  return packContainer(canonicalBytes(header as unknown as Json), await gzip(raw))
}

/** The identity that a plan file of this document will have: of all that it holds, what a newer schema added included. */
export function fileIdentity(document: PlanDocument, carried: CarriedForward | null): Promise<string> {
  return sha256Hex(contentBytes(document, carried))
}

/**
 * Reads a written file again and compares it with what it should hold: only then is it saved. `carried`: what a newer schema added, as it was
 * written; left out = only what this schema knows is compared.
 */
export async function verifyWritten(bytes: Uint8Array, document: PlanDocument, phrase: string | null = null, carried?: CarriedForward | null): Promise<Result<{ readonly identity: string }, PlanFileError>> {
  const read = await readPlanFile(bytes, phrase)
  if (!read.ok) return read
  const [expected, found] = await Promise.all([planIdentity(document), planIdentity(read.value.document)])
  const isWhole = carried === undefined || (await sha256Hex(contentBytes(document, carried))) === read.value.identity
  return expected === found && isWhole ? ok({ identity: read.value.identity }) : fail({ code: 'planFile.verifyFailed' })
}

/** The canonical JSON of a plan, with the sections of a newer schema that it came with. */
function contentBytes(document: PlanDocument, carried: CarriedForward | null | undefined): Uint8Array<ArrayBuffer> {
  const sections = Object.fromEntries(Object.entries(carried?.sections ?? {}).filter(([key]) => !(DOCUMENT_KEYS as readonly string[]).includes(key)))
  return canonicalBytes({ ...sections, ...(canonicalDocument(document) as unknown as { readonly [key: string]: Json }) })
}
