import { defineConfig, devices } from '@playwright/test'

import { chromiumArgs } from '../support/chromiumArgs.mjs'

const executablePath = process.env['CHROMIUM_PATH']
// A free port for each run: a fixed one could test another build that is still being served.
const port = Number((process.env['HEADROOM_E2E_PORT'] ??= String(20_000 + (process.pid % 20_000))))

const LONGEST = /\/(kills|stress|merge|mainJob|axe|import|measures|stock|hashes)\.spec\.ts$/

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/e2e',
  reporter: [['list'], ['json']],
  // Most of a test is waiting for the page; measures are told the load they ran at.
  workers: 2,
  // The longest first: the last file has a worker to itself, and the other one nothing left to do.
  projects: [
    { name: 'long', testMatch: LONGEST },
    { name: 'short', testIgnore: LONGEST },
  ],
  timeout: 60_000,
  // What is kept for offline use is asked for where it is tested: each test would install the whole app anew.
  use: { serviceWorkers: 'block', baseURL: `http://127.0.0.1:${port}`, ...devices['Desktop Chrome'], launchOptions: { args: chromiumArgs, ...(executablePath ? { executablePath } : {}) } },
  webServer: { command: `node src/app/serve.mjs --port ${port}`, cwd: '../..', url: `http://127.0.0.1:${port}`, reuseExistingServer: false },
})
