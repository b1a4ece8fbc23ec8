import { expect, test, type Page } from '@playwright/test'

import { createPlan, openApp, openPlans, openWithPlan, ready } from './support/open.ts'

const row = (page: Page, name: string) => page.getByRole('table', { name: 'Plans' }).getByRole('row', { name: new RegExp(name) })

test('plans are made, renamed, copied and deleted; undo works after a reload', async ({ page }) => {
  await openWithPlan(page)
  await createPlan(page, 'Spring shop')
  await openPlans(page)
  await expect(row(page, 'Spring shop')).toContainText('open now')

  await page.getByRole('button', { name: 'Actions for Spring shop' }).click()
  await page.getByRole('menuitem', { name: 'Rename' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Autumn shop')
  await page.getByRole('textbox', { name: 'Name' }).press('Enter')
  await expect(row(page, 'Autumn shop')).toBeVisible()
  await page.reload()
  await ready(page)
  await expect(row(page, 'Autumn shop')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Undo: rename the plan to Autumn shop' })).toBeEnabled()
  await page.keyboard.press('Control+z')
  await expect(row(page, 'Spring shop')).toBeVisible()
  await page.keyboard.press('Control+Shift+z')
  await expect(row(page, 'Autumn shop')).toBeVisible()

  await page.getByRole('button', { name: 'Actions for Autumn shop' }).click()
  await page.getByRole('menuitem', { name: 'Duplicate' }).click()
  await expect(row(page, 'Autumn shop, copy')).toBeVisible()

  await page.getByRole('button', { name: 'Actions for Autumn shop, copy' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(row(page, 'Autumn shop, copy')).toHaveCount(0)
  await expect(page.getByRole('table', { name: 'Trash' })).toContainText('Autumn shop, copy')
  await page.reload()
  await ready(page)
  await page.keyboard.press('Control+z')
  await expect(row(page, 'Autumn shop, copy')).toBeVisible()
  await expect(page.getByRole('table', { name: 'Trash' })).toHaveCount(0)
})

test('a deleted plan comes back from its message', async ({ page }) => {
  await openWithPlan(page)
  await createPlan(page, 'Short lived')
  await openPlans(page)
  await page.getByRole('button', { name: 'Actions for Short lived' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  const message = page.getByRole('alertdialog').filter({ hasText: 'Deleted “Short lived”' })
  await message.getByRole('button', { name: 'Undo' }).click()
  await expect(row(page, 'Short lived')).toBeVisible()
})

test('a plan without a name is not made, and says why', async ({ page }) => {
  await openWithPlan(page)
  await page.getByRole('button', { name: 'New plan' }).click()
  await page.getByRole('button', { name: 'Create plan' }).click()
  await expect(page.getByText('A plan needs a name')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('the sample shop goes in one click, stays away, and comes back in another', async ({ page }) => {
  await openApp(page)
  await openPlans(page)
  await page.getByRole('button', { name: /^Actions for Sample shop/ }).click()
  await page.getByRole('menuitem', { name: 'Remove the sample shop' }).click()
  await expect(page.getByRole('heading', { name: /No plan yet/ })).toBeVisible()
  await page.goto('/')
  await expect(page).toHaveURL(/\/plans$/)
  await page.getByRole('button', { name: 'Load the sample shop' }).click()
  await page.waitForURL(/\/plan\/[^/]+\/\w+/, { timeout: 30_000 })
})

test('the plan of the address is the plan on screen; switching keeps the chapter', async ({ page }) => {
  const firstPlan = await openWithPlan(page)
  await createPlan(page, 'Second shop')
  const secondPlan = /\/plan\/[^/]+/.exec(page.url())![0]
  expect(secondPlan).not.toBe(firstPlan)
  await page.goto(`${firstPlan}/data`)
  await ready(page)
  await page.getByRole('button', { name: /^Switch plan/ }).click()
  await page.getByRole('menuitem', { name: 'Second shop' }).click()
  await expect(page).toHaveURL(new RegExp(`${secondPlan}/data$`))
})

test('two plans are compared, and the history of one opened, from the list', async ({ page }) => {
  await openWithPlan(page, 'Lamps')
  await page.getByRole('button', { name: 'Actions for Lamps' }).click()
  await expect(page.getByRole('menuitem', { name: 'Compare with another plan…' })).toHaveCount(0)
  await page.getByRole('menuitem', { name: 'Duplicate' }).click()
  await expect(row(page, 'Lamps, copy')).toBeVisible()
  await page.getByRole('button', { name: 'Actions for Lamps, copy' }).click()
  await page.getByRole('menuitem', { name: 'Compare with another plan…' }).click()
  await page.getByRole('dialog', { name: 'Compare “Lamps, copy”' }).getByRole('button', { name: 'Compare', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('They are the same.')
  await expect(page.getByText('Both are plans of this browser, as they are now.')).toBeVisible()
  await page.locator('main').getByRole('button', { name: 'Close' }).click()
  await page.getByRole('button', { name: 'Actions for Lamps, copy' }).click()
  await page.getByRole('menuitem', { name: 'History and versions' }).click()
  await expect(page).toHaveURL(/\/history$/)
})
