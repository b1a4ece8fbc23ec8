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
