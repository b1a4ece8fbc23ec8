import type { FactColumn, FactTable } from '#domain/factTable.ts'
import type { IsoDay, TimeZone } from '#domain/units.ts'

type Row = Readonly<Record<string, string | number | null>>

/** A table of facts from rows: texts as words, numbers as numbers, fields ending in `Time` as wall seconds of an ISO text. */
export function factTable(kind: string, rows: readonly Row[], about: Partial<Pick<FactTable, 'identity' | 'currency' | 'period'>> = {}): FactTable {
  const fields = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const columns = fields.map((field): [string, FactColumn] => {
    const cells = rows.map((row) => row[field] ?? null)
    if (field.endsWith('Time')) return [field, { type: 'time', seconds: Float64Array.from(cells, (cell) => (cell === null ? Number.NaN : Date.parse(`${cell}Z`) / 1000)) }]
    if (cells.some((cell) => typeof cell === 'number')) return [field, { type: 'number', values: Float64Array.from(cells, (cell) => (typeof cell === 'number' ? cell : Number.NaN)) }]
    const words = [...new Set(cells.flatMap((cell) => (cell === null ? [] : [String(cell)])))]
    return [field, { type: 'text', words, index: Int32Array.from(cells, (cell) => (cell === null ? -1 : words.indexOf(String(cell)))) }]
  })
  return { kind, timeZone: 'America/Los_Angeles' as TimeZone, currency: null, period: null, rowCount: rows.length, columns: Object.fromEntries(columns), ...about }
}

export const period = (firstDay: string, lastDay: string) => ({ firstDay: firstDay as IsoDay, lastDay: lastDay as IsoDay })
