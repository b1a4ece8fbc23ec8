import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'

import { chromium, expect, test, type BrowserContext, type Page } from '@playwright/test'

import { chromiumArgs } from '../support/chromiumArgs.mjs'
import { chooseFiles, orderFile } from './support/importFiles.ts'
import { createPlan, openPlans, ready } from './support/open.ts'

const isLong = process.env['HEADROOM_LONG'] !== undefined
const KILLS = isLong ? 50 : 10
/** Starting a browser anew takes long where other work goes on: the short run begins no kill after this, and says how many it made. */
const LAST_START_MS = isLong ? Infinity : 40_000
const FEWEST = 2
/** How long an import of these files takes, at most. */
const IMPORT_MS = 2000
test.describe.configure({ timeout: KILLS * 30_000 })

/** The process of the browser that works in this folder: found by it, so that no other browser is ended. */
function browserOf(folder: string): number {
  const found = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).find((pid) => {
    try {
      const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
      return words.includes(`--user-data-dir=${folder}`) && !words.some((word) => word.startsWith('--type='))
    } catch {
      return false
    }
  })
  if (!found) throw new Error('no browser works in this folder')
  return Number(found)
}

/** Everything the plans consist of, as one text: equal before and after means nothing was written, in whatever table. */
const stateOf = (page: Page): Promise<string> => page.evaluate(() => new Promise<string>((resolve, reject) => {
  const open = indexedDB.open('headroom')
  open.onerror = () => reject(open.error)
  open.onsuccess = () => {
    const tables = ['batches', 'commands', 'histories', 'ledgers', 'plans', 'records']
    const read = open.result.transaction(tables)
    const lists = tables.map((table) => read.objectStore(table).getAll())
    read.oncomplete = () => {
      open.result.close()
      // Columns of numbers are written out; times and ids made anew by each try are left out.
      resolve(JSON.stringify(lists.map(({ result }) => result as unknown), (key, value: unknown) =>
        /^(?:id|planId|scope|seq|.*AtMs|batchIds?|key|epoch|\$.*)$/.test(key) && key !== '' ? undefined : ArrayBuffer.isView(value) ? [...(value as unknown as Iterable<number>)] : value))
    }
  }
}))
const short = (state: string): string => createHash('sha256').update(state).digest('hex')
const rowsIn = (state: string): readonly number[] => (JSON.parse(state) as readonly (readonly unknown[])[]).map((rows) => rows.length)

test('the whole browser killed while files are imported, again and again: all of the import or nothing of it', async ({ baseURL }, info) => {
  test.skip(process.platform !== 'linux', 'finds the process through /proc')
  const folder = info.outputPath('profile')
  const executablePath = process.env['CHROMIUM_PATH']
  const launch = async (): Promise<readonly [BrowserContext, Page]> => {
    const context = await chromium.launchPersistentContext(folder, { args: chromiumArgs, ...(executablePath ? { executablePath } : {}), ...(baseURL ? { baseURL } : {}) })
    await context.addInitScript(() => {
      localStorage['headroom.preferences'] ??= JSON.stringify({ state: { isSampleRemoved: true, language: 'en' }, version: 1 })
    })
    return [context, context.pages()[0]!]
  }
  let [context, page] = await launch()
  await openPlans(page)
  const plan = await createPlan(page, 'Lamps')
  let before = await stateOf(page)
  const startedAtMs = performance.now()
  let kill = 0
  let whole = 0
  let none = 0
  for (; kill < KILLS && (kill < FEWEST || performance.now() - startedAtMs < LAST_START_MS); kill += 1) {
    await page.goto(`${plan}/data`)
    await ready(page)
    // Each import brings lines of its own, so that none is known already.
    const file = orderFile(`orders-${kill}.csv`, 3000 + kill)
    file.buffer.write(String(kill).padStart(2, '0'), file.buffer.indexOf('\r\n') + 3)
    await chooseFiles(page, [file])
    // By the golden ratio: however many kills there are, they are spread evenly over the import.
    await page.waitForTimeout(((0.3 + kill * 0.618) % 1) * IMPORT_MS)
    process.kill(browserOf(folder), 'SIGKILL')
    await context.close().catch(() => undefined)
    ;[context, page] = await launch()
    await openPlans(page)
    await expect(page.getByRole('row', { name: /Lamps/ })).toBeVisible()
    const after = await stateOf(page)
    const [b, a] = [rowsIn(before), rowsIn(after)]
    if (short(after) === short(before)) none += 1
    else {
      // Batch, step, history, columns and the plan's revision came together.
      expect(a.map((rows, i) => rows - b[i]!).slice(0, 4)).toEqual([1, 1, b[2] === a[2] ? 0 : 1, 1])
      whole += 1
    }
    before = after
  }
  await context.close()
  process.stdout.write(`kills: ${kill}, nothing written ${none}, all written ${whole}\n`)
  expect(none + whole).toBeGreaterThanOrEqual(FEWEST)
})
