import { expect, test, type Browser, type Page } from '@playwright/test'

import { expectNoAxeViolations } from './support/expectNoAxeViolations.ts'
import { becomeOfflineReady, createPlan, openPlans, ready } from './support/open.ts'

// The app is kept for use without a network.
test.use({ serviceWorkers: 'allow' })

test.describe.configure({ timeout: 180_000 })

/** A browser of its own, of somebody who signs plan files with a name; nothing in it but the app. */
async function personOf(browser: Browser, authorName: string): Promise<Page> {
  const context = await browser.newContext()
  await context.addInitScript((name) => {
    localStorage['headroom.preferences'] ??= JSON.stringify({ state: { isSampleRemoved: true, authorName: name, language: 'en' }, version: 1 })
  }, authorName)
  const page = await context.newPage()
  await openPlans(page)
  return page
}

async function savePlanFile(page: Page): Promise<string> {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: /^Switch plan/ }).click()
  await page.getByRole('menuitem', { name: 'Save a plan file' }).click()
  return (await download).path()
}

async function openFile(page: Page, path: string, name: string): Promise<void> {
  const { readFileSync } = await import('node:fs')
  await openPlans(page)
  await page.locator('input[type=file]').first().setInputFiles({ name, mimeType: 'application/octet-stream', buffer: readFileSync(path) })
}

const field = (page: Page, name: string) => page.getByRole('tabpanel').getByRole('textbox', { name, exact: true }).first()

/** One edit, stored: the next one starts from the record as it is then. */
async function fill(page: Page, name: string, value: string, step: string): Promise<void> {
  await field(page, name).fill(value)
  await field(page, name).press('Tab')
  await expect(page.getByRole('button', { name: `Undo: ${step}`, exact: true })).toBeEnabled()
}

/** The warehouse as each has it: its name, how fast it packs, how many people. */
async function editWarehouse(page: Page, plan: string, [name, speed, people]: readonly [string, string, string]): Promise<void> {
  await page.goto(`${plan}/network`)
  await ready(page)
  await fill(page, 'Name', name, `change the warehouse ${name}`)
  await fill(page, 'Parcels per person and hour', speed, `change the packing speed of ${name}`)
  await fill(page, 'People', people, `change staff of ${name}`)
}

async function expectWarehouse(page: Page, plan: string, [name, speed, people]: readonly [string, string, string]): Promise<void> {
  await page.goto(`${plan}/network`)
  await ready(page)
  const card = page.getByRole('article').filter({ has: page.getByRole('heading', { name, exact: true }) })
  await expect(card.getByRole('textbox', { name: 'Parcels per person and hour' })).toHaveValue(speed)
  await expect(card.getByRole('textbox', { name: 'People' })).toHaveValue(people)
}

/** A plan with one warehouse and one shift, on the page that edits them. */
async function springShop(page: Page): Promise<string> {
  const plan = await createPlan(page, 'Spring shop')
  await page.goto(`${plan}/network`)
  await ready(page)
  await page.getByRole('button', { name: 'Add a warehouse' }).click()
  await page.getByRole('button', { name: 'Add a shift' }).click()
  await expect(field(page, 'People')).toBeVisible()
  return plan
}

test('two people change a plan apart, offline; merged by keyboard with three decisions, undone, merged again', async ({ browser }) => {
  const [lin, ada] = await Promise.all([personOf(browser, 'Lin'), personOf(browser, 'Ada')])
  const plan = await springShop(lin)
  await editWarehouse(lin, plan, ['Ontario', '10', '4'])
  const sent = await savePlanFile(lin)

  await openFile(ada, sent, 'spring.headroom')
  await ada.waitForURL(/\/plan\/[^/]+\/\w+/)
  for (const page of [lin, ada]) {
    await becomeOfflineReady(page)
    await page.context().setOffline(true)
  }
  await editWarehouse(lin, plan, ['Ontario CA', '12', '6'])
  await editWarehouse(ada, plan, ['Ontario West', '15', '9'])
  await ada.getByRole('button', { name: 'Add a warehouse' }).click()
  await expect(ada.getByRole('button', { name: 'Undo: add the warehouse New warehouse' })).toBeEnabled()
  const back = await savePlanFile(ada)

  await openFile(lin, back, 'ada.headroom')
  const here = lin.getByRole('dialog', { name: 'This plan is already here' })
  await expect(here).toContainText('by Ada')
  await expect(here.getByRole('button', { name: 'Merge into my plan' })).toBeFocused()
  await expectNoAxeViolations(lin)
  await lin.keyboard.press('Enter')
  await expect(lin.getByRole('heading', { level: 1 })).toContainText('3 things are still to be decided; one more change is taken in without asking')
  await expect(lin.getByRole('heading', { level: 1 })).toBeFocused()
  await expectNoAxeViolations(lin)

  // By keyboard alone: what is open is shown, arrows choose, Tab goes on.
  await lin.getByRole('button', { name: 'Merge', exact: true }).first().focus()
  await lin.keyboard.press('Enter')
  const name = lin.getByRole('radiogroup', { name: 'Name' })
  const shifts = lin.getByRole('radiogroup', { name: 'Shifts' })
  const speed = lin.getByRole('radiogroup', { name: 'Parcels per person and hour' })
  await expect(name.getByRole('radio').first()).toBeFocused()
  await expect(name).toContainText('Before: Ontario')
  await lin.keyboard.press('ArrowDown')
  await expect(name.getByRole('radio', { name: /Ada’s/ })).toBeChecked()
  await lin.keyboard.press('Tab')
  await lin.keyboard.press('ArrowUp')
  await expect(speed.getByRole('radio', { name: 'Another value' })).toBeChecked()
  await lin.keyboard.press('Tab')
  await lin.keyboard.press('Control+a')
  await lin.keyboard.type('13.5')
  await lin.keyboard.press('Tab')
  await expect(shifts.getByRole('radio').first()).toBeFocused()
  await lin.keyboard.press('Space')
  await expect(shifts.getByRole('radio', { name: /Mine/ })).toBeChecked()
  await expect(lin.getByRole('heading', { level: 1 })).toContainText('Everything is decided')
  await lin.keyboard.press('Tab')
  await expect(lin.getByRole('button', { name: 'Work out the effect' })).toBeFocused()
  await lin.keyboard.press('Tab')
  await lin.keyboard.press('Tab')
  await expect(lin.getByRole('button', { name: 'Merge', exact: true }).last()).toBeFocused()
  await lin.keyboard.press('Enter')
  const done = lin.getByRole('alertdialog').filter({ hasText: 'Merged ada.headroom into “Spring shop”' })
  await expect(done).toBeVisible()

  // One undo restores all of it.
  await done.getByRole('button', { name: 'Undo' }).click()
  await expect(lin.getByRole('button', { name: /Undo: merge/ })).toHaveCount(0)
  await expectWarehouse(lin, plan, ['Ontario CA', '12', '6'])
  await expect(lin.getByRole('article')).toHaveCount(1)

  // Merged again: everything is asked again; on a phone, in Chinese.
  await openFile(lin, back, 'ada.headroom')
  await here.getByRole('button', { name: 'Merge into my plan' }).click()
  await lin.setViewportSize({ width: 360, height: 780 })
  await lin.emulateMedia({ colorScheme: 'dark' })
  await lin.getByRole('button', { name: '中文' }).click()
  await expect(lin.getByRole('heading', { level: 1 })).toContainText('还有 3 处需要决定')
  await expectNoAxeViolations(lin)
  expect(await lin.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
  await lin.getByRole('button', { name: '未定的 3 处用对方的' }).click()
  await lin.getByRole('button', { name: '合并', exact: true }).first().click()
  await expect(lin.getByRole('alertdialog').filter({ hasText: '已把 ada.headroom 合并到' })).toBeVisible()
  await lin.getByRole('button', { name: 'English' }).click()
  await lin.setViewportSize({ width: 1280, height: 800 })
  await expectWarehouse(lin, plan, ['Ontario West', '15', '9'])
  await expect(lin.getByRole('article')).toHaveCount(2)

  // The same file once more holds nothing new.
  await openFile(lin, back, 'ada.headroom')
  await here.getByRole('button', { name: 'Merge into my plan' }).click()
  await expect(lin.getByRole('heading', { level: 1 })).toContainText('nothing new')

  // Where it all came from: who, when, from which file.
  await lin.getByRole('button', { name: /^Switch plan/ }).click()
  await lin.getByRole('menuitem', { name: 'History and versions' }).click()
  const lineage = lin.getByRole('table', { name: 'Where it comes from' })
  await expect(lineage.getByRole('row', { name: /Merged with a file.*Ada.*ada\.headroom/ })).toHaveCount(1)
  await expect(lineage.getByRole('row', { name: /Saved to a file.*Lin/ })).toHaveCount(1)
  await expect(lin.getByRole('table', { name: 'Changes' })).toContainText('merge the changes from ada.headroom')
  await lin.getByRole('textbox', { name: 'Name of the version' }).fill('After Ada')
  await lin.keyboard.press('Enter')
  await expect(lin.getByRole('table', { name: 'Versions' })).toContainText('After Ada')
  await expectNoAxeViolations(lin)
  await lin.getByRole('button', { name: '中文' }).click()
  await lin.setViewportSize({ width: 360, height: 780 })
  await expect(lin.getByRole('table', { name: '来源' })).toContainText('与文件合并')
  await expectNoAxeViolations(lin)
  expect(await lin.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
  await lin.context().close()
  await ada.context().close()
})

test('compare only shows the differences and leaves the plan alone; a copy stands beside it and can be merged back', async ({ browser }) => {
  const lin = await personOf(browser, 'Lin')
  const plan = await createPlan(lin, 'Spring shop')
  const sent = await savePlanFile(lin)
  await openFile(lin, sent, 'spring.headroom')
  const here = lin.getByRole('dialog', { name: 'This plan is already here' })
  await here.getByRole('button', { name: 'Open as a copy' }).click()
  await lin.waitForURL((url) => /^\/plan\//.test(url.pathname) && !url.pathname.startsWith(plan))
  const copy = /\/plan\/[^/]+/.exec(lin.url())![0]
  await lin.goto(`${copy}/network`)
  await ready(lin)
  await lin.getByRole('button', { name: 'Add a warehouse' }).click()
  await expect(lin.getByRole('article')).toHaveCount(1)
  const back = await savePlanFile(lin)

  await openFile(lin, back, 'copy.headroom')
  await here.getByRole('button', { name: /My plan/ }).click()
  await lin.getByRole('option', { name: 'Spring shop', exact: true }).click()
  await here.getByRole('button', { name: 'Compare only' }).click()
  await expect(lin).toHaveURL(new RegExp(`${plan}/merge$`))
  await expect(lin.getByRole('heading', { level: 1 })).toHaveText('They differ in one place.')
  await expect(lin.getByRole('table', { name: 'Differences' })).toContainText('Warehouse New warehouse')
  await expectNoAxeViolations(lin)
  await lin.getByRole('button', { name: 'Merge these' }).click()
  await expect(lin.getByRole('heading', { level: 1 })).toContainText('One change is taken in')
  await lin.getByRole('button', { name: 'Merge', exact: true }).click()
  await expect(lin.getByRole('alertdialog').filter({ hasText: 'Merged copy.headroom into “Spring shop”' })).toBeVisible()
  await lin.goto(`${plan}/network`)
  await ready(lin)
  await expect(lin.getByRole('article')).toHaveCount(1)
  await lin.goto(`${plan}/merge`)
  await ready(lin)
  await expect(lin.getByRole('heading', { level: 1 })).toHaveText('The file is no longer at hand.')
  await lin.context().close()
})

test('the effect of each decision on the key results is simulated before anything is written', async ({ browser }) => {
  const [lin, ada] = await Promise.all([personOf(browser, 'Lin'), personOf(browser, 'Ada')])
  await lin.getByRole('button', { name: 'Load the sample shop' }).click()
  await lin.waitForURL(/\/plan\/[^/]+\/\w+/, { timeout: 30_000 })
  const plan = /\/plan\/[^/]+/.exec(lin.url())![0]
  await lin.goto(`${plan}/network`)
  await ready(lin)
  const sent = await savePlanFile(lin)
  await openFile(ada, sent, 'shop.headroom')
  await ada.waitForURL(/\/plan\/[^/]+\/\w+/)
  for (const [page, people] of [[lin, '9'], [ada, '1']] as const) {
    await page.goto(`${plan}/network`)
    await ready(page)
    await field(page, 'People').fill(people)
    await field(page, 'People').press('Tab')
    await expect(page.getByRole('button', { name: /^Undo: change staff/ })).toBeEnabled()
  }
  const back = await savePlanFile(ada)
  await openFile(lin, back, 'ada.headroom')
  await lin.getByRole('dialog', { name: 'This plan is already here' }).getByRole('button', { name: 'Merge into my plan' }).click()
  await lin.getByRole('button', { name: 'Work out the effect' }).click()
  await expect(lin.getByText(/Theirs instead of mine: profit -.*cancelled orders \+/)).toBeVisible({ timeout: 40_000 })
  await expect(lin.getByRole('status').filter({ hasText: 'runs each' })).toContainText('no clear change')
  await lin.getByRole('radio', { name: /Ada’s/ }).first().check({ force: true })
  await expect(lin.getByText('Decisions were changed since.')).toBeVisible()
  await lin.getByRole('button', { name: 'Work it out again' }).click()
  await expect(lin.getByRole('status').filter({ hasText: 'runs each' })).toContainText('worse', { timeout: 40_000 })
  await expectNoAxeViolations(lin)
  await lin.context().close()
  await ada.context().close()
})

test('a plan that is changed in another tab is compared again: what a decision was made on is asked again', async ({ browser }) => {
  const [lin, ada] = await Promise.all([personOf(browser, 'Lin'), personOf(browser, 'Ada')])
  const plan = await springShop(lin)
  await openFile(ada, await savePlanFile(lin), 'spring.headroom')
  await ada.waitForURL(/\/plan\/[^/]+\/\w+/)
  await editWarehouse(lin, plan, ['Ontario CA', '12', '6'])
  await editWarehouse(ada, plan, ['Ontario West', '15', '9'])
  await openFile(lin, await savePlanFile(ada), 'ada.headroom')
  await lin.getByRole('dialog', { name: 'This plan is already here' }).getByRole('button', { name: 'Merge into my plan' }).click()
  await lin.getByRole('button', { name: 'Mine for the 3 still open' }).click()
  await expect(lin.getByRole('heading', { level: 1 })).toContainText('Everything is decided')

  const tab = await lin.context().newPage()
  await tab.goto(`${plan}/network`)
  await ready(tab)
  await fill(tab, 'Name', 'Ontario East', 'change the warehouse Ontario East')
  await expect(lin.getByRole('status').filter({ hasText: 'changed meanwhile' })).toContainText('One decision no longer stands')
  await expect(lin.getByRole('heading', { level: 1 })).toContainText('One thing is still to be decided')
  await expect(lin.getByRole('radiogroup', { name: 'Shifts' }).getByRole('radio', { name: /Mine/ })).toBeChecked()
  await expect(lin.getByRole('radiogroup', { name: 'Name' }).getByRole('radio', { name: /Ontario East/ })).not.toBeChecked()
  await expectNoAxeViolations(lin)
  await lin.context().close()
  await ada.context().close()
})
