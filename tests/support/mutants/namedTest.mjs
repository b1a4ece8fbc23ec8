import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const running = new Set()

export function stopRunning() {
  for (const child of running) child.kill('SIGKILL')
}

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/**
 * Runs the tests of one file whose names contain one of `names`, in `folder`: how each ended, by full name.
 * `problem` is set when nothing can be said: the file did not load, no test ran, or it took too long.
 */
export async function runNamed(folder, file, names, timeoutSeconds) {
  const report = join(folder, 'report.json')
  rmSync(report, { force: true })
  // Threads: they end with their process, also when a mutant never leaves a loop.
  const args = [join(folder, 'node_modules/vitest/vitest.mjs'), 'run', '--project', 'node', '--pool', 'threads', '--maxWorkers', '1', '--reporter', 'json', '--outputFile', report, file, '-t', names.map(escaped).join('|')]
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
  running.add(child)
  let said = ''
  child.stderr.on('data', (text) => (said += text))
  let isLate = false
  const timer = setTimeout(() => {
    isLate = true
    child.kill('SIGKILL')
  }, timeoutSeconds * 1000)
  await new Promise((resolve) => child.on('close', resolve))
  clearTimeout(timer)
  running.delete(child)
  if (isLate) return { problem: `no end after ${timeoutSeconds} s`, tests: [] }
  if (!existsSync(report)) return { problem: `vitest gave no report: ${said.trim().slice(0, 300)}`, tests: [] }
  const [ran] = JSON.parse(readFileSync(report, 'utf8')).testResults
  const tests = (ran?.assertionResults ?? []).filter(({ status }) => status === 'passed' || status === 'failed').map(({ fullName, status, failureMessages }) => ({ name: fullName, hasPassed: status === 'passed', message: failureMessages?.[0] ?? '' }))
  if (tests.length === 0) return { problem: ran?.message ? `did not load: ${ran.message.slice(0, 300)}` : 'no test of that name ran', tests }
  return { problem: null, tests }
}
