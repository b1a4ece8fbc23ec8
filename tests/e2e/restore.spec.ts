import { readFileSync } from 'node:fs'

import { expect, test, type Page } from '@playwright/test'

import { createPlan, openPlans, openWithPlan, ready } from './support/open.ts'

/** What a full disk or a cleaning tool does: the databases go, localStorage stays. */
async function clearDatabases(page: Page): Promise<void> {
  const origin = new URL(page.url()).origin
  await expect.poll(() => page.evaluate(() => localStorage['headroom.sentinel'] as string | undefined)).toBeTruthy()
  await page.goto('about:blank')
  const session = await page.context().newCDPSession(page)
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' })
}

test('a cleared browser says what was there and takes plan files back', async ({ page, baseURL }, info) => {
  await openWithPlan(page, 'Lamps')
  await createPlan(page, 'Chairs')
  await openPlans(page)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Actions for Lamps' }).click()
  await page.getByRole('menuitem', { name: 'Save a plan file' }).click()
  const file = info.outputPath((await download).suggestedFilename())
  await (await download).saveAs(file)
  await expect(page.getByText(/written, read back and found equal/)).toBeVisible()
  await page.waitForTimeout(1500)

  await clearDatabases(page)
  await page.goto(baseURL!)
  await expect(page.getByRole('heading', { name: 'This browser has cleared its storage; 2 plans were here.' })).toBeVisible()
  // Of a damaged file, what can be read is offered here too.
  const damaged = Buffer.from(readFileSync(file))
  damaged[damaged.length - 5]! ^= 4
  const first = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Open a plan file' }).click()
  await (await first).setFiles({ name: 'damaged.headroom', mimeType: 'application/octet-stream', buffer: damaged })
  await expect(page.getByRole('dialog', { name: 'This file is damaged' })).toContainText('the plan inside is whole')
  await page.getByRole('button', { name: 'Cancel' }).click()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Open a plan file' }).click()
  await (await chooser).setFiles(file)
  await expect(page.getByText('Back again: Lamps')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('1 of 2 plans came back so far.')
  await page.getByRole('button', { name: 'Go on', exact: true }).click()
  await page.waitForURL(/\/plan\/[^/]+\/\w+/)
  await openPlans(page)
  await expect(page.getByRole('row', { name: /Lamps/ })).toBeVisible()
})

test('starting anew is possible, and is not asked again', async ({ page, baseURL }) => {
  await openWithPlan(page)
  await clearDatabases(page)
  await page.goto(baseURL!)
  await page.getByRole('button', { name: 'Start anew without them' }).click()
  await page.waitForURL(/\/plans$/)
  await page.reload()
  await ready(page)
  await expect(page.getByRole('heading', { name: /No plan yet/ })).toBeVisible()
})
