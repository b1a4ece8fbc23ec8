import { sources } from '../sources/registry.ts'
import type { FieldSpec, Source } from '../sources/types.ts'
import { comparable } from '../values/clean.ts'
import { isUnitWord } from '../values/units.ts'

/** A field of a source that a header's name stands for. `rank`: place of the name in the field's list, smaller is better. */
export type Claim = { readonly source: Source; readonly field: string; readonly rank: number; readonly isWeak: boolean; readonly occurrence: number }

const WEAK_RANK = 1000
const index = new Map<string, Claim[]>()
const excludedBy = new Map<Source, ReadonlySet<string>>()
for (const source of sources) {
  for (const [field, spec] of Object.entries(source.fields)) for (const [rank, alias] of namesOf(spec)) enter(comparable(alias), { source, field, rank, isWeak: rank >= WEAK_RANK, occurrence: spec.occurrence ?? 1 })
  excludedBy.set(source, new Set((source.excludes ?? []).map(comparable)))
}

function namesOf(spec: FieldSpec): readonly (readonly [number, string])[] {
  return [...spec.aliases.map((alias, i) => [i, alias] as const), ...(spec.weakAliases ?? []).map((alias, i) => [WEAK_RANK + i, alias] as const)]
}

function enter(key: string, claim: Claim) {
  const claims = index.get(key)
  if (!claims) index.set(key, [claim])
  // The same name in two ways of writing counts once.
  else if (!claims.some((other) => other.source === claim.source && other.field === claim.field)) claims.push(claim)
}

/** The form under which a header is known, '' when no source knows it: its whole name, or the name without an aside in brackets. */
export function knownKey(header: string): string {
  if (header === '' || header.length > 120 || !mayBeName(header)) return ''
  const key = comparable(header)
  if (index.has(key)) return key
  const last = header.charCodeAt(header.length - 1)
  // ) ） ] 】
  if (last !== 41 && last !== 0xff09 && last !== 93 && last !== 0x3011) return ''
  const bare = withoutAside(header)
  return bare === header ? '' : knownKey(bare)
}

export function withoutAside(header: string): string {
  const open = Math.max(header.lastIndexOf('('), header.lastIndexOf('（'), header.lastIndexOf('['), header.lastIndexOf('【'))
  return open > 0 && isUnitWord(header.slice(open + 1, -1)) ? header.slice(0, open).trimEnd() : header
}

/** Not only digits and marks, as most cells below a header are. */
function mayBeName(header: string): boolean {
  for (let i = 0; i < header.length; i += 1) {
    const code = header.charCodeAt(i)
    if (code > 127 || (code >= 97 && code <= 122) || (code >= 65 && code <= 90)) return true
  }
  return false
}

export function claimsOf(key: string): readonly Claim[] {
  return index.get(key) ?? []
}

export function isExcluded(source: Source, keys: readonly string[]): boolean {
  const excluded = excludedBy.get(source)!
  return excluded.size > 0 && keys.some((key) => excluded.has(key))
}

/** Headers that are left out by `excludes` need not be fields of any source. */
export function excludableKey(header: string): string {
  return header.length > 120 || header === '' ? '' : comparable(header)
}
