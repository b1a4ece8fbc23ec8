import { readFileSync } from 'node:fs'

import { expect, it } from 'vitest'

import { APP_VERSION } from '#domain/version.ts'

it('plan files name the version in package.json', () => {
  expect(APP_VERSION).toBe((JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version)
})
