import type { Finding } from '#importers/types.ts'
import type { MessageKey } from '#i18n/messages.ts'
import type { Text } from '#ui/language.tsx'
import type { FileEntry } from './importSession.ts'
import { refusedRows } from './recon.ts'

/** A cell for which a row was refused. */
export type RefusedCell = { readonly key: string; readonly fileName: string; readonly finding: Finding }

/** Every refused cell that is listed, across the files; and how many there are in all. */
export function refusedCells(entries: readonly FileEntry[]): { readonly cells: readonly RefusedCell[]; readonly all: number } {
  const cells: RefusedCell[] = []
  let all = 0
  for (const { key, name, state } of entries) {
    if (!('report' in state) || state.report.verdict === 'REJECT') continue
    const refused = refusedRows(state.report)
    if (refused === 0) continue
    const listed = state.report.findings.filter(({ severity, row }) => severity === 'error' && row !== null)
    listed.forEach((finding, i) => cells.push({ key: `${key}:${i}`, fileName: name, finding }))
    all += Math.max(listed.length, refused)
  }
  return { cells, all }
}

const EXPECTATIONS: Readonly<Record<string, MessageKey>> = {
  cellMissing: 'data.expect.cellMissing', timeUnreadable: 'data.expect.time', notWholeNumber: 'data.expect.whole', numberTooLarge: 'data.expect.tooLarge', quantityNegative: 'data.expect.notNegative',
  idDamaged: 'data.expect.id', idTooLong: 'data.expect.idShort', skuMissing: 'data.expect.sku', unclosedQuote: 'data.expect.quote', dateOrderMixed: 'data.expect.dateOrder',
}

/** What should have stood in the cell; the whole sentence of a finding that has no short form. */
export function expectationWords({ t }: Text, { code, expected, messageKey, params }: Finding): string {
  const key = EXPECTATIONS[code]
  return key ? t(key, { expected: expected ?? '' }) : t(messageKey, params)
}
