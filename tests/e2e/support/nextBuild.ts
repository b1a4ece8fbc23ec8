import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../../..')
export const dist = join(root, 'dist')
const WAIT_MS = 500

/** A folder with the app as its next version would be (tests/support/nextBuild.mjs); made once for each state of the sources. */
export async function nextBuild(): Promise<string> {
  const state = createHash('sha256').update(readFileSync(join(dist, 'sw.js'))).digest('hex').slice(0, 12)
  const folder = join(root, 'test-results', `next-${state}`)
  const lock = `${folder}.lock`
  mkdirSync(join(root, 'test-results'), { recursive: true })
  while (!existsSync(folder)) {
    try {
      mkdirSync(lock)
    } catch {
      await new Promise((resolvePause) => setTimeout(resolvePause, WAIT_MS))
      continue
    }
    try {
      await new Promise<void>((done, failed) => {
        const run = spawn(process.execPath, [join(root, 'tests/support/nextBuild.mjs'), `${folder}.part`], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
        run.on('error', failed)
        run.on('close', (code) => (code === 0 ? done() : failed(new Error(`building the next version ended with ${code}`))))
      })
      renameSync(`${folder}.part`, folder)
    } finally {
      rmSync(lock, { recursive: true, force: true })
    }
  }
  return folder
}
