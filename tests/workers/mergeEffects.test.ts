import { expect, it } from 'vitest'

import { compareScenarios } from '#advice/compare/compareScenarios.ts'
import type { Warehouse } from '#domain/network.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { PlanId } from '#domain/units.ts'
import type { Choice } from '#plan-file/merge/types.ts'
import { buildSampleShop } from '#sample-shop/buildSampleShop.ts'
import { changeRecords } from '#storage/records.ts'
import { poolKpis } from '#workers/compare.ts'
import { createForecastCache } from '#workers/forecastCache.ts'
import { EFFECT_REPLICATIONS, mergeEffects } from '#workers/mergeEffects.ts'
import { documentInput, type PlanTools } from '#workers/planInput.ts'
import type { Pool } from '#workers/pool.ts'
import { simulateApi } from '#workers/simulate.api.ts'
import { person } from './person.ts'

/** The workers' own code, on this thread. */
const pool: Pool = { size: 1, run: (work) => work(simulateApi), everywhere: async (work) => [await work(simulateApi)], clear: () => undefined }

const document: PlanDocument = (() => {
  const shop = buildSampleShop().document
  const skus = shop.skus.slice(0, 4)
  const kept = new Set(skus.map(({ id }) => id))
  return {
    ...shop, planId: 'plan-1' as PlanId, settings: { ...shop.settings, isSample: false }, skus, stock: shop.stock.filter(({ skuId }) => kept.has(skuId)), inbound: shop.inbound.filter(({ skuId }) => kept.has(skuId)),
    history: { ...shop.history, series: shop.history.series.filter(({ skuId }) => kept.has(skuId)) },
  }
})()
const PLAN = document.planId
const [first] = document.warehouses
const withStaff = (staff: number): Warehouse => ({ ...first!, shifts: first!.shifts.map((shift) => ({ ...shift, staff })) })

async function parted() {
  const lin = await person('Lin', document)
  const sent = await lin.save()
  const ada = await person('Ada')
  await ada.open(sent)
  const edit = (db: typeof lin.db, after: Warehouse) => changeRecords(db, PLAN, { labelKey: 'command.warehouse.change', labelParams: { name: 'x' } }, [{ kind: 'warehouse', key: first!.id, after }])
  await edit(lin.db, { ...withStaff(9), name: 'By Lin' })
  await edit(ada.db, { ...withStaff(1), name: 'By Ada' })
  const tools: PlanTools = { db: lin.db, pool, forecasts: createForecastCache() }
  const back = await ada.save()
  const ask = (choices: readonly (readonly [string, Choice])[], onProgress = (_done: number, _total: number) => undefined as void, isWanted = () => true) =>
    mergeEffects(tools, { planId: PLAN, file: back, phrase: null, choices: new Map(choices), isWanted }, onProgress)
  return { tools, ask, close: () => [lin, ada].forEach(({ db }) => db.close()) }
}

it('tells what each decision and the whole merge do, as simulating the two plans themselves tells it', async () => {
  const { tools, ask, close } = await parted()
  const told: number[] = []
  const mine = await ask([], (done, total) => void told.push(done / total))
  if (!mine.ok || !mine.value) throw new Error('no answer')
  const { whole, byConflict, scenarioName, leftOut } = mine.value
  const name = `warehouse/${first!.id}/name`
  const shifts = [...byConflict.keys()].find((id) => id !== name)!
  expect([...byConflict.keys()].sort()).toEqual([name, shifts].sort())
  // Left open, mine stays: nothing changes. A name changes nothing either.
  for (const comparison of [whole, byConflict.get(name)!]) for (const { difference } of Object.values(comparison.kpis)) expect(difference).toBe(0)
  const staffed = byConflict.get(shifts)!
  expect(staffed.kpis.lateParcels.difference).toBeGreaterThan(0)
  expect(staffed.kpis.lateParcels.isClear).toBe(true)
  expect([scenarioName, leftOut, told.at(-1)]).toEqual([document.scenarios.find(({ id }) => id === document.settings.activeScenarioId)!.name, 0, 1])

  const scenario = document.scenarios.find(({ id }) => id === document.settings.activeScenarioId)!
  const kpis = await Promise.all([9, 1].map(async (staff) => {
    const plan = await documentInput(tools, { document: { ...document, warehouses: document.warehouses.map((one) => (one.id === first!.id ? withStaff(staff) : one)) }, scenarioId: scenario.id, isWanted: () => true })
    if (!plan.ok || !plan.value) throw new Error('no input')
    return poolKpis(pool, plan.value.input, scenario.seed, EFFECT_REPLICATIONS, () => true, () => undefined)
  }))
  expect(staffed).toEqual(compareScenarios(kpis[0]!, kpis[1]!))

  const theirs = await ask([[shifts, 'theirs']])
  expect(theirs.ok && theirs.value?.whole).toEqual(staffed)
  close()
})

it('ends when nobody waits any more', async () => {
  const { ask, close } = await parted()
  expect(await ask([], undefined, () => false)).toEqual({ ok: true, value: null })
  close()
})
