import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

import { expect, test } from '@playwright/test'

import { becomeOfflineReady, openOwnPlan, openPlans, openWithPlan, ready } from './support/open.ts'

// The app is kept for use without a network.
test.use({ serviceWorkers: 'allow' })

test('without a network every page opens, and a plan can be made and is there after a reload', async ({ page, context }) => {
  const plan = await openWithPlan(page)
  await becomeOfflineReady(page)
  await context.setOffline(true)
  for (const address of [`${plan}/data`, `${plan}/network`, '/plans']) {
    await page.goto(address)
    await ready(page)
  }
  await page.getByRole('button', { name: 'New plan' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Made offline')
  await page.getByRole('button', { name: 'Create plan' }).click()
  await page.waitForURL(/\/plan\/[^/]+\/\w+/)
  await page.reload()
  await ready(page)
  await openPlans(page)
  await expect(page.getByRole('row', { name: /Made offline/ })).toBeVisible()
})

test('a new version waits, is offered quietly, and starts in every tab when accepted', async ({ page, context }) => {
  const file = join(resolve(import.meta.dirname, '../..'), 'dist/sw.js')
  const built = readFileSync(file, 'utf8')
  await openWithPlan(page)
  await becomeOfflineReady(page)
  const secondTab = await context.newPage()
  await openPlans(secondTab)
  const controller = () => page.evaluate(() => navigator.serviceWorker.getRegistration().then((registration) => registration?.waiting !== null))
  try {
    appendFileSync(file, '\n// a newer build\n')
    await page.evaluate(() => navigator.serviceWorker.getRegistration().then((registration) => registration?.update()).then(() => undefined))
    const prompt = page.getByRole('alertdialog').filter({ hasText: 'A new version is ready' })
    await expect(prompt).toBeVisible({ timeout: 20_000 })
    expect(await controller()).toBe(true)
    await page.evaluate(() => Object.assign(globalThis, { isOldPage: true }))
    await secondTab.evaluate(() => Object.assign(globalThis, { isOldPage: true }))
    // Nothing happens by itself.
    await page.waitForTimeout(500)
    expect(await page.evaluate(() => 'isOldPage' in globalThis)).toBe(true)
    await prompt.getByRole('button', { name: 'Reload' }).click()
    for (const tab of [page, secondTab]) await expect.poll(() => tab.evaluate(() => 'isOldPage' in globalThis).catch(() => true), { timeout: 15_000 }).toBe(false)
    await ready(page)
    expect(await controller()).toBe(false)
    // Once, not for ever.
    await page.evaluate(() => Object.assign(globalThis, { isNewPage: true }))
    await page.waitForTimeout(800)
    expect(await page.evaluate(() => 'isNewPage' in globalThis)).toBe(true)
  } finally {
    writeFileSync(file, built)
  }
})

test('the app can be installed: manifest and icons are there', async ({ page, request }) => {
  await openOwnPlan(page)
  const manifest = (await (await request.get('/manifest.webmanifest')).json()) as { start_url: string; display: string; icons: { src: string; sizes: string; purpose: string }[] }
  expect(manifest).toMatchObject({ start_url: '/', display: 'standalone' })
  for (const purpose of ['any', 'maskable']) expect(manifest.icons.filter((icon) => icon.purpose === purpose).map((icon) => icon.sizes)).toEqual(expect.arrayContaining(['192x192', '512x512']))
  for (const icon of manifest.icons) expect((await request.get(icon.src)).headers()['content-type']).toContain('image/')
})
