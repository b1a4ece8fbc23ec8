import type { PlanId } from '#domain/units.ts'
import type { HeadroomDb } from './db.ts'
import { listLineage } from './lineage.ts'
import { listBases } from './mergeBases.ts'

/** Every revision that is known to be an ancestor of a plan, newest first: those kept as bases, then those that its files named. */
export async function listAncestors(db: HeadroomDb, planId: PlanId): Promise<readonly string[]> {
  const named = (await listLineage(db, planId)).flatMap(({ identity, parents }) => [identity, ...parents])
  return [...new Set([...(await listBases(db, planId)), ...named])].filter((identity) => identity !== '')
}
