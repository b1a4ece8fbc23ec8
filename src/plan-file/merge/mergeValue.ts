import type { JsonObject, Place, Value, Versions } from './types.ts'
import { joinedRuns, outerDay } from './derivedValues.ts'
import { keyedEntries } from './keyedEntries.ts'
import { orderKeys, orderWithoutBase } from './keyOrder.ts'
import { mergeSet } from './mergeSet.ts'
import { membersOf, type Objects } from './objects.ts'
import { isObject, isSame, memberOf, objectOf } from './same.ts'
import { shapeOfUnknown, type CoupledFields, type Shape } from './shapes.ts'
import { clashOf, mergeUnit, settled, type Walk } from './walk.ts'

type ListShape = Extract<Shape, { rule: 'list' }>
type FieldsShape = Extract<Shape, { rule: 'fields' }>

/** Merges one value and all below it. */
export function mergeValue(walk: Walk, shape: Shape, versions: Versions, place: Place): Value {
  const plain = settled(walk, versions)
  if (plain.isSettled) return plain.value
  if (shape.rule === 'list') return mergeList(walk, shape, versions, place)
  if (versions.ours === undefined || versions.theirs === undefined) return clashOf(walk, versions, place)
  switch (shape.rule) {
    case 'unit': return clashOf(walk, versions, place)
    case 'set': return mergeSet(walk, versions, place, shape.emptyMeansAll)
    case 'fields': return mergeFields(walk, shape, versions, place)
    case 'earliest':
    case 'latest': return outerDay(versions.ours, versions.theirs, shape.rule) ?? clashOf(walk, versions, place)
    case 'dayRuns': return joinedRuns(versions.ours, versions.theirs) ?? clashOf(walk, versions, place)
  }
}

function mergeFields(walk: Walk, shape: FieldsShape, versions: Versions, place: Place): Value {
  const { base = {}, ours, theirs } = versions
  const otherBases = versions.otherBases.map((other = {}) => other)
  if (!isObject(base) || !isObject(ours) || !isObject(theirs) || !otherBases.every(isObject)) return clashOf(walk, versions, place)
  const sides: Objects = { base, ours, theirs, otherBases }
  if (hasMoved(walk, sides, shape.wholeBy)) return clashOf(walk, versions, place)
  const merged: (readonly [string, Value])[] = []
  const open = new Set([...Object.keys(ours), ...Object.keys(theirs), ...Object.keys(base)])
  for (const { fields, pivots } of shape.coupled) {
    const group = fields.filter((field) => open.has(field))
    if (group.length < 2 || (pivots.length > 0 && !hasMoved(walk, sides, pivots))) continue
    merged.push(...mergeCoupled(walk, group, sides, place))
    for (const field of group) open.delete(field)
  }
  for (const field of [...open].sort()) {
    const values = membersOf(sides, field)
    const rule = Object.hasOwn(shape.fields, field) ? shape.fields[field]! : shapeOfUnknown(values)
    merged.push([field, mergeValue(walk, rule, values, { ...place, path: [...place.path, field] })])
  }
  return objectOf(merged)
}

function hasMoved(walk: Walk, sides: Objects, pivots: CoupledFields['pivots']): boolean {
  return pivots.some((field) => {
    const { base, ours, theirs, otherBases } = membersOf(sides, field)
    return !isSame(ours, theirs) || (walk.hasBase && [base, ...otherBases].some((before) => !isSame(before, ours)))
  })
}

function mergeCoupled(walk: Walk, group: readonly string[], sides: Objects, place: Place): readonly (readonly [string, Value])[] {
  const pick = (side: JsonObject) => objectOf(group.map((field) => [field, memberOf(side, field)]))
  const merged = mergeUnit(walk, { base: pick(sides.base), ours: pick(sides.ours), theirs: pick(sides.theirs), otherBases: sides.otherBases.map(pick) }, { ...place, path: [...place.path, group.join('+')] })
  return isObject(merged) ? group.map((field) => [field, memberOf(merged, field)]) : []
}

function mergeList(walk: Walk, shape: ListShape, versions: Versions, place: Place): Value {
  const [base, ours, theirs] = [versions.base, versions.ours, versions.theirs].map((value) => keyedEntries(value, shape.keyFields))
  const otherBases = versions.otherBases.map((other) => keyedEntries(other, shape.keyFields)).filter((other) => other !== null)
  if (!base || !ours || !theirs || otherBases.length < versions.otherBases.length) return clashOf(walk, versions, place)
  const merged = new Map<string, Value>()
  for (const key of [...new Set([...base.keys(), ...ours.keys(), ...theirs.keys()])].sort()) {
    const at: Place = shape.kind === null ? { ...place, path: [...place.path, key] } : { kind: shape.kind, key, path: [] }
    const value = mergeValue(walk, shape.item, { base: base.get(key), ours: ours.get(key), theirs: theirs.get(key), otherBases: otherBases.map((other) => other.get(key)) }, at)
    if (value !== undefined) merged.set(key, value)
  }
  const lists = { base: [...base.keys()], ours: [...ours.keys()], theirs: [...theirs.keys()] }
  const isOneOrder = otherBases.every((other) => isSame([...other.keys()], lists.base))
  const { keys, alternative } = (walk.hasBase && isOneOrder ? orderKeys : orderWithoutBase)(lists, new Set(merged.keys()))
  const chosen = shape.order === 'meaningful' && alternative ? chosenOrder(walk, isOneOrder ? lists.base : undefined, keys, alternative, place) : symmetric(keys, alternative)
  return chosen.map((key) => merged.get(key)!)
}

/** Of two orders that nobody minds, the same one whichever side is ours. */
function symmetric(keys: readonly string[], alternative: readonly string[] | null): readonly string[] {
  return alternative && alternative.join('\n') < keys.join('\n') ? alternative : keys
}

function chosenOrder(walk: Walk, base: readonly string[] | undefined, ours: readonly string[], theirs: readonly string[], place: Place): readonly string[] {
  const chosen = walk.clash({ ...place, path: [...place.path, '@order'] }, walk.hasBase ? 'order' : 'noBase', { base: walk.hasBase ? base : undefined, ours, theirs }, 'ours')
  const wanted = Array.isArray(chosen) ? (chosen as readonly Value[]).filter((key): key is string => typeof key === 'string' && ours.includes(key)) : []
  return [...new Set([...wanted, ...ours])]
}
