import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { MUTANTS } from './list.mjs'
import { runNamed, stopRunning } from './namedTest.mjs'
import { counted, printed, writePage } from './table.mjs'
import { createTypeCheck } from './typeCheck.mjs'
import { change, createWorkspace, mutated, removeWorkspace } from './workspace.mjs'

/**
 * `npm run mutants -- [--only TEXT] [--jobs 1|2] [--write]`: plants each fault of the list in a copy of the tree and runs the test that must notice it.
 * `--only` takes those whose id or stage contains the text; `--write` puts the figures into docs/stress-mutants.md. Exit 1 when one survived or could not be judged.
 */
const root = join(fileURLToPath(import.meta.url), '../../../..')
const TIMEOUT_SECONDS = 180
const option = (name) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined)
const only = option('--only') ?? ''
const jobs = option('--jobs') === '1' ? 1 : 2
const chosen = MUTANTS.filter(({ id, stage }) => id.includes(only) || stage.includes(only))
if (process.argv.includes('--write') && chosen.length < MUTANTS.length) throw new RangeError('the page holds all of them: --write without --only')
if (chosen.length === 0) throw new RangeError(`no mutant of the name ${only}`)

const folders = []
function cleanUp() {
  stopRunning()
  for (const folder of folders) removeWorkspace(folder)
}
process.on('exit', cleanUp)
for (const [signal, code] of [['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]]) process.on(signal, () => process.exit(code))

/** Does `work` on each item, one at a time per copy; results in the order of the items. */
async function shareOut(items, work) {
  const results = []
  let next = 0
  await Promise.all(folders.map(async (folder) => {
    while (next < items.length) {
      const at = next++
      results[at] = await work(items[at], folder)
    }
  }))
  return results
}

/** Every named test has to pass on the tree as it is; else its failing says nothing. Returns what is wrong, by file and name. */
async function baseline() {
  const files = [...new Set(chosen.map(({ test }) => test))]
  const faults = new Map()
  await shareOut(files, async (file, folder) => {
    const names = [...new Set(chosen.filter(({ test }) => test === file).map(({ testName }) => testName))]
    const { problem, tests } = await runNamed(folder, file, names, TIMEOUT_SECONDS)
    for (const name of names) {
      const own = tests.filter((one) => one.name.includes(name))
      const fault = problem ?? (own.length === 0 ? 'no test of that name ran' : own.every(({ hasPassed }) => hasPassed) ? null : 'fails without any change')
      if (fault) faults.set(`${file} ${name}`, fault)
    }
  })
  return faults
}

async function judge(mutant, folder, compile, faults) {
  const fault = faults.get(`${mutant.test} ${mutant.testName}`)
  if (fault) return ['error', fault]
  const text = mutated(root, mutant)
  const complaint = compile(mutant.file, text)
  if (complaint) return ['error', `does not compile: ${complaint}`]
  const restore = change(root, folder, mutant.file, text)
  const { problem, tests } = await runNamed(folder, mutant.test, [mutant.testName], TIMEOUT_SECONDS)
  restore()
  if (problem) return ['error', problem]
  const failed = tests.find(({ hasPassed }) => !hasPassed)
  return failed ? ['killed', failed.message] : ['survived', mutant.why]
}

const startedAt = performance.now()
for (let i = 0; i < jobs; i += 1) folders.push(createWorkspace(root))
const faults = await baseline()
const compile = createTypeCheck(root, chosen.map(({ file }) => file))
const results = await shareOut(chosen, async (mutant, folder) => {
  const from = performance.now()
  const [outcome, detail] = await judge(mutant, folder, compile, faults).catch((error) => ['error', String(error)])
  const result = { mutant, outcome, detail: outcome === 'killed' ? '' : detail, seconds: (performance.now() - from) / 1000 }
  process.stderr.write(`${outcome === 'killed' ? '.' : `\n${outcome} ${mutant.id}\n`}`)
  return result
})
const seconds = (performance.now() - startedAt) / 1000
process.stdout.write(`\n${printed(results)}\n\n${counted(results, seconds)}\n`)
if (process.argv.includes('--write')) writePage(join(root, 'docs/stress-mutants.md'), results, seconds)
process.exit(results.every(({ outcome }) => outcome === 'killed') ? 0 : 1)
