import { existsSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test, type Page } from '@playwright/test'

import { readPlanFile } from '#plan-file/read.ts'

import { planIn, shapeOf } from './support/database.ts'
import { dist, nextBuild } from './support/nextBuild.ts'
import { becomeOfflineReady, createPlan, openPlans, ready } from './support/open.ts'
import { switchServer } from './support/switchServer.ts'

// The app is kept for use without a network.
test.use({ serviceWorkers: 'allow' })

test.describe.configure({ timeout: 240_000 })

const PREFERENCES = JSON.stringify({ state: { isSampleRemoved: true, language: 'en' }, version: 1 })
const buildOf = (page: Page) => page.evaluate(() => document.documentElement.dataset['build'] ?? 'first').catch(() => 'loading')
const nameField = (page: Page) => page.getByRole('tabpanel').getByRole('textbox', { name: 'Name', exact: true }).first()

/** Every row of a table of a database. */
const rowsOf = <T>(page: Page, table: string, database = 'headroom'): Promise<readonly T[]> => page.evaluate(([of, name]) => new Promise<readonly T[]>((resolve, reject) => {
  const open = indexedDB.open(name)
  open.onerror = () => reject(open.error)
  open.onsuccess = () => {
    const all = open.result.transaction(of).objectStore(of).getAll()
    all.onsuccess = () => {
      open.result.close()
      resolve(JSON.parse(JSON.stringify(all.result, (_, value: unknown) => (ArrayBuffer.isView(value) ? [...(value as unknown as Iterable<number>)] : value))) as readonly T[])
    }
  }
}), [table, database] as const)

async function withWarehouse(page: Page, name: string): Promise<string> {
  await openPlans(page)
  const plan = await createPlan(page, name)
  await page.goto(`${plan}/network`)
  await ready(page)
  await page.getByRole('button', { name: 'Add a warehouse' }).click()
  await expect(nameField(page)).toBeVisible()
  return plan
}

test('a new version with a new schema, three tabs open: offered in each, all reload once, nothing typed is lost, no file is missing, and the plans were backed up', async ({ browser }) => {
  const next = await nextBuild()
  const server = await switchServer(dist)
  const context = await browser.newContext({ baseURL: server.origin })
  await context.addInitScript((preferences) => {
    localStorage['headroom.preferences'] ??= preferences
    if (window === top) sessionStorage['loads'] = String(Number(sessionStorage['loads'] ?? 0) + 1)
  }, PREFERENCES)
  try {
    const [one, two, three] = [await context.newPage(), await context.newPage(), await context.newPage()]
    const tabs = [one, two, three]
    const plans = [await withWarehouse(one, 'Lamps'), await withWarehouse(one, 'Chairs')]
    await becomeOfflineReady(one)
    await one.goto(`${plans[0]!}/network`)
    await two.goto(`${plans[1]!}/network`)
    await openPlans(three)
    for (const tab of tabs) await ready(tab)
    for (const tab of tabs) expect(await tab.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
    const loads = await Promise.all(tabs.map((tab) => tab.evaluate(() => Number(sessionStorage['loads']))))
    const problems: string[] = []
    const scripts: string[] = []
    for (const tab of tabs) {
      tab.on('pageerror', (error) => problems.push(`${error.name}: ${error.message}`))
      tab.on('response', (response) => {
        if (response.status() >= 400) problems.push(`${response.status()} ${response.url()}`)
      })
    }

    server.serve(next)
    await one.evaluate(() => navigator.serviceWorker.getRegistration().then((registration) => registration?.update()).then(() => undefined))
    for (const tab of tabs) await expect(tab.getByRole('alertdialog').filter({ hasText: 'A new version is ready' })).toBeVisible({ timeout: 30_000 })
    // The old version goes on: a chapter that was not shown yet comes from what was kept, not from the server.
    await three.goto(`${plans[0]!}/demand`)
    await ready(three)
    expect(await Promise.all(tabs.map(buildOf))).toEqual(['first', 'first', 'first'])
    loads[2] = await three.evaluate(() => Number(sessionStorage['loads']))
    // Typed, and not left: stored nowhere yet.
    await nameField(one).fill('Ontario')
    await nameField(two).fill('Rotterdam')
    for (const tab of tabs) tab.on('request', (request) => void (request.resourceType() === 'script' && scripts.push(new URL(request.url()).pathname)))
    await three.getByRole('alertdialog').filter({ hasText: 'A new version is ready' }).getByRole('button', { name: 'Reload' }).click()
    for (const tab of tabs) await expect.poll(() => buildOf(tab), { timeout: 30_000 }).toBe('next')
    for (const tab of tabs) await ready(tab)
    await expect(nameField(one)).toHaveValue('Ontario')
    await expect(nameField(two)).toHaveValue('Rotterdam')
    await one.waitForTimeout(1000)
    expect(await Promise.all(tabs.map((tab) => tab.evaluate(() => Number(sessionStorage['loads']))))).toEqual(loads.map((count) => count + 1))
    expect(problems).toEqual([])
    // No script of the first version is asked for by a page of the next.
    expect(scripts.length).toBeGreaterThan(3)
    expect([...new Set(scripts)].filter((path) => !existsSync(join(next, path)))).toEqual([])
    for (const tab of tabs) await expect(tab.getByText('Another tab has updated Headroom')).toHaveCount(0)

    expect((await shapeOf(one)).version).toBe(20)
    const [backup] = await rowsOf<{ fromVersion: number; files: readonly { name: string; bytes: readonly number[] }[] }>(one, 'backups', 'headroom-backup')
    const read = await Promise.all(backup!.files.map(({ bytes }) => readPlanFile(Uint8Array.from(bytes))))
    expect([backup!.fromVersion, read.map((file) => (file.ok ? file.value.document.warehouses.map(({ name }) => name) : file.error.code)).sort()]).toEqual([1, [['Ontario'], ['Rotterdam']]])
  } finally {
    await context.close()
    await server.close()
  }
})

test('an old tab beside a newer one closes, says so and writes nothing more; old code then refuses the newer database and saves its plans', async ({ browser }) => {
  const next = await nextBuild()
  const server = await switchServer(dist)
  // Without a service worker the two versions stand side by side, as after a forced reload.
  const context = await browser.newContext({ baseURL: server.origin, serviceWorkers: 'block' })
  await context.addInitScript((preferences) => {
    localStorage['headroom.preferences'] ??= preferences
  }, PREFERENCES)
  try {
    const old = await context.newPage()
    await withWarehouse(old, 'Lamps')
    await nameField(old).fill('Ontario')
    server.serve(next)
    const newer = await context.newPage()
    await openPlans(newer)
    expect(await buildOf(newer)).toBe('next')
    await expect(old.getByRole('alertdialog').filter({ hasText: 'Another tab has updated Headroom. Reload this one to go on.' })).toBeVisible()
    expect((await shapeOf(newer)).version).toBe(20)
    // What was typed when the newer one asked was written before it came.
    const namesOf = async () => (await rowsOf<{ kind: string; shape?: number; value: { name: string } }>(newer, 'records')).filter(({ kind }) => kind === 'warehouse').map(({ value, shape }) => `${value.name} ${shape ?? 'old'}`)
    expect(await namesOf()).toEqual(['Ontario 2'])
    const before = JSON.stringify(await rowsOf(newer, 'records'))
    await nameField(old).fill('Written by the old tab')
    await nameField(old).press('Tab')
    await old.getByRole('button', { name: 'Add a warehouse' }).click()
    await old.waitForTimeout(1000)
    expect(JSON.stringify(await rowsOf(newer, 'records'))).toBe(before)
    await old.getByRole('alertdialog').filter({ hasText: 'Another tab has updated Headroom' }).getByRole('button', { name: 'Reload' }).click()
    await expect.poll(() => buildOf(old), { timeout: 20_000 }).toBe('next')
    await ready(old)

    // Back on the server: the version before.
    server.serve(dist)
    await old.close()
    await newer.goto('/plans')
    await expect(newer.getByRole('heading', { level: 1 })).toHaveText('Your plans were opened by a newer version of Headroom')
    const download = newer.waitForEvent('download')
    await newer.getByRole('button', { name: 'Save every plan as a file' }).click()
    const document = await planIn(await download)
    expect([document.settings.name, document.warehouses.map(({ name }) => name)]).toEqual(['Lamps', ['Ontario']])
    expect(JSON.stringify(await rowsOf(newer, 'records'))).toBe(before)
  } finally {
    await context.close()
    await server.close()
  }
})
