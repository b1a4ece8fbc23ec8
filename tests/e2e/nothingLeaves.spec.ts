import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'

import { expect, test, type BrowserContext } from '@playwright/test'

import { recordPolicyViolations, recordRequests } from './support/guards.ts'
import { becomeOfflineReady, openApp, openOwnPlan, openWithPlan, ready } from './support/open.ts'

// The app is kept for use without a network.
test.use({ serviceWorkers: 'allow' })

test('a tour of every page asks no other origin for anything and breaks no policy', async ({ page, context, baseURL }) => {
  const violations = await recordPolicyViolations(context)
  const requests = recordRequests(context, new URL(baseURL!).origin)
  const plan = await openApp(page)
  for (const address of ['/plans', '/storage', ...['data', 'network', 'demand', 'stock', 'history', 'merge'].map((page) => `${plan}/${page}`), plan]) {
    await page.goto(address)
    await ready(page)
  }
  await page.keyboard.press('Control+k')
  await page.keyboard.press('Escape')
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  expect(requests.all().length).toBeGreaterThan(5)
  expect(requests.foreign()).toEqual([])
  expect(violations).toEqual([])
})

test('the recorders catch what they are there for', async ({ page, context, baseURL }) => {
  const violations = await recordPolicyViolations(context)
  const requests = recordRequests(context, new URL(baseURL!).origin)
  await openWithPlan(page)
  expect(violations).toEqual([])
  await page.evaluate(() => {
    const image = new Image()
    image.src = 'http://elsewhere.invalid/image.png'
    const style = document.createElement('style')
    style.textContent = 'a { color: red }'
    document.head.append(style)
    document.body.append(image)
  })
  await expect.poll(() => violations.filter((words) => /^(img-src|style-src)/.test(words)).length).toBeGreaterThanOrEqual(2)
  const other = await context.newPage()
  await other.goto('http://elsewhere.invalid/').catch(() => undefined)
  expect(requests.foreign()).toContain('http://elsewhere.invalid/')
})

test('no script can be made from text or fetched from another origin', async ({ page }) => {
  await openOwnPlan(page)
  const refused = await page.evaluate(() => {
    const attempt = (run: () => unknown): boolean => {
      try {
        run()
        return false
      } catch {
        return true
      }
    }
    return {
      html: attempt(() => (document.createElement('div').innerHTML = '<b>a</b>')),
      worker: attempt(() => new Worker('https://elsewhere.invalid/worker.js')),
      blobWorker: attempt(() => new Worker(URL.createObjectURL(new Blob(['1'])))),
      evaluated: attempt(() => document.createElement('script').setAttribute('src', 'https://elsewhere.invalid/a.js')),
      secondPolicy: attempt(() => (globalThis as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }).trustedTypes.createPolicy('default', {})),
    }
  })
  expect(refused).toEqual({ html: true, worker: true, blobWorker: true, evaluated: true, secondPolicy: true })
})

test('what could carry data out although the policy stands is gone', async ({ page, context, baseURL }) => {
  await openOwnPlan(page)
  const left = await page.evaluate(() =>
    ['RTCPeerConnection', 'webkitRTCPeerConnection', 'WebSocket', 'EventSource', 'WebTransport', 'XMLHttpRequest', 'open'].filter((name) => (globalThis as unknown as Record<string, unknown>)[name] !== undefined))
  expect(left).toEqual([])
  expect(await page.evaluate(() => typeof navigator.sendBeacon)).toBe('undefined')
  const requests = recordRequests(context, new URL(baseURL!).origin)
  await page.evaluate(() => {
    location.href = 'http://elsewhere.invalid/?stolen'
  })
  await page.waitForTimeout(300)
  expect(requests.foreign()).toEqual([])
  expect(new URL(page.url()).origin).toBe(new URL(baseURL!).origin)
})

test('in the workers, where the policy of the page does not hold, nothing is left that asks an address for something', async ({ page }) => {
  await openApp(page)
  await expect.poll(() => new Set(page.workers().map((worker) => /(data|run|simulate)\.worker/.exec(worker.url())?.[1])).size).toBe(3)
  for (const worker of page.workers()) {
    const left = await worker.evaluate(() => Object.fromEntries(
      ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'WebTransport', 'Worker', 'importScripts', 'caches', 'FontFace', 'indexedDB', 'BroadcastChannel'].map((name) => [name, typeof (globalThis as unknown as Record<string, unknown>)[name]])))
    expect(Object.entries(left).filter(([, kind]) => kind !== 'undefined').map(([name]) => name)).toEqual(['indexedDB', 'BroadcastChannel'])
  }
})

/** A server of its own, so that it can be stopped. */
async function serveAlone(port: number): Promise<ChildProcess> {
  const server = spawn(process.execPath, ['src/app/serve.mjs', '--port', String(port)], { cwd: resolve(import.meta.dirname, '../..') })
  await once(server.stdout, 'data')
  return server
}

/** Requests that no service worker answered: they went to the network, or would have. */
function recordUnanswered(context: BrowserContext): readonly string[] {
  const urls: string[] = []
  context.on('requestfailed', (request) => {
    // A page that is left ends what its workers were loading; what reaches for a stopped server is refused.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') urls.push(request.url())
  })
  context.on('response', (response) => {
    if (!response.fromServiceWorker() && /^https?:/.test(response.url())) urls.push(response.url())
  })
  return urls
}

test('once installed, the app asks for nothing any more: the whole tour with its server stopped', async ({ browser, baseURL }) => {
  test.setTimeout(120_000)
  const port = Number(new URL(baseURL!).port) + 1
  const server = await serveAlone(port)
  const context = await browser.newContext({ baseURL: `http://127.0.0.1:${port}` })
  try {
    const page = await context.newPage()
    const plan = await openApp(page)
    await becomeOfflineReady(page)
    server.kill()
    await once(server, 'exit')
    const unanswered = recordUnanswered(context)
    for (const address of ['/plans', '/storage', ...['data', 'network', 'demand', 'stock', 'history', 'merge', 'stress'].map((chapter) => `${plan}/${chapter}`)]) {
      await page.goto(address)
      await ready(page)
    }
    // Workers start from files of the app, too: the stress test comes to its answer.
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/first|nothing breaks|holds/i, { timeout: 60_000 })
    expect(unanswered).toEqual([])
    // The recorder sees what does go out.
    await page.evaluate(() => fetch('/no-such-file.txt').catch(() => undefined))
    await expect.poll(() => unanswered.length).toBe(1)
  } finally {
    server.kill()
    await context.close()
  }
})
