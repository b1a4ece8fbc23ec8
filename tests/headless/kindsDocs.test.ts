import { readFileSync } from 'node:fs'

import { expect, it } from 'vitest'

import { ORDER_STATUSES } from '#domain/ledger.ts'
import { answerChecks } from '#headless/importAnswers.ts'
import { findings } from '#i18n/messages/findings.ts'
import { sources } from '#importers/sources/registry.ts'

const docs = readFileSync('docs/headless-inspect.md', 'utf8')
const fieldsOf = (kind: string) => [...new Set(sources.filter((source) => source.kind === kind).flatMap((source) => [...Object.keys(source.fields), ...(source.factFields ?? []).map(({ field }) => field)]))]

it('the page lists every kind with exactly its fields', () => {
  const listed = new Map([...docs.matchAll(/^\| `([a-z-]+)` \| ((?:`\w+`\*? ?)+)\|$/gm)].map(([, kind, fields]) => [kind, [...fields!.matchAll(/`(\w+)`/g)].map(([, field]) => field)]))
  const expected = new Map(sources.map(({ kind }) => [kind, fieldsOf(kind)]))
  expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(expected))
})

it('the page lists every kind with its file', () => {
  for (const { kind } of sources) expect(docs).toMatch(new RegExp(`^\\| \`${kind}\` \\| [^\`]`, 'm'))
})

it('the page lists every finding code', () => {
  const codes = Object.keys(findings.en).map((key) => key.replace('finding.', '').replace(/_(?:one|other)$/, ''))
  expect(codes.filter((code) => !docs.includes(`\`${code}\``))).toEqual([])
})

it('the published schema of answers has the members that the command takes, and every kind', () => {
  const schema: { readonly properties: Record<string, { readonly enum?: readonly string[]; readonly additionalProperties?: { readonly enum?: readonly string[] } }> } = JSON.parse(readFileSync('docs/inspect-answers.schema.json', 'utf8'))
  expect(Object.keys(schema.properties).sort()).toEqual(Object.keys(answerChecks).sort())
  expect([...schema.properties['kind']!.enum!].sort()).toEqual([...new Set(sources.map(({ kind }) => kind))].sort())
  expect([...schema.properties['statuses']!.additionalProperties!.enum!].sort()).toEqual([...ORDER_STATUSES].sort())
})
