import { expect, test, type Page } from '@playwright/test'

import type { PlanDocument } from '#domain/plan.ts'
import type { PlanId } from '#domain/units.ts'
import { verifyWritten, writePlanFile } from '#plan-file/write.ts'

import { planDocument, sku } from '../storage/fixtures.ts'
import { besideTheApp } from './support/database.ts'
import { chooseFiles, orderFile } from './support/importFiles.ts'
import { killDuring, type Step, type Tally } from './support/kills.ts'
import { dist, nextBuild } from './support/nextBuild.ts'
import { createPlan, openPlans, ready } from './support/open.ts'
import { switchServer } from './support/switchServer.ts'

const isLong = process.env['HEADROOM_LONG'] !== undefined
const times = (kills: number): number => (isLong ? 5 * kills : kills)
const tallies: Tally[] = []

test.describe.configure({ mode: 'serial', timeout: isLong ? 900_000 : 240_000 })
test.skip(process.platform !== 'linux', 'finds the process through /proc')
test.afterAll(() => {
  const sum = (key: keyof Tally): number => tallies.reduce((total, tally) => total + tally[key], 0)
  process.stdout.write(`kills in all: ${sum('kills')}, ${sum('inside')} while it wrote; nothing written ${sum('none')}, all written ${sum('whole')}\n`)
})

const PLAN = 'plan-1' as PlanId
const SKUS = 1500
const documentOf = (word: string): PlanDocument => ({ ...planDocument(PLAN, 'Lamps'), skus: Array.from({ length: SKUS }, (_, i) => sku(`S${String(10_000 + i)}`, `${word} ${(i * 7919) % 10_007}`)) })

/** A plan file as somebody sent it; with parents, a later version of those. */
async function planFile(document: PlanDocument, revision: number, parents: readonly string[] = []) {
  const bytes = await writePlanFile(document, { build: 'test', revision, savedAtMs: Date.UTC(2026, 9, revision), author: 'Ada', parents })
  const verified = await verifyWritten(bytes, document)
  if (!verified.ok) throw new Error(verified.error.code)
  return { identity: verified.value.identity, file: { name: `v${revision}.headroom`, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) } }
}
const choosePlanFile = (page: Page, file: Awaited<ReturnType<typeof planFile>>['file']) => page.locator('input[type=file]').first().setInputFiles(file)
const lampsThere = async (page: Page): Promise<void> => {
  await openPlans(page)
  await expect(page.getByRole('row', { name: /Lamps/ })).toBeVisible()
}

async function openLamps(page: Page): Promise<string> {
  const first = await planFile(documentOf('Lamp'), 1)
  await openPlans(page)
  await choosePlanFile(page, first.file)
  await page.waitForURL(/\/plan\/[^/]+\/\w+/)
  await ready(page)
  return first.identity
}

let plan = ''
const importing: Step = {
  name: 'import',
  before: async (page) => {
    await openPlans(page)
    plan = await createPlan(page, 'Lamps')
  },
  arm: async (page) => {
    await page.goto(`${plan}/data`)
    await ready(page)
    return () => chooseFiles(page, [orderFile('orders.csv', 8000)])
  },
  done: (page) => expect(page.getByRole('table', { name: 'Imports' }).getByText('orders.csv')).toBeVisible({ timeout: 30_000 }),
  sound: lampsThere,
}

const merging: Step = {
  name: 'merge',
  before: async (page) => void (await openLamps(page)),
  arm: async (page) => {
    const first = await planFile(documentOf('Lamp'), 1)
    const second = await planFile(documentOf('Lantern'), 2, [first.identity])
    await openPlans(page)
    await choosePlanFile(page, second.file)
    await page.getByRole('dialog', { name: 'This plan is already here' }).getByRole('button', { name: 'Merge into my plan' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/taken in/, { timeout: 30_000 })
    return () => page.getByRole('button', { name: 'Merge', exact: true }).first().click()
  },
  done: (page) => expect(page.getByRole('alertdialog').filter({ hasText: 'Merged v2.headroom' })).toBeVisible({ timeout: 30_000 }),
  sound: lampsThere,
}

const openingFile: Step = {
  name: 'opening a plan file',
  before: async (page) => {
    await openPlans(page)
    await createPlan(page, 'Chairs')
  },
  arm: async (page) => {
    const first = await planFile(documentOf('Lamp'), 1)
    await openPlans(page)
    return () => choosePlanFile(page, first.file)
  },
  done: (page) => page.waitForURL(new RegExp(`/plan/${PLAN}/`)),
  sound: async (page) => {
    await openPlans(page)
    await expect(page.getByRole('row', { name: /Chairs/ })).toBeVisible()
  },
}

const toVersions = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: /^Switch plan/ }).click()
  await page.getByRole('menuitem', { name: 'History and versions' }).click()
  await expect(page.getByRole('table', { name: 'Versions' })).toBeVisible()
}

const restoring: Step = {
  name: 'going back to a version',
  before: async (page) => {
    await merging.before(page)
    await toVersions(page)
    await page.getByRole('textbox', { name: 'Name of the version' }).fill('Before Ada')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('table', { name: 'Versions' })).toContainText('Before Ada')
    await (await merging.arm(page))()
    await merging.done(page)
  },
  arm: async (page) => {
    await page.goto(`/plan/${PLAN}/network`)
    await ready(page)
    await toVersions(page)
    const back = page.getByRole('button', { name: /: Before Ada$/ }).first()
    await expect(back).toBeVisible()
    return () => back.click()
  },
  done: (page) => expect(page.getByRole('alertdialog').filter({ hasText: 'Before Ada' })).toBeVisible({ timeout: 30_000 }),
  sound: lampsThere,
}

for (const [step, kills] of [[importing, 3], [merging, 3], [openingFile, 1], [restoring, 1]] as const) {
  test(`the whole browser killed, again and again, during ${step.name}: all of it or nothing`, async ({ baseURL }, info) => {
    const tally = await killDuring(step, times(kills), baseURL!, info)
    tallies.push(tally)
    expect(tally.none + tally.whole).toBe(times(kills))
  })
}

const migrating: Step = {
  name: 'migration',
  isWithoutServiceWorker: true,
  before: async (page) => void (await openLamps(page)),
  arm: async (page) => {
    await besideTheApp(page)
    return () => page.goto('/plans')
  },
  done: async (page) => {
    await ready(page)
    await expect(page.getByRole('row', { name: /Lamps/ })).toBeVisible()
  },
  sound: lampsThere,
}

test('the whole browser killed, again and again, while a newer version takes over the database: the old one whole or the new one whole', async ({ browserName: _ }, info) => {
  const next = await nextBuild()
  const server = await switchServer(dist)
  try {
    const tally = await killDuring(migrating, times(2), server.origin, info, () => server.serve(next))
    tallies.push(tally)
    expect(tally.none + tally.whole).toBe(times(2))
  } finally {
    await server.close()
  }
})

// Ten kills are too few to be sure of it.
if (isLong) test('both came about: nothing written, and all written', () => {
  for (const key of ['none', 'whole', 'inside'] as const) expect(tallies.reduce((sum, tally) => sum + tally[key], 0)).toBeGreaterThan(0)
})
