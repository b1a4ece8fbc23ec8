import type { JsonObject, Value } from './types.ts'

/** Same content, whatever the order of keys; a member that is `undefined` counts as absent. */
export function isSame(a: Value, b: Value): boolean {
  if (a === b || (a !== a && b !== b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (isList(a) || isList(b)) return isList(a) && isList(b) && a.length === b.length && a.every((item, i) => isSame(item, b[i]))
  const keys = Object.keys(a)
  return keys.every((key) => isSame(memberOf(a, key), memberOf(b, key))) && Object.keys(b).every((key) => Object.hasOwn(a, key) || b[key] === undefined)
}

export function isList(value: Value): value is readonly Value[] & Value {
  return Array.isArray(value)
}

export function isObject(value: Value): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The member of that name, never an inherited one. */
export function memberOf(value: JsonObject, key: string): Value {
  return Object.hasOwn(value, key) ? value[key] : undefined
}

/** An object of the members that are there. */
export function objectOf(entries: readonly (readonly [string, Value])[]): JsonObject {
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}
