import type { Json } from '#shared/canonicalJson.ts'
import type { PlanDocument } from '#domain/plan.ts'
import { checkDocument } from '#plan-file/checkDocument.ts'
import { gunzip } from '#plan-file/gzip.ts'
import { DOCUMENT_KEYS } from '#plan-file/steps/schema4.ts'
import { migrateDocument } from '#plan-file/steps/registry.ts'

/** Rows were kept without the number of their schema while there was this one only. */
const UNNUMBERED_SCHEMA = 4

/** A document as kept in the database apart from the plan: compressed, in the schema of the build that kept it. */
export type KeptDocument = { readonly schema?: number; readonly rawLength: number; readonly bytes: Uint8Array<ArrayBuffer> }

/**
 * The kept document in the present schema, with what a newer one added hanging on it; null when it is damaged, or is no plan even after the
 * steps from its schema to this one.
 */
export async function readKept({ schema = UNNUMBERED_SCHEMA, rawLength, bytes }: KeptDocument): Promise<PlanDocument | null> {
  const inflated = await gunzip(bytes, rawLength)
  const json = inflated.ok ? parsed(inflated.bytes) : null
  if (json === null) return null
  const migrated = migrateDocument(json, schema)
  const checked = checkDocument(migrated)
  if (!checked.ok) return null
  const known = new Set<string>(DOCUMENT_KEYS)
  return { ...Object.fromEntries(Object.entries(migrated).filter(([key]) => !known.has(key))), ...checked.value }
}

function parsed(bytes: Uint8Array): { readonly [key: string]: Json } | null {
  try {
    const json = JSON.parse(new TextDecoder().decode(bytes)) as Json
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as { readonly [key: string]: Json }) : null
  } catch {
    // What does not parse is damaged, which the caller tells.
    return null
  }
}
