import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { chromium, expect, test, type Locator, type Page } from '@playwright/test'

import { chromiumArgs } from '../support/chromiumArgs.mjs'
import { besideTheApp, contentOf, planIn } from './support/database.ts'
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

const disk = process.env['HEADROOM_LONG'] === undefined ? null : smallDisk()
const ballast = disk === null ? '' : join(disk, 'ballast')
const freeBytes = (): number => {
  const { bavail, bsize } = statfsSync(disk!)
  return bavail * bsize
}
/** Fills the disk until so much is left, or empties it. */
const leave = (bytes: number): void => {
  rmSync(ballast, { force: true })
  writeFileSync(ballast, Buffer.alloc(Math.max(0, freeBytes() - bytes)))
}

async function launch(baseURL: string) {
  const executablePath = process.env['CHROMIUM_PATH']
  const context = await chromium.launchPersistentContext(join(disk!, 'profile'), { args: chromiumArgs, baseURL, ...(executablePath ? { executablePath } : {}) })
  await context.addInitScript(() => {
    localStorage['headroom.preferences'] ??= JSON.stringify({ state: { isSampleRemoved: true, language: 'en' }, version: 1 })
  })
  return [context, context.pages()[0]!] as const
}

async function saveFile(page: Page): Promise<readonly [string, number]> {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: /^Switch plan/ }).click()
  await page.getByRole('menuitem', { name: 'Save a plan file' }).click()
  const document = await planIn(await download)
  return [document.settings.name, document.history.series.length]
}

test.describe.configure({ timeout: 300_000 })
test.skip(process.env['HEADROOM_LONG'] === undefined, 'in the long run only')
test.afterAll(() => {
  if (disk !== null) execFileSync('umount', ['--lazy', disk])
})

test('a full disk: said in a sentence, every row before it is there, the plan is saved as a file, and all goes on when there is room again', async ({ baseURL }) => {
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

  for (const [left, lines] of [[300_000, 200_000], [40_000, 40_000], [0, 2500]] as const) {
    await openData()
    const before = await contentOf(page)
    leave(left)
    await chooseFiles(page, [orderFile(`large-${lines}.csv`, lines)])
    const sentence = page.getByText(SENTENCES).first()
    await expect(sentence).toBeVisible({ timeout: 90_000 })
    await expect(sentence).toContainText(KEPT)
    process.stdout.write(`full disk, ${left} bytes left: ${(await sentence.textContent())!.slice(0, 40)} …\n`)
    expect(await contentOf(page)).toBe(before)
    expect(await saveFile(page)).toEqual(['Lamps', 5])
    await expect(imports().getByText('large')).toHaveCount(0)
  }
  await context.close()

  // The browser started anew on the full disk, and then with room again: every row of the import is there.
  for (const isFull of [true, false]) {
    if (!isFull) rmSync(ballast)
    ;[context, page] = await launch(baseURL!)
    await openData()
    await expect(imports().getByText('small.csv')).toBeVisible({ timeout: 30_000 })
    if (!isFull) {
      await chooseFiles(page, [orderFile('large.csv', 40_000)])
      await expect(imports().getByText('large.csv')).toBeVisible({ timeout: 60_000 })
    }
    await besideTheApp(page)
    await context.close()
  }
})
