import { keyedEntries } from './keyedEntries.ts'
import { isObject, isSame, memberOf } from './same.ts'
import { ruleOf, sectionsOf } from './sections.ts'
import type { Shape } from './shapes.ts'
import type { ChangeCounts, JsonObject, Value } from './types.ts'

/** Records that a side added, changed and removed; settings, and what of the history is no list, count as one record each. */
export function countChanges(before: JsonObject, after: JsonObject): ChangeCounts {
  const counts = { added: 0, changed: 0, removed: 0 }
  const countOne = (a: Value, b: Value): void => {
    if (isSame(a, b)) return
    if (a === undefined) counts.added += 1
    else if (b === undefined) counts.removed += 1
    else counts.changed += 1
  }
  const count = (shape: Shape, a: Value, b: Value): void => {
    const [listA, listB] = shape.rule === 'list' ? [keyedEntries(a, shape.keyFields), keyedEntries(b, shape.keyFields)] : [null, null]
    if (listA && listB) {
      for (const key of new Set([...listA.keys(), ...listB.keys()])) countOne(listA.get(key), listB.get(key))
    } else if (hasRecordLists(shape) && isObject(a) && isObject(b)) {
      const inner = Object.entries(shape.fields).filter(([, rule]) => rule.rule === 'list' || rule.rule === 'fields')
      for (const [field, rule] of inner) count(rule, memberOf(a, field), memberOf(b, field))
      const rest = (value: JsonObject) => Object.fromEntries(Object.entries(value).filter(([field]) => !inner.some(([name]) => name === field)))
      countOne(rest(a), rest(b))
    } else countOne(a, b)
  }
  for (const section of sectionsOf([before, after])) {
    const [a, b] = [memberOf(before, section), memberOf(after, section)]
    count(ruleOf(section, { base: a, ours: b, theirs: b }).shape, a, b)
  }
  return counts
}

function hasRecordLists(shape: Shape): shape is Extract<Shape, { rule: 'fields' }> {
  return shape.rule === 'fields' && Object.values(shape.fields).some((rule) => (rule.rule === 'list' && rule.kind !== null) || hasRecordLists(rule))
}
