import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

import { UsageError } from '#headless/arguments.ts'
import { plan } from '#headless/plan.ts'
import { lockPlanFile } from '#plan-file/lock.ts'
import { writePlanFile } from '#plan-file/write.ts'
import { planDocument } from '../storage/fixtures.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'headroom-plan-'))
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

async function run(...args: string[]): Promise<{ readonly code: number; readonly lines: Record<string, unknown>[] }> {
  let printed = ''
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text)
    return true
  })
  const code = await plan.run(args)
  spy.mockRestore()
  return { code, lines: printed.trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>) }
}

it('plan sample writes the sample shop, and plan check accepts it', { timeout: 60_000 }, async () => {
  const file = join(folder, 'sample.headroom')
  const written = await run('sample', '--out', file)
  expect(written.code).toBe(0)
  expect(written.lines[0]).toMatchObject({ file, planId: 'sample-shop', bytes: readFileSync(file).length })
  const checked = await run('check', file)
  expect(checked.code).toBe(0)
  expect(checked.lines).toEqual([{
    file, verdict: 'ACCEPT', code: 'planFile.ok', planId: 'sample-shop', revision: 1,
    message: { en: expect.stringContaining('whole') as string, zh: expect.stringContaining('完整') as string },
  }])
})

it('plan check looks through folders, one line for each file in the order of names, and a refusal is an answer', async () => {
  const golden = readFileSync(new URL('../fixtures/golden/plan-schema1.headroom', import.meta.url))
  mkdirSync(join(folder, 'sub'))
  writeFileSync(join(folder, 'a.headroom'), golden)
  writeFileSync(join(folder, 'b.headroom'), golden.subarray(0, golden.length - 5))
  writeFileSync(join(folder, 'sub', 'c.headroom'), '')
  writeFileSync(join(folder, 'z.headroom'), '{"planId":"x"}')
  const { code, lines } = await run('check', folder, join(folder, 'missing.headroom'))
  expect(code).toBe(0)
  expect(lines.map(({ file, verdict, code: reason, planId, revision }) => [String(file).slice(folder.length + 1), verdict, reason, planId, revision])).toEqual([
    ['a.headroom', 'ACCEPT', 'planFile.ok', 'e198f6b9-0012-1000-bfb3-3782a39c8ef8', 12],
    ['b.headroom', 'REJECT', 'planFile.truncated', null, null],
    ['sub/c.headroom', 'REJECT', 'planFile.empty', null, null],
    ['z.headroom', 'REJECT', 'planFile.notOurs', null, null],
    ['missing.headroom', 'REJECT', 'planFile.unreadable', null, null],
  ])
  for (const { message } of lines) expect(message).toEqual({ en: expect.stringMatching(/^[A-Z].*\.$/s) as string, zh: expect.stringMatching(/。$/s) as string })
})

it('wrong arguments are usage errors', async () => {
  for (const args of [[], ['sample'], ['check'], ['merge'], ['sample', '--to', 'x'], ['sample', '--out']]) await expect(plan.run(args)).rejects.toBeInstanceOf(UsageError)
})

it('plan check says of an encrypted file that a phrase is needed, which is an answer', async () => {
  const bytes = await writePlanFile(planDocument('p-7'), { build: '0.1.0', revision: 4, savedAtMs: 0 })
  const made = await lockPlanFile(bytes, { build: '0.1.0', kind: 'plan', schema: 4, minReader: 1, planId: 'p-7', revision: 4 }, { phrase: 'x', salt: new Uint8Array(16), iv: new Uint8Array(12), iterations: 100_000 })
  const file = join(folder, 'locked.headroom')
  writeFileSync(file, made.ok ? made.value : '')
  const { code, lines } = await run('check', file)
  expect(code).toBe(0)
  expect(lines).toEqual([{
    file, verdict: 'REJECT', code: 'planFile.phraseNeeded', planId: 'p-7', revision: 4,
    message: { en: expect.stringContaining('passphrase') as string, zh: expect.stringContaining('口令') as string },
  }])
})
