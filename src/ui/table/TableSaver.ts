import { createContext } from 'react'

import type { TableContent } from '#shared/table/tableFile.ts'

/** Writes a table as a workbook, away from the main thread; without one, tables are saved as CSV only. */
export const TableSaverContext = createContext<((content: TableContent) => void) | null>(null)
