import { join, resolve } from 'node:path'

import { ESLint } from 'eslint'
import { expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const eslint = new ESLint({ cwd: root })

/** Which rules object to a text as if it stood in a file. */
async function rulesAgainst(file: string, text: string): Promise<readonly (string | null)[]> {
  const [result] = await eslint.lintText(text, { filePath: join(root, file) })
  return (result?.messages ?? []).map((message) => message.ruleId)
}

it.each([
  ['no-restricted-exports', 'src/domain/planted.ts', 'export default 1\n'],
  ['no-restricted-syntax', 'src/ui/planted.ts', 'export enum A { B }\n'],
  ['@typescript-eslint/no-explicit-any', 'src/ui/planted.ts', 'export const a: any = 1\n'],
  ['@typescript-eslint/ban-ts-comment', 'src/ui/planted.ts', '// @ts-ignore\nexport const a = 1\n'],
  ['@typescript-eslint/consistent-type-definitions', 'src/ui/planted.ts', 'export interface A { b: string }\n'],
  ['no-console', 'src/app/planted.ts', "console.log('a')\n"],
  ['no-eval', 'src/app/planted.ts', "eval('1')\n"],
  ['max-lines', 'src/ui/planted.ts', 'export const a = 1\n'.repeat(301)],
  ['react-hooks/rules-of-hooks', 'src/ui/Planted.tsx', "import { useState } from 'react'\nexport function A({ b }: { b: boolean }) { if (b) useState(1); return null }\n"],
  ['no-restricted-properties', 'src/domain/planted.ts', 'export const a = Math.random()\n'],
  ['no-restricted-properties', 'src/importers/planted.ts', 'export const a = Date.now()\n'],
  ['no-restricted-syntax', 'src/advice/planted.ts', 'export const a = new Date()\n'],
  ['no-restricted-properties', 'src/engines/simulate/planted.ts', 'export const a = Math.exp(1)\n'],
  ['no-restricted-syntax', 'src/math/planted.ts', 'export const a = 2 ** 3\n'],
  ['no-restricted-globals', 'src/features/one/planted.ts', "export const a = fetch('a')\n"],
  ['no-restricted-globals', 'src/state/planted.ts', "export const a = new WebSocket('a')\n"],
])('%s objects in %s', async (rule, file, text) => {
  expect(await rulesAgainst(file, text)).toContain(rule)
})

it('lets ordinary code be', async () => {
  expect(await rulesAgainst('src/domain/planted.ts', 'export const half = (value: number): number => value / 2\n')).toEqual([])
})
