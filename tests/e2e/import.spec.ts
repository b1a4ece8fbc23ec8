import { readFileSync, writeFileSync } from 'node:fs'

import { expect, test, type Locator, type Page } from '@playwright/test'

import { translator } from '#i18n/translate.ts'

import { expectNoAxeViolations } from './support/expectNoAxeViolations.ts'
import { adsFile, amazonStockFile, ambiguousFile, chooseFiles, countBatches, dailySalesFile, dropFiles, gbkFile, orderFile, pasteText, shopifyStockFile } from './support/importFiles.ts'
import { goWithin, openOwnPlan } from './support/open.ts'

const LANGUAGES = [{ locale: 'en-GB', t: translator('en'), colorScheme: 'light', width: 1360 }, { locale: 'zh-CN', t: translator('zh'), colorScheme: 'dark', width: 360 }] as const

async function openData(page: Page): Promise<void> {
  await goWithin(page, `${await openOwnPlan(page)}/data`)
}
const card = (page: Page, name: string): Locator => page.locator('article').filter({ has: page.getByRole('heading', { name, exact: true }) })
/** The word at the right of a file's row; a shape stands before it. */
const tag = (file: Locator, word: string): Locator => file.getByText(new RegExp(`^[✓◆▲]?${word}$`))
const heading = (page: Page): Locator => page.getByRole('heading', { level: 1 })

for (const { locale, t, colorScheme, width } of LANGUAGES) {
  test.describe(locale, () => {
    test.use({ locale, colorScheme, viewport: { width, height: 900 } })
    const importButton = (page: Page, rows: string) => page.getByRole('button', { name: t('data.import', { count: 2, rows }), exact: true })
    const storedTag = (page: Page, name: string) => tag(card(page, name), t('data.phase.stored'))

    test('five files of different kinds dropped together: four are understood, one asks which date is meant, and all are stored in one step', async ({ page }) => {
      await openData(page)
      await dropFiles(page, [orderFile('orders.csv', 120), adsFile('campaign_overview.csv'), shopifyStockFile('stock.csv'), amazonStockFile('fba.txt'), ambiguousFile('daily.csv')])
      await expect(heading(page)).toHaveText(/4 of 5 files|5 个文件认出 4 个/, { timeout: 20_000 })
      await expect(tag(card(page, 'orders.csv'), t('data.sure.certain'))).toBeVisible()
      const daily = card(page, 'daily.csv')
      await expect(tag(daily, t('data.sure.question', { count: 1, n: '1' }))).toBeVisible()
      await expect(page.getByRole('button', { name: /^Import \d+ rows$|^导入 \d+ 行$/ })).toBeDisabled()
      expect(await countBatches(page)).toBe(0)
      await expectNoAxeViolations(page)
      // Both answers say what they would mean.
      await expect(daily.getByRole('button', { name: t('data.ask.monthFirst') })).toHaveText(/2026/)
      await daily.getByRole('button', { name: t('data.ask.dayFirst') }).click()
      await expect(daily.getByRole('group', { name: /03\/04\/2026/ })).toHaveCount(0)
      await page.getByRole('button', { name: /^Import [\d,]+ rows$|^导入 [\d,]+ 行$/ }).click()
      await expect(storedTag(page, 'orders.csv')).toBeVisible({ timeout: 20_000 })
      await expect(storedTag(page, 'daily.csv')).toBeVisible()
      const imports = page.getByRole('table', { name: t('data.imports.title') })
      await expect(imports.getByText('orders.csv')).toBeVisible()
      expect(await countBatches(page, true)).toBeGreaterThanOrEqual(2)
      await expectNoAxeViolations(page)
      // One step back takes the whole drop out.
      await page.getByRole('button', { name: /^(Undo: import|撤销：导入)/ }).click()
      await expect(imports.getByText('orders.csv')).toHaveCount(0)
      await expect.poll(() => countBatches(page, true)).toBe(0)
    })

    test('the encoding of a GBK file is changed by hand, and its text is shown again at once', async ({ page }) => {
      await openData(page)
      await chooseFiles(page, [gbkFile('orders-gbk.csv')])
      const file = card(page, 'orders-gbk.csv')
      await expect(file).toBeVisible({ timeout: 20_000 })
      const reading = file.getByRole('button', { name: t('data.read.title') })
      await reading.click()
      const sample = file.getByRole('table')
      const choose = async (encoding: string) => {
        await file.getByRole('button', { name: new RegExp(t('data.read.encoding')) }).click()
        await page.getByRole('option', { name: encoding }).click()
      }
      await choose('Big5 · 繁體中文')
      await expect(sample.getByText('暖光灯')).toHaveCount(0)
      await choose('GB18030 · 简体中文')
      await expect(sample.getByText('暖光灯').first()).toBeVisible()
      await expectNoAxeViolations(page)
      await importButton(page, '30').click()
      await expect(storedTag(page, 'orders-gbk.csv')).toBeVisible({ timeout: 20_000 })
    })
  })
}

test('refused rows are saved as a file, repaired and dropped back: only they are new', async ({ page }) => {
  await openData(page)
  await chooseFiles(page, [orderFile('orders.csv', 60, [7, 31])])
  const refused = page.getByRole('table', { name: 'Refused rows' })
  await expect(refused.getByText('orders.csv · 9')).toBeVisible({ timeout: 20_000 })
  await expect(refused.getByText('2026-02-31')).toHaveCount(2)
  await page.getByRole('button', { name: 'Import 58 rows' }).click()
  await expect(tag(card(page, 'orders.csv'), 'stored')).toBeVisible({ timeout: 20_000 })
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: /^Save as file/ }).click()
  const saved = await download
  const path = test.info().outputPath(saved.suggestedFilename())
  await saved.saveAs(path)
  const repaired = readFileSync(path, 'utf8').replaceAll('2026-02-31', '2026-10-05 10:15:00')
  expect(repaired).not.toContain('2026-02-31')
  await dropFiles(page, [{ name: saved.suggestedFilename(), mimeType: 'text/csv', buffer: Buffer.from(repaired) }])
  const again = card(page, saved.suggestedFilename())
  await expect(tag(again, 'stored')).toBeVisible({ timeout: 20_000 })
  await expect(again.getByText(/2 new/)).toBeVisible()
})

test('reading is stopped in the middle: nothing is there and nothing was stored', async ({ page }) => {
  await openData(page)
  const line = (i: number) => `${1_000_000 + i},LAMP-${i % 50},1,2026-10-${String(1 + (i % 28)).padStart(2, '0')} 10:15:00,12.50,${'x'.repeat(40)}`
  const path = test.info().outputPath('large.csv')
  writeFileSync(path, ['Invoice,SKU,Quantity,Order date,Price,Remark', ...Array.from({ length: 600_000 }, (_, i) => line(i))].join('\n'))
  await page.locator('input[type=file]').first().setInputFiles([path])
  await expect(page.getByText(/^large\.csv · \d+%/)).toBeVisible({ timeout: 20_000 })
  await page.getByRole('button', { name: 'Stop' }).click()
  await expect(heading(page)).toHaveText('Stopped. Nothing was stored.')
  await expect(page.locator('article')).toHaveCount(0)
  expect(await countBatches(page)).toBe(0)
  // The worker is there for the next file.
  await chooseFiles(page, [dailySalesFile('daily.csv')])
  await expect(tag(card(page, 'daily.csv'), 'stored')).toBeVisible({ timeout: 20_000 })
})

test('one import is taken out and put back; pasted cells and a typed table come in like files', async ({ page }) => {
  await openData(page)
  await chooseFiles(page, [orderFile('first.csv', 40)])
  await expect(tag(card(page, 'first.csv'), 'stored')).toBeVisible({ timeout: 20_000 })
  await pasteText(page, ['date\tsku\tunits', ...Array.from({ length: 20 }, (_, i) => `2026-09-${String(i + 1).padStart(2, '0')}\tMUG-1\t${3 + i}`)].join('\n'))
  await expect(tag(card(page, 'pasted cells'), 'stored')).toBeVisible({ timeout: 20_000 })
  const imports = page.getByRole('table', { name: 'Imports of this plan' })
  await page.getByRole('button', { name: 'Take out: first.csv' }).click()
  await expect(imports.getByText('first.csv')).toHaveCount(0)
  await expect(imports.getByText('pasted cells')).toBeVisible()
  await page.getByRole('alertdialog').filter({ hasText: 'was taken out' }).getByRole('button', { name: 'Undo' }).click()
  await expect(imports.getByText('first.csv')).toBeVisible()

  await page.getByRole('button', { name: 'Type in a table' }).click()
  const dialog = page.getByRole('dialog', { name: 'Type in a table' })
  await dialog.getByRole('button', { name: /What it holds/ }).click()
  await page.getByRole('option', { name: 'Daily sales' }).click()
  await dialog.getByRole('textbox', { name: 'Day, row 1' }).fill('2026-09-21')
  await dialog.getByRole('textbox', { name: 'SKU, row 1' }).fill('MUG-2')
  await dialog.getByRole('button', { name: 'Read this table' }).click()
  await expect(dialog.getByRole('alert')).toHaveText(/Row 1: Units is missing/)
  await expectNoAxeViolations(page)
  await dialog.getByRole('textbox', { name: 'Units, row 1' }).fill('9')
  await dialog.getByRole('button', { name: 'Read this table' }).click()
  await expect(tag(card(page, 'typed: Daily sales'), 'stored')).toBeVisible({ timeout: 20_000 })
})
