import type { FactTable } from '#domain/factTable.ts'
import type { PlanId } from '#domain/units.ts'
import type { HeadroomDb } from './db.ts'
import { readLiveBatches } from './derive.ts'
import { standingFacts } from './factRows.ts'

/** The tables of some kinds as the live imports of a plan leave them: of rows that name the same thing, the one imported last. Heavy: for workers. */
export async function readFacts(db: HeadroomDb, planId: PlanId, kinds: readonly string[]): Promise<FactTable[]> {
  return standingFacts((await readLiveBatches(db, planId, kinds)).filter(({ facts }) => facts && kinds.includes(facts.kind)))
}
