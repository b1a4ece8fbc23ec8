import type { Source } from '../sources/types.ts'
import type { ImportAnswers } from '../types.ts'
import { cleanCell, comparable } from '../values/clean.ts'
import { openDateParts, parseTime } from '../values/dates.ts'
import { claimsOf, excludableKey, isExcluded, type Claim } from './aliasIndex.ts'
import type { HeaderRow } from './headerRows.ts'

/** One reading of one header row as one source's. */
export type Candidate = {
  readonly source: Source
  readonly header: HeaderRow
  readonly fieldColumns: ReadonlyMap<string, number>
  readonly why: ReadonlyMap<string, 'name' | 'answer'>
  /** Field -> all columns with the same header, where no group above tells them apart. */
  readonly repeated: ReadonlyMap<string, readonly number[]>
  /** Field -> a column whose name may mean it, where nothing else speaks for it. */
  readonly doubtful: ReadonlyMap<string, number>
  readonly dayColumns: readonly number[]
  readonly missing: readonly string[]
  readonly score: number
}
export type Hints = { readonly sheetName: string | null; readonly fileName: string | null }

/** A hint breaks ties and no more: it counts less than a column. */
const HINT_SCORE = 0.9
const WEAK_SCORE = 0.25
const MOST_DAYS = 30

/** Every source that this row could be the header of. */
export function candidatesOf(header: HeaderRow, asked: readonly Source[], answers: ImportAnswers, hints: Hints): readonly Candidate[] {
  const claims = new Map<Source, (readonly [number, Claim])[]>()
  header.keys.forEach((key, column) => {
    if (key === '') return
    for (const claim of claimsOf(key)) {
      const list = claims.get(claim.source)
      if (list) list.push([column, claim])
      else claims.set(claim.source, [[column, claim]])
    }
  })
  const isAnswered = answers.columns !== undefined || answers.headerRow !== undefined
  const found: Candidate[] = []
  let names: readonly string[] | null = null
  for (const source of asked) {
    const own = claims.get(source)
    if (!own && !isAnswered) continue
    names ??= header.headers.map(excludableKey)
    if (answers.kind === undefined && isExcluded(source, names)) continue
    const candidate = candidateOf(source, header, own ?? [], answers, hints)
    if (candidate) found.push(candidate)
  }
  return found
}

function candidateOf(source: Source, header: HeaderRow, claims: readonly (readonly [number, Claim])[], answers: ImportAnswers, hints: Hints): Candidate | null {
  const { fieldColumns, why, repeated, weakFields } = assign(claims)
  const strong = fieldColumns.size - weakFields.size
  // A platform's file shows itself by several of its own headers; what only the user's answers fit is a general table.
  if (!source.isGeneral && answers.kind === undefined && fieldColumns.size < 3) return null
  for (const [field, wanted] of Object.entries(answers.columns ?? {})) {
    const column = typeof wanted === 'string' ? findColumn(header.headers, wanted) : -1
    if (column < 0 || source.fields[field] === undefined) continue
    for (const [other, taken] of fieldColumns) if (taken === column) fieldColumns.delete(other)
    fieldColumns.set(field, column)
    why.set(field, 'answer')
    repeated.delete(field)
  }
  if (fieldColumns.size === 0 && answers.headerRow === undefined) return null
  const bonus = (hints.sheetName !== null && source.sheetName?.test(hints.sheetName) ? HINT_SCORE : 0) + (hints.fileName !== null && source.fileName?.test(hints.fileName) ? HINT_SCORE : 0)
  // A name that may mean anything fills a needed field only where something else speaks for the kind.
  const isDoubtful = source.supports !== undefined && bonus === 0 && answers.kind === undefined && !source.supports.some((field) => fieldColumns.has(field))
  const doubtful = new Map<string, number>()
  if (isDoubtful) {
    for (const field of weakFields) if (why.get(field) === 'name') doubtful.set(field, fieldColumns.get(field)!)
    for (const field of doubtful.keys()) fieldColumns.delete(field)
  }
  const missing = source.needs.filter((group) => !group.some((field) => fieldColumns.has(field))).map((group) => group[0]!)
  const dayColumns = source.isWide && missing.length === 0 ? wideColumns(source, header.headers, new Set(fieldColumns.values())) : []
  if (source.isWide && dayColumns.length < 3) return null
  const answered = [...why.values()].filter((reason) => reason === 'answer').length
  return { source, header, fieldColumns, why, repeated, doubtful, dayColumns, missing, score: strong + weakFields.size * WEAK_SCORE + answered + Math.min(dayColumns.length, MOST_DAYS) + bonus }
}

/** For each field the best name wins, then the earliest column; a column serves one field. */
function assign(claims: readonly (readonly [number, Claim])[]) {
  const fieldColumns = new Map<string, number>()
  const why = new Map<string, 'name' | 'answer'>()
  const repeated = new Map<string, readonly number[]>()
  const taken = new Set<number>()
  const weakFields = new Set<string>()
  const byField = new Map<string, (readonly [number, Claim])[]>()
  for (const claim of claims) {
    const list = byField.get(claim[1].field)
    if (list) list.push(claim)
    else byField.set(claim[1].field, [claim])
  }
  const order = [...byField].sort((a, b) => Math.min(...a[1].map(([, { rank }]) => rank)) - Math.min(...b[1].map(([, { rank }]) => rank)))
  for (const [field, list] of order) {
    const occurrence = list[0]![1].occurrence
    const best = list.reduce((least, [, { rank }]) => Math.min(least, rank), Infinity)
    const same = list.filter(([, { rank }]) => rank === best).map(([column]) => column)
    const column = occurrence > 1 ? same[occurrence - 1] : list.filter(([place]) => !taken.has(place)).sort((a, b) => a[1].rank - b[1].rank || a[0] - b[0])[0]?.[0]
    if (column === undefined || taken.has(column)) continue
    fieldColumns.set(field, column)
    why.set(field, 'name')
    taken.add(column)
    if (list.find(([place]) => place === column)![1].isWeak) weakFields.add(field)
    if (occurrence === 1 && same.length > 1) repeated.set(field, same)
  }
  return { fieldColumns, why, repeated, weakFields }
}

function wideColumns(source: Source, headers: readonly string[], taken: ReadonlySet<number>): readonly number[] {
  const isWide = source.wideHeader ?? isDayHeader
  return headers.flatMap((header, i) => (header !== '' && !taken.has(i) && isWide(header) ? [i] : []))
}

/** A header that is a calendar day: plain numbers are not taken for dates here. */
function isDayHeader(header: string): boolean {
  if (header.length < 6 || header.length > 25 || /^\d+(?:\.\d+)?$/.test(header)) return false
  return openDateParts(header) !== null || parseTime(header, 'DMY', (utc) => utc) !== null
}

/** `#4` is the fourth column; else the header as written, or as compared. */
function findColumn(headers: readonly string[], wanted: string): number {
  const place = /^#(\d{1,5})$/.exec(wanted.trim())
  if (place) return Number(place[1]) <= headers.length ? Number(place[1]) - 1 : -1
  const exact = headers.indexOf(cleanCell(wanted))
  const key = comparable(wanted)
  return exact >= 0 || key === '' ? exact : headers.findIndex((header) => comparable(header) === key)
}
