import type { Json } from '#shared/canonicalJson.ts'
import { PLAN_SCHEMA } from '#domain/plan.ts'
import { invariant } from '#shared/assert.ts'
import { toSchema2 } from './toSchema2.ts'
import { toSchema3 } from './toSchema3.ts'
import { toSchema4 } from './toSchema4.ts'
import type { SchemaStep } from './types.ts'

/** Schema 1 is the first: nothing leads to it. */
export const SCHEMA_STEPS: readonly SchemaStep[] = [toSchema2, toSchema3, toSchema4]

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
