import type { Json } from '#shared/canonicalJson.ts'
import type { PlanDocument } from '#domain/plan.ts'
import { canonicalDocument } from '../canonicalDocument.ts'
import { DOCUMENT_KEYS } from '../steps/schema4.ts'
import type { CarriedForward } from '../types.ts'
import { SECTIONS } from './coupled.ts'
import { shapeOfUnknown, type Shape } from './shapes.ts'
import type { JsonObject, Place, Versions } from './types.ts'

/** A document with what a newer schema added to its file, so that both are compared and merged. */
export function attachSections(document: PlanDocument, carried: CarriedForward | null): PlanDocument {
  return { ...carried?.sections, ...document }
}

/** The reverse: the document that this build knows, and the rest of it for the file that is written. */
export function splitSections(document: PlanDocument, carried: readonly (CarriedForward | null)[]): { readonly document: PlanDocument; readonly carried: CarriedForward | null } {
  const known = carried.filter((one) => one !== null)
  const sections = Object.fromEntries(Object.entries(document).filter(([key, value]) => !isKnown(key) && value !== undefined)) as { readonly [key: string]: Json }
  const schema = Math.max(0, ...known.map((one) => one.schema))
  const minReader = Math.max(0, ...known.map((one) => one.minReader))
  return { document: canonicalDocument(document), carried: known.length === 0 ? null : { schema, minReader, sections } }
}

/** A document as plain data, records sorted, unknown sections kept; an opening state of `null` counts as absent. */
export function comparable(document: PlanDocument | null): JsonObject {
  if (document === null) return {}
  const unknown = Object.fromEntries(Object.entries(document).filter(([key]) => !isKnown(key)))
  return { ...unknown, ...canonicalDocument(document), opening: document.opening ?? undefined } as unknown as JsonObject
}

/** The sections of any of the documents in the order of the table, unknown ones last, by name. */
export function sectionsOf(documents: readonly JsonObject[]): readonly string[] {
  const unknown = new Set(documents.flatMap((document) => Object.keys(document).filter((key) => !isKnown(key))))
  return [...Object.keys(SECTIONS), ...[...unknown].sort()]
}

/** The rule of a section, and the record that it is; lists name their own records. */
export function ruleOf(section: string, values: Omit<Versions, 'otherBases'>): { readonly shape: Shape; readonly place: Place } {
  const known = Object.hasOwn(SECTIONS, section) ? SECTIONS[section as keyof typeof SECTIONS] : null
  if (known) return { shape: known.shape, place: { kind: known.record, key: known.record, path: [] } }
  return { shape: shapeOfUnknown(values), place: { kind: 'section', key: section, path: [] } }
}

function isKnown(key: string): boolean {
  return (DOCUMENT_KEYS as readonly string[]).includes(key)
}
