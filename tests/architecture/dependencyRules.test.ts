import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

import { cruise, type ICruiseOptions, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser'
import { afterAll, beforeAll, expect, it } from 'vitest'

// A checker that sees nothing passes: so every rule is shown a file that breaks it, and the real tree must be a large one.
const root = resolve(import.meta.dirname, '../..')
const config = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs')) as { forbidden: IFlattenedRuleSet['forbidden']; options: ICruiseOptions }
const LEAST_MODULES = 300
const ok = 'export const value = 1\n'

/** What each planted file imports, and the rule that must object. */
const violations: readonly { readonly file: string; readonly imports: string; readonly rule: string }[] = [
  { file: 'shared/plantedUp.ts', imports: '#domain/planted.ts', rule: 'shared-imports-nothing-above' },
  { file: 'math/plantedUp.ts', imports: '#engines/one/planted.ts', rule: 'math-imports-nothing-above' },
  { file: 'i18n/plantedUp.ts', imports: '#domain/planted.ts', rule: 'i18n-imports-nothing-above' },
  { file: 'domain/plantedUp.ts', imports: '#engines/one/planted.ts', rule: 'domain-imports-nothing-above' },
  { file: 'engines/one/plantedUp.ts', imports: '#advice/planted.ts', rule: 'engines-imports-nothing-above' },
  { file: 'advice/plantedUp.ts', imports: '#importers/planted.ts', rule: 'advice-imports-nothing-above' },
  { file: 'importers/plantedUp.ts', imports: '#plan-file/planted.ts', rule: 'importers-imports-nothing-above' },
  { file: 'plan-file/plantedUp.ts', imports: '#storage/planted.ts', rule: 'plan-file-imports-nothing-above' },
  { file: 'sample-shop/plantedUp.ts', imports: '#storage/planted.ts', rule: 'sample-shop-imports-nothing-above' },
  { file: 'storage/plantedUp.ts', imports: '#workers/planted.ts', rule: 'storage-imports-nothing-above' },
  { file: 'workers/plantedUp.ts', imports: '#state/planted.ts', rule: 'workers-imports-nothing-above' },
  { file: 'state/plantedUp.ts', imports: '#ui/planted.ts', rule: 'state-imports-nothing-above' },
  { file: 'ui/plantedUp.ts', imports: '#features/one/planted.ts', rule: 'ui-imports-nothing-above' },
  { file: 'features/one/plantedUp.ts', imports: '#app/planted.ts', rule: 'features-imports-nothing-above' },
  { file: 'headless/plantedUp.ts', imports: '#app/planted.ts', rule: 'headless-imports-nothing-above' },
  { file: 'headless/plantedBrowser.ts', imports: '#storage/planted.ts', rule: 'headless-stays-pure' },
  { file: 'engines/one/plantedSibling.ts', imports: '#engines/two/planted.ts', rule: 'siblings-do-not-meet' },
  { file: 'features/one/plantedSibling.ts', imports: '#features/two/planted.ts', rule: 'siblings-do-not-meet' },
  { file: 'features/one/plantedWorker.ts', imports: '#workers/planted.api.ts', rule: 'worker-code-by-type-only' },
  { file: 'app/plantedWorker.ts', imports: '#workers/planted.worker.ts', rule: 'worker-code-by-type-only' },
  { file: 'ui/plantedStorage.ts', imports: '#storage/planted.ts', rule: 'ui-is-presentational' },
  { file: 'ui/plantedState.ts', imports: '#state/planted.ts', rule: 'ui-is-presentational' },
  { file: 'domain/plantedNode.ts', imports: 'node:fs', rule: 'pure-code-has-no-node' },
  { file: 'storage/plantedNode.ts', imports: 'node:fs', rule: 'pure-code-has-no-node' },
  { file: 'domain/plantedLost.ts', imports: './nowhere.ts', rule: 'everything-resolves' },
  { file: 'headless/benchImport.ts', imports: 'zod', rule: 'bench-takes-what-it-compares-with' },
  { file: 'math/plantedCycle.ts', imports: './plantedCycleBack.ts', rule: 'no-cycles' },
  // One package that the layer must not take, for every layer.
  ...([
    ['shared', 'zod'], ['math', 'zod'], ['i18n', 'zod'], ['domain', 'dexie'], ['engines', 'zod'], ['advice', 'zod'], ['importers', 'dexie'], ['plan-file', 'fflate'], ['sample-shop', 'dexie'],
    ['storage', 'zustand'], ['workers', 'zustand'], ['state', 'dexie'], ['ui', 'dexie'], ['features', 'dexie'], ['headless', 'zod'], ['app', 'dexie'],
  ] as const).map(([layer, name]) => ({ file: `${layer}/${layer === 'engines' || layer === 'features' ? 'one/' : ''}plantedPackage.ts`, imports: name, rule: `${layer}-takes-only-its-packages` })),
]
const allowed = [
  { file: 'features/one/plantedType.ts', text: "import type { value } from '#workers/planted.api.ts'\nexport type T = typeof value\n" },
  { file: 'app/plantedDown.ts', text: "import { value } from '#shared/planted.ts'\nexport const own = value\n" },
  { file: 'storage/plantedDexie.ts', text: "import Dexie from 'dexie'\nexport const own = Dexie\n" },
  { file: 'ui/plantedStyle.ts', text: "import styles from './planted.module.css'\nexport const own = styles\n" },
]

let folder = ''
let result: ICruiseResult

async function cruiseIn(baseDir: string): Promise<ICruiseResult> {
  const { output } = await cruise(['src'], { ...config.options, baseDir, ruleSet: { forbidden: config.forbidden } as IFlattenedRuleSet, validate: true })
  return output as ICruiseResult
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'headroom-rules-'))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module', imports: { '#*': './src/*' } }))
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, 'src', file)), { recursive: true })
    writeFileSync(join(folder, 'src', file), text)
  }
  const layers = ['shared', 'math', 'i18n', 'domain', 'engines/one', 'engines/two', 'advice', 'importers', 'plan-file', 'sample-shop', 'storage', 'workers', 'state', 'ui', 'features/one', 'features/two', 'headless', 'app']
  for (const layer of layers) write(`${layer}/planted.ts`, ok)
  write('workers/planted.api.ts', ok)
  write('workers/planted.worker.ts', ok)
  write('math/plantedCycleBack.ts', "export * from './plantedCycle.ts'\n")
  write('ui/planted.module.css', '.a { color: red }')
  for (const { file, imports } of violations) write(file, `import * as planted from '${imports}'\nexport const seen = planted\n`)
  for (const { file, text } of allowed) write(file, text)
  result = await cruiseIn(folder)
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const caught = (file: string): readonly string[] =>
  result.summary.violations.filter((violation) => violation.from === `src/${file}`).map((violation) => violation.rule.name)

it.each(violations)('$file importing $imports breaks "$rule"', ({ file, rule }) => {
  expect(caught(file)).toContain(rule)
})

it('leaves allowed imports alone', () => {
  expect(allowed.flatMap(({ file }) => caught(file))).toEqual([])
})

it('has a planted violation for every rule', () => {
  const planted = new Set(violations.map(({ rule }) => rule))
  expect((config.forbidden ?? []).map((rule) => rule.name).filter((name) => !planted.has(name ?? ''))).toEqual([])
})

it(`sees at least ${LEAST_MODULES} modules of the real tree`, async () => {
  const modules = (await cruiseIn(root)).modules.filter(({ source }) => source.startsWith('src/'))
  expect(modules.length).toBeGreaterThanOrEqual(LEAST_MODULES)
}, 60_000)
