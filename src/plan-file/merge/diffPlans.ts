import type { PlanDocument } from '#domain/plan.ts'
import { changedDays, columnSummary } from './columns.ts'
import { keyedEntries } from './keyedEntries.ts'
import { pointerOf } from './pointer.ts'
import { isObject, isSame, memberOf } from './same.ts'
import { comparable, ruleOf, sectionsOf } from './sections.ts'
import { shapeOfUnknown, type Shape } from './shapes.ts'
import type { Difference, Place, Value } from './types.ts'

/**
 * The field-level differences of two plans, in the order of their sections, by record. An added or removed record is one difference; so is
 * a series of daily columns, summed up with the days that differ.
 */
export function diffPlans(a: PlanDocument, b: PlanDocument): readonly Difference[] {
  const found: Difference[] = []
  const [before, after] = [comparable(a), comparable(b)]
  for (const section of sectionsOf([before, after])) {
    const [inA, inB] = [memberOf(before, section), memberOf(after, section)]
    const { shape, place } = ruleOf(section, { base: inA, ours: inB, theirs: inB })
    compare(found, shape, inA, inB, place)
  }
  return found
}

function compare(found: Difference[], shape: Shape, a: Value, b: Value, place: Place): void {
  if (isSame(a, b)) return
  if (shape.rule === 'list') return compareLists(found, shape, a, b, place)
  if (shape.rule !== 'fields' || !isObject(a) || !isObject(b)) return note(found, a, b, place)
  for (const field of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const [inA, inB] = [memberOf(a, field), memberOf(b, field)]
    const rule = Object.hasOwn(shape.fields, field) ? shape.fields[field]! : shapeOfUnknown({ base: inA, ours: inB, theirs: inB })
    compare(found, rule, inA, inB, { ...place, path: [...place.path, field] })
  }
}

function compareLists(found: Difference[], shape: Extract<Shape, { rule: 'list' }>, a: Value, b: Value, place: Place): void {
  const [before, after] = [keyedEntries(a, shape.keyFields), keyedEntries(b, shape.keyFields)]
  if (!before || !after) return note(found, a, b, place)
  const keys = new Set([...before.keys(), ...after.keys()])
  for (const key of keys) compare(found, shape.item, before.get(key), after.get(key), shape.kind === null ? { ...place, path: [...place.path, key] } : { kind: shape.kind, key, path: [] })
  const common = (from: ReadonlyMap<string, Value>, other: ReadonlyMap<string, Value>): readonly string[] => [...from.keys()].filter((key) => other.has(key))
  const [orderA, orderB] = [common(before, after), common(after, before)]
  if (shape.order !== 'sorted' && !isSame(orderA, orderB)) note(found, orderA, orderB, { ...place, path: [...place.path, '@order'] })
}

function note(found: Difference[], a: Value, b: Value, { kind, key, path }: Place): void {
  const days = changedDays(a, b)
  found.push({
    kind, key, path: pointerOf(path), change: a === undefined ? 'added' : b === undefined ? 'removed' : 'changed',
    a: columnSummary(a), b: columnSummary(b), ...(days ? { days } : {}),
  })
}
