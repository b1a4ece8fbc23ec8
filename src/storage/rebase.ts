import { isSameValue } from './recordRows.ts'

type Value = unknown
const isPlain = (value: Value): value is Readonly<Record<string, Value>> => typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * What an edit makes of what is stored by now: an editor that began with `before` and ended with `after` changed only where the two differ, so the
 * rest stays as `stored` has it. Objects go field by field; lists of one length place by place, others as a whole.
 */
export function rebased(before: Value, after: Value, stored: Value): Value {
  if (isSameValue(before, after)) return stored
  if (isSameValue(before, stored)) return after
  if (isPlain(before) && isPlain(after) && isPlain(stored)) {
    const result: Record<string, Value> = { ...stored }
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      if (!(key in after)) delete result[key]
      else result[key] = key in before && key in stored ? rebased(before[key], after[key], stored[key]) : after[key]
    }
    return result
  }
  if (Array.isArray(before) && Array.isArray(after) && Array.isArray(stored) && before.length === after.length && before.length === stored.length) {
    return after.map((value: Value, i) => rebased(before[i], value, (stored as readonly Value[])[i]))
  }
  return after
}
