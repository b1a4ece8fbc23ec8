import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

import { expect, it } from 'vitest'

import config from '../../vite.config.ts'

const root = resolve(import.meta.dirname, '../..')
const text = (file: string): string => readFileSync(join(root, file), 'utf8')
const hosted = Object.fromEntries([...text('public/_headers').matchAll(/^ {2}([\w-]+): (.+)$/gm)].map(([, name, value]) => [name!, value!]))
type Transform = { readonly name?: string; readonly transformIndexHtml?: () => readonly { readonly attrs: { readonly content: string } }[] }

it('static hosts are told the headers that `npm start` sends', () => {
  expect(hosted).toEqual(config.preview?.headers)
  expect(text('public/_headers').split('\n')[0]).toBe('/*')
})

it('the page carries the same policy for hosts that send no headers', () => {
  const plugin = (config.plugins as readonly Transform[]).flat().find((one) => one.name === 'policy-into-page')
  expect(plugin?.transformIndexHtml?.()[0]?.attrs.content).toBe(hosted['Content-Security-Policy'])
})

it('the policy lets nothing out and no text become code', () => {
  const policy = hosted['Content-Security-Policy']!
  for (const rule of ["default-src 'none'", "script-src 'self'", "connect-src 'self'", "form-action 'none'", "require-trusted-types-for 'script'"]) expect(policy.split('; ')).toContain(rule)
  expect(policy).not.toMatch(/unsafe|https?:|\*/)
})

it('the security page names every header, and the README leads to it', () => {
  for (const name of Object.keys(hosted)) expect(text('docs/SECURITY.md')).toContain(name)
  expect(text('README.md')).toContain('(docs/SECURITY.md)')
})

it('nothing that is installed runs scripts of its own', () => {
  expect(text('.npmrc').split('\n')).toEqual(expect.arrayContaining(['save-exact=true', 'ignore-scripts=true']))
})
