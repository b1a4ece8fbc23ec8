import type { Json } from '#shared/canonicalJson.ts'
import { PLAN_SCHEMA } from '#domain/plan.ts'
import { invariant } from '#shared/assert.ts'

/** Turns a document of schema `to - 1` into one of schema `to`. Released steps are never edited, only followed by another. */
export type SchemaStep = { readonly to: number; readonly migrate: (document: { readonly [key: string]: Json | undefined }) => { readonly [key: string]: Json | undefined } }

/** Schema 1 is the first: nothing leads to it. */
export const SCHEMA_STEPS: readonly SchemaStep[] = []

/** Applies one step after the other; a document of this schema or a newer one is returned as it is. */
export function migrateDocument(document: { readonly [key: string]: Json | undefined }, schema: number, steps = SCHEMA_STEPS, target = PLAN_SCHEMA) {
  let migrated = document
  for (let to = schema + 1; to <= target; to += 1) {
    const step = steps.find((candidate) => candidate.to === to)
    invariant(step !== undefined, `no step to plan schema ${to}`)
    migrated = step.migrate(migrated)
  }
  return migrated
}
