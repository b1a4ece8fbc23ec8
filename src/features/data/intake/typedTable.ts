import { csvText } from '#shared/table/csv.ts'

export type TypedKind = 'stock' | 'dailySales' | 'purchaseOrders'
/** A column of a typed-in table; `header` is what the file says, as an importer knows it. */
export type TypedColumn = { readonly field: string; readonly header: string; readonly type: 'text' | 'number' | 'date'; readonly isNeeded: boolean }
export type TypedRow = Readonly<Record<string, string>>
export type TypedProblem = { readonly code: 'missing' | 'notNumber'; readonly row: number; readonly field: string; readonly value: string }

const column = (field: string, header: string, type: TypedColumn['type'], isNeeded = false): TypedColumn => ({ field, header, type, isNeeded })

export const TYPED_KINDS: Readonly<Record<TypedKind, readonly TypedColumn[]>> = {
  stock: [column('sku', 'SKU', 'text', true), column('quantity', 'Quantity', 'number', true), column('warehouse', 'Warehouse', 'text'), column('countedTime', 'Counted at', 'date')],
  dailySales: [column('day', 'Date', 'date', true), column('sku', 'SKU', 'text', true), column('units', 'Units', 'number', true)],
  purchaseOrders: [
    column('poNumber', 'PO number', 'text', true), column('sku', 'SKU', 'text', true), column('quantity', 'Quantity', 'number', true),
    column('expectedTime', 'Expected date', 'date'), column('supplier', 'Supplier', 'text'),
  ],
}

const isFilled = (row: TypedRow) => Object.values(row).some((value) => value.trim() !== '')

/** The first thing that is missing or wrong in the rows that have anything; rows counted from 1. */
export function typedProblem(kind: TypedKind, rows: readonly TypedRow[]): TypedProblem | null {
  for (const [index, row] of rows.entries()) {
    if (!isFilled(row)) continue
    for (const { field, type, isNeeded } of TYPED_KINDS[kind]) {
      const value = (row[field] ?? '').trim()
      if (value === '' && isNeeded) return { code: 'missing', row: index + 1, field, value }
      if (value !== '' && type === 'number' && !/^\d{1,9}$/.test(value)) return { code: 'notNumber', row: index + 1, field, value }
    }
  }
  return null
}

/** The typed rows as a CSV file that is read like a dropped one; null when nothing was typed. Columns that nobody filled are left out: an absent quantity is none. */
export function typedCsv(kind: TypedKind, rows: readonly TypedRow[]): string | null {
  const filled = rows.filter(isFilled)
  if (filled.length === 0) return null
  const columns = TYPED_KINDS[kind].filter(({ field, isNeeded }) => isNeeded || filled.some((row) => (row[field] ?? '').trim() !== ''))
  return csvText(columns.map(({ header }) => header), filled.map((row) => columns.map(({ field }) => (row[field] ?? '').trim())))
}

/** Pasted cells put into the rows from one cell on, rows added where needed. */
export function withPastedCells(kind: TypedKind, rows: readonly TypedRow[], at: { readonly row: number; readonly column: number }, text: string): readonly TypedRow[] {
  const fields = TYPED_KINDS[kind].map(({ field }) => field)
  const lines = text.replace(/(?:\r\n|\r|\n)+$/, '').split(/\r\n|\r|\n/).slice(0, 500)
  const next: Record<string, string>[] = rows.map((row) => ({ ...row }))
  lines.forEach((line, i) => {
    while (next.length <= at.row + i) next.push({})
    line.split('\t').forEach((cell, j) => {
      const field = fields[at.column + j]
      if (field !== undefined) next[at.row + i]![field] = cell.trim()
    })
  })
  return next
}
