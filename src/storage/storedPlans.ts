import Dexie, { type DexieOptions, type Table } from 'dexie'

import type { PlanDocument } from '#domain/plan.ts'
import type { PlanId } from '#domain/units.ts'
import type { CarriedForward } from '#plan-file/types.ts'
import { listAncestors } from './ancestors.ts'
import type { HeadroomDb } from './db.ts'
import { documentOfRows, loadCarried } from './documents.ts'
import { storageErrorOf } from './errors.ts'
import { readOrigin } from './lineage.ts'
import type { HistoryRow, PlanRow, RecordRow } from './types.ts'

export type OpenedWith = DexieOptions
export type StoredPlan = { readonly planId: PlanId; readonly name: string; readonly isInTrash: boolean }
export type StoredContent = {
  readonly name: string
  readonly revision: number
  /** As it lies there: nothing of it is checked. */
  readonly sections: Omit<PlanDocument, 'settings'> & { readonly settings: PlanDocument['settings'] | undefined }
  /** Tables that could not be read at all. */
  readonly unreadable: readonly string[]
  readonly parents: readonly string[]
  readonly originPlanId: string
  readonly carried: CarriedForward | null
}

/** The plans of a database that this code may not open: newer than it, or damaged. Also those of which only records are left. Writes nothing. */
export function listStoredPlans(name: string, options: DexieOptions = {}): Promise<readonly StoredPlan[]> {
  return reading(name, options, async (raw) => {
    const rows = (await read(() => raw.plans.toArray(), 'plans', [])).filter(({ id }) => typeof id === 'string')
    const known = new Set(rows.map(({ id }) => id))
    const orphans = new Set((await read(() => raw.records.toCollection().primaryKeys(), 'records', [])).map(([planId]) => planId).filter((planId) => !known.has(planId)))
    return [
      ...rows.map((row) => ({ planId: row.id, name: nameOf(row), isInTrash: (row.deletedAtMs ?? null) !== null })),
      ...[...orphans].map((planId) => ({ planId, name: planId, isInTrash: false })),
    ]
  })
}

/** One of them, table by table, so that what one has lost does not keep the others back. */
export function readStoredPlan(name: string, planId: PlanId, options: DexieOptions = {}): Promise<StoredContent> {
  return reading(name, options, async (raw) => {
    const lost: string[] = []
    const row = await read(() => raw.plans.get(planId), 'plans', undefined, lost)
    const rows = await read<readonly RecordRow[]>(() => raw.records.where({ planId }).toArray(), 'records', [], lost)
    const derived = await read<HistoryRow | undefined>(() => raw.histories.get(planId), 'histories', undefined, lost)
    return {
      name: row ? nameOf(row) : planId,
      revision: typeof row?.revision === 'number' ? row.revision : 1,
      sections: documentOfRows(planId, rows, derived),
      unreadable: lost,
      parents: await read(() => listAncestors(raw, planId), 'meta', []),
      originPlanId: await read(() => readOrigin(raw, planId), 'meta', planId as string),
      carried: await read(() => loadCarried(raw, planId), 'meta', null),
    }
  })
}

function nameOf(row: PlanRow): string {
  return typeof row.name === 'string' ? row.name : row.id
}

async function reading<T>(name: string, options: DexieOptions, work: (raw: HeadroomDb) => Promise<T>): Promise<T> {
  const opened = new Dexie(name, options)
  try {
    await opened.open()
    const table = (of: string): Table => opened.table(of)
    // Its tables by their names, as far as they are there: a missing one throws where it is read.
    const raw = { get plans() { return table('plans') }, get records() { return table('records') }, get histories() { return table('histories') }, get meta() { return table('meta') } }
    return await work(raw as unknown as HeadroomDb)
  } finally {
    opened.close()
  }
}

const UNREADABLE: ReadonlySet<string> = new Set(['storage.damaged', 'storage.unavailable', 'storage.notOpened'])

/** The value, or `without` when the table is not there or cannot be read. */
async function read<T>(get: () => PromiseLike<T>, table: string, without: T, lost: string[] = []): Promise<T> {
  try {
    return await get()
  } catch (error) {
    const isMissing = error instanceof Error && (error.name === 'InvalidTableError' || error.name === 'SchemaError')
    const code = storageErrorOf(error)?.code ?? ''
    if (!isMissing && !UNREADABLE.has(code)) throw error
    lost.push(table)
    return without
  }
}
