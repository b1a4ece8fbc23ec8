import { isList, isObject, memberOf } from './same.ts'
import type { JsonObject, Value } from './types.ts'

/** Entries of a list by what tells them apart. */
export type KeyedEntries = ReadonlyMap<string, JsonObject>

/**
 * Entries by key. Null when this is no list of objects, or when two entries have one key: which of them a side changed cannot be told,
 * so such a list is one value.
 */
export function keyedEntries(value: Value, keyFields: readonly string[]): KeyedEntries | null {
  if (value === undefined) return new Map()
  if (!isList(value)) return null
  const entries = new Map<string, JsonObject>()
  for (const entry of value) {
    if (!isObject(entry)) return null
    const key = keyOf(entry, keyFields)
    if (entries.has(key)) return null
    entries.set(key, entry)
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
