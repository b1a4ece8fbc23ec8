import type { z } from 'zod'

import { canonicalJson, type Json } from '#shared/canonicalJson.ts'
import { fail, ok, type Result } from '#shared/result.ts'
import { sha256Hex } from '#shared/sha256.ts'
import { EMPTY_HISTORY, type History } from '#domain/history.ts'
import { PLAN_SCHEMA, recordKey, type PlanDocument, type PlanSettings, type RecordKind } from '#domain/plan.ts'
import type { CurrencyCode, PlanId, TimeZone } from '#domain/units.ts'
import { canonicalDocument } from '../canonicalDocument.ts'
import { checkDocument } from '../checkDocument.ts'
import { onlyKnownFields } from '../knownFields.ts'
import { documentSchema4 } from '../steps/schema4.ts'
import { migrateDocument } from '../steps/registry.ts'
import type { PlanFileError } from '../types.ts'
import { readBeginning } from './readBeginning.ts'
import { readRest } from './readRest.ts'
import { salvageBytes } from './salvageBytes.ts'

/** Lists of records, with the kind that names their keys. */
const LISTS = {
  skus: 'sku', stock: 'stock', inbound: 'inbound', warehouses: 'warehouse', services: 'service', markets: 'market', scenarios: 'scenario', mappings: 'mapping', overrides: 'override',
  pastEvents: 'pastEvent', smallTests: 'smallTest', spuShares: 'spuShare', suppliers: 'supplier', supplyTerms: 'supplyTerms', purchaseOrders: 'purchaseOrder', buying: 'buying',
} as const satisfies Partial<Record<keyof PlanDocument, RecordKind>>
type ListName = keyof typeof LISTS
type Sections = { readonly [key: string]: Json | undefined }
export const RESCUE_PARTS = [...(Object.keys(LISTS) as ListName[]), 'settings', 'series', 'history', 'opening'] as const
export type RescuePart = (typeof RESCUE_PARTS)[number]

/** `expected`: as the file's header says; null = the header is damaged too. */
export type RescuedPart = { readonly part: RescuePart; readonly kept: number; readonly expected: number | null }
export type Rescued = {
  readonly document: PlanDocument
  readonly savedAtMs: number | null
  /** What is there has the hash of what was saved; otherwise a value may differ although it looks right. */
  readonly isProven: boolean
  /** Every part of which something is missing, or may be. */
  readonly missing: readonly RescuedPart[]
  readonly keptRecords: number
}

/**
 * What can be read of a damaged plan file, as a document of its own: every record that is whole and valid, and a list of what is not.
 * An encrypted file gives nothing: its content opens as a whole or not at all.
 */
export async function rescuePlan(bytes: Uint8Array, planId: PlanId, fallbackName: string): Promise<Result<Rescued, PlanFileError>> {
  const { headerText, raw } = await salvageBytes(bytes)
  const rest = readRest(headerText)
  if (rest !== null && rest.minReader > PLAN_SCHEMA) return fail({ code: 'planFile.needsNewerReader', params: { name: rest.name ?? '', author: '', savedAtMs: rest.savedAtMs ?? 0, minReader: rest.minReader } })
  const { sections } = readBeginning(new TextDecoder().decode(raw))
  const migrated = migrateDocument(sections, Math.min(rest?.schema ?? PLAN_SCHEMA, PLAN_SCHEMA))
  const found = rescueSections(migrated, planId, rest?.name ?? fallbackName)
  if (!found.ok) return found
  const { document, keptRecords, hasSettings } = found.value
  const isProven = rest?.rawSha256 !== undefined && (await sha256Hex(raw)) === rest.rawSha256
  return ok({ document, savedAtMs: rest?.savedAtMs ?? null, isProven, keptRecords, missing: missingOf(document, migrated, isProven ? countsIn(migrated) : rest?.counts, hasSettings) })
}

export type RescuedSections = { readonly document: PlanDocument; readonly keptRecords: number; readonly hasSettings: boolean }

/** Every record of the sections of a document that is whole and valid, as a document of its own. */
export function rescueSections(sections: Sections, planId: PlanId, fallbackName: string): Result<RescuedSections, PlanFileError> {
  const settings = valid<PlanSettings>(documentSchema4.shape.settings, sections['settings'])
  const lists = Object.fromEntries((Object.keys(LISTS) as ListName[]).map((name) => [name, records(name, sections[name])])) as unknown as Pick<PlanDocument, ListName>
  const history = historyOf(sections['history'])
  const opening = sections['opening'] === null ? null : valid<PlanDocument['opening'] & object>(documentSchema4.shape.opening.unwrap(), sections['opening'])
  const keptRecords = Object.values(lists).reduce((sum, list) => sum + list.length, 0) + history.series.length
  if (keptRecords === 0 && settings === null) return fail({ code: 'planFile.nothingToRescue' })
  const document = canonicalDocument({ planId, settings: settings ?? { ...DEFAULT_SETTINGS, name: fallbackName }, ...lists, history, opening })
  const checked = checkDocument(document)
  return checked.ok ? ok({ document: checked.value, keptRecords, hasSettings: settings !== null }) : fail({ code: 'planFile.nothingToRescue' })
}

const DEFAULT_SETTINGS = { currency: 'USD' as CurrencyCode, timeZone: 'UTC' as TimeZone, asOfMs: null, isSample: false, activeScenarioId: null }

function records(name: ListName, values: Json | undefined): readonly unknown[] {
  const kept = new Map<string, unknown>()
  for (const value of Array.isArray(values) ? (values as readonly Json[]) : []) {
    const record = valid<never>(documentSchema4.shape[name].element as z.ZodType, value)
    // The first of two with one key: what repeats it came after the damage.
    if (record !== null && !kept.has(recordKey(LISTS[name], record))) kept.set(recordKey(LISTS[name], record), record)
  }
  return [...kept.values()].slice(0, name === 'buying' ? 1 : undefined)
}

function historyOf(value: Json | undefined): History {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return EMPTY_HISTORY
  const { shape } = documentSchema4.shape.history
  const found = value as { readonly [key: string]: Json | undefined }
  const list = (schema: z.ZodType, values: Json | undefined) => (Array.isArray(values) ? (values as readonly Json[]).flatMap((one) => valid<never>(schema, one) ?? []) : [])
  const facts = valid<NonNullable<History['facts']>>(shape.facts.unwrap(), found['facts'])
  return {
    completeFrom: valid(shape.completeFrom, found['completeFrom']), completeTo: valid(shape.completeTo, found['completeTo']),
    series: list(shape.series.element, found['series']), profiles: list(shape.profiles.element, found['profiles']), dispatches: list(shape.dispatches.element, found['dispatches']),
    ...(found['coverage'] === undefined ? {} : { coverage: list(shape.coverage.unwrap().element, found['coverage']) }),
    ...(found['drivers'] === undefined ? {} : { drivers: list(shape.drivers.unwrap().element, found['drivers']) }),
    ...(facts === null ? {} : { facts }),
  }
}

/** The value when the schema accepts it and it can be written again; fields that are not known are left out. */
function valid<T>(schema: z.ZodType, value: Json | undefined): T | null {
  if (value === undefined) return null
  const checked = schema.safeParse(value)
  if (!checked.success) return null
  const known = onlyKnownFields(schema, checked.data, () => undefined)
  try {
    canonicalJson(known as Json)
    return known as T
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

function missingOf(document: PlanDocument, migrated: Sections, counts: Readonly<Record<string, number>> | undefined, hasSettings: boolean): RescuedPart[] {
  const expected = (part: string): number | null => (counts ? (counts[part] ?? 0) : null)
  const parts: RescuedPart[] = [
    ...(Object.keys(LISTS) as ListName[]).map((part) => ({ part, kept: document[part].length, expected: expected(part) })),
    { part: 'series', kept: document.history.series.length, expected: expected('series') },
    { part: 'settings', kept: hasSettings ? 1 : 0, expected: 1 },
    { part: 'history', kept: isWholeHistory(migrated['history']) ? 1 : 0, expected: 1 },
    { part: 'opening', kept: migrated['opening'] === null || document.opening !== null ? 1 : 0, expected: 1 },
  ]
  return parts.filter(({ kept, expected: all }) => all === null || kept < all)
}

/** Of content that is proven whole: the header's counts may be what was damaged. */
function countsIn(migrated: Sections): Readonly<Record<string, number>> {
  const lengthOf = (value: Json | undefined): number => (Array.isArray(value) ? value.length : 0)
  const history = migrated['history']
  const series = typeof history === 'object' && history !== null && !Array.isArray(history) ? (history as Sections)['series'] : undefined
  return { ...Object.fromEntries(Object.keys(LISTS).map((name) => [name, lengthOf(migrated[name])])), series: lengthOf(series) }
}

/** Its last member is one that every plan has; what stands before it was read too. */
function isWholeHistory(value: Json | undefined): boolean {
  return typeof value === 'object' && value !== null && ['series', 'profiles', 'dispatches', 'completeFrom', 'completeTo'].every((key) => key in value)
}
