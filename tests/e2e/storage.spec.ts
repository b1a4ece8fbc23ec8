import { expect, test, type Page } from '@playwright/test'

import { expectNoAxeViolations } from './support/expectNoAxeViolations.ts'
import { createPlan, openPlans, openWithPlan, ready } from './support/open.ts'
import { answerPickers, filesIn } from './support/pickers.ts'

const backups = async (page: Page) => Object.keys(await filesIn(page, 'backups')).sort()

test('backups go to a folder by themselves, are told on the Storage page, and bring everything back when the browser was cleared', async ({ page, baseURL }) => {
  await answerPickers(page)
  await openWithPlan(page, 'Lamps')
  await page.getByRole('navigation').getByRole('link', { name: 'Storage' }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('no backup outside of the browser', { timeout: 15_000 })
  await page.getByRole('button', { name: 'Choose a folder' }).click()
  await expect(page.getByRole('alertdialog').filter({ hasText: 'One plan file written to backups, read back and found equal' })).toBeVisible()
  await expect(page.getByText('everything is in the folder')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('the last backup in the folder was made just now')
  expect(await backups(page)).toEqual([expect.stringMatching(/^Lamps--[0-9a-f-]{36}--\d{4}-\d\d-\d\d \d\d-\d\d-\d\dZ\.headroom$/)])
  await expectNoAxeViolations(page)

  // Left, and what changed is written: a new plan, the old one not again.
  await createPlanFrom(page, 'Chairs')
  await page.goto('/storage')
  await ready(page)
  await expect(page.getByText('one plan changed since')).toBeVisible()
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  })
  await expect(page.getByText('everything is in the folder')).toBeVisible()
  expect(await backups(page)).toHaveLength(2)

  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 360, height: 780 })
  await page.getByRole('button', { name: '中文' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('都在本浏览器里')
  await expectNoAxeViolations(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
  await page.getByRole('button', { name: 'English' }).click()
  await page.setViewportSize({ width: 1280, height: 800 })

  await expect.poll(() => page.evaluate(() => (JSON.parse(localStorage['headroom.sentinel'] as string) as { rowsByTable: { plans: number } }).rowsByTable.plans)).toBe(2)
  const origin = new URL(page.url()).origin
  await page.goto('about:blank')
  const session = await page.context().newCDPSession(page)
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' })
  await page.goto(baseURL!)
  await expect(page.getByRole('heading', { name: 'This browser has cleared its storage; 2 plans were here.' })).toBeVisible()
  await page.getByRole('button', { name: 'Choose the backup folder' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Back again' })).toContainText('Lamps')
  await expect(page.getByRole('status').filter({ hasText: 'Back again' })).toContainText('Chairs')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('2 plans are back.')
  await page.getByRole('button', { name: 'Go on backing up to backups' }).click()
  await expect(page.getByText('Backups go on in backups.')).toBeVisible()
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Go on', exact: true }).click()
  await page.goto('/storage')
  await expect(page.getByRole('button', { name: 'Back up now' })).toBeVisible()
  await openPlans(page)
  for (const name of ['Lamps', 'Chairs']) await expect(page.getByRole('row', { name: new RegExp(name) })).toBeVisible()
})

test('a folder that is gone is told on every page until a backup succeeds', async ({ page }) => {
  await answerPickers(page)
  const plan = await openWithPlan(page, 'Lamps')
  await page.goto('/storage')
  await page.getByRole('button', { name: 'Choose a folder' }).click()
  await expect(page.getByText('everything is in the folder')).toBeVisible()
  await page.evaluate(async () => (await navigator.storage.getDirectory()).removeEntry('backups', { recursive: true }))
  await createPlanFrom(page, 'Chairs')
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  })
  const told = page.getByRole('complementary', { name: 'Backups to a folder' })
  await expect(told).toContainText('Backups to the folder backups do not work: The file or folder is no longer there.')
  await page.goto(`${plan}/network`)
  await ready(page)
  await expect(told).toBeVisible()
  await told.getByRole('button', { name: 'Open Storage' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/backups to the folder do not work; the last good one was made (just now|1 min)/)
  await page.setViewportSize({ width: 360, height: 780 })
  await page.getByRole('button', { name: '中文' }).click()
  await expect(page.getByRole('definition').filter({ hasText: '无法备份' })).toBeVisible()
  await expect(page.getByText('还没有', { exact: true })).toHaveCount(0)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
  await page.getByRole('button', { name: 'English' }).click()
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.getByRole('button', { name: 'Another folder' }).click()
  await expect(page.getByRole('alertdialog').filter({ hasText: '2 plan files written to backups' })).toBeVisible()
  await page.goto(`${plan}/network`)
  await ready(page)
  await expect(told).toHaveCount(0)
  // Stopped, and taken back.
  await page.goto('/storage')
  await page.getByRole('button', { name: 'Stop', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Choose a folder' })).toBeVisible()
  await page.getByRole('alertdialog').filter({ hasText: 'No more backups to backups' }).getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('button', { name: 'Back up now' })).toBeVisible()
  await expect(page.getByText('everything is in the folder')).toBeVisible()
  await expect(page.getByText('none yet')).toHaveCount(0)
})

async function createPlanFrom(page: Page, name: string): Promise<void> {
  await openPlans(page)
  await createPlan(page, name)
}

test('whether the app itself is kept, so that it opens without a network, is told', async ({ browser }) => {
  for (const [serviceWorkers, words] of [['allow', 'Headroom itself is kept too, and opens without a network.'], ['block', 'without a network it does not open']] as const) {
    const context = await browser.newContext({ serviceWorkers })
    const page = await context.newPage()
    await openWithPlan(page, 'Lamps')
    await page.goto('/storage')
    await expect(page.getByText(words)).toBeVisible({ timeout: 30_000 })
    await context.close()
  }
})
