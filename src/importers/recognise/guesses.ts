import type { FieldKind, Source } from '../sources/types.ts'
import { asciiForm, cleanCell, isMissing } from '../values/clean.ts'
import { parseTime } from '../values/dates.ts'
import { parseDecimal, parseWhole } from '../values/numbers.ts'
import type { HeadRow } from './headerRows.ts'
import { isPersonalHeader, looksPersonal } from './personal.ts'

type Profile = { readonly column: number; readonly filled: number; readonly distinctShare: number; readonly times: number; readonly longDigits: number; readonly wholes: number; readonly numbers: number; readonly codes: number; readonly words: number; readonly mean: number }

const SEEN_ROWS = 60
const MOST_COLUMNS = 200

/** For needed fields without a column: columns whose values would fit, each used once. A proposal for the mapping step, never certain. */
export function guessColumns(head: readonly HeadRow[], headerRow: number, headers: readonly string[], source: Source, taken: ReadonlySet<number>, missing: readonly string[]): ReadonlyMap<string, number> {
  const rows = head.filter(({ row }) => row > headerRow).slice(0, SEEN_ROWS)
  const guesses = new Map<string, number>()
  if (rows.length === 0) return guesses
  const profiles = headers.slice(0, MOST_COLUMNS).flatMap((header, column) => (taken.has(column) || isPersonalHeader(header) ? [] : (profileOf(rows, column) ?? [])))
  const used = new Set<number>()
  // Numbers and times are plainer than codes, so they choose first.
  const order = [...missing].sort((a, b) => ease(source.fields[a]?.kind) - ease(source.fields[b]?.kind))
  for (const field of order) {
    const kind = source.fields[field]?.kind
    if (!kind) continue
    const fits = profiles.filter(({ column }) => !used.has(column)).map((profile) => ({ column: profile.column, fit: fitOf(profile, field, kind) })).filter(({ fit }) => fit >= 0.6)
    const best = fits.reduce<{ column: number; fit: number } | null>((before, found) => (!before || found.fit > before.fit ? found : before), null)
    if (!best) continue
    guesses.set(field, best.column)
    used.add(best.column)
  }
  return guesses
}

function ease(kind: FieldKind | undefined): number {
  return kind === 'time' || kind === 'duration' ? 0 : kind === 'units' || kind === 'amount' ? 1 : kind === 'id' ? 2 : 3
}

function profileOf(rows: readonly HeadRow[], column: number): Profile | null {
  const cells = rows.map(({ cells: row }) => cleanCell(row[column] ?? '')).filter((cell) => !isMissing(cell))
  if (cells.length === 0 || cells.some(looksPersonal)) return null
  const share = (fits: (cell: string) => boolean) => cells.filter(fits).length / cells.length
  const wholes = cells.map((cell) => parseWhole(cell)).flatMap((found) => (found.ok ? [found.value] : []))
  return {
    column, filled: cells.length / rows.length, distinctShare: new Set(cells).size / cells.length,
    // A plain number may be read as a date of some spreadsheet program; it is no sign of a column of times.
    times: share((cell) => /[-/.:年月\s]/.test(asciiForm(cell)) && parseTime(cell, 'DMY', (utc) => utc) !== null || parseTime(cell, 'MDY', (utc) => utc) !== null && /[/-]/.test(cell)),
    longDigits: share((cell) => /^\d{9,22}$/.test(cell)), wholes: wholes.length / cells.length,
    numbers: share((cell) => /\d/.test(cell) && /^[^\p{L}]*$/u.test(cell) && Number.isFinite(parseDecimal(cell, '.'))),
    codes: share((cell) => cell.length <= 40 && /^(?=.*\d)[\p{L}\d][\p{L}\d._/#-]+$/u.test(cell)), words: share((cell) => /\p{L}{2}/u.test(cell)),
    mean: wholes.reduce((sum, value) => sum + Math.abs(value), 0) / Math.max(1, wholes.length),
  }
}

/** How well a column's values suit a field, 0..1. */
function fitOf(profile: Profile, field: string, kind: FieldKind): number {
  const { filled, distinctShare, times, longDigits, wholes, numbers, codes, words, mean } = profile
  if (kind === 'time') return times * filled
  if (kind === 'units') return times > 0.5 || longDigits > 0.2 ? 0 : wholes * filled * (mean < 1000 ? 1 : 0.7)
  if (kind === 'amount') return times > 0.5 || longDigits > 0.2 ? 0 : numbers * (wholes > 0.9 ? 0.7 : 1) * filled
  if (kind === 'text') return times > 0.5 ? 0 : words * filled * (codes > 0.5 ? 0.7 : 1)
  if (times > 0.5 || kind !== 'id') return 0
  // An order's number rarely repeats and a product's often does.
  const isOrder = /order|tracking|shipment|po/i.test(field)
  const shape = Math.max(codes, longDigits, wholes > 0.9 && mean >= 1000 ? 0.8 : 0)
  return shape * filled * (isOrder ? 0.6 + 0.4 * distinctShare : 1 - 0.3 * distinctShare)
}
