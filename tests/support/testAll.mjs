import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'

import { ensureBrowser } from './ensureBrowser.mjs'

/** Runs every check and test, one after the other, and ends with one line of counts. */
const isLong = process.argv.includes('--long')
const reports = 'test-results'
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })
let passed = 0
let failed = 0

function step(name, command, args, report) {
  process.stderr.write(`\n== ${name}\n`)
  const startedAt = performance.now()
  const env = { ...process.env, ...(browser ? { CHROMIUM_PATH: browser } : {}), ...(isLong ? { HEADROOM_LONG: '1' } : {}), ...(report ? { PLAYWRIGHT_JSON_OUTPUT_NAME: resolve(report) } : {}) }
  const run = spawnSync(command, args, { stdio: 'inherit', env })
  const counts = report && existsSync(report) ? readCounts(JSON.parse(readFileSync(report, 'utf8'))) : { passed: run.status === 0 ? 1 : 0, failed: 0 }
  passed += counts.passed
  failed += run.status === 0 ? counts.failed : Math.max(1, counts.failed)
  process.stderr.write(`-- ${name}: ${run.status === 0 ? 'ok' : 'FAILED'}, ${((performance.now() - startedAt) / 1000).toFixed(1)} s\n`)
}

/** Checks that need nothing of each other, side by side; what each printed is shown when it has ended. */
async function sideBySide(checks) {
  await Promise.all(checks.map(([name, command, args]) => new Promise((resolve) => {
    const startedAt = performance.now()
    const run = spawn(command, args)
    let printed = ''
    for (const stream of [run.stdout, run.stderr]) stream.on('data', (text) => (printed += text))
    run.on('close', (status) => {
      if (status === 0) passed += 1
      else failed += 1
      process.stderr.write(`\n== ${name}\n${printed}-- ${name}: ${status === 0 ? 'ok' : 'FAILED'}, ${((performance.now() - startedAt) / 1000).toFixed(1)} s\n`)
      resolve()
    })
  })))
}

const readCounts = (report) =>
  report.stats
    ? { passed: report.stats.expected, failed: report.stats.unexpected + report.stats.flaky }
    : { passed: report.numPassedTests, failed: report.numFailedTests }

const browser = await ensureBrowser()
await sideBySide([
  ['types', 'npx', ['tsc', '-b']],
  ['lint', 'npx', ['eslint', '.', '--max-warnings=0']],
  ['dependency rules', 'npx', ['depcruise', 'src', '--config', '.dependency-cruiser.cjs']],
  ['build', 'npx', ['vite', 'build']],
])
step('unit and property tests', 'npx', ['vitest', 'run', '--project', 'node', '--reporter=default', '--reporter=json', `--outputFile=${reports}/node.json`], `${reports}/node.json`)
if (browser) {
  step('tests in the browser', 'npx', ['vitest', 'run', '--project', 'browser', '--reporter=default', '--reporter=json', `--outputFile=${reports}/browser.json`], `${reports}/browser.json`)
  step('end-to-end tests', 'npx', ['playwright', 'test', '--config', 'tests/e2e/playwright.config.ts'], `${reports}/e2e.json`)
} else {
  failed += 1
  process.stderr.write('\nMissing: Chromium. The browser and end-to-end tests did not run. Install it (Debian: apt-get install chromium) or set CHROMIUM_PATH.\n')
}
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exit(failed === 0 ? 0 : 1)
