import { expect, test, type Page } from '@playwright/test'

import { expectNoAxeViolations } from './support/expectNoAxeViolations.ts'
import { recordPolicyViolations, recordRequests } from './support/guards.ts'
import { becomeOfflineReady, goWithin, openApp, openOwnPlan, ready } from './support/open.ts'

// The app is kept for use without a network.
test.use({ serviceWorkers: 'allow' })

/** The largest safe spike is in the answer only when simulation and search have both ended. */
const FINAL_ANSWER = /breaks first|safe today/
const isDone = (page: Page) => expect(page.getByText('same numbers on any machine')).toBeVisible({ timeout: 150_000 })

async function saveSample(page: Page, button: string): Promise<string> {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: button }).click()
  const file = await download
  const path = test.info().outputPath(file.suggestedFilename())
  await file.saveAs(path)
  return path
}

test('the main job: first visit answers by itself, dropped exports are imported, forecast and stress-tested, then all of it offline', async ({ page, context, baseURL }) => {
  test.setTimeout(180_000)
  const violations = await recordPolicyViolations(context)
  const requests = recordRequests(context, new URL(baseURL!).origin)
  const startedAt = Date.now()
  await openApp(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(FINAL_ANSWER, { timeout: 30_000 })
  test.info().annotations.push({ type: 'first answer, ms', description: String(Date.now() - startedAt) })
  await isDone(page)
  test.info().annotations.push({ type: 'whole answer, ms', description: String(Date.now() - startedAt) })

  await page.getByRole('link', { name: 'Data' }).first().click()
  await ready(page)
  const csv = await saveSample(page, 'Sample orders, CSV')
  const xlsx = await saveSample(page, 'Sample orders, XLSX')
  await page.locator('input[type=file]').first().setInputFiles([csv])
  await expect(page.locator('article').getByText(/(?<!already )stored$/)).toBeVisible({ timeout: 40_000 })
  await expect(page.getByRole('heading', { level: 1 })).toContainText('My shop')
  // The same orders as a workbook: every line is known already.
  await page.locator('input[type=file]').first().setInputFiles([xlsx])
  await expect(page.locator('article').getByText(/already stored$/)).toBeVisible({ timeout: 60_000 })

  await page.getByRole('link', { name: 'Stress test' }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(FINAL_ANSWER, { timeout: 40_000 })
  await isDone(page)

  await becomeOfflineReady(page)
  await context.setOffline(true)
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(FINAL_ANSWER, { timeout: 30_000 })
  await page.getByRole('button', { name: /Run again|Run the stress test|^Run/ }).first().click()
  await isDone(page)
  expect(requests.foreign()).toEqual([])
  expect(violations).toEqual([])
})

const REFUSED: readonly { readonly name: string; readonly bytes: Buffer }[] = [
  { name: 'empty.csv', bytes: Buffer.alloc(0) },
  { name: 'photo.csv', bytes: Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806000000', 'hex') },
  { name: 'cut.xlsx', bytes: Buffer.from('504b0304140000000800f1', 'hex') },
  { name: 'letter.txt', bytes: Buffer.from('Dear team,\nplease find the numbers attached.\nBest regards\n') },
]

test('what is no table is refused, file by file, with a sentence in both languages, and nothing is stored', async ({ page }) => {
  await goWithin(page, `${await openOwnPlan(page)}/data`)
  await page.locator('input[type=file]').first().setInputFiles(REFUSED.map(({ name, bytes }) => ({ name, mimeType: 'application/octet-stream', buffer: bytes })))
  await expect(page.locator('article').getByText(/refused$/)).toHaveCount(REFUSED.length, { timeout: 20_000 })
  const sentence = (name: string) => page.locator('article').filter({ hasText: name }).getByRole('alert').first()
  for (const { name } of REFUSED) await expect(sentence(name)).not.toBeEmpty()
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: '中文' }).click()
  await expect(page.locator('article').getByText(/无法使用$/)).toHaveCount(REFUSED.length)
  for (const { name } of REFUSED) await expect(sentence(name)).toHaveText(/[\u4e00-\u9fff]/)
  expect(await countBatches(page)).toBe(0)
})

test('a table with no known column asks which column is which, and an answer makes it usable', async ({ page }) => {
  await goWithin(page, `${await openOwnPlan(page)}/data`)
  const rows = ['aaa;bbb;ccc;ddd', ...Array.from({ length: 40 }, (_, i) => `X-${1000 + i};P-${i % 3};${1 + (i % 4)};2026-10-${String(1 + (i % 28)).padStart(2, '0')} 10:00:00`)]
  await page.locator('input[type=file]').first().setInputFiles([{ name: 'unknown.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) }])
  await expect(page.getByText('Which column is which?')).toBeVisible({ timeout: 20_000 })
  await expectNoAxeViolations(page)
  expect(await countBatches(page)).toBe(0)
})

function countBatches(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const open = indexedDB.open('headroom')
        open.onerror = () => reject(open.error)
        open.onsuccess = () => {
          const count = open.result.transaction('batches').objectStore('batches').count()
          count.onsuccess = () => {
            open.result.close()
            resolve(count.result)
          }
        }
      }),
  )
}
