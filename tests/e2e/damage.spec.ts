import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { chromium, expect, test, type Download, type Page } from '@playwright/test'

import { chromiumArgs } from '../support/chromiumArgs.mjs'
import { besideTheApp, contentOf, deleteRow, makeNewer, planIn, shapeOf } from './support/database.ts'
import { expectNoAxeViolations } from './support/expectNoAxeViolations.ts'
import { createPlan, openPlans, openWithPlan, ready } from './support/open.ts'

const list = (page: Page) => page.getByRole('list', { name: 'Plans in this browser' })
const idOf = (plan: string): string => decodeURIComponent(plan.replace('/plan/', ''))

async function saveAll(page: Page, files: number): Promise<readonly Download[]> {
  const downloads: Download[] = []
  page.on('download', (download) => downloads.push(download))
  await page.getByRole('button', { name: 'Save every plan as a file' }).click()
  await expect.poll(() => downloads.length).toBe(files)
  return downloads
}

test('a database of a newer version is left alone by older code, and every plan of it is saved as a file', async ({ page }) => {
  const lamps = await openWithPlan(page, 'Lamps')
  await createPlan(page, 'Chairs')
  await besideTheApp(page)
  await makeNewer(page)
  const [shape, content] = [await shapeOf(page), await contentOf(page)]
  await page.goto(`${lamps}/network`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your plans were opened by a newer version of Headroom')
  await expect(page.getByText('This older page changed nothing.')).toBeVisible()
  await expect(list(page).getByRole('listitem')).toHaveCount(2)
  // Nothing of a newer version is ever deleted by this page.
  await expect(page.getByRole('button', { name: 'Start anew' })).toHaveCount(0)
  await expectNoAxeViolations(page)
  const plans = await Promise.all((await saveAll(page, 2)).map((download) => planIn(download)))
  expect(plans.map(({ settings }) => settings.name).sort()).toEqual(['Chairs', 'Lamps'])
  await expect(page.getByText('2 plans were saved, read back and compared.')).toBeVisible()
  await besideTheApp(page)
  expect([await shapeOf(page), await contentOf(page)]).toEqual([shape, content])

  await page.evaluate(() => { localStorage['headroom.preferences'] = JSON.stringify({ state: { isSampleRemoved: true, language: 'zh' }, version: 1 }) })
  await page.setViewportSize({ width: 360, height: 780 })
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('您的方案已被更新版本的余量打开过')
  await page.getByRole('button', { name: '存成文件：Chairs' }).click()
  await expect(page.getByText('已保存：Chairs.headroom')).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
})

test('a damaged database: what can be read is saved, what is lost is said, and only then it starts anew', async ({ page }) => {
  const lamps = await openWithPlan(page, 'Lamps')
  await page.goto(`${lamps}/network`)
  await page.getByRole('button', { name: 'Add a warehouse' }).click()
  await expect(page.getByRole('article')).toHaveCount(1)
  await openPlans(page)
  await createPlan(page, 'Chairs')
  await besideTheApp(page)
  await deleteRow(page, 'records', [idOf(lamps), 'settings', 'settings'])
  const content = await contentOf(page)
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Part of what this browser stored is damaged')
  await expect(page.getByText('Damaged: Lamps. Nothing was changed and nothing was deleted.')).toBeVisible()
  await page.getByRole('button', { name: 'Save as a file: Chairs' }).click()
  await expect(list(page)).toContainText('saved: Chairs.headroom')
  await page.getByRole('button', { name: 'Start anew' }).click()
  const dialog = page.getByRole('dialog', { name: 'Start anew?' })
  await expect(dialog).toContainText('all plans, imported order lines')
  await expect(dialog).toContainText('1 plan was not saved as a file here and is lost unless you have a file of it: Lamps')
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await expectNoAxeViolations(page)
  await page.keyboard.press('Escape')
  const downloads = await saveAll(page, 2)
  const chairs = readFileSync(await downloads.find((download) => download.suggestedFilename() === 'Chairs.headroom')!.path())
  const plans = await Promise.all(downloads.map((download) => planIn(download)))
  expect(plans.map(({ settings, warehouses }) => `${settings.name} ${warehouses.length}`).sort()).toEqual(['Chairs 0', 'Lamps 1'])
  await expect(list(page)).toContainText('saved without 1 thing that cannot be read: Lamps.headroom')
  await expect(list(page)).toContainText('Name, currency and time zone of the plan (USD and UTC are set instead): missing or in part')
  await page.getByRole('button', { name: 'Start anew' }).click()
  await expect(dialog).toContainText('1 of them in part only: Lamps')
  await page.keyboard.press('Escape')
  // Until it is confirmed, every row lies as it lay.
  await besideTheApp(page)
  expect(await contentOf(page)).toBe(content)
  await page.goto('/')
  await page.getByRole('button', { name: 'Start anew' }).click()
  await dialog.getByRole('button', { name: 'Delete everything and start anew' }).click()
  await page.waitForURL(/\/plans$/)
  await ready(page)
  await expect(page.getByRole('heading', { name: /No plan yet/ })).toBeVisible()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('alertdialog').filter({ hasText: 'Started anew. Open the plan files you saved.' }).getByRole('button', { name: 'Open a plan file' }).click()
  await (await chooser).setFiles([{ name: 'Chairs.headroom', mimeType: 'application/octet-stream', buffer: chairs }])
  await page.waitForURL(/\/plan\/[^/]+\/\w+/)
  await openPlans(page)
  await expect(page.getByRole('row', { name: /Chairs/ })).toBeVisible()
})

for (const [what, damage] of [
  ['the index of the files overwritten', (folder: string) => { for (const name of readdirSync(folder).filter((file) => /^(?:MANIFEST|CURRENT)/.test(file))) writeFileSync(join(folder, name), 'not a database') }],
  ['the log of the last writes and every table file gone', (folder: string) => { for (const name of readdirSync(folder).filter((file) => /\.(?:log|ldb)$/.test(file))) rmSync(join(folder, name)) }],
] as const) {
  test(`the browser's own files damaged, ${what}: never taken for a first visit`, async ({ baseURL }, info) => {
    const folder = info.outputPath('profile')
    const executablePath = process.env['CHROMIUM_PATH']
    const launch = async () => {
      const context = await chromium.launchPersistentContext(folder, { args: chromiumArgs, ...(executablePath ? { executablePath } : {}), ...(baseURL ? { baseURL } : {}) })
      return [context, context.pages()[0]!] as const
    }
    let [context, page] = await launch()
    await openWithPlan(page, 'Lamps')
    await expect.poll(() => page.evaluate(() => localStorage['headroom.sentinel'] as string | undefined)).toBeTruthy()
    await context.close()
    const stores = join(folder, 'Default/IndexedDB')
    for (const store of readdirSync(stores).filter((name) => name.endsWith('.leveldb'))) damage(join(stores, store))
    ;[context, page] = await launch()
    await page.goto('/')
    await expect(page.getByRole('heading', { name: /^(?:This browser has cleared its storage; 1 plan was here\.|Part of what this browser stored is damaged|Headroom could not open its storage)$/ })).toBeVisible({ timeout: 20_000 })
    process.stdout.write(`${what}: ${await page.getByRole('heading', { level: 1 }).innerText()}\n`)
    // A way on from there.
    await page.getByRole('button', { name: /^Start anew/ }).click()
    const confirm = page.getByRole('button', { name: 'Delete everything and start anew' })
    if (await confirm.isVisible()) await confirm.click()
    await openPlans(page)
    await createPlan(page, 'After')
    await context.close()
  })
}
