import { sources } from '#importers/sources/registry.ts'
import type { FileReport, ReportColumn } from '#importers/types.ts'

/** A field that a kind of file can have. `group` = the fields of which one is needed, null when the field is optional. */
export type MappingField = { readonly field: string; readonly group: readonly string[] | null }

/** Columns by field, each as a choice (`columnChoice`). */
export type Mapping = Readonly<Record<string, string>>

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
