import type { Place, Value, Versions } from './types.ts'
import { isList } from './same.ts'
import { clashOf, isDisputed, type Walk } from './walk.ts'

/**
 * Additions and removals of both sides of a set of plain values, sorted. As a whole where there is no base, or several that differ, where an entry is no plain
 * value, and, with `emptyMeansAll`, where any version or the result is empty.
 */
export function mergeSet(walk: Walk, versions: Versions, place: Place, emptyMeansAll: boolean): Value {
  const { base = [], ours, theirs } = versions
  if (!walk.hasBase || isDisputed(versions) || !isPlainList(base) || !isPlainList(ours) || !isPlainList(theirs)) return clashOf(walk, versions, place)
  if (emptyMeansAll && [base, ours, theirs].some(({ length }) => length === 0)) return clashOf(walk, versions, place)
  const [before, mine, yours] = [new Set(base), new Set(ours), new Set(theirs)]
  const merged = [...new Set([...mine, ...yours])].filter((entry) => !before.has(entry) || (mine.has(entry) && yours.has(entry)))
  if (emptyMeansAll && merged.length === 0) return clashOf(walk, versions, place)
  return merged.sort(comparePlain)
}

type Plain = string | number | boolean | null

function isPlainList(value: Value): value is readonly Plain[] {
  return isList(value) && value.every((entry) => entry !== undefined && (typeof entry !== 'object' || entry === null))
}

function comparePlain(a: Plain, b: Plain): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  const [x, y] = [`${typeof a} ${String(a)}`, `${typeof b} ${String(b)}`]
  return x < y ? -1 : x > y ? 1 : 0
}
