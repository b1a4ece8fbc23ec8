import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import Dexie from 'dexie'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { expect, it } from 'vitest'

import type { PlanId } from '#domain/units.ts'
import { STORES_V1 } from '#storage/db.ts'
import { redo, undo } from '#storage/commandLog.ts'
import { deriveFromBatches } from '#storage/derive.ts'
import { loadPlanDocument } from '#storage/documents.ts'
import { commitImport } from '#storage/imports.ts'
import { openDb } from '#storage/open.ts'
import { createPlanFromDocument, deletePlan } from '#storage/plans.ts'
import { changeRecords } from '#storage/records.ts'
import { batch, ledgerOf, memoryDb, planDocument, warehouse } from './fixtures.ts'

/** Databases of every released version are kept for ever and open in the newest code. Made once, by the code of their version. */
const goldenV1 = new URL('../fixtures/golden/database-v1.json', import.meta.url)
const PLAN = 'plan-1' as PlanId
const columns = { Uint8Array, Uint16Array, Uint32Array, Int32Array, Float64Array } as const

type Dump = { readonly version: number; readonly tables: Readonly<Record<string, readonly unknown[]>> }

function encode(_key: string, value: unknown): unknown {
  if (!ArrayBuffer.isView(value)) return value
  return { $column: value.constructor.name, values: Array.from(value as unknown as ArrayLike<number>, (number) => (Number.isNaN(number) ? null : number)) }
}

function decode(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('$column' in value)) return value
  const { $column, values } = value as unknown as { readonly $column: keyof typeof columns; readonly values: readonly (number | null)[] }
  return columns[$column].from(values.map((number) => number ?? Number.NaN))
}

async function writeGoldenV1(): Promise<void> {
  const db = memoryDb()
  await openDb(db)
  await createPlanFromDocument(db, planDocument(), {}, 1_790_000_000_000)
  await createPlanFromDocument(db, planDocument('plan-2', 'In the trash'), {}, 1_790_000_001_000)
  await changeRecords(db, PLAN, { labelKey: 'command.warehouse.staff', labelParams: { name: 'Warehouse W1' } }, [{ kind: 'warehouse', key: 'W1', after: warehouse('W1', 9) }], 1_790_000_002_000)
  const lines = Array.from({ length: 12 }, (_, i) => ({ order: `order-${i}`, sku: 'AB'[i % 2]!, units: 1 + (i % 3), created: 29_000_000 + i * 400, ...(i < 9 ? { shipped: 29_000_000 + i * 400 + 700, status: 'shipped' as const } : {}) }))
  await commitImport(db, { target: { planId: PLAN }, batches: [batch('b1', ledgerOf(lines))], edits: [] }, deriveFromBatches, 1_790_000_003_000)
  await undo(db, PLAN, deriveFromBatches, { atMs: 1_790_000_004_000 })
  await deletePlan(db, 'plan-2' as PlanId, 1_790_000_005_000)
  const tables = Object.fromEntries(await Promise.all(db.tables.map(async (table) => [table.name, await table.toArray()])))
  db.close()
  writeFileSync(goldenV1, JSON.stringify({ version: 1, tables } satisfies Dump, encode, 1))
}

it('a database of version 1 opens in this code: plans, trash, undo and redo of an import', async () => {
  if (process.env['HEADROOM_WRITE_GOLDEN'] && !existsSync(goldenV1)) await writeGoldenV1()
  const dump = JSON.parse(readFileSync(goldenV1, 'utf8'), decode) as Dump
  const factory = new IDBFactory()
  const raw = new Dexie('headroom', { indexedDB: factory, IDBKeyRange })
  raw.version(dump.version).stores(STORES_V1)
  for (const [name, rows] of Object.entries(dump.tables)) await raw.table(name).bulkAdd([...rows])
  raw.close()

  const db = memoryDb(factory)
  expect((await openDb(db)).ok).toBe(true)
  expect((await db.plans.toArray()).map(({ id, name, deletedAtMs }) => [id, name, deletedAtMs !== null])).toEqual([['plan-1', 'Autumn', false], ['plan-2', 'In the trash', true]])
  expect(await loadPlanDocument(db, PLAN)).toEqual({ ...planDocument(), warehouses: [warehouse('W1', 9)] })
  await redo(db, PLAN, deriveFromBatches)
  const { history, opening } = await loadPlanDocument(db, PLAN)
  expect(history.series.map(({ skuId, units }) => [skuId, units.reduce((a, b) => a + b, 0)])).toEqual([['A', 12], ['B', 12]])
  expect(opening?.waiting.reduce((sum, { parcels }) => sum + parcels, 0)).toBe(3)
  await undo(db, PLAN, deriveFromBatches)
  await undo(db, PLAN, deriveFromBatches)
  expect((await loadPlanDocument(db, PLAN)).warehouses).toEqual([warehouse('W1', 4)])
  db.close()
})
