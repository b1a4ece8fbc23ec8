import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

import { expect, test } from '@playwright/test'

const dist = join(resolve(import.meta.dirname, '../..'), 'dist')
const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(js|css|html|webmanifest|svg)$/.test(file))

/** Addresses that may stand in the built files: names of formats, and pages that libraries mention in their error messages. None is ever asked. */
const NAMED_HOSTS = new Set(['www.w3.org', 'schemas.openxmlformats.org', 'json-schema.org', 'react.dev', 'github.com', 'bit.ly', 'tinyurl.com'])
const hostsIn = (text: string): readonly string[] => [...text.matchAll(/\b(?:https?|wss?):(?:\\?\/){2}([\w.-]+)/g)].map(([, host]) => host!)
const CODE_FROM_TEXT = /\beval\(|\bnew Function\(|\bimportScripts\(|\bdocument\.write\(/

test('the built files name no address but those of formats and error messages', () => {
  expect(files.length).toBeGreaterThan(10)
  const unknown = files.flatMap((file) => hostsIn(readFileSync(join(dist, file), 'utf8')).filter((host) => !NAMED_HOSTS.has(host)).map((host) => `${file}: ${host}`))
  expect(unknown).toEqual([])
  expect(hostsIn('fetch("https://elsewhere.example/a"); new WebSocket("wss:\\/\\/live.example")')).toEqual(['elsewhere.example', 'live.example'])
})

test('the built files make no code from text', () => {
  expect(files.filter((file) => CODE_FROM_TEXT.test(readFileSync(join(dist, file), 'utf8')))).toEqual([])
  expect(CODE_FROM_TEXT.test('const f = new Function("a", "return a")')).toBe(true)
})

test('everything that was built is kept for offline use', () => {
  const worker = readFileSync(join(dist, 'sw.js'), 'utf8')
  const kept = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(js|css|html|svg|png|webmanifest)$/.test(file) && !file.endsWith('sw.js'))
  expect(kept.filter((file) => !worker.includes(file.split('\\').join('/')))).toEqual([])
  expect(worker).not.toContain('clients.claim')
})
