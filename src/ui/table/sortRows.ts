import type { Language } from '#i18n/messages.ts'

import type { Column, Sort } from './types.ts'

/** Rows in the order of one column: numbers by size, text as the language orders it, nothing last either way; equal rows keep their order. */
export function sortRows<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sort: Sort | null, language: Language): readonly Row[] {
  const column = columns.find((candidate) => candidate.id === sort?.columnId)
  if (!sort || !column) return rows
  const collator = new Intl.Collator(language === 'zh' ? 'zh-CN' : 'en-GB', { numeric: true })
  const direction = sort.isDescending ? -1 : 1
  return rows
    .map((row) => ({ row, value: column.value(row) }))
    .sort((left, right) => {
      const a = left.value
      const b = right.value
      if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
      if (typeof a === 'number' && typeof b === 'number') return (a - b) * direction
      return collator.compare(String(a), String(b)) * direction
    })
    .map(({ row }) => row)
}
