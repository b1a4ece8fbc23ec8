import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { Warehouse } from '#domain/network.ts'
import type { PlanId } from '#domain/units.ts'
import { undo } from '#storage/commandLog.ts'
import { deriveFromBatches } from '#storage/derive.ts'
import { createPlanFromDocument } from '#storage/plans.ts'
import { rebased } from '#storage/rebase.ts'
import { changeRecords, readRecord } from '#storage/records.ts'

import { memoryDb, planDocument } from './fixtures.ts'

const PLAN = 'plan-1' as PlanId

const value = fc.jsonValue({ maxDepth: 2 })
const record = fc.record({ name: fc.string(), hours: fc.option(fc.nat()), money: fc.record({ cost: fc.nat(), price: fc.nat() }), shifts: fc.array(fc.record({ from: fc.nat(23), staff: fc.nat(9) }), { minLength: 2, maxLength: 2 }) })

describe('an edit on what another edit has changed meanwhile', () => {
  it('is the edit itself where nothing came between, and nothing where it changed nothing', () => {
    fc.assert(fc.property(value, value, (before, after) => {
      expect(rebased(before, after, before)).toEqual(after)
      expect(rebased(before, before, after)).toEqual(after)
    }))
  })
  it('keeps both where they touch different fields, in either order, also deep inside and place by place in lists', () => {
    fc.assert(fc.property(record, fc.string(), fc.nat(), fc.nat(9), (before, name, cost, staff) => {
      const one = { ...before, name, shifts: [{ ...before.shifts[0]!, staff }, before.shifts[1]!] }
      const two = { ...before, money: { ...before.money, cost }, shifts: [before.shifts[0]!, { ...before.shifts[1]!, staff: staff + 1 }] }
      const both = { ...before, name, money: { ...before.money, cost }, shifts: [{ ...before.shifts[0]!, staff }, { ...before.shifts[1]!, staff: staff + 1 }] }
      expect(rebased(before, two, one)).toEqual(both)
      expect(rebased(before, one, two)).toEqual(both)
    }))
  })
  it('wins where both touch the same field, and takes away what it took away', () => {
    expect(rebased({ a: 1, b: 1 }, { a: 2, b: 1 }, { a: 3, b: 4 })).toEqual({ a: 2, b: 4 })
    expect(rebased({ a: 1, b: 1 }, { b: 1 }, { a: 1, b: 4 })).toEqual({ b: 4 })
    expect(rebased({ list: [1, 2] }, { list: [1] }, { list: [1, 5] })).toEqual({ list: [1] })
  })
})

it('two fields of one record left quickly one after the other are both kept, and taken back one by one', async () => {
  const db = memoryDb()
  await db.open()
  await createPlanFromDocument(db, planDocument())
  const before = (await readRecord(db, PLAN, 'warehouse', 'W1'))!
  const put = (after: Warehouse) => changeRecords(db, PLAN, { labelKey: 'command.warehouse.change', labelParams: { name: 'West' } }, [{ kind: 'warehouse', key: 'W1', before, after }])
  await Promise.all([put({ ...before, name: 'Western' }), put({ ...before, parcelsPerLabourHour: 77 })])
  expect(await readRecord(db, PLAN, 'warehouse', 'W1')).toEqual({ ...before, name: 'Western', parcelsPerLabourHour: 77 })
  await undo(db, PLAN, deriveFromBatches)
  expect(await readRecord(db, PLAN, 'warehouse', 'W1')).toEqual({ ...before, name: 'Western' })
  db.close()
})
