import type { Choice, Conflict, Value } from '#plan-file/merge/types.ts'

import { fieldWord } from '../words/fields.ts'
import type { FieldWord } from '../words/fieldTypes.ts'
import { placeSteps } from '../words/places.ts'

/** Decisions made so far, by id of the conflict. */
export type Decisions = ReadonlyMap<string, Choice>

/** What is decided of a conflict; of a deletion against an edit, keeping it is taken until decided otherwise. Null = open. */
export function decisionOf(conflict: Conflict, decisions: Decisions): Choice | null {
  return decisions.get(conflict.id) ?? (conflict.clash === 'deletion' ? conflict.default : null)
}

export function sideOf(choice: Choice | null): 'ours' | 'theirs' | 'edit' | null {
  return typeof choice === 'object' && choice !== null ? 'edit' : choice
}

/** The decisions of all conflicts, for the worker. */
export function chosen(conflicts: readonly Conflict[], decisions: Decisions): ReadonlyMap<string, Choice> {
  return new Map(conflicts.flatMap((conflict) => {
    const choice = decisionOf(conflict, decisions)
    return choice === null ? [] : [[conflict.id, choice] as const]
  }))
}

/** Conflicts of one record side by side, records in the order in which they came. */
export function byRecord(conflicts: readonly Conflict[]): readonly (readonly [Conflict, ...Conflict[]])[] {
  const groups = new Map<string, [Conflict, ...Conflict[]]>()
  for (const conflict of conflicts) {
    const id = JSON.stringify([conflict.kind, conflict.key])
    const group = groups.get(id)
    if (group) group.push(conflict)
    else groups.set(id, [conflict])
  }
  return [...groups.values()]
}

export type EditableField = { readonly name: string; readonly word: FieldWord; readonly canBeUnknown: boolean }

/** The fields of a conflict that can be typed in here; null when it is more than plain values. A moment goes with what is typed, as it is here. */
export function editableFields({ kind, path, ours, theirs, base, clash }: Conflict): readonly EditableField[] | null {
  if (path === '' || clash === 'deletion' || clash === 'order' || ours === undefined || theirs === undefined) return null
  const { name, parent, isEntry } = placeSteps(path).at(-1)!
  if (isEntry || name.startsWith('@')) return null
  const names = name.split('+')
  const fields = names.map((one): EditableField | null => {
    const values = [base, ours, theirs].map((side) => memberOf(side, names.length > 1 ? one : null))
    const word = fieldWord(kind, parent, one)
    return word === null || values.some((value) => typeof value === 'object' && value !== null) || !EDITED.has(word.show.as) ? null : { name: one, word, canBeUnknown: values.includes(null) }
  })
  if (fields.some((one) => one === null)) return null
  return (fields as readonly EditableField[]).every(({ word }) => word.show.as === 'moment') ? null : (fields as readonly EditableField[])
}
const EDITED: ReadonlySet<string> = new Set(['number', 'share', 'money', 'day', 'moment', 'hour', 'text', 'yesNo', 'choice', 'record'])

/** One field of the value of a conflict; fields that are decided together are members of one object. */
export function memberOf(value: Value, name: string | null): Value {
  if (name === null) return value
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, name) ? (value as { readonly [key: string]: Value })[name] : undefined
}

export function isTogether(conflict: Conflict): boolean {
  return placeSteps(conflict.path).at(-1)?.name.includes('+') ?? false
}
