import { test } from '@playwright/test'

import { expectNoAxeViolations } from './support/expectNoAxeViolations.ts'
import { openApp, openWithPlan, ready } from './support/open.ts'

for (const { locale, colorScheme, width } of [
  { locale: 'en-GB', colorScheme: 'light', width: 1360 },
  { locale: 'zh-CN', colorScheme: 'dark', width: 360 },
] as const) {
  test.describe(`${locale}, ${colorScheme}, ${width} wide`, () => {
    test.use({ locale, colorScheme, viewport: { width, height: 900 } })
    test('no page has an accessibility violation', async ({ page }) => {
      test.setTimeout(180_000)
      const plan = await openApp(page)
      // The chapters as the navigation lists them, so that a new one is covered the day it is added.
      const addresses = await page.locator('nav a').evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute('href')!))])
      for (const address of [...addresses, `${plan}/nowhere`]) {
        await page.goto(address)
        await ready(page)
        await page.waitForTimeout(300)
        await expectNoAxeViolations(page)
      }
    })
    test('nor do menus, dialogs, the palette and messages', async ({ page }) => {
      await openWithPlan(page)
      await page.keyboard.press('Control+k')
      await page.getByRole('dialog').waitFor()
      await expectNoAxeViolations(page)
      await page.keyboard.press('Escape')
      await page.keyboard.press('?')
      await page.getByRole('dialog').waitFor()
      await expectNoAxeViolations(page)
      await page.keyboard.press('Escape')
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
    })
  })
}
