import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const systemPaths = [
  '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome-stable', '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

const starts = (path) => existsSync(path) && spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0

function findInstalled() {
  return [process.env.CHROMIUM_PATH, process.env.CHROME_PATH, ...systemPaths].filter(Boolean).find(starts) ?? null
}

async function findPlaywrightsOwn() {
  const { chromium } = await import('playwright')
  const path = chromium.executablePath()
  return path && existsSync(path) ? path : null
}

/** As root on Debian: the distribution's Chromium, with a font that has Chinese. */
function installFromDebian() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null
  const run = (...args) =>
    spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', '-y', '-qq', ...args], { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0
  return run('update') && run('install', '--no-install-recommends', 'chromium', 'fonts-wqy-microhei') ? findInstalled() : null
}

/** Path of a Chromium that starts, installing one where that is possible; null when there is none to be had. */
export async function ensureBrowser() {
  const found = findInstalled() ?? (await findPlaywrightsOwn()) ?? installFromDebian()
  if (found) return found
  const installed = spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: ['ignore', 2, 2], timeout: 300_000 })
  return installed.status === 0 ? findPlaywrightsOwn() : null
}
