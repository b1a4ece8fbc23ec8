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
export async function openWithPlan(page: Page, name?: string): Promise<string> {
  const plan = await openOwnPlan(page, name)
  await openPlans(page)
  return plan
}

/** As `openWithPlan`, but in the plan. */
export async function openOwnPlan(page: Page, name = 'My shop'): Promise<string> {
  await page.addInitScript(() => {
    localStorage['headroom.preferences'] ??= JSON.stringify({ state: { isSampleRemoved: true }, version: 1 })
  })
  await openPlans(page)
  return createPlan(page, name)
}

/** Goes to another chapter as a link does, without loading the app anew, and waits until that chapter is there: its heading is another one. */
export async function goWithin(page: Page, address: string): Promise<void> {
  await page.evaluate((to) => {
    document.querySelector('[data-page-heading]')!.setAttribute('data-left', '')
    history.pushState(null, '', to)
  }, address)
  await expect(page.locator('[data-page-heading]:not([data-left])')).toBeVisible({ timeout: 30_000 })
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

/** From English to Chinese, as a person changes it. */
export async function inChinese(page: Page): Promise<void> {
  await page.getByRole('button', { name: '中文' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
}

/** After this the page is served by its service worker, also without a network. */
export async function becomeOfflineReady(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await page.reload()
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
}
