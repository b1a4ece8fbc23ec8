import type { BrowserContext } from '@playwright/test'

/** Records every request of a context, workers and the service worker included; `foreign()` = those to another origin. */
export function recordRequests(context: BrowserContext, origin: string) {
  const urls: string[] = []
  context.on('request', (request) => urls.push(request.url()))
  return {
    all: (): readonly string[] => urls,
    foreign: (): readonly string[] => urls.filter((url) => /^(https?|wss?):/.test(url) && new URL(url).origin !== origin),
  }
}

/** Counts what the content security policy refused, on every page of a context from now on. Call it before the first page is opened. */
export async function recordPolicyViolations(context: BrowserContext): Promise<readonly string[]> {
  const violations: string[] = []
  await context.exposeBinding('reportPolicyViolation', (_source, words: string) => violations.push(words))
  await context.addInitScript(() => {
    const report = (globalThis as unknown as { reportPolicyViolation(words: string): void }).reportPolicyViolation
    document.addEventListener('securitypolicyviolation', (event) => report(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber} ${event.sample}`))
  })
  return violations
}
