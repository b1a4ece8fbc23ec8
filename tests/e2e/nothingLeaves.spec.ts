import { expect, test } from '@playwright/test'

import { recordPolicyViolations, recordRequests } from './support/guards.ts'
import { openApp, openWithPlan, ready } from './support/open.ts'

test('a tour of every page asks no other origin for anything and breaks no policy', async ({ page, context, baseURL }) => {
  const violations = await recordPolicyViolations(context)
  const requests = recordRequests(context, new URL(baseURL!).origin)
  const plan = await openApp(page)
  for (const address of ['/plans', `${plan}/data`, `${plan}/network`, plan]) {
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
  await openWithPlan(page)
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
  await openWithPlan(page)
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
