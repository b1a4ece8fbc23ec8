import type { PlanDocument } from '#domain/plan.ts'
import { canonicalDocument } from '../canonicalDocument.ts'
import { countChanges } from './countChanges.ts'
import { mergeValue } from './mergeValue.ts'
import { conflictId, pointerOf } from './pointer.ts'
import { objectOf } from './same.ts'
import { comparable, ruleOf, sectionsOf } from './sections.ts'
import { membersOf, type Objects } from './objects.ts'
import type { Choice, Conflict, MergeResult, Value } from './types.ts'
import type { Walk } from './walk.ts'

const NO_CHANGES = { added: 0, changed: 0, removed: 0 }
const NO_CHOICES: ReadonlyMap<string, Choice> = new Map()

/**
 * Merges two plans that came from one base, field by field: a side that is as the base gives way, both alike is fine, both differently is a
 * conflict. Without a base every difference is one. `otherBases`: when two lines took each other in, there are several nearest common
 * versions; what they do not agree on was decided apart, and is a conflict unless both sides have it alike. `ours.planId` is kept: say no to another plan first (`planRefusal`).
 *
 * Shapes: three whole documents in, records in any order; out one canonical document with every default taken. Never throws, and depends
 * on nothing but its arguments. The rules of each field: coupled.ts.
 */
export function mergePlans(base: PlanDocument | null, ours: PlanDocument, theirs: PlanDocument, otherBases: readonly PlanDocument[] = []): MergeResult {
  const inputs = { base, ours, theirs, otherBases }
  const compared = comparableInputs(inputs)
  const { merged, conflicts } = mergeCompared(inputs, compared, NO_CHOICES)
  const applied = base === null
    ? { ours: NO_CHANGES, theirs: NO_CHANGES }
    : { ours: countChanges(compared.base, compared.ours), theirs: countChanges(compared.base, compared.theirs) }
  return { merged, conflicts, applied, inputs }
}

/** As `mergePlans`, taking the choice where there is one for a conflict, and its default elsewhere. */
export function mergeWith(inputs: Inputs, choices: ReadonlyMap<string, Choice>): Merged {
  return mergeCompared(inputs, comparableInputs(inputs), choices)
}

type Inputs = MergeResult['inputs']
type Merged = Pick<MergeResult, 'merged' | 'conflicts'>

function comparableInputs({ base, ours, theirs, otherBases = [] }: Inputs): Objects {
  return { base: comparable(base), ours: comparable(ours), theirs: comparable(theirs), otherBases: otherBases.map(comparable) }
}

function mergeCompared({ base, ours }: Inputs, compared: Objects, choices: ReadonlyMap<string, Choice>): Merged {
  const conflicts: Conflict[] = []
  const walk: Walk = {
    hasBase: base !== null,
    clash: (place, clash, versions, fallback) => {
      const conflict: Conflict = { id: conflictId(place), kind: place.kind, key: place.key, path: pointerOf(place.path), clash, ...versions, default: fallback }
      conflicts.push(conflict)
      return chosenOf(conflict, choices.get(conflict.id))
    },
  }
  const sections = sectionsOf([compared.base, compared.ours, compared.theirs]).map((section) => {
    const values = membersOf(compared, section)
    const { shape, place } = ruleOf(section, values)
    return [section, mergeValue(walk, shape, values, place)] as const
  })
  const { opening = null, ...merged } = objectOf([['planId', ours.planId], ...sections])
  return { merged: canonicalWithSections({ ...merged, opening } as unknown as PlanDocument), conflicts }
}

/** Why two plans cannot be merged, or a base not be theirs: a plan is merged with itself and its copies only. Takes their origins (`originOf`). */
export function planRefusal(base: string | null, ours: string, theirs: string): { readonly code: 'merge.differentPlans' } | null {
  return ours === theirs && (base === null || base === ours) ? null : { code: 'merge.differentPlans' }
}

function chosenOf(conflict: Conflict, choice: Choice | undefined): Value {
  if (typeof choice === 'object') return choice.value
  return conflict[choice ?? conflict.default]
}

function canonicalWithSections(document: PlanDocument): PlanDocument {
  return { ...document, ...canonicalDocument(document) }
}
