import { cpSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { basename } from 'node:path'

import { chromium, expect, type BrowserContext, type Page, type TestInfo } from '@playwright/test'

import { chromiumArgs } from '../../support/chromiumArgs.mjs'
import { besideTheApp } from './database.ts'

/** One way of writing much: what is there before, and the last touch that sets the writing off. */
export type Step = {
  readonly name: string
  /** Everything up to the moment before, in a browser that is then closed. */
  readonly before: (page: Page) => Promise<void>
  /** In that browser again: everything but the last touch, which is returned. */
  readonly arm: (page: Page) => Promise<() => Promise<unknown>>
  /** The writing is over, seen from the page. */
  readonly done: (page: Page) => Promise<void>
  /** What an open app must show, whatever happened. */
  readonly sound: (page: Page) => Promise<void>
  /** Where the version on the server is to be taken, not the one that was kept. */
  readonly isWithoutServiceWorker?: boolean
}
export type Tally = { readonly kills: number; readonly none: number; readonly whole: number; readonly inside: number }

const BEGIN = 'writing begins'
const END = 'writing ends'

/** Says on the console when a transaction that writes begins and ends; in the page and in its workers. */
function tellOfWriting(words: readonly [string, string]): void {
  let count = 0
  const tell = (transaction: IDBTransaction): void => {
    const id = `${words[0]}${(count += 1)} of ${location.href}`
    // eslint-disable-next-line no-console -- it is how a worker is heard outside of the browser
    const say = (what: string): void => console.debug(`${what} ${performance.timeOrigin + performance.now()} ${id}`)
    say(words[0])
    const end = (): void => say(words[1])
    for (const event of ['complete', 'abort']) transaction.addEventListener(event, end)
  }
  const begin = IDBDatabase.prototype.transaction
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...args: Parameters<typeof begin>) {
    const transaction = begin.apply(this, args)
    if (args[1] === 'readwrite') tell(transaction)
    return transaction
  }
  const open = IDBFactory.prototype.open
  IDBFactory.prototype.open = function (this: IDBFactory, ...args: Parameters<typeof open>) {
    const request = open.apply(this, args)
    request.addEventListener('upgradeneeded', ({ oldVersion }) => {
      if (oldVersion > 0 && request.transaction) tell(request.transaction)
    })
    return request
  }
}

/** The version, and of every table a hash of its rows; times, and ids that each try makes anew, are left out. Equal: the same is stored. */
const stateOf = (page: Page): Promise<string> => page.evaluate(async () => {
  const [version, tables, lists] = await new Promise<[number, string[], unknown[][]]>((resolve, reject) => {
    const open = indexedDB.open('headroom')
    open.onerror = () => reject(open.error)
    open.onsuccess = () => {
      const { version: found, objectStoreNames } = open.result
      // A page that opens may keep the result of a stress test, which is a step of its own.
      const names = [...objectStoreNames].filter((name) => name !== 'runs')
      const read = open.result.transaction(names)
      const rows = names.map((table) => read.objectStore(table).getAll())
      read.oncomplete = () => {
        open.result.close()
        resolve([found, names, rows.map(({ result }) => result as unknown[])])
      }
    }
  })
  const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
  const EARLIEST_MS = 1_500_000_000_000
  const plain = (_: string, value: unknown): unknown =>
    ArrayBuffer.isView(value) ? [...(value as unknown as Iterable<number>)] : typeof value === 'number' && value > EARLIEST_MS ? 'time' : typeof value === 'string' ? value.replace(UUID, 'id') : value
  const hash = async (rows: unknown[]): Promise<string> => {
    const text = rows.map((row) => JSON.stringify(row, plain).replace(UUID, 'id')).sort().join('\n')
    return [...new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))].slice(0, 8).map((byte) => byte.toString(16).padStart(2, '0')).join('')
  }
  const hashes = await Promise.all(lists.map(async (rows, i) => `${tables[i]!} ${rows.length} ${await hash(rows)}`))
  return [`version ${version}`, ...hashes].join('\n')
})

/** The process of the browser that works in this folder: found by it, so that no other browser is ended. */
function browserOf(folder: string): number {
  const found = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).find((pid) => {
    try {
      const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
      return words.includes(`--user-data-dir=${folder}`) && !words.some((word) => word.startsWith('--type='))
    } catch {
      return false
    }
  })
  if (!found) throw new Error('no browser works in this folder')
  return Number(found)
}

async function launch(folder: string, baseURL: string, { isWithoutServiceWorker }: Step): Promise<readonly [BrowserContext, Page]> {
  const executablePath = process.env['CHROMIUM_PATH']
  const context = await chromium.launchPersistentContext(folder, { args: chromiumArgs, baseURL, serviceWorkers: isWithoutServiceWorker ? 'block' : 'allow', ...(executablePath ? { executablePath } : {}) })
  await context.addInitScript(() => {
    localStorage['headroom.preferences'] ??= JSON.stringify({ state: { isSampleRemoved: true, language: 'en' }, version: 1 })
  })
  return [context, context.pages()[0]!]
}

type Writing = { readonly id: string; readonly beganAtMs: number; endedAtMs: number | null }

/** The console of the page and its workers, for when each writing began and ended. */
async function listen(page: Page) {
  const writings: Writing[] = []
  let awaited = (): void => undefined
  let place = 0
  page.on('console', (message) => {
    // By the clock of the page: what it says may be heard late, several at once.
    const [, what, atMs, id = ''] = /^(writing begins|writing ends) ([\d.]+) (.*)$/.exec(message.text()) ?? []
    if (what === BEGIN) {
      writings.push({ id, beganAtMs: Number(atMs), endedAtMs: null })
      if (writings.length > place) awaited()
    }
    const ended = what === END ? writings.find((writing) => writing.id === id) : undefined
    if (ended) ended.endedAtMs = Number(atMs)
  })
  page.on('worker', (worker) => void worker.evaluate(tellOfWriting, [BEGIN, END] as const).catch(() => undefined))
  await page.addInitScript(tellOfWriting, [BEGIN, END] as const)
  return {
    writings,
    /** Forgets what was written on the way; resolves when the next writing of this place begins (0: the very next). */
    fromNow(at: number): Promise<void> {
      writings.length = 0
      place = at
      return new Promise((resolve) => (awaited = resolve))
    },
  }
}

/** Which of the writings took longest, how long, and when after the touch it began; without any that was heard, the whole step. */
function longest(writings: readonly Writing[], touchedAtMs: number, doneMs: number) {
  const tookMs = writings.map(({ beganAtMs, endedAtMs }) => (endedAtMs === null ? 0 : endedAtMs - beganAtMs))
  const place = Math.max(0, tookMs.indexOf(Math.max(...tookMs)))
  const heard = writings[place]
  if (!heard || tookMs[place] === 0) return { place: 0, beginMs: 0, writingMs: doneMs }
  return { place, beginMs: Math.max(0, heard.beganAtMs - touchedAtMs), writingMs: Math.max(15, tookMs[place]!) }
}

/**
 * Kills the whole browser (SIGKILL) while the step writes, again and again, each time from the same state; what is stored afterwards must be
 * that state or the one that the whole step leads to. `next`: called before the browser that does the step opens the app.
 */
export async function killDuring(step: Step, kills: number, baseURL: string, info: TestInfo, next: () => Promise<void> | void = () => undefined): Promise<Tally> {
  const original = info.outputPath('before')
  let copies = 0
  const copy = (): string => {
    const folder = info.outputPath(`try${(copies += 1)}`)
    cpSync(original, folder, { recursive: true, verbatimSymlinks: true, filter: (path) => !basename(path).startsWith('Singleton') })
    return folder
  }
  let [context, page] = await launch(original, baseURL, step)
  await step.before(page)
  await besideTheApp(page)
  const before = await stateOf(page)
  await context.close()

  // Once undisturbed: where it leads to, and how long it takes.
  await next()
  let folder = copy()
  ;[context, page] = await launch(folder, baseURL, step)
  const listening = await listen(page)
  const touch = await step.arm(page)
  const touchedAtMs = Date.now()
  void listening.fromNow(0)
  await touch()
  await step.done(page)
  const doneMs = Date.now() - touchedAtMs
  // The console may come later than the page; of a worker that was ended, or was not heard at all, it never does.
  const isHeard = (): boolean => listening.writings.length > 0 && listening.writings.every(({ endedAtMs }) => endedAtMs !== null)
  for (let waits = 0; waits < 30 && !isHeard(); waits += 1) await page.waitForTimeout(100)
  // The step's own writing is the longest; notes of what was opened or saved come before and after it.
  const { place, beginMs, writingMs } = longest(listening.writings, touchedAtMs, doneMs)
  await besideTheApp(page)
  const after = await stateOf(page)
  expect(after).not.toBe(before)
  await context.close()

  let [none, whole, inside] = [0, 0, 0]
  let isFresh = true
  for (let kill = 0; kill < kills; kill += 1) {
    if (isFresh) {
      rmSync(folder, { recursive: true, force: true })
      folder = copy()
      ;[context, page] = await launch(folder, baseURL, step)
    }
    const { writings, fromNow } = await listen(page)
    const go = await step.arm(page)
    const begins = fromNow(place)
    // By the golden ratio: however many kills there are, they are spread evenly, from before the writing to just after it.
    const share = (0.3 + kill * 0.618) % 1
    void go().catch(() => undefined)
    if (kill % 4 === 3) await page.waitForTimeout(share * (beginMs + writingMs))
    else {
      // From the moment at which it is heard that the writing began.
      await Promise.race([begins, page.waitForTimeout(beginMs * 3 + 500)])
      await new Promise((resolve) => setTimeout(resolve, share * writingMs * 1.25))
    }
    const killedAtMs = Date.now()
    process.kill(browserOf(folder), 'SIGKILL')
    if (writings.some(({ beganAtMs, endedAtMs }) => beganAtMs <= killedAtMs && (endedAtMs === null || endedAtMs > killedAtMs))) inside += 1
    await context.close().catch(() => undefined)
    ;[context, page] = await launch(folder, baseURL, step)
    await besideTheApp(page)
    const found = await stateOf(page)
    expect([before, after], `after kill ${kill + 1} of ${step.name} the database is neither as before nor as after`).toContain(found)
    if (found === before) none += 1
    else whole += 1
    isFresh = found !== before
    if (kill + 1 < kills && !isFresh) continue
    if (kill + 1 === kills) await step.sound(page)
    await context.close()
  }
  process.stdout.write(`${step.name}: ${kills} kills, ${inside} while it wrote (${Math.round(writingMs)} ms); nothing written ${none}, all written ${whole}\n`)
  return { kills, none, whole, inside }
}
