import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { promisify } from 'node:util'

import { expect, test } from '@playwright/test'

import { openApp } from './support/open.ts'
import { readRuns } from './support/readRuns.ts'

const launch = resolve(import.meta.dirname, '../../src/headless/launch.mjs')
type Hashes = { readonly inputHash: string; readonly resultHash: string }

async function headless(...args: readonly string[]): Promise<Hashes> {
  const { stdout } = await promisify(execFile)(process.execPath, [launch, ...args], { maxBuffer: 2 ** 28 })
  const { inputHash, resultHash } = JSON.parse(stdout) as Hashes
  return { inputHash, resultHash }
}

test('the page and the command line have the same hashes, with one and two workers and as two parts joined, also after a run that was stopped', async ({ page }, testInfo) => {
  test.setTimeout(360_000)
  await openApp(page)
  // As many as make chunks of every size over two workers.
  await page.getByText('Events and run settings').click()
  const runs = page.getByLabel('Runs', { exact: true })
  await runs.fill('230')
  await runs.press('Enter')
  await expect(page.getByText(/^230 runs; a gate may break/)).toBeVisible({ timeout: 120_000 })
  await expect(page.getByText('same numbers on any machine')).toBeVisible({ timeout: 120_000 })
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: /^Switch plan:|^Plan/ }).first().click()
  await page.getByRole('menuitem', { name: 'Save a plan file' }).click()
  const plan = testInfo.outputPath('plan.headroom')
  await (await download).saveAs(plan)
  const run = (await readRuns(page)).at(-1)
  const shown: Hashes = { inputHash: run!.result.inputHash, resultHash: run!.result.resultHash }
  expect(shown.resultHash).toMatch(/^[0-9a-f]{64}$/)

  // Stopped in the middle and run again: nothing of the stopped run is left in it.
  await page.getByRole('button', { name: 'Run again' }).click()
  await page.getByRole('button', { name: 'Stop' }).click()
  await expect(page.getByText('Stopped. Nothing was written.')).toBeVisible()
  expect((await readRuns(page)).at(-1)).toEqual(run)
  await page.getByRole('button', { name: 'Run again' }).click()
  await expect.poll(async () => (await readRuns(page)).at(-1)!.createdAtMs, { timeout: 120_000 }).toBeGreaterThan(run!.createdAtMs)
  expect((await readRuns(page)).at(-1)!.result).toMatchObject(shown)

  const half = Math.floor(run!.result.replications / 2)
  const parts = [testInfo.outputPath('first.json'), testInfo.outputPath('second.json')] as const
  expect(await headless('stress', plan, '--workers', '1')).toEqual(shown)
  expect(await headless('stress', plan, '--workers', '2')).toEqual(shown)
  await headless('stress', plan, '--first', '0', '--count', String(half), '--out', parts[0])
  await headless('stress', plan, '--first', String(half), '--count', String(run!.result.replications - half), '--out', parts[1])
  expect(await headless('combine', ...parts)).toEqual(shown)
})
