import { bytesSource } from '#importers/byteSource.ts'
import { readFile, type ReadFileInput } from '#importers/readFile.ts'
import type { ImportAnswers } from '#importers/types.ts'

/** Reads a text or bytes as the import page would. */
export function read(content: string | Uint8Array, answers: ImportAnswers = {}, more: Partial<ReadFileInput> = {}) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return readFile({ name: 'orders.csv', source: bytesSource(bytes), answers, timeZone: 'Asia/Bangkok', shop: 'shop', ...more })
}

export function skippedRows(report: { readonly rowsSkipped: Readonly<Record<string, number>> }): number {
  return Object.values(report.rowsSkipped).reduce((sum, count) => sum + count, 0)
}
