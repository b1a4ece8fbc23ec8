import { guessColumns } from '#importers/recognise/guesses.ts'
import { sources } from '#importers/sources/registry.ts'
import type { FileReport, ReportColumn } from '#importers/types.ts'

/** A field that a kind of file can have. `group` = the fields of which one is needed, null when the field is optional. */
export type MappingField = { readonly field: string; readonly group: readonly string[] | null }

/** Columns by field, each as a choice (`columnChoice`). */
export type Mapping = Readonly<Record<string, string>>

const COMMON_KINDS = ['order-lines', 'daily-sales', 'stock-list']

/** Every kind that a file can be read as, the general ones first: they take any table. */
export function kindChoices(): readonly string[] {
  return [...sources.filter(({ isGeneral }) => isGeneral), ...sources.filter(({ isGeneral }) => !isGeneral)].map(({ kind }) => kind)
}

/** Fields of a kind, needed ones first; none for a kind that nobody knows. */
export function mappingFields(kind: string): readonly MappingField[] {
  const source = sources.find((candidate) => candidate.kind === kind)
  if (!source) return []
  const groupOf = (field: string) => source.needs.find((group) => group.includes(field)) ?? null
  const fields = Object.keys(source.fields).map((field): MappingField => ({ field, group: groupOf(field) }))
  return [...fields.filter(({ group }) => group !== null), ...fields.filter(({ group }) => group === null)]
}

/** How a column is named in an answer: by its header, or by its number where the header is empty or not the only one of its name. */
export function columnChoice(columns: readonly ReportColumn[], index: number): string {
  const { header } = columns[index]!
  return header !== '' && columns.filter((column) => column.header === header).length === 1 ? header : `#${index + 1}`
}

/** The columns as the file was read. */
export function mappingOf({ columns }: Pick<FileReport, 'columns'>): Mapping {
  return Object.fromEntries(columns.flatMap(({ field }, index) => (field === null ? [] : [[field, columnChoice(columns, index)]])))
}

/** Columns for needed fields that have none, by the values shown of each: proposals, to be looked at. */
export function guessedColumns(kind: string, columns: readonly ReportColumn[], mapping: Mapping): Mapping {
  const source = sources.find((candidate) => candidate.kind === kind)
  const missing = missingGroups(kind, mapping).map((group) => group[0]!)
  if (!source || missing.length === 0) return {}
  const head = [0, 1, 2].map((row) => ({ row: row + 1, cells: columns.map(({ samples }) => samples[row] ?? '') })).filter(({ cells }) => cells.some((cell) => cell !== ''))
  const chosen = new Set(Object.entries(mapping).flatMap(([field, choice]) => (source.fields[field] ? [choice] : [])))
  const taken = new Set(columns.flatMap(({ isPersonal }, i) => (isPersonal || chosen.has(columnChoice(columns, i)) ? [i] : [])))
  return Object.fromEntries([...guessColumns(head, 0, columns.map(({ header }) => header), source, taken, missing)].map(([field, column]) => [field, columnChoice(columns, column)]))
}

/** What a table whose columns are not all known most likely holds: least is missing, then most is explained; of a table without any known header only the commonest kinds. */
export function likelyKind({ kind, columns }: Pick<FileReport, 'kind' | 'columns'>): string {
  if (kind !== null) return kind
  const mapping = mappingOf({ columns })
  const weighed = (Object.keys(mapping).length > 0 ? kindChoices() : COMMON_KINDS).map((candidate) => {
    const guessed = guessedColumns(candidate, columns, mapping)
    const known = mappingFields(candidate).filter(({ field }) => mapping[field] !== undefined).length
    return { candidate, missing: missingGroups(candidate, { ...mapping, ...guessed }).length, explained: known + Object.keys(guessed).length }
  })
  return weighed.reduce((best, other) => (other.missing < best.missing || (other.missing === best.missing && other.explained > best.explained) ? other : best)).candidate
}

/** Groups of fields of a kind of which no column was chosen. */
export function missingGroups(kind: string, mapping: Mapping): readonly (readonly string[])[] {
  const source = sources.find((candidate) => candidate.kind === kind)
  return source?.needs.filter((group) => !group.some((field) => mapping[field] !== undefined)) ?? []
}

/** 1 -> A, 27 -> AA: as spreadsheets name columns. */
export function columnLetter(number: number): string {
  let letters = ''
  for (let left = number; left > 0; left = Math.floor((left - 1) / 26)) letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters
  return letters
}

/** Changes with everything that decides which columns there are: what was chosen among other columns is no choice among these. */
export function readingKey({ kind, encoding, delimiter, sheet, headerRow }: FileReport): string {
  return JSON.stringify([kind, encoding, delimiter, sheet, headerRow])
}
