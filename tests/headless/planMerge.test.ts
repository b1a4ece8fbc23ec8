import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

import { PLAN_SCHEMA, type PlanDocument } from '#domain/plan.ts'
import type { PlanId, SkuId } from '#domain/units.ts'
import { UsageError } from '#headless/arguments.ts'
import { plan } from '#headless/plan.ts'
import { readPlanFile } from '#plan-file/read.ts'
import { MAX_PARENTS, type PlanFileMeta } from '#plan-file/types.ts'
import { writePlanFile } from '#plan-file/write.ts'
import { reseal } from '../plan-file/reseal.ts'
import { planDocument, sku } from '../storage/fixtures.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'headroom-merge-'))
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

async function run(...args: string[]): Promise<Record<string, unknown>> {
  let printed = ''
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text)
    return true
  })
  expect(await plan.run(args)).toBe(0)
  spy.mockRestore()
  return JSON.parse(printed) as Record<string, unknown>
}

async function put(name: string, document: PlanDocument, revision: number, tariff?: string, more: Partial<PlanFileMeta> = {}): Promise<string> {
  const file = join(folder, `${name}.headroom`)
  const bytes = await writePlanFile(document, { build: '0.1.0', revision, savedAtMs: 1000 * revision, author: 'Lin', ...more })
  writeFileSync(file, tariff === undefined ? bytes : await reseal(bytes, { document: (json) => ({ ...json, tariffs: [{ id: 't1', code: tariff }] }), header: (header) => ({ ...header, schema: PLAN_SCHEMA + 1, minReader: PLAN_SCHEMA }) }))
  return file
}

const base = planDocument()
const ours: PlanDocument = { ...base, settings: { ...base.settings, name: 'Winter' }, skus: [sku('A', 'Lamp'), sku('B')] }
const theirs: PlanDocument = { ...base, skus: [sku('A', 'Light'), sku('B'), sku('C')] }

it('plan diff lists every field with both values', async () => {
  const answer = await run('diff', await put('a', base, 3), await put('b', theirs, 4))
  expect(answer).toMatchObject({
    a: { planId: 'plan-1', revision: 3, name: 'Autumn' }, b: { planId: 'plan-1', revision: 4, name: 'Autumn' },
    differences: [
      { kind: 'sku', key: 'A', path: '/name', change: 'changed', a: 'SKU A', b: 'Light' },
      { kind: 'sku', key: 'C', path: '', change: 'added', a: null, b: { id: 'C' } },
    ],
    counts: { added: 1, removed: 0, changed: 1 },
  })
})

it('plan merge lists conflicts, writes the plan with their defaults, and reads it again', async () => {
  const out = join(folder, 'merged.headroom')
  const files = [await put('base', base, 3), await put('ours', ours, 5), await put('theirs', theirs, 4)]
  const answer = await run('merge', ...files, '--out', out)
  expect(answer).toMatchObject({
    merged: false, out, problems: [],
    conflicts: [{ id: 'sku/A/name', kind: 'sku', key: 'A', path: '/name', clash: 'edits', base: 'SKU A', ours: 'Lamp', theirs: 'Light', default: 'ours' }],
    counts: { ours: { added: 0, changed: 2, removed: 0 }, theirs: { added: 1, changed: 1, removed: 0 }, conflicts: 1 },
  })
  const [written, mine, yours] = await Promise.all([out, files[1]!, files[2]!].map((file) => readPlanFile(readFileSync(file))))
  if (!written!.ok || !mine!.ok || !yours!.ok) throw new Error('unreadable')
  expect(written!.value.identity).toBe(answer['identity'])
  expect(written!.value.document).toEqual({ ...ours, skus: [sku('A', 'Lamp'), sku('B'), sku('C')] })
  expect(written!.value.header).toMatchObject({ revision: 6, author: 'Lin', savedAtMs: 5000, parents: [mine!.value.identity, yours!.value.identity] })
  expect((await run('merge', files[0]!, out, files[0]!))).toMatchObject({ merged: true, conflicts: [], out: null, identity: null })
})

const id = (digit: string) => digit.repeat(64)
async function headerOf(file: string) {
  const read = await readPlanFile(readFileSync(file))
  if (!read.ok) throw new Error(read.error.code)
  return { identity: read.value.identity, ...read.value.header }
}

it('the merged plan names both files and the ancestors of both, so that who has only an older one still has a base', async () => {
  const out = join(folder, 'merged.headroom')
  const files = [await put('base', base, 3), await put('ours', ours, 5, undefined, { parents: [id('1'), id('2'), id('0')] }), await put('theirs', theirs, 4, undefined, { parents: [id('3'), id('0')] })] as const
  await run('merge', ...files, '--out', out)
  const [mine, yours] = [await headerOf(files[1]), await headerOf(files[2])]
  expect((await headerOf(out)).parents).toEqual([mine.identity, yours.identity, id('1'), id('3'), id('2'), id('0')])
  const many = await put('many', ours, 5, undefined, { parents: Array.from({ length: MAX_PARENTS }, (_, i) => i.toString(16).padStart(64, '0')) })
  await run('merge', files[0], many, files[2], '--out', out)
  expect([(await headerOf(out)).parents.length, (await headerOf(out)).parents.includes(id('3'))]).toEqual([MAX_PARENTS, true])
})

it('what one of two files was saved without is said of the merged plan too, which then names the line of that file only', async () => {
  const out = join(folder, 'merged.headroom')
  const files = [await put('base', base, 3), await put('ours', ours, 5, undefined, { parents: [id('1')] }), await put('theirs', theirs, 4, undefined, { without: ['supplierNames', 'costs'] })] as const
  await run('merge', ...files, '--out', out)
  expect(await headerOf(out)).toMatchObject({ without: ['costs', 'supplierNames'], parents: [(await headerOf(files[2])).identity] })
  await run('merge', files[0], files[1], files[1], '--out', out)
  expect((await headerOf(out)).without).toBeUndefined()
})

it('without a base every difference is a conflict', async () => {
  const answer = await run('merge', '-', await put('ours', ours, 5), await put('theirs', theirs, 4))
  expect((answer['conflicts'] as { id: string; clash: string }[]).map(({ id, clash }) => [id, clash])).toEqual([['settings/settings/name', 'noBase'], ['sku/A/name', 'noBase'], ['sku/C', 'noBase']])
})

it('sections of a newer schema are merged and written back', async () => {
  const out = join(folder, 'merged.headroom')
  const answer = await run('merge', await put('base', base, 1, '8517'), await put('ours', ours, 2, '8517'), await put('theirs', base, 2, '9405'), '--out', out)
  expect(answer).toMatchObject({ merged: true, out })
  const written = await readPlanFile(readFileSync(out))
  expect(written.ok && written.value.carried).toEqual({ schema: PLAN_SCHEMA + 1, minReader: PLAN_SCHEMA, sections: { tariffs: [{ id: 't1', code: '9405' }] } })
})

it('what does not fit together is said in both languages', async () => {
  const event = { type: 'viralSpike' as const, id: 'E1' as never, startDay: '2026-11-25' as never, startHour: 9, peakFactor: 8, riseHours: 6, halfLifeHours: 24, probability: 1, skuIds: ['B' as SkuId] }
  const naming = { ...base, scenarios: [{ ...base.scenarios[0]!, events: [event] }] }
  const answer = await run('merge', await put('base', base, 1), await put('ours', naming, 2), await put('theirs', { ...base, skus: [sku('A')] }, 2))
  expect(answer['problems']).toEqual([{
    code: 'merge.danglingReference', kind: 'scenario', key: 'S1', path: '/events/E1/skuIds', targetKind: 'sku', targetKey: 'B',
    message: { en: expect.stringContaining('sku B') as string, zh: expect.stringContaining('sku B') as string },
  }])
})

it('a copy with an id of its own is merged into the plan that it comes from', async () => {
  const copy = join(folder, 'copy.headroom')
  writeFileSync(copy, await writePlanFile({ ...base, planId: 'plan-9' as PlanId, settings: { ...base.settings, name: 'Copy' }, skus: [sku('A', 'Lamp'), sku('B')] }, { build: '0.1.0', revision: 2, savedAtMs: 2000, originPlanId: base.planId }))
  const answer = await run('merge', await put('base', base, 1), await put('ours', base, 1), copy)
  expect(answer).toMatchObject({ merged: true, counts: { theirs: { added: 0, changed: 1, removed: 0 } } })
})

it('another plan, a damaged file and wrong arguments have their own errors', async () => {
  const [a, other] = [await put('a', base, 1), await put('other', planDocument('plan-2'), 1)]
  await expect(plan.run(['merge', a, a, other])).rejects.toMatchObject({ code: 'merge.differentPlans' })
  await expect(plan.run(['merge', other, a, a])).rejects.toMatchObject({ code: 'merge.differentPlans' })
  const damaged = join(folder, 'damaged.headroom')
  writeFileSync(damaged, readFileSync(a).subarray(0, 200))
  await expect(plan.run(['diff', a, damaged])).rejects.toMatchObject({ code: 'planFile.truncated' })
  await expect(plan.run(['diff', a, join(folder, 'none')])).rejects.toMatchObject({ code: 'planFile.unreadable' })
  for (const args of [['diff', a], ['merge', a, a], ['merge', a, a, a, a], ['diff', a, a, a]]) await expect(plan.run(args)).rejects.toBeInstanceOf(UsageError)
})
