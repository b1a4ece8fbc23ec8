import { readFile } from 'node:fs/promises'

import { expect, test, type Locator, type Page } from '@playwright/test'

import { expectNoAxeViolations } from './support/expectNoAxeViolations.ts'
import { recordPolicyViolations } from './support/guards.ts'

// One page throughout: a first visit costs a whole stress test, and what follows is about the page that shows it.
test.describe.configure({ mode: 'serial', timeout: 180_000 })

const RUN_LIMIT_MS = 120_000
let page: Page
let refused: readonly string[]
const status = () => page.locator('p[data-answer]')
const stage = (name: string) => page.locator(`[data-stage=${name}]`)

test.beforeAll(async ({ browser }) => {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1360, height: 900 } })
  refused = await recordPolicyViolations(context)
  page = await context.newPage()
})
test.afterAll(() => page.context().close())

test('the sample shop has an answer without a click, told from the first runs on, and keeps it over a reload', async () => {
  await page.goto('/')
  await expect(page.locator('h1 [role=button]').first()).toBeVisible({ timeout: RUN_LIMIT_MS })
  await expect(status()).toContainText('The stress test is done.', { timeout: RUN_LIMIT_MS })
  await expect(page.locator('h1')).toContainText(/breaks first|holds/)
  await expect(stage('packing')).toHaveAttribute('data-status', /holds|under|binds|bindsUnder/)
  await expect(page.locator('ol li[data-stage]')).toHaveCount(7)
  const answer = await page.locator('h1').innerText()
  await page.reload()
  await expect(page.locator('h1 [role=button]').first()).toBeVisible({ timeout: 20_000 })
  expect(await page.locator('h1').innerText()).toBe(answer)
  await expect(page.getByRole('button', { name: 'Stop' })).toHaveCount(0)
})

test('every number opens where it comes from, by keyboard, and gives the focus back', async () => {
  const figure = page.locator('h1 [role=button]').first()
  await figure.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toContainText('Seed')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(figure).toBeFocused()
})

test('a chart shows its table, its CSV, its picture, and is read with the arrow keys; answers are saved as CSV and XLSX', async () => {
  const chart = page.getByRole('slider', { name: /^Late dispatch rate/ })
  await chart.focus()
  await page.keyboard.press('End')
  await expect(chart).toHaveAttribute('aria-valuenow', '27')
  await expect(chart).toHaveAttribute('aria-valuetext', /Dec.*median.*Enforcement line 10%/)
  const saved = async (name: string, within: Page | Locator = page) => {
    const [download] = await Promise.all([page.waitForEvent('download'), within.getByRole('button', { name }).click()])
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
  }
  const csv = await saved('Download the table as CSV: Late dispatch rate')
  expect(csv.name).toBe('late-dispatch-rate.csv')
  expect(csv.bytes.toString().split('\r\n')).toHaveLength(28 + 2)
  const png = await saved('Download the picture as PNG: Late dispatch rate')
  expect([...png.bytes.subarray(1, 4)].map((byte) => String.fromCharCode(byte)).join('')).toBe('PNG')
  const answers = page.getByRole('region', { name: 'Searched answers' })
  await expect(answers.getByRole('row')).toHaveCount(1 + 7)
  expect((await saved('Save as CSV', answers)).bytes.toString()).toContain('Largest safe event, all stages together')
  const workbook = await saved('Save as XLSX', answers)
  expect([workbook.name, workbook.bytes.subarray(0, 2).toString()]).toEqual(['answers.xlsx', 'PK'])
  await page.getByRole('button', { name: 'Show the table: Late dispatch rate' }).click()
  await expect(page.getByRole('table', { name: 'Late dispatch rate' }).locator('tbody tr')).toHaveCount(28)
})

test('a change runs again by itself, stopping writes nothing, and the next run answers the new question', async () => {
  await page.getByText('Events and run settings').click()
  const peak = page.getByLabel('Peak')
  await peak.fill('1.5')
  await peak.press('Enter')
  await expect(page.getByText('takes off 1.5-fold')).toBeVisible()
  await expect(stage('orders')).toContainText('1.5×')
  await page.getByRole('button', { name: 'Stop' }).click({ timeout: 20_000 })
  await expect(page.getByText('Stopped. Nothing was written.')).toBeVisible()
  await expect(page.getByText('Shown: the last run, from before the change.')).toBeVisible()
  const runs = page.getByLabel('Runs', { exact: true })
  await runs.fill('200')
  await runs.press('Enter')
  await expect(page.getByText('Shown: the last run, from before the change.')).toBeHidden({ timeout: RUN_LIMIT_MS })
  await expect(status()).toContainText('done', { timeout: RUN_LIMIT_MS })
  await expect(page.getByText(/^200 runs; a gate may break/)).toBeVisible()
})

test('the fullest hour is read by keyboard, a slider is answered by a few runs and then by all, one run is watched hour by hour', async () => {
  const hours = page.getByRole('grid', { name: /^Share of packing capacity used at / })
  await hours.getByRole('gridcell', { name: /^Monday 09:00: / }).focus()
  await page.keyboard.press('ArrowDown')
  await expect(hours.getByRole('gridcell', { name: /^Tuesday 09:00: [\d.,]+ of [\d.,]+ parcels, \d+%$/ })).toBeFocused()
  await page.keyboard.press('End')
  await expect(hours.getByRole('gridcell', { name: 'Tuesday 23:00: closed' })).toBeFocused()
  const ages = page.getByRole('table', { name: 'How old parcels are when they leave' })
  await expect(ages.getByRole('row', { name: /^48 to 72 h/ })).toBeVisible()

  const live = page.getByRole('region', { name: 'Try it' })
  await live.getByRole('slider', { name: 'Stock on hand today' }).focus()
  await page.keyboard.press('Home')
  await expect(live.getByText('Exact: 200 runs')).toBeVisible({ timeout: RUN_LIMIT_MS })
  const lost = async () => Number((await live.locator('dl > div').filter({ hasText: 'Orders lost, median' }).locator('dd').innerText()).replace(/,/g, ''))
  const withLittle = await lost()
  await page.keyboard.press('End')
  await expect.poll(lost, { timeout: RUN_LIMIT_MS }).toBeLessThan(withLittle)
  await live.getByRole('button', { name: 'Back to the plan' }).click()
  await expect(live.getByRole('slider', { name: 'Stock on hand today' })).toHaveAttribute('aria-valuetext', '1×')

  const watched = page.getByRole('region', { name: 'Watch one run' })
  await watched.getByRole('button', { name: 'Watch a bad run' }).click()
  await expect(watched.getByText(/^Run \d+ of seed \d+: \d+ of 200 runs lose more\.$/)).toBeVisible({ timeout: RUN_LIMIT_MS })
  const clock = watched.getByRole('slider')
  const before = await clock.getAttribute('aria-valuetext')
  await watched.getByRole('button', { name: 'Play' }).click()
  await expect.poll(() => clock.getAttribute('aria-valuetext')).not.toBe(before)
  await watched.getByRole('button', { name: 'Pause' }).click()
  await clock.focus()
  await page.keyboard.press('End')
  await expect(clock).toHaveAttribute('aria-valuetext', /23:00$/)
  await expect(watched.getByText(/^Going on/)).toBeVisible()
})

test('a second event and a scenario of its own, each one step that can be undone', async () => {
  await page.getByRole('button', { name: 'Scenario:' }).click()
  await page.getByRole('menuitem', { name: 'Duplicate' }).click()
  await expect(page.getByRole('button', { name: /Scenario:.*\(copy\)/ })).toBeVisible()
  await page.getByRole('button', { name: '+ Event' }).click()
  await page.getByRole('menuitem', { name: 'Livestream' }).click()
  await expect(page.getByRole('group', { name: 'Livestream' })).toHaveCount(2)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Undo' }).first().click()
  await expect(page.getByRole('group', { name: 'Livestream' })).toHaveCount(1, { timeout: 20_000 })
})

test('a scenario of events and disruptions is built by keyboard alone, moved on its days, and undone', async () => {
  const press = async (...keys: string[]) => { for (const key of keys) await page.keyboard.press(key) }
  const choose = async (button: string | RegExp, item: string | RegExp) => {
    await page.getByRole('button', { name: button }).focus()
    await press('Enter')
    await page.getByRole('menuitem', { name: item }).focus()
    await press('Enter')
  }
  const bars = page.getByRole('group', { name: 'Events of the scenario' }).getByRole('button')
  await choose('Scenario:', 'New scenario')
  await expect(bars).toHaveCount(0)
  await choose('+ Event', 'Viral spike')
  await expect(bars).toHaveCount(1)
  await choose('+ Event', 'Promotion')
  await expect(bars).toHaveCount(2)
  await choose('+ Disruption', 'Carrier stops')
  await expect(bars).toHaveCount(3)
  const stop = page.getByRole('button', { name: /^Carrier stops, 72 h, / })
  await stop.focus()
  const day = await stop.getAttribute('aria-label')
  await press('ArrowRight', 'ArrowRight')
  await expect(page.getByRole('button', { name: /^Carrier stops, 72 h, / })).not.toHaveAttribute('aria-label', day!)
  await expect(page.locator('h1')).toContainText(/breaks first|breaks even|holds/, { timeout: RUN_LIMIT_MS })
  await expect(page.getByText('2 more events are planned.')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).first().click()
  await page.getByRole('button', { name: 'Undo' }).first().click()
  await expect(page.getByRole('button', { name: /^Carrier stops, 72 h, / })).toHaveAttribute('aria-label', day!)
})

test('two scenarios are compared, what helps is found and put in, and the certificate stands in Chinese and English', async () => {
  test.setTimeout(480_000)
  // What is asked for waits for the run under way.
  await expect(page.getByRole('button', { name: 'Run again' })).toBeVisible({ timeout: RUN_LIMIT_MS })
  const press = async (button: string | RegExp) => {
    await page.getByRole('button', { name: button }).first().focus()
    await page.keyboard.press('Enter')
  }
  await press(/^Compare with /)
  const compared = page.getByRole('table', { name: 'Compare with another scenario' })
  await expect(compared).toBeVisible({ timeout: RUN_LIMIT_MS })
  await expect(compared.getByRole('row', { name: /^Anything breaks/ })).toContainText(/better|worse|same|not clear/)
  await press('Find what helps')
  await expect(page.getByText(/^Best together|^Nothing tried saves/)).toBeVisible({ timeout: RUN_LIMIT_MS })
  await press(/^Put into the scenario: /)
  await expect(page.getByText('From before the last change.').first()).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).first().click()
  await press('Make the certificate')
  const sheet = page.getByRole('dialog').locator('article[data-certificate]')
  await expect(sheet).toContainText('压力测试证书 / Stress-test certificate', { timeout: RUN_LIMIT_MS })
  await expect(sheet).toContainText(/未通过 \/ ▲ Failed|通过 \/ ✓ Passed|未能证明 \/ ◆ Not shown/)
  await expectNoAxeViolations(page)
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('body > div > article[data-certificate]')).toBeVisible()
  await page.emulateMedia({ media: 'screen' })
  await page.keyboard.press('Escape')
})

test('the reverse stress test can be stopped, and then says the least that breaks the plan and tells one bad run by days', async () => {
  await page.goto('/')
  await expect(status()).toContainText('The stress test is done.', { timeout: RUN_LIMIT_MS })
  const start = page.getByRole('button', { name: 'Look at the runs that break' })
  await start.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /Stop|Cancel/ }).first().click()
  await start.click()
  await expect(page.locator('[data-smallest]')).toContainText(/breaks? /, { timeout: RUN_LIMIT_MS })
  await expect(page.locator('[data-story] li').last()).toContainText('In the end')
  await expect(page.locator('[data-story]')).toContainText('is sold out at')
  await expectNoAxeViolations(page)
})

test('no accessibility violation in either language, and nothing wider than a phone', async () => {
  for (const [language, done] of [['en', 'done'], ['zh', '已完成']] as const) {
    await page.evaluate((chosen) => {
      localStorage['headroom.preferences'] = JSON.stringify({ ...JSON.parse(localStorage['headroom.preferences'] ?? '{}'), state: { language: chosen }, version: 1 })
    }, language)
    await page.reload()
    await expect(status()).toContainText(done, { timeout: RUN_LIMIT_MS })
    await page.locator('summary').click()
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      // Colours of buttons fade from one scheme to the other.
      await page.waitForTimeout(400)
      await expectNoAxeViolations(page)
    }
    await page.setViewportSize({ width: 360, height: 760 })
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    await page.setViewportSize({ width: 1360, height: 900 })
  }
  expect(refused).toEqual([])
})
