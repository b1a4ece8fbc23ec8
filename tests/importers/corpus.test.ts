import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

import { afterAll, beforeAll, expect, it } from 'vitest'

import { corpus, expectationPath, expectationText, keptFiles } from '../support/importCorpus/corpus.ts'
import { checkFile } from './corpusCheck.ts'
import { read } from './read.ts'

const folder = join(import.meta.dirname, '../fixtures/imports')
const LIMIT_CPU_SECONDS = 2
const escaped = globalThis as { escaped?: unknown }
let prototype: readonly string[] = []

beforeAll(() => {
  prototype = Reflect.ownKeys(Object.prototype).map(String)
})

afterAll(() => {
  expect(Reflect.ownKeys(Object.prototype).map(String)).toEqual(prototype)
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  expect(escaped.escaped).toBeUndefined()
})

it('is large, each file once, and exactly what the script makes', { timeout: 60_000 }, () => {
  expect(keptFiles.length).toBeGreaterThanOrEqual(120)
  const kept = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
  expect(kept.sort()).toEqual(keptFiles.flatMap(({ path }) => [path, expectationPath(path)]).sort())
  for (const file of keptFiles) {
    expect(Buffer.compare(readFileSync(join(folder, file.path)), Buffer.from(file.bytes())), file.path).toBe(0)
    expect(readFileSync(join(folder, expectationPath(file.path)), 'utf8'), file.path).toBe(expectationText(file))
  }
})

it.each(corpus.map((file) => [file.path, file] as const))('%s', { timeout: 60_000 }, async (path, file) => {
  const bytes = file.isLarge ? file.bytes() : new Uint8Array(readFileSync(join(folder, path)))
  const name = path.slice(path.lastIndexOf('/') + 1)
  const before = process.cpuUsage()
  const result = await read(bytes, file.expect.answers ?? {}, { name, timeZone: 'UTC', keepRows: true })
  const { user, system } = process.cpuUsage(before)
  checkFile(result, file.expect)
  expect(Reflect.ownKeys(Object.prototype).length).toBe(prototype.length)
  if (bytes.length <= 1_000_000) expect((user + system) / 1e6).toBeLessThan(LIMIT_CPU_SECONDS)
})
