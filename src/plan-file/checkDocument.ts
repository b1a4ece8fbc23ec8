import type { z } from 'zod'

import { fail, ok, type Result } from '#shared/result.ts'
import type { PlanDocument } from '#domain/plan.ts'
import { firstUnsorted } from './canonicalDocument.ts'
import { DOCUMENT_KEYS, documentSchema4 } from './steps/schema4.ts'

/** The document of the present schema that a value is, known sections only; else the first field that is wrong. */
export function checkDocument(value: unknown): Result<PlanDocument, { readonly code: 'invalid'; readonly field: string }> {
  const checked = documentSchema4.safeParse(value)
  if (!checked.success) return fail({ code: 'invalid', field: pathOf(checked.error) })
  // The schema has every field of the type (steps/schema4.ts does not compile otherwise); brands are given here.
  const document = Object.fromEntries(DOCUMENT_KEYS.map((key) => [key, checked.data[key]])) as unknown as PlanDocument
  const unsorted = firstUnsorted(document)
  return unsorted === null ? ok(document) : fail({ code: 'invalid', field: unsorted })
}

/** Where the first fault is, as `skus.3.name`. */
export function pathOf(error: z.ZodError): string {
  return (error.issues[0]?.path ?? []).map(String).join('.').slice(0, 200)
}
