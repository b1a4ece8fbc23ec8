import { expect, type Page } from '@playwright/test'

/** Waits until a page has its answer. */
export async function ready(page: Page): Promise<void> {
  await expect(page.locator('[data-page-heading]')).toBeVisible({ timeout: 30_000 })
}

/** The bare address, until the plan it chose is on screen; returns `/plan/<id>`. */
export async function openApp(page: Page): Promise<string> {
  await page.goto('/')
  await page.waitForURL(/\/plan\/[^/]+\/\w+/, { timeout: 30_000 })
  await ready(page)
  return /\/plan\/[^/]+/.exec(page.url())![0]
}

/** Opens the list of plans without the sample shop, with one empty plan of this name; returns `/plan/<id>`. */
export async function openWithPlan(page: Page, name = 'My shop'): Promise<string> {
  await page.addInitScript(() => {
    localStorage['headroom.preferences'] ??= JSON.stringify({ state: { isSampleRemoved: true }, version: 1 })
  })
  await openPlans(page)
  const plan = await createPlan(page, name)
  await openPlans(page)
  return plan
}

export async function createPlan(page: Page, name: string): Promise<string> {
  await page.getByRole('button', { name: /^(New plan|新建方案)$/ }).click()
  await page.getByRole('textbox').fill(name)
  await page.getByRole('textbox').press('Enter')
  await page.waitForURL(/\/plan\/[^/]+\/\w+/)
  await ready(page)
  return /\/plan\/[^/]+/.exec(page.url())![0]
}

export async function openPlans(page: Page): Promise<void> {
  await page.goto('/plans')
  await ready(page)
}

/** After this the page is served by its service worker, also without a network. */
export async function becomeOfflineReady(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await page.reload()
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
}
