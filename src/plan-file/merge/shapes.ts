import type { Value, Versions } from './types.ts'
import { isList, isObject } from './same.ts'

/** Fields of one object that are decided together; with `pivots` only where one of those differs between any two versions. */
export type CoupledFields = { readonly fields: readonly string[]; readonly pivots: readonly string[] }

/** How a value is merged when both sides changed it, differently. */
export type Shape =
  /** As a whole: both values are a conflict. */
  | { readonly rule: 'unit' }
  /** Additions and removals of both sides. `emptyMeansAll`: to and from the empty set is decided as a whole. */
  | { readonly rule: 'set'; readonly emptyMeansAll: boolean }
  /** Entry by entry, entries being told apart by `keyFields`. `sorted`: the writer sorts; `kept`: order is looks; `meaningful`: two new orders are a conflict. */
  | { readonly rule: 'list'; readonly keyFields: readonly string[]; readonly order: 'sorted' | 'kept' | 'meaningful'; readonly item: Shape; /** Entries are records of their own. */ readonly kind: string | null }
  /** Field by field. Where one of `wholeBy` differs, as a whole. */
  | { readonly rule: 'fields'; readonly fields: Readonly<Record<string, Shape>>; readonly coupled: readonly CoupledFields[]; readonly wholeBy: readonly string[] }
  /** Derived values, never asked: the earlier or later day, or the union of day runs. */
  | { readonly rule: 'earliest' | 'latest' | 'dayRuns' }

export const unit: Shape = { rule: 'unit' }
export const set: Shape = { rule: 'set', emptyMeansAll: false }
export const setOrAll: Shape = { rule: 'set', emptyMeansAll: true }
export const earliest: Shape = { rule: 'earliest' }
export const latest: Shape = { rule: 'latest' }
export const dayRuns: Shape = { rule: 'dayRuns' }

type Scalar = string | number | boolean | null | undefined
/** Fields that hold more than one value need a rule, so that a new one does not compile without; plain values are merged as they are. */
export type FieldRules<T> = { readonly [K in keyof T as T[K] extends Scalar ? never : K]-?: Shape } & { readonly [K in keyof T]?: Shape }

export function fields<T>(rules: FieldRules<T>, coupled: readonly CoupledFields[] = [], wholeBy: readonly (keyof T & string)[] = []): Shape {
  return { rule: 'fields', fields: rules as Readonly<Record<string, Shape>>, coupled, wholeBy }
}

export function listBy(keyFields: readonly string[], order: 'kept' | 'meaningful', item: Shape): Shape {
  return { rule: 'list', keyFields, order, item, kind: null }
}

/** Records of one kind. */
export function records(kind: string, keyFields: readonly string[], item: Shape): Shape {
  return { rule: 'list', keyFields, order: 'sorted', item, kind }
}

/** Always one unit. */
export function together<T>(...names: readonly (keyof T & string)[]): CoupledFields {
  return { fields: names, pivots: [] }
}

/** One unit as soon as the pivot moves: amounts with their currency, hours with their zone. */
export function pivot<T>(pivots: readonly (keyof T & string)[], ...names: readonly (keyof T & string)[]): CoupledFields {
  return { fields: [...pivots, ...names], pivots }
}

/** How a field is merged that this build does not know: objects by field, lists of things with an id by id, all else as a whole. */
export function shapeOfUnknown({ base, ours, theirs }: Omit<Versions, 'otherBases'>): Shape {
  const known = [base, ours, theirs].filter((value) => value !== undefined)
  if (known.every(isObject)) return { rule: 'fields', fields: {}, coupled: [], wholeBy: [] }
  if (known.every(isListOfIds)) return listBy(['id'], 'meaningful', { rule: 'fields', fields: {}, coupled: [], wholeBy: [] })
  return unit
}

function isListOfIds(value: Value): boolean {
  return isList(value) && value.every((item) => isObject(item) && typeof item['id'] === 'string')
}
