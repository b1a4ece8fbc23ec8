import { isList, isObject, memberOf } from './same.ts'
import type { JsonObject, Value } from './types.ts'

/** Entries of a list by what tells them apart. */
export type KeyedEntries = ReadonlyMap<string, JsonObject>

/** Entries by key; the second entry of a key has the key `key#2`, and so on. Null when this is no list of objects. */
export function keyedEntries(value: Value, keyFields: readonly string[]): KeyedEntries | null {
  if (value === undefined) return new Map()
  if (!isList(value)) return null
  const entries = new Map<string, JsonObject>()
  for (const entry of value) {
    if (!isObject(entry)) return null
    const key = keyOf(entry, keyFields)
    let unused = key
    for (let n = 2; entries.has(unused); n += 1) unused = `${key}#${n}`
    entries.set(unused, entry)
  }
  return entries
}

function keyOf(entry: JsonObject, keyFields: readonly string[]): string {
  if (keyFields.length === 1) return textOf(memberOf(entry, keyFields[0]!))
  return keyFields.map((field) => textOf(memberOf(entry, field))).join('@')
}

function textOf(value: Value): string {
  return typeof value === 'string' ? value : value === null || value === undefined ? '' : String(value)
}
