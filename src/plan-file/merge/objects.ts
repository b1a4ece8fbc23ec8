import { memberOf } from './same.ts'
import type { JsonObject, Versions } from './types.ts'

/** One object in every version that is compared. */
export type Objects = { readonly base: JsonObject; readonly ours: JsonObject; readonly theirs: JsonObject; readonly otherBases: readonly JsonObject[] }

/** One member of it, in every version. */
export function membersOf({ base, ours, theirs, otherBases }: Objects, field: string): Versions {
  return { base: memberOf(base, field), ours: memberOf(ours, field), theirs: memberOf(theirs, field), otherBases: otherBases.map((other) => memberOf(other, field)) }
}
