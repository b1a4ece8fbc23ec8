import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

import { expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
type Package = { readonly dependencies: Record<string, string>; readonly devDependencies: Record<string, string> }
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Package
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  readonly lockfileVersion: number
  readonly packages: Record<string, { readonly version?: string; readonly resolved?: string; readonly integrity?: string; readonly optional?: boolean } & Partial<Package>>
}
const direct = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })

it('asks for exact versions', () => {
  expect(direct.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
})

it('locks what it asks for', () => {
  expect(lock.lockfileVersion).toBe(3)
  expect(lock.packages['']?.dependencies).toEqual(manifest.dependencies)
  expect(lock.packages['']?.devDependencies).toEqual(manifest.devDependencies)
  expect(direct.filter(([name, version]) => lock.packages[`node_modules/${name}`]?.version !== version)).toEqual([])
})

it('knows the hash of every package it would fetch', () => {
  const fetched = Object.entries(lock.packages).filter(([path]) => path !== '')
  expect(fetched.length).toBeGreaterThan(100)
  expect(fetched.filter(([, entry]) => !entry.integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual([])
})

it.each(['@rolldown/binding', 'lightningcss'])('has the binaries of %s for Linux, macOS and Windows, without which `npm ci` fails elsewhere', (name) => {
  const paths = Object.keys(lock.packages).filter((path) => path.startsWith(`node_modules/${name}-`))
  for (const platform of ['linux-x64-gnu', 'linux-arm64-gnu', 'darwin-arm64', 'win32-x64-msvc']) expect(paths.some((path) => path.endsWith(platform)), platform).toBe(true)
})
