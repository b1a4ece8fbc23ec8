import type { ImportMapping, MappingAnswers } from '#domain/importMapping.ts'
import type { FileReport, ImportAnswers } from '#importers/types.ts'
import type { HeadroomDb } from '#storage/db.ts'
import { listPlans } from '#storage/plans.ts'
import type { RecordEdit } from '#storage/records.ts'

/** The answers kept for a header row in any plan, those of the plan changed last first; null without any. */
export async function recallAnswers(db: HeadroomDb, fingerprint: string): Promise<ImportAnswers | null> {
  const plans = await listPlans(db)
  const rows = await db.records.bulkGet(plans.map(({ id }) => [id, 'mapping', fingerprint] as [typeof id, string, string]))
  const kept = rows.find((row) => row !== undefined)?.value as ImportMapping | undefined
  return kept ? { ...kept.answers } : null
}

/** The record that remembers what was answered about a file; null when nothing was, or nothing that holds for another file. */
export function mappingOf({ fingerprint, kind, columns, file }: FileReport, answers: ImportAnswers): RecordEdit | null {
  const { columns: named = {}, sheet: _sheet, headerRow: _headerRow, delimiter: _delimiter, ...lasting } = answers
  if (fingerprint === null || kind === null) return null
  if (Object.keys(named).length === 0 && Object.values(lasting).every((answer) => answer === undefined)) return null
  const kept: MappingAnswers = { ...lasting, columns: named }
  const headers = columns.filter(({ isPersonal }) => !isPersonal).map(({ header }) => header)
  return { kind: 'mapping', key: fingerprint, after: { id: fingerprint, kind, headers, answers: kept, name: file } }
}
