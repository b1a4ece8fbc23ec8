import { expect, test, type Page } from '@playwright/test'

import { expectNoAxeViolations } from './support/expectNoAxeViolations.ts'
import { openApp, ready } from './support/open.ts'

test('no page, menu, dialog or message has an accessibility violation: English, light, wide; Chinese, dark, on a phone', async ({ page }) => {
  test.setTimeout(300_000)
  await page.setViewportSize({ width: 1360, height: 900 })
  const plan = await openApp(page)
  for (const { language, colorScheme, width } of [{ language: 'en', colorScheme: 'light', width: 1360 }, { language: 'zh', colorScheme: 'dark', width: 360 }] as const) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: 900 })
    if (language === 'zh') await inChinese(page)
    // The chapters as the navigation lists them, so that a new one is covered the day it is added.
    const addresses = await page.locator('nav a').evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute('href')!))])
    for (const address of [...addresses, `${plan}/nowhere`]) {
      await page.goto(address)
      await ready(page)
      await page.waitForTimeout(300)
      await expectNoAxeViolations(page)
    }
    await page.goto('/plans')
    await ready(page)
    await expectNoneInLayers(page)
  }
})

async function inChinese(page: Page): Promise<void> {
  await page.evaluate(() => {
    const kept = JSON.parse(localStorage['headroom.preferences'] ?? '{}')
    localStorage['headroom.preferences'] = JSON.stringify({ ...kept, state: { ...kept.state, language: 'zh' }, version: 1 })
  })
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await ready(page)
}

async function expectNoneInLayers(page: Page): Promise<void> {
  for (const key of ['Control+k', '?']) {
    await page.keyboard.press(key)
    await page.getByRole('dialog').waitFor()
    await expectNoAxeViolations(page)
    await page.keyboard.press('Escape')
  }
  await page.getByRole('button', { name: /^(New plan|新建方案)$/ }).click()
  await page.getByRole('dialog').waitFor()
  await expectNoAxeViolations(page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^(Actions for|.+ 的操作)/ }).first().click()
  await page.getByRole('menu').waitFor()
  await expectNoAxeViolations(page)
  await page.getByRole('menuitem', { name: /Duplicate|复制/ }).click()
  await page.getByRole('alertdialog').waitFor()
  await expectNoAxeViolations(page)
}
