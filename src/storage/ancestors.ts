import type { PlanId } from '#domain/units.ts'
import { nearestFirst, parentsOf, revisionId } from '#plan-file/revisions.ts'
import type { HeadroomDb } from './db.ts'
import { listLineage } from './lineage.ts'
import { listKept } from './mergeBases.ts'

/** Every revision that is known to be an ancestor of a plan, none before one that descends from it: those kept as bases, and those that files named. */
export async function listAncestors(db: HeadroomDb, planId: PlanId): Promise<readonly string[]> {
  return nearestFirst(await linesOf(db, planId))
}

/**
 * The ancestors that a file of this content names. Where it is the last shared revision and nothing came in since, they are those of that
 * one, so that saving again makes no new revision.
 */
export async function parentsOfFile(db: HeadroomDb, planId: PlanId, identity: string): Promise<readonly string[]> {
  const lines = await linesOf(db, planId)
  const last = (await listKept(db, planId))[0]
  if (last?.parents && (await revisionId(identity, last.parents)) === last.identity) {
    const known = new Set([last.identity, ...last.parents])
    if (lines.flat().every((one) => known.has(one))) return last.parents
  }
  return parentsOf(lines)
}

/** A merged revision was never in a file itself, so only what it descends from counts. */
async function linesOf(db: HeadroomDb, planId: PlanId): Promise<readonly (readonly string[])[]> {
  const kept = (await listKept(db, planId)).map(({ identity, parents = [] }) => [identity, ...parents])
  const named = (await listLineage(db, planId)).map(({ way, identity, parents }) => (way === 'merged' || identity === '' ? parents : [identity, ...parents]))
  return [...kept, ...named]
}
