import { expect, test } from '@playwright/test'

import { openOwnPlan, openWithPlan, ready } from './support/open.ts'

test.describe('language', () => {
  test.use({ locale: 'zh-CN' })
  test('follows the browser at first, then the choice, across reloads', async ({ page }) => {
    await openWithPlan(page)
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
    await expect(page.getByRole('button', { name: '新建方案', exact: true })).toBeVisible()
    await page.getByRole('button', { name: 'English' }).click()
    await expect(page.getByRole('button', { name: 'New plan' })).toBeVisible()
    await page.reload()
    await expect(page.getByRole('button', { name: 'New plan' })).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    await expect(page).toHaveTitle(/^Plans · .*Headroom$/)
  })
})

test('theme follows the system until one is chosen', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await openWithPlan(page)
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const dark = await background()
  await page.getByRole('button', { name: 'Language and appearance' }).click()
  await page.getByRole('menuitem', { name: 'Light' }).click()
  await expect.poll(background).not.toBe(dark)
  await page.reload()
  await ready(page)
  expect(await background()).not.toBe(dark)
  await page.getByRole('button', { name: 'Language and appearance' }).click()
  await page.getByRole('menuitem', { name: 'As the system' }).click()
  await expect.poll(background).toBe(dark)
})

test('an address with nothing behind it says so and leads to the plans', async ({ page }) => {
  await openOwnPlan(page)
  await page.goto('/plan/nowhere/data')
  await expect(page.getByRole('heading', { name: 'There is nothing at this address' })).toBeVisible()
  await page.getByRole('button', { name: 'Show my plans' }).click()
  await expect(page).toHaveURL(/\/plans$/)
})

test('a chapter opens, its heading has the focus, and back returns', async ({ page }) => {
  await openWithPlan(page)
  await page.getByRole('navigation', { name: 'Chapters' }).first().getByRole('link', { name: 'Data' }).click()
  await expect(page).toHaveURL(/\/plan\/[^/]+\/data$/)
  await expect(page.locator('[data-page-heading]')).toBeFocused()
  await page.goBack()
  await expect(page).toHaveURL(/\/plans$/)
  await expect(page.locator('[data-page-heading]')).toBeFocused()
})

test('files dropped on any page go to the Data page of the open plan', async ({ page }) => {
  await openWithPlan(page)
  const transfer = await page.evaluateHandle(() => {
    const data = new DataTransfer()
    data.items.add(new File(['Order ID,SKU\n1,2\n'], 'orders.csv', { type: 'text/csv' }))
    return data
  })
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: transfer })
  await expect(page.getByText('Drop to read')).toBeVisible()
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer })
  await expect(page).toHaveURL(/\/plan\/[^/]+\/data$/)
  await expect(page.getByText('Drop to read')).toBeHidden()
  await expect(page.getByText('orders.csv').first()).toBeVisible()
})

test('nothing is wider than a screen of 360 pixels, and the chapters are at its foot', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  const plan = await openOwnPlan(page)
  for (const address of ['/plans', `${plan}/data`, `${plan}/network`]) {
    await page.goto(address)
    await ready(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), address).toBeLessThanOrEqual(0)
  }
  await page.getByRole('navigation', { name: 'Chapters' }).getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Plans' }).click()
  await expect(page).toHaveURL(/\/plans$/)
})
