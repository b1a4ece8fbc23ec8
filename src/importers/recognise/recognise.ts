import { sources } from '../sources/registry.ts'
import type { Source } from '../sources/types.ts'
import type { ImportAnswers } from '../types.ts'
import { cleanCell } from '../values/clean.ts'
import { periodIn, periodInName, type Period } from './banner.ts'
import { candidatesOf, type Candidate, type Hints } from './candidates.ts'
import { guessColumns } from './guesses.ts'
import { headerRowOf, joinedRow, type HeaderRow, type HeadRow } from './headerRows.ts'

export { knownHeaderCount, type HeadRow } from './headerRows.ts'

export type Recognised = {
  readonly source: Source
  readonly headerRow: number
  readonly headers: readonly string[]
  /** Field name -> column index. */
  readonly fieldColumns: ReadonlyMap<string, number>
  /** Why each field has its column. */
  readonly why: ReadonlyMap<string, 'name' | 'answer'>
  /** Field -> columns with the very same header, of which the first was taken. */
  readonly repeated: ReadonlyMap<string, readonly number[]>
  readonly dayColumns: readonly number[]
  /** Number of the row from which another table begins; null = the table runs to the end. */
  readonly endRow: number | null
  /** What a banner above the header says the file covers. */
  readonly period: Period | null
  readonly score: number
  /** How sure the kind is, 0..1: 1 = no other kind comes near; below 0.5 = needed columns are missing. */
  readonly confidence: number
  /** Fields that the source needs and no column has. */
  readonly missing: readonly string[]
  /** Missing field -> a column whose values would fit; proposed, never used without an answer. */
  readonly guesses: ReadonlyMap<string, number>
}

export const HEADER_SEARCH_ROWS = 100
const MOST_WEIGHED = 30
const FULLER_TIMES = 2
const FULLER_MORE = 6

/** The best reading of a table's first rows: header row, source and columns. Null when no known column is in sight. The file's and the sheet's name only break ties. */
export function recognise(head: readonly HeadRow[], answers: ImportAnswers, sheetName: string | null, fileName: string | null = null): Recognised | null {
  const hints = { sheetName, fileName }
  const readings = readingsOf(head, answers, hints)
  const best = readings.reduce<Candidate | null>((before, found) => (isBetter(found, before) ? found : before), null)
  if (!best) return null
  const isWhole = best.missing.length === 0
  return describe((isWhole ? fullerReading(best, readings, answers) : null) ?? (isWhole ? best : likeliest(readings, head)), readings, head, hints)
}

/**
 * A platform's file that lacks a column must not pass for a smaller general table that happens to be in it: orders without
 * their number are no stock. The platform's reading stands, with its question, when it explains several times as many columns.
 */
function fullerReading(best: Candidate, readings: readonly Candidate[], answers: ImportAnswers): Candidate | null {
  if (!best.source.isGeneral || answers.kind !== undefined || answers.columns !== undefined) return null
  const least = Math.max(FULLER_TIMES * best.score, best.score + FULLER_MORE)
  return readings.reduce<Candidate | null>((most, other) => (other.header.row === best.header.row && !other.source.isGeneral && other.score >= least && other.score > (most?.score ?? 0) ? other : most), null)
}

/** Every table of the sheet's first rows that is understood in full, from above; `recognise` takes one of them. */
export function tablesOf(head: readonly HeadRow[], answers: ImportAnswers, sheetName: string | null, fileName: string | null = null): readonly Recognised[] {
  const { headerRow: _, columns: __, ...rest } = answers
  const hints = { sheetName, fileName }
  const readings = readingsOf(head, rest, hints)
  return startsOf(readings, head).map((found) => describe(found, readings, head, hints))
}

function readingsOf(head: readonly HeadRow[], answers: ImportAnswers, hints: Hints): readonly Candidate[] {
  const asked = answers.kind === undefined ? sources : sources.filter(({ kind }) => kind === answers.kind)
  const readings: Candidate[] = []
  let above: HeaderRow | null = null
  for (const headRow of head.slice(0, HEADER_SEARCH_ROWS)) {
    const single = headerRowOf(headRow)
    if (answers.headerRow === undefined || single.row === answers.headerRow) {
      const own = single.hits > 0 || answers.headerRow !== undefined || answers.columns !== undefined ? candidatesOf(single, asked, answers, hints) : []
      readings.push(...own)
      const joined: HeaderRow | null = above && joinedRow(above, single)
      // Two rows are one header only where that says no less than the lower row, or the upper one, alone, and something else.
      if (joined && joined.hits >= Math.max(single.hits, above!.hits) && joined.keys.some((key, column) => key !== (single.keys[column] ?? ''))) readings.push(...candidatesOf(joined, asked, answers, hints))
    }
    above = single.headers.some((cell) => cell !== '') ? single : null
  }
  return readings
}

function isBetter(found: Candidate, best: Candidate | null): boolean {
  if (!best) return true
  const isComplete = found.missing.length === 0
  if (isComplete !== (best.missing.length === 0)) return isComplete
  return found.score > best.score
}

/** Of readings that all lack something: the one of which values could fill the most, then the one that explains the most columns. */
function likeliest(readings: readonly Candidate[], head: readonly HeadRow[]): Candidate {
  const few = [...readings].sort((a, b) => a.missing.length - b.missing.length || b.score - a.score).slice(0, MOST_WEIGHED)
  const weighed = few.map((found) => {
    const guessed = guessesOf(found, head).size
    return { found, lacking: found.missing.length - guessed + found.doubtful.size * 0.5, explained: found.score + guessed }
  })
  return weighed.reduce((best, other) => (other.lacking < best.lacking || (other.lacking === best.lacking && other.explained > best.explained) ? other : best)).found
}

function describe(found: Candidate, readings: readonly Candidate[], head: readonly HeadRow[], hints: Hints): Recognised {
  const { source, header, fieldColumns, why, repeated, dayColumns, missing, score } = found
  return {
    source, headerRow: header.row, headers: header.headers, fieldColumns, why, repeated, dayColumns, missing, score,
    endRow: endRowOf(found, readings, head),
    period: periodAbove(found, head) ?? (hints.fileName !== null && source.dayField === null ? periodInName(hints.fileName) : null),
    confidence: confidenceOf(found, readings),
    guesses: missing.length === 0 ? new Map() : guessesOf(found, head),
  }
}

function guessesOf({ source, header, fieldColumns, doubtful, missing }: Candidate, head: readonly HeadRow[]): ReadonlyMap<string, number> {
  const named = [...doubtful].filter(([field]) => missing.includes(field))
  const taken = new Set([...fieldColumns.values(), ...named.map(([, column]) => column)])
  return new Map([...named, ...guessColumns(head, header.row, header.headers, source, taken, missing.filter((field) => !doubtful.has(field)))])
}

function confidenceOf(found: Candidate, readings: readonly Candidate[]): number {
  const { needs } = found.source
  if (found.missing.length > 0) return Math.round(40 * (1 - found.missing.length / needs.length)) / 100
  const rival = readings.reduce((most, other) => (other.header.row === found.header.row && other.source !== found.source && other.missing.length === 0 ? Math.max(most, other.score) : most), 0)
  const margin = found.score - rival
  return rival === 0 || margin >= 2 ? 1 : margin >= 0.9 ? 0.9 : 0.7
}

/** Headers that begin a table of their own: a gap or a caption stands before each but the first. */
function startsOf(readings: readonly Candidate[], head: readonly HeadRow[]): readonly Candidate[] {
  const bestOf = new Map<number, Candidate>()
  for (const found of readings) if (found.missing.length === 0 && isBetter(found, bestOf.get(found.header.row) ?? null)) bestOf.set(found.header.row, found)
  const starts: Candidate[] = []
  for (const found of [...bestOf.values()].sort((a, b) => a.header.row - b.header.row)) {
    const last = starts.at(-1)
    if (!last || (gapBefore(head, found.header.row) < found.header.row && last.header.headers.join('\t') !== found.header.headers.join('\t'))) starts.push(found)
  }
  return starts
}

/** The first row of the gap (blank rows, captions of one cell) right above this one; the row itself when there is none. */
function gapBefore(head: readonly HeadRow[], row: number): number {
  let first = row
  for (let at = head.findIndex((headRow) => headRow.row === row) - 1; at >= 0; at -= 1) {
    if (head[at]!.row < first - 1) return head[at]!.cells.filter((cell) => cleanCell(cell) !== '').length <= 1 ? head[at]!.row : first - 1
    if (head[at]!.cells.filter((cell) => cleanCell(cell) !== '').length > 1) return first
    first = head[at]!.row
  }
  return first
}

function endRowOf(found: Candidate, readings: readonly Candidate[], head: readonly HeadRow[]): number | null {
  const next = startsOf(readings, head).find(({ header }) => header.row > found.header.row)
  if (!next || next.header.headers.join('\t') === found.header.headers.join('\t')) return null
  return gapBefore(head, next.header.row)
}

function periodAbove(found: Candidate, head: readonly HeadRow[]): Period | null {
  for (const { row, cells } of head) {
    if (row >= found.header.row) return null
    for (const cell of cells.slice(0, 20)) {
      const period = periodIn(cleanCell(cell), found.source.preferredDateOrder)
      if (period) return period
    }
  }
  return null
}
