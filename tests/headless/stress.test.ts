import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

import { planned } from '#advice/actions/types.ts'
import { buildSimulationInput } from '#advice/buildInput.ts'
import { forecastPlan } from '#advice/forecastPlan.ts'
import { inputHashOf } from '#advice/stress.ts'
import { ENGINE_VERSION } from '#domain/version.ts'
import type { StressResult } from '#advice/types.ts'
import { answers } from '#headless/answers.ts'
import { UsageError, type Command } from '#headless/arguments.ts'
import { combine } from '#headless/combine.ts'
import { stress } from '#headless/stress.ts'
import { writePlanFile } from '#plan-file/write.ts'

import { plan, scenario, series, spike, day, stock, history, WAREHOUSE } from '../advice/plans.ts'

vi.setConfig({ testTimeout: 60_000 })

const document = plan({
  stock: [stock(1, 900), stock(2, 900)],
  history: history({ series: [series(1, (i) => 28 + (i % 7)), series(2, (i) => 8 + (i % 3))] }),
  scenarios: [
    scenario({ horizonDays: 6, replications: 60, events: [spike({ startDay: day('2026-06-15'), startHour: 6 })] }),
    scenario({ id: 'calm' as never, events: [], horizonDays: 6, replications: 10 }),
    scenario({ id: 'quick' as never, horizonDays: 4, toleranceShare: 0.5, events: [spike({ startDay: day('2026-06-15'), startHour: 6 })] }),
    scenario({ id: 'decided' as never, horizonDays: 4, toleranceShare: 0.5, events: [spike({ startDay: day('2026-06-15'), startHour: 6 })], actions: [planned('extraShift', 16, { warehouseId: WAREHOUSE })] }),
  ],
})
let folder = ''
let planPath = ''
const inFolder = (name: string) => join(folder, name)
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'headroom-stress-'))
  planPath = inFolder('plan.json')
  writeFileSync(planPath, JSON.stringify(document))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function run(command: Command, ...args: string[]): Promise<string> {
  let printed = ''
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text)
    return true
  })
  try {
    expect(await command.run(args)).toBe(0)
  } finally {
    spy.mockRestore()
  }
  return printed
}
const runStress = (...args: string[]) => run(stress, planPath, '--workers', '1', ...args)

describe('stress', () => {
  it('prints the fields of the contract, with the seed and replications of the scenario', async () => {
    const result = JSON.parse(await runStress()) as StressResult
    expect(result).toMatchObject({ engineVersion: ENGINE_VERSION, seed: 7, replications: 60, firstDay: '2026-06-15', assumptions: [] })
    expect([result.inputHash, result.resultHash].every((hash) => /^[0-9a-f]{64}$/.test(hash))).toBe(true)
    expect(result.gates.map(({ name }) => name)).toEqual(['stock', 'packing', 'carriers', 'delivery', 'account'])
    for (const gate of result.gates) expect(Object.keys(gate)).toEqual(expect.arrayContaining(['name', 'limit', 'probabilityBroken', 'interval']))
    expect(Object.keys(result)).toEqual(expect.arrayContaining(['counts', 'kpis', 'breaksFirst', 'series']))
    expect(result.series['backlog']!.map((row) => row.length)).toEqual(new Array(7).fill(6))
  })
  it('has the inputHash of the plan forecast SKU by SKU, as the page does', async () => {
    const [first] = document.scenarios
    const { input } = buildSimulationInput(document, first!, forecastPlan(document, first!))
    expect((JSON.parse(await runStress('--replications', '1')) as StressResult).inputHash).toBe(await inputHashOf(input))
  })
  it('takes another scenario, seed and number of replications', async () => {
    const calm = JSON.parse(await runStress('--scenario', 'calm', '--seed', '9', '--replications', '20')) as StressResult
    expect(calm).toMatchObject({ seed: 9, replications: 20 })
    await expect(runStress('--scenario', 'gone')).rejects.toBeInstanceOf(UsageError)
    await expect(runStress('--replications', '0')).rejects.toBeInstanceOf(UsageError)
    await expect(run(stress)).rejects.toBeInstanceOf(UsageError)
  })
  it('reads a plan file as it reads the same plan in JSON', async () => {
    const file = inFolder('plan.headroom')
    writeFileSync(file, await writePlanFile(document, { build: 'test', revision: 1, savedAtMs: 0 }))
    expect(await run(stress, file, '--workers', '1')).toBe(await runStress())
  })
  it('refuses what is no plan, with a code', async () => {
    const path = inFolder('broken.headroom')
    writeFileSync(path, 'not a plan')
    await expect(run(stress, path)).rejects.toMatchObject({ code: 'planFile.notOurs' })
    await expect(run(stress, inFolder('absent.headroom'))).rejects.toMatchObject({ code: 'planFile.unreadable' })
    writeFileSync(inFolder('empty.json'), JSON.stringify({ ...document, skus: [] }))
    await expect(run(stress, inFolder('empty.json'))).rejects.toMatchObject({ code: 'run.missing.sku' })
  })
})

describe('combine', () => {
  const part = async (first: number, count: number) => {
    const path = inFolder(`part-${first}-${count}.json`)
    await runStress('--first', String(first), '--count', String(count), '--out', path)
    return path
  }
  it('joins shards in any order to the very bytes of one run', async () => {
    const parts = [await part(35, 25), await part(0, 10), await part(10, 25)]
    expect(await run(combine, ...parts)).toBe(await runStress())
  })
  it('joins parts that were printed instead of written', async () => {
    const paths = [0, 30].map((first) => inFolder(`printed-${first}.json`))
    for (const [i, path] of paths.entries()) writeFileSync(path, await runStress('--first', String(30 * i), '--count', '30'))
    expect(await run(combine, ...paths)).toBe(await runStress())
  })
  it('refuses parts that overlap, differ, or are none', async () => {
    const a = await part(0, 10)
    await expect(run(combine, a, await part(9, 5))).rejects.toMatchObject({ code: 'shards.overlap' })
    const other = inFolder('other-seed.json')
    await runStress('--seed', '8', '--first', '10', '--count', '5', '--out', other)
    await expect(run(combine, a, other)).rejects.toMatchObject({ code: 'shards.differ' })
    await expect(run(combine, planPath)).rejects.toMatchObject({ code: 'shards.invalid' })
    await expect(run(combine, inFolder('absent.json'))).rejects.toMatchObject({ code: 'shards.unreadable' })
    await expect(run(combine)).rejects.toBeInstanceOf(UsageError)
  })
})

describe('answers', () => {
  it('judges actions on the scenario without those that it has already', async () => {
    const of = async (id: string) => JSON.parse(await run(answers, planPath, '--scenario', id, '--only', 'actions', '--workers', '1')) as Record<string, unknown>
    const [quick, decided] = [await of('quick'), await of('decided')]
    expect((quick['actions'] as readonly unknown[]).length).toBeGreaterThan(0)
    expect(decided).toEqual(quick)
  })
  it('prints headrooms with intervals, what binds, and only what is asked for', async () => {
    const found = JSON.parse(await run(answers, planPath, '--scenario', 'quick', '--only', 'largestSpike', '--workers', '1')) as Record<string, unknown>
    expect(found).toMatchObject({ toleranceShare: 0.5, seed: 7 })
    for (const name of ['headroom', 'binding', 'smallestCapacity']) expect(found).not.toHaveProperty(name)
    expect(Object.keys(found['largestSpike'] as object)).toEqual(expect.arrayContaining(['stage', 'factor', 'atLeast', 'interval', 'probabilityBroken', 'replications']))
    await expect(run(answers, planPath, '--only', 'luck')).rejects.toBeInstanceOf(UsageError)
  })
  it('prints the reverse stress test when asked for', async () => {
    const found = JSON.parse(await run(answers, planPath, '--scenario', 'quick', '--only', 'reverse', '--workers', '1')) as Record<string, unknown>
    expect(found).toMatchObject({ seed: 7, toleranceShare: 0.5, reverse: { firstDay: '2026-06-15', test: { replications: 600 }, smallest: { planned: { replications: 200 } }, story: { seed: 7, replication: expect.any(Number) as number } } })
    expect(found).not.toHaveProperty('headroom')
  })
})

it('gives the same bytes with 1, 2 and 4 threads, stress and answers alike', { timeout: 120_000 }, async () => {
  const outDir = inFolder('bundle')
  await build({
    configFile: false, root: resolve('.'), publicDir: false, logLevel: 'error',
    build: {
      ssr: resolve('src/headless/main.ts'), outDir, emptyOutDir: true, target: 'node20', minify: false,
      rolldownOptions: { output: { entryFileNames: 'main.mjs', codeSplitting: false } },
    },
    ssr: { noExternal: true },
  })
  const start = inFolder('start.mjs')
  writeFileSync(start, `import { main } from ${JSON.stringify(pathToFileURL(join(outDir, 'main.mjs')).href)}\nprocess.exitCode = await main(process.argv.slice(2))\n`)
  const bundled = (...args: string[]) => execFileSync(process.execPath, [start, ...args], { encoding: 'utf8' })
  const results = ['1', '2', '4'].map((workers) => bundled('stress', planPath, '--replications', '130', '--workers', workers))
  expect(JSON.parse(results[0]!)).toMatchObject({ replications: 130 })
  expect(results[1]).toBe(results[0])
  expect(results[2]).toBe(results[0])
  expect(bundled('answers', planPath, '--scenario', 'quick', '--only', 'smallestCapacity', '--workers', '3'))
    .toBe(bundled('answers', planPath, '--scenario', 'quick', '--only', 'smallestCapacity', '--workers', '1'))
  expect(readFileSync(planPath, 'utf8')).toBe(JSON.stringify(document))
})
