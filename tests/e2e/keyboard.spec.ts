import { expect, test } from '@playwright/test'

import { openWithPlan, ready } from './support/open.ts'

test('the first Tab offers to skip the navigation', async ({ page }) => {
  await openWithPlan(page)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the page' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('#main')).toBeFocused()
})

test('a plan is made and opened without a pointer', async ({ page }) => {
  await openWithPlan(page)
  await page.getByRole('button', { name: 'New plan' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused()
  await page.keyboard.type('Typed shop')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/plan\/[^/]+\/\w+/)
  await ready(page)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('go to: plans')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/plans$/)
  await expect(page.locator('[data-page-heading]')).toBeFocused()
  const rows = page.getByRole('table', { name: 'Plans' }).locator('tbody tr')
  await rows.first().focus()
  await page.keyboard.press('ArrowDown')
  await expect(rows.nth(1)).toBeFocused()
  await page.keyboard.press('Home')
  await expect(rows.first()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/plan\/[^/]+\/\w+/)
})

test('"?" lists the keys, Escape closes, and the focus is where it was', async ({ page }) => {
  await openWithPlan(page)
  const button = page.getByRole('button', { name: 'New plan' })
  await button.focus()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(button).toBeFocused()
})

test('a text field keeps its own undo', async ({ page }) => {
  await openWithPlan(page)
  await page.getByRole('button', { name: 'New plan' }).click()
  const name = page.getByRole('textbox', { name: 'Name' })
  await name.pressSequentially('abc?')
  await expect(name).toHaveValue('abc?')
  await page.keyboard.press('Control+z')
  await expect(name).not.toHaveValue('abc?')
  await expect(page.getByRole('dialog', { name: 'New plan' })).toBeVisible()
})
