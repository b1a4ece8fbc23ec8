import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { chromium, expect, test, type Locator, type Page } from '@playwright/test'

import { chromiumArgs } from '../support/chromiumArgs.mjs'
import { contentOf, planIn } from './support/database.ts'
import { chooseFiles, orderFile } from './support/importFiles.ts'
import { createPlan, openPlans, ready } from './support/open.ts'

const SIZE = '200m'
const SENTENCES = /The browser has no room left|The disk took no more/
const KEPT = 'Nothing of this step was stored; everything before it is kept. Save a plan file now'

/** A file system of its own that is quickly full; null where this user may not mount one. */
function smallDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'headroom', folder], { stdio: 'ignore' })
    return folder
  } catch {
    rmSync(folder, { recursive: true })
    return null
  }
}

let disk: string | null = null
let ballast = ''
const freeBytes = (): number => {
  const { bavail, bsize } = statfsSync(disk!)
  return bavail * bsize
}
/** Fills the disk until so much is left, or empties it. */
const leave = (bytes: number): void => {
  rmSync(ballast, { force: true })
  try {
    writeFileSync(ballast, Buffer.alloc(Math.max(0, freeBytes() - bytes)))
  } catch {
    // The browser wrote at the same time: there is nothing left at all.
  }
}

async function launch(baseURL: string) {
  const executablePath = process.env['CHROMIUM_PATH']
  const context = await chromium.launchPersistentContext(join(disk!, 'profile'), { args: chromiumArgs, baseURL, ...(executablePath ? { executablePath } : {}) })
  await context.addInitScript(() => {
    localStorage['headroom.preferences'] ??= JSON.stringify({ state: { isSampleRemoved: true, language: 'en' }, version: 1 })
  })
  return [context, context.pages()[0]!] as const
}

async function saveFile(page: Page): Promise<string> {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: /^Switch plan/ }).click()
  await page.getByRole('menuitem', { name: 'Save a plan file' }).click()
  const document = await planIn(await download)
  expect([document.settings.name, document.history.series.length]).toEqual(['Lamps', 5])
  return (await download).path()
}

test.describe.configure({ timeout: 300_000 })
test.beforeAll(() => {
  disk = smallDisk()
  ballast = join(disk ?? '', 'ballast')
})
test.afterAll(() => {
  if (disk === null) return
  execFileSync('umount', ['--lazy', disk])
  rmSync(disk, { recursive: true })
})

// In the long run only: it mounts a file system.
if (process.env['HEADROOM_LONG'] !== undefined) test('a full disk: said in a sentence, every row before it is there, the plan is saved as a file, and all goes on when there is room again', async ({ baseURL }, info) => {
  test.skip(disk === null, 'this user may not mount a small file system')
  let [context, page] = await launch(baseURL!)
  await openPlans(page)
  const plan = await createPlan(page, 'Lamps')
  const imports = (): Locator => page.getByRole('table', { name: 'Imports' })
  const openData = async (): Promise<void> => {
    await page.goto(`${plan}/data`)
    await ready(page)
  }
  await openData()
  await chooseFiles(page, [orderFile('small.csv', 2000)])
  await expect(imports().getByText('small.csv')).toBeVisible({ timeout: 30_000 })

  for (const [left, lines] of [[300_000, 200_000], [40_000, 40_000], [0, 60_000]] as const) {
    await openData()
    const before = await contentOf(page)
    leave(left)
    await chooseFiles(page, [orderFile(`large-${lines}.csv`, lines)])
    const sentence = page.getByText(SENTENCES).first()
    await expect(sentence).toBeVisible({ timeout: 90_000 })
    await expect(sentence).toContainText(KEPT)
    await expect(imports().getByText('large')).toHaveCount(0)
    process.stdout.write(`full disk, ${left} bytes left: ${(await sentence.textContent())!.slice(0, 40)} …\n`)
    // With less than this the browser does not even open what is stored.
    if (left >= 300_000) {
      expect(await contentOf(page)).toBe(before)
      await saveFile(page)
    }
    rmSync(ballast)
    await openData()
    await expect(imports().getByText('small.csv')).toBeVisible({ timeout: 30_000 })
    if (left < 300_000) expect(await contentOf(page)).toBe(before)
    await saveFile(page)
  }
  const file = await saveFile(page)
  const kept = info.outputPath('kept.headroom')
  mkdirSync(info.outputDir, { recursive: true })
  cpSync(file, kept)
  await context.close()

  // Started anew on a full disk, the browser itself may clear everything: that is said, and the plan file brings it back.
  leave(0)
  ;[context, page] = await launch(baseURL!)
  await page.goto(`${plan}/data`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^(2,000 order lines are stored|Headroom could not open its storage|This browser has cleared its storage)/, { timeout: 30_000 })
  await context.close()
  rmSync(ballast)
  ;[context, page] = await launch(baseURL!)
  await page.goto(`${plan}/data`)
  const cleared = page.getByRole('heading', { name: 'This browser has cleared its storage; 1 plan was here.' })
  await expect(cleared.or(imports().getByText('small.csv'))).toBeVisible({ timeout: 30_000 })
  const isCleared = await cleared.isVisible()
  process.stdout.write(`full disk: after a start on it the browser has ${isCleared ? 'cleared' : 'kept'} what was stored\n`)
  if (isCleared) {
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Open a plan file' }).click()
    await (await chooser).setFiles(kept)
    await page.getByRole('button', { name: 'Go on', exact: true }).click()
    await openPlans(page)
    await expect(page.getByRole('row', { name: /Lamps/ })).toBeVisible()
  }
  await openData()
  await chooseFiles(page, [orderFile('large.csv', 40_000)])
  await expect(imports().getByText('large.csv')).toBeVisible({ timeout: 60_000 })
  await context.close()
})
