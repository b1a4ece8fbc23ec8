import { readFile } from 'node:fs/promises'

import { expect, test, type Page } from '@playwright/test'

import { expectNoAxeViolations } from './support/expectNoAxeViolations.ts'
import { recordPolicyViolations } from './support/guards.ts'
import { goWithin, inChinese, openApp } from './support/open.ts'

// One page throughout: the list is forecast once, what follows works on it.
test.describe.configure({ mode: 'serial', timeout: 120_000 })

const FORECAST_MS = 90_000
let page: Page
let plan: string
let refused: readonly string[]
const heading = () => page.locator('h1')
const undo = () => page.getByRole('button', { name: /^(Undo|撤销)/ }).first().click()
const listed = () => expect(page.locator('[data-demand-status=done]')).toBeAttached({ timeout: FORECAST_MS })

async function fill(label: string | RegExp, value: string): Promise<void> {
  const field = page.getByRole('textbox', { name: label, exact: typeof label === 'string' }).first()
  await field.fill(value)
  await field.press('Enter')
}

test.beforeAll(async ({ browser }) => {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1360, height: 900 } })
  refused = await recordPolicyViolations(context)
  page = await context.newPage()
  plan = await openApp(page)
})
test.afterAll(() => page.context().close())

test('the list streams in until it is done, with its answer in a sentence', async () => {
  await page.goto(`${plan}/demand`)
  await expect(page.getByRole('table', { name: 'SKUs' }).locator('tbody tr').first()).toBeVisible({ timeout: FORECAST_MS })
  await listed()
  await expect(heading()).toHaveText(/^About [\d,]+ units will sell, [\d,]+ to [\d,]+ if every SKU/)
  await expect(page.getByText('quick', { exact: true })).toHaveCount(0)
  await page.locator('h1 [role=button]').first().press('Enter')
  await expect(page.getByRole('dialog')).toContainText('imported orders')
  await page.keyboard.press('Escape')
})

test('it is searched, and what is left is exported as CSV and XLSX', async () => {
  await page.getByLabel('Search SKU or name').fill('lamp')
  await expect(page.getByText(/^1 of \d+ SKUs$/)).toBeVisible()
  const saved = async (name: string) => {
    await page.getByRole('button', { name: 'Export' }).click()
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name }).click()])
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
  }
  const csv = await saved('CSV')
  expect(csv.name).toBe('forecast-28-days.csv')
  expect(csv.bytes.toString().trim().split('\r\n')).toHaveLength(2)
  const xlsx = await saved('Excel (XLSX)')
  expect(xlsx.name).toBe('forecast-28-days.xlsx')
  expect(xlsx.bytes.subarray(0, 2).toString()).toBe('PK')
})

test('a SKU opens by keyboard; other spend changes the answer and beyond the largest seen it warns', async () => {
  const row = page.getByRole('table', { name: 'SKUs' }).locator('tbody tr').first()
  await row.focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/demand\/[^/?]+$/)
  await expect(heading()).toHaveText(/^About [\d,]+ units, 80% likely/, { timeout: FORECAST_MS })
  await expect(page.getByRole('slider', { name: /^Past and next 28 days/ })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'What it would have said' })).toBeVisible()
  await fill(/^Ad spend a day/, '90000')
  await expect(page.getByRole('alert')).toContainText('above the largest seen', { timeout: FORECAST_MS })
  await expect(page.locator('[data-what-if]')).toContainText(/more|fewer|cannot be told|No difference/, { timeout: FORECAST_MS })
  await page.getByRole('button', { name: 'As now' }).click()
})

test('a number set by hand needs its reason, replaces the forecast, and is undone', async () => {
  const before = await heading().innerText()
  await fill('Units a day', '500')
  await page.getByRole('button', { name: 'Set', exact: true }).click()
  await expect(page.getByText('Say why: a number without a reason')).toBeVisible()
  await page.getByLabel('Reason').fill('KOL on Friday')
  await page.getByRole('button', { name: 'Set', exact: true }).click()
  await expect(page.locator('[data-override]')).toContainText('KOL on Friday', { timeout: FORECAST_MS })
  await expect(heading()).toContainText('set by hand')
  await undo()
  await expect(heading()).toHaveText(before, { timeout: FORECAST_MS })
})

test('ads are answered with an interval, or it is said why not', async () => {
  await page.goto(`${plan}/demand?tab=ads`)
  await expect(page.locator('[data-ads=done]').or(page.getByText('Nothing is known of ads yet.'))).toBeAttached({ timeout: FORECAST_MS })
  await expect(heading()).toHaveText(/Ads added|cannot be told|Nothing is known/)
})

test('an event is corrected, and put into the stress test, each one step', async () => {
  await page.getByRole('tab', { name: 'Events' }).click()
  await expect(heading()).toHaveText(/doubled sales/, { timeout: FORECAST_MS })
  const first = page.getByRole('table', { name: 'Event library' }).locator('tbody tr').first()
  await first.getByRole('button', { name: /^Correct/ }).click()
  await page.getByRole('dialog').getByLabel('Note').fill('checked')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(first).toContainText('corrected', { timeout: FORECAST_MS })
  await first.getByRole('button', { name: /^Use in a stress test/ }).click()
  await expect(page.getByText(/^Added to the scenario/)).toBeVisible()
  await undo()
  await undo()
  await expect(first).not.toContainText('corrected', { timeout: FORECAST_MS })
})

test('a small test gives orders, a first order and what is at risk', async () => {
  await page.getByRole('tab', { name: 'Small test' }).click()
  await page.getByRole('button', { name: 'New test' }).click()
  for (const [label, value] of [['Clicks', '800'], ['Orders', '24'], ['Spend', '120'], ['Clicks planned', '20000'], ['Cost landed', '9'], ['Price less fees', '24']] as const) await fill(label, value)
  await expect(heading()).toHaveText(/^The push would bring about \d{3} orders, 80% likely \d{3} to \d{3}\. Order \d+ units first; US\$[\d,.]+ is at risk\.$/, { timeout: FORECAST_MS })
  await expect(page.getByText('One more day of testing', { exact: true })).toBeVisible()
})

// The list itself is among the pages that are checked in every language and scheme with the other chapters.
test('no accessibility violation in either language, and nothing wider than a phone', async () => {
  const pages = [
    ['/demand/glow-lamp', { en: /^About [\d,]+ units/, zh: /^大约 [\d,]+ 件/ }], ['/demand?tab=ads', { en: /^Ads added/, zh: /^[\d,]+ 天里投流/ }],
    ['/demand?tab=events', { en: /doubled sales/, zh: /翻倍/ }], ['/demand?tab=test', { en: /^The push would bring/, zh: /^放量大约能来/ }],
  ] as const
  for (const language of ['en', 'zh'] as const) {
    if (language === 'zh') await inChinese(page)
    for (const [path, answered] of pages) {
      // Every page is loaded once at its address, and reached once from another one.
      if (language === 'en') await page.goto(`${plan}${path}`)
      else await goWithin(page, `${plan}${path}`)
      await expect(heading()).toHaveText(answered[language], { timeout: FORECAST_MS })
      await expectNoAxeViolations(page)
      await page.setViewportSize({ width: 360, height: 760 })
      await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
      await page.setViewportSize({ width: 1360, height: 900 })
    }
  }
  expect(refused).toEqual([])
})
