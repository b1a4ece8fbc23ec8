import type { FactColumn, FactTable } from '#domain/factTable.ts'
import type { IsoDay, TimeZone } from '#domain/units.ts'

type Cell = string | number | null

/** A fact table out of rows; fields of `times` are ISO wall times, others texts or numbers by their first value. */
export function factTable(kind: string, rows: readonly Readonly<Record<string, Cell>>[], about: Partial<Pick<FactTable, 'currency' | 'period'>> & { readonly timeZone?: string; readonly times?: readonly string[] } = {}): FactTable {
  const fields = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const columns = Object.fromEntries(fields.map((field): [string, FactColumn] => {
    const cells = rows.map((row) => row[field] ?? null)
    if (about.times?.includes(field)) return [field, { type: 'time', seconds: Float64Array.from(cells, (cell) => (cell === null ? NaN : Date.parse(`${cell}Z`) / 1000)) }]
    if (cells.some((cell) => typeof cell === 'number')) return [field, { type: 'number', values: Float64Array.from(cells, (cell) => (typeof cell === 'number' ? cell : NaN)) }]
    const words = [...new Set(cells.filter((cell) => cell !== null))] as string[]
    return [field, { type: 'text', words, index: Int32Array.from(cells, (cell) => (cell === null ? -1 : words.indexOf(String(cell)))) }]
  }))
  return { kind, timeZone: (about.timeZone ?? 'America/Los_Angeles') as TimeZone, currency: about.currency ?? null, rowCount: rows.length, period: about.period ?? null, columns }
}

export const period = (firstDay: string, lastDay: string) => ({ firstDay: firstDay as IsoDay, lastDay: lastDay as IsoDay })
