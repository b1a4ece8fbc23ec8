import { readFileSync } from 'node:fs'

import { expect, test, type Page } from '@playwright/test'

import { expectNoAxeViolations } from './support/expectNoAxeViolations.ts'
import { becomeOfflineReady, openPlans, openWithPlan, ready } from './support/open.ts'
import { answerPickers, filesIn, launchWith } from './support/pickers.ts'

// The app is kept for use without a network.
test.use({ serviceWorkers: 'allow' })

const row = (page: Page, name: string | RegExp) => page.getByRole('table', { name: /^(Plans|方案列表|方案)$/ }).getByRole('row', { name })
const toast = (page: Page, text: string | RegExp) => page.getByRole('alertdialog').filter({ hasText: text })
const openFile = (page: Page, name: string, buffer: Buffer) => page.locator('input[type=file]').first().setInputFiles({ name, mimeType: 'application/octet-stream', buffer })

async function fromMenu(page: Page, plan: string, item: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${plan}` }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

test('a file under a passphrase: two equal phrases, no recovery said twice, a wrong phrase opens nothing, the right one does', async ({ page, browser }) => {
  await openWithPlan(page, 'Lamps')
  await fromMenu(page, 'Lamps', 'Share or encrypt…')
  const dialog = page.getByRole('dialog', { name: 'Share or encrypt “Lamps”' })
  await dialog.getByText('Encrypt with a passphrase').click()
  await expect(dialog.getByLabel('Passphrase', { exact: true })).toBeFocused()
  await dialog.getByRole('button', { name: 'Save the file' }).click()
  await expect(dialog).toContainText('Type the passphrase')
  await expect(dialog.getByLabel('Passphrase', { exact: true })).toBeFocused()
  await page.keyboard.type('马 horse battery')
  await page.keyboard.press('Tab')
  await page.keyboard.type('马 horse')
  await page.keyboard.press('Enter')
  await expect(dialog).toContainText('The two are not the same')
  await dialog.getByLabel('Passphrase once more').fill('马 horse battery')
  await dialog.getByRole('button', { name: 'Save the file' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Confirm that you have kept the passphrase')
  await expect(dialog.getByRole('checkbox', { name: 'I have kept the passphrase' })).toBeFocused()
  await dialog.getByText('Show the passphrase').click()
  await expect(dialog.getByLabel('Passphrase once more')).toHaveAttribute('type', 'text')
  await expectNoAxeViolations(page)
  await dialog.getByText('I have kept the passphrase').click()
  const download = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Save the file' }).click()
  const locked = readFileSync(await (await download).path())
  await expect(page.getByRole('dialog')).toContainText('was encrypted, opened again with the passphrase and found equal')
  expect(locked.includes('Lamps')).toBe(false)

  const other = await browser.newContext({ viewport: { width: 360, height: 780 }, colorScheme: 'dark' })
  await other.addInitScript(() => {
    localStorage['headroom.preferences'] ??= JSON.stringify({ state: { isSampleRemoved: true, language: 'zh' }, version: 1 })
  })
  const ada = await other.newPage()
  await openPlans(ada)
  await openFile(ada, 'lamps.headroom', locked)
  const asked = ada.getByRole('dialog', { name: '这个文件已加密' })
  await expect(asked).toContainText('lamps.headroom')
  await ada.keyboard.type('马 horse')
  await ada.keyboard.press('Enter')
  await expect(asked).toContainText('这个口令打不开文件', { timeout: 15_000 })
  await expectNoAxeViolations(ada)
  expect(await ada.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
  await asked.getByLabel('口令', { exact: true }).fill('马 horse battery')
  await ada.keyboard.press('Enter')
  await ada.waitForURL(/\/plan\/[^/]+\/\w+/, { timeout: 15_000 })
  await openPlans(ada)
  await expect(row(ada, /Lamps/)).toBeVisible()
  await other.close()
})

test('a damaged file is refused with its reason, and what can be read opens beside the plan', async ({ page }) => {
  await openWithPlan(page, 'Lamps')
  const download = page.waitForEvent('download')
  await fromMenu(page, 'Lamps', 'Save a plan file')
  const whole = readFileSync(await (await download).path())
  const flipped = Buffer.from(whole)
  flipped[flipped.length - 5]! ^= 1
  await openFile(page, 'lamps.headroom', flipped)
  const dialog = page.getByRole('dialog', { name: 'This file is damaged' })
  await expect(dialog).toContainText('the plan inside is whole: open it')
  await expectNoAxeViolations(page)
  await dialog.getByRole('button', { name: 'Open the plan' }).click()
  await page.waitForURL(/\/plan\/[^/]+\/\w+/)
  await openPlans(page)
  await expect(row(page, /Lamps, rescued/)).toBeVisible()
  await openFile(page, 'notes.headroom', Buffer.from('not a plan at all'))
  await expect(toast(page, 'Could not open notes.headroom: This is not a Headroom plan file.')).toBeVisible()
})

test('a plan is saved into its file by one key, and a file that somebody else changed is left alone', async ({ page }) => {
  await answerPickers(page)
  await openWithPlan(page, 'Lamps')
  await fromMenu(page, 'Lamps', 'Save to a file of your choice…')
  await expect(toast(page, 'Saved to Lamps.headroom, read back and found equal')).toBeVisible()
  const first = (await filesIn(page, null))['Lamps.headroom']!
  expect(first).toBeGreaterThan(500)
  await fromMenu(page, 'Lamps', 'Rename')
  await page.getByRole('textbox', { name: 'Name' }).fill('Lamps and a much longer name that takes more room')
  await page.keyboard.press('Enter')
  await expect(row(page, /much longer/)).toBeVisible()
  await page.keyboard.press('Control+s')
  await expect.poll(async () => (await filesIn(page, null))['Lamps.headroom']).not.toBe(first)
  await expect(row(page, /much longer/)).toContainText(/now|ago/)
  // Somebody else saves into it: here, an older state of another plan.
  await page.evaluate(async () => {
    const handle = await (await navigator.storage.getDirectory()).getFileHandle('Lamps.headroom')
    const writable = await handle.createWritable()
    await writable.write('theirs')
    await writable.close()
  })
  await page.keyboard.press('Control+s')
  await expect(toast(page, 'holds something that was not saved from here')).toBeVisible()
  expect((await filesIn(page, null))['Lamps.headroom']).toBe(6)
})

test('a plan file opened by the system opens, and is saved in place; shared files reach the page without a network', async ({ page, context, request }) => {
  const manifest = (await (await request.get('/manifest.webmanifest')).json()) as { file_handlers: { action: string; accept: Record<string, string[]> }[]; share_target: { action: string; method: string; params: { files: { name: string; accept: string[] }[] } } }
  expect(manifest.file_handlers.flatMap(({ accept }) => Object.values(accept).flat())).toEqual(expect.arrayContaining(['.headroom', '.csv', '.xlsx']))
  expect(manifest.share_target).toMatchObject({ action: '/share', method: 'POST', params: { files: [{ name: 'files' }] } })

  await answerPickers(page)
  await openWithPlan(page, 'Lamps')
  await fromMenu(page, 'Lamps', 'Save to a file of your choice…')
  await expect(toast(page, 'Saved to Lamps.headroom')).toBeVisible()
  await page.getByRole('button', { name: 'Actions for Lamps' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await becomeOfflineReady(page)
  await context.setOffline(true)
  await page.goto(manifest.file_handlers[0]!.action)
  await ready(page)
  await launchWith(page, 'Lamps.headroom')
  await page.waitForURL(/\/plan\/[^/]+\/\w+/)
  await page.keyboard.press('Control+s')
  await expect(toast(page, 'Saved to Lamps.headroom, read back and found equal')).toBeVisible()

  // What the share sheet of a phone sends.
  // A share is a navigation, which follows the redirect through the service worker; a page's own request can only see that there is one.
  const answered = await page.evaluate(async ({ action, field }) => {
    const form = new FormData()
    form.append(field, new File(['Order ID,SKU ID,Quantity,Created Time\n577012345678901234,1729000000000000001,1,2026-11-01 10:00:00'], '订单.csv', { type: 'text/csv' }))
    return (await fetch(action, { method: 'POST', body: form, redirect: 'manual' })).type
  }, { action: manifest.share_target.action, field: manifest.share_target.params.files[0]!.name })
  expect(answered).toBe('opaqueredirect')
  await page.goto('/plans?shared=1')
  await page.waitForURL(/\/data$/)
  await expect(page.getByText('订单.csv').first()).toBeVisible({ timeout: 15_000 })
})
