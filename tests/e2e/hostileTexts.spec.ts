import { expect, test } from '@playwright/test'

import { scriptTexts } from '../support/hostileTexts.ts'
import { recordPolicyViolations } from './support/guards.ts'
import { chooseFiles } from './support/importFiles.ts'
import { createPlan, openPlans, openWithPlan, ready } from './support/open.ts'

const HIT = '__hits__'
const hit = (index: number) => `(globalThis.${HIT}=globalThis.${HIT}||[]).push(${index})`
const TEXTS = scriptTexts(hit)
const CHAPTERS = ['data', 'demand', 'stock', 'network', 'stress', 'history']
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`

test('texts that pose as markup, scripts or templates are shown as texts on every page, and none of them runs', async ({ page, context }) => {
  const violations = await recordPolicyViolations(context)
  const dialogs: string[] = []
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  // The last lines run the payload itself: the count must see it.
  const hits = () => page.evaluate((name) => (globalThis as unknown as Record<string, unknown[] | undefined>)[name]?.length ?? 0, HIT)

  await openWithPlan(page, TEXTS[0]!.slice(0, 80))
  const plan = await createPlan(page, TEXTS[1]!.slice(0, 80))
  await page.goto(`${plan}/data`)
  await ready(page)
  const lines = TEXTS.map((text, i) => [`SKU-${i}${text}`, text, `W${i % 3} ${text}`, String(10 + i), text].map(quoted).join(','))
  await chooseFiles(page, [{ name: `<img src=x onerror=${HIT}=1>.csv`, mimeType: 'text/csv', buffer: Buffer.from(`SKU,Product Name,Warehouse,Stock on hand,Note\r\n${lines.join('\r\n')}\r\n`) }])
  await expect(page.getByRole('heading', { name: /^Stored\./ })).toBeVisible()
  expect(await hits()).toBe(0)

  let shown = 0
  for (const address of [...CHAPTERS.map((chapter) => `${plan}/${chapter}`), '/plans']) {
    await page.goto(address)
    await ready(page)
    const text = await page.locator('body').innerText()
    if (text.includes('onerror=')) shown += 1
    expect(await hits(), address).toBe(0)
    expect(await page.locator('iframe, math, body svg[onload], img[onerror], a[href^="javascript:"], [onfocus]').count(), address).toBe(0)
  }
  // Else the tour would have seen nothing that could run.
  expect(shown).toBeGreaterThanOrEqual(4)
  await openPlans(page)
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').or(page.getByRole('searchbox')).first().fill('img')
  expect(await hits()).toBe(0)
  expect({ dialogs, violations }).toEqual({ dialogs: [], violations: [] })

  await page.evaluate(hit(0))
  expect(await hits()).toBe(1)
})
