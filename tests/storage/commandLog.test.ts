import { IDBFactory } from 'fake-indexeddb'
import fc from 'fast-check'
import { expect, it } from 'vitest'

import type { PlanDocument } from '#domain/plan.ts'
import type { BatchId, PlanId, SkuId } from '#domain/units.ts'
import { listCommands, nextRedo, nextUndo, redo, undo } from '#storage/commandLog.ts'
import { loadPlanDocument } from '#storage/documents.ts'
import { commitImport, removeBatch } from '#storage/imports.ts'
import { createPlanFromDocument, renamePlan } from '#storage/plans.ts'
import { changeRecords, readRecord } from '#storage/records.ts'
import { batch, deriveTotals, ledgerOf, memoryDb, planDocument, sku, warehouse } from './fixtures.ts'

const PLAN = 'plan-1' as PlanId
const staffLabel = { labelKey: 'command.warehouse.staff', labelParams: { name: 'W1' } } as const

it('a message takes back its own step only: not one that came after it', async () => {
  const db = memoryDb(new IDBFactory())
  await db.open()
  await createPlanFromDocument(db, planDocument())
  await changeRecords(db, PLAN, staffLabel, [{ kind: 'warehouse', key: 'W1', after: warehouse('W1', 9) }])
  const onlySeq = (await nextUndo(db, PLAN))!.seq
  await renamePlan(db, PLAN, 'Winter')
  expect(await undo(db, PLAN, deriveTotals, { onlySeq })).toEqual({ ok: false, error: { code: 'storage.stepNotLast' } })
  expect((await loadPlanDocument(db, PLAN)).settings.name).toBe('Winter')
  await undo(db, PLAN, deriveTotals)
  expect((await undo(db, PLAN, deriveTotals, { onlySeq })).ok).toBe(true)
  expect((await readRecord(db, PLAN, 'warehouse', 'W1'))?.shifts[0]?.staff).toBe(4)
})

it('undo and redo work across a reload, and a new step drops the redo branch', async () => {
  const factory = new IDBFactory()
  const first = memoryDb(factory)
  await first.open()
  await createPlanFromDocument(first, planDocument())
  await changeRecords(first, PLAN, staffLabel, [{ kind: 'warehouse', key: 'W1', after: warehouse('W1', 9) }])
  await renamePlan(first, PLAN, 'Winter')
  first.close()

  const second = memoryDb(factory)
  await second.open()
  expect((await nextUndo(second, PLAN))?.labelKey).toBe('command.plan.rename')
  await undo(second, PLAN, deriveTotals)
  expect((await loadPlanDocument(second, PLAN)).settings.name).toBe('Autumn')
  expect((await second.plans.get(PLAN))?.name).toBe('Autumn')
  await undo(second, PLAN, deriveTotals)
  expect((await readRecord(second, PLAN, 'warehouse', 'W1'))?.shifts[0]?.staff).toBe(4)
  expect((await undo(second, PLAN, deriveTotals))).toEqual({ ok: true, value: null })
  await redo(second, PLAN, deriveTotals)
  expect((await readRecord(second, PLAN, 'warehouse', 'W1'))?.shifts[0]?.staff).toBe(9)
  await changeRecords(second, PLAN, { labelKey: 'command.sku.add', labelParams: { name: 'C' } }, [{ kind: 'sku', key: 'C', after: sku('C') }])
  expect(await nextRedo(second, PLAN)).toBeUndefined()
  expect((await listCommands(second, PLAN)).map((command) => command.labelKey)).toEqual(['command.sku.add', 'command.warehouse.staff'])
  second.close()
})

it('an edit that changes nothing writes nothing', async () => {
  const db = memoryDb()
  await db.open()
  await createPlanFromDocument(db, planDocument())
  const before = await db.plans.get(PLAN)
  expect(await changeRecords(db, PLAN, staffLabel, [{ kind: 'warehouse', key: 'W1', after: warehouse('W1', 4) }])).toEqual({ ok: true, value: false })
  expect(await db.plans.get(PLAN)).toEqual(before)
  expect(await db.commands.count()).toBe(0)
  db.close()
})

/** What a plan should be after any sequence of steps: whole states on two stacks. */
type Oracle = { readonly state: string; readonly live: readonly string[] }
type Step =
  | { readonly do: 'sku'; readonly key: string; readonly name: string | null }
  | { readonly do: 'import'; readonly lines: readonly number[] }
  | { readonly do: 'takeOut'; readonly which: number }
  | { readonly do: 'undo' | 'redo' | 'reload' }

const stepArbitrary: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('sku' as const), key: fc.constantFrom('A', 'B', 'C', 'D'), name: fc.option(fc.constantFrom('one', 'two', 'three')) }),
  fc.record({ do: fc.constant('import' as const), lines: fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 4 }) }),
  fc.record({ do: fc.constant('takeOut' as const), which: fc.nat(5) }),
  fc.record({ do: fc.constantFrom('undo' as const, 'undo' as const, 'redo' as const, 'reload' as const) }),
)

it('any sequence of edits, imports, removals, undo, redo and reloads equals an oracle that keeps whole states', { timeout: process.env['HEADROOM_LONG'] ? 1_200_000 : 120_000 }, async () => {
  await fc.assert(fc.asyncProperty(fc.array(stepArbitrary, { minLength: 1, maxLength: 14 }), async (steps) => {
    const factory = new IDBFactory()
    let db = memoryDb(factory)
    await db.open()
    await createPlanFromDocument(db, planDocument())
    const ledgers = new Map<string, readonly number[]>()
    let present: Oracle = { state: textOf(await loadPlanDocument(db, PLAN)), live: [] }
    const past: Oracle[] = []
    let future: Oracle[] = []
    const moveOn = async (live: readonly string[]): Promise<void> => {
      past.push(present)
      future = []
      present = { state: textOf(await loadPlanDocument(db, PLAN)), live }
      expect(totalsOf(await loadPlanDocument(db, PLAN))).toEqual(expectedTotals(live, ledgers))
    }
    for (const [i, step] of steps.entries()) {
      if (step.do === 'sku') {
        const edit = { kind: 'sku', key: step.key, after: step.name === null ? null : sku(step.key, step.name) } as const
        const changed = await changeRecords(db, PLAN, { labelKey: 'command.sku.change', labelParams: { name: step.key } }, [edit])
        const expected = (JSON.parse(present.state) as PlanDocument).skus.find(({ id }) => id === (step.key as SkuId))?.name !== (step.name ?? undefined)
        expect(changed).toEqual({ ok: true, value: expected })
        if (expected) await moveOn(present.live)
      } else if (step.do === 'import') {
        const id = `batch-${i}`
        const stored = new Set(present.live.flatMap((live) => ledgers.get(live)!))
        const outcome = await commitImport(db, { target: { planId: PLAN }, batches: [batch(id, ledgerOf(step.lines.map(lineOf)))], edits: [] }, deriveTotals)
        const isNew = step.lines.some((line) => !stored.has(line))
        expect(outcome.ok && outcome.value.batches[0]!.newLines).toBe(step.lines.filter((line) => !stored.has(line)).length)
        ledgers.set(id, step.lines)
        if (isNew) await moveOn([...present.live, id])
      } else if (step.do === 'takeOut') {
        const id = present.live[step.which]
        if (id === undefined) continue
        await removeBatch(db, PLAN, id as BatchId, deriveTotals)
        await moveOn(present.live.filter((live) => live !== id))
      } else if (step.do === 'reload') {
        db.close()
        db = memoryDb(factory)
        await db.open()
      } else {
        const [from, to] = step.do === 'undo' ? [past, future] : [future, past]
        const target = from.pop()
        const moved = await (step.do === 'undo' ? undo : redo)(db, PLAN, deriveTotals)
        expect(moved.ok && moved.value !== null).toBe(target !== undefined)
        if (target) {
          to.push(present)
          present = target
        }
      }
      expect(textOf(await loadPlanDocument(db, PLAN))).toBe(present.state)
    }
    db.close()
  }), { numRuns: process.env['HEADROOM_LONG'] ? 500 : 30 })
})

const lineOf = (line: number) => ({ order: `order-${line}`, sku: 'AB'[line % 2]!, units: line + 1 })
const textOf = (document: PlanDocument): string => JSON.stringify(document)
const totalsOf = (document: PlanDocument) => Object.fromEntries(document.history.series.map(({ skuId, units }) => [skuId, units[0]]))

function expectedTotals(live: readonly string[], ledgers: ReadonlyMap<string, readonly number[]>): Record<string, number> {
  const totals: Record<string, number> = {}
  for (const line of new Set(live.flatMap((id) => ledgers.get(id)!))) totals['AB'[line % 2]!] = (totals['AB'[line % 2]!] ?? 0) + line + 1
  return totals
}
