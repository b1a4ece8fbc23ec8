import Dexie from 'dexie'

import type { PlanId, ScenarioId } from '#domain/units.ts'
import type { Result } from '#shared/result.ts'
import type { HeadroomDb } from './db.ts'
import type { StorageError } from './errors.ts'
import { writeTransaction } from './transaction.ts'
import type { RunRow } from './types.ts'

const KEPT_RUNS_PER_SCENARIO = 20

/** Stores a run (replacing one of the same id) and forgets all but the newest 20 of its scenario. */
export function putRun(db: HeadroomDb, run: RunRow): Promise<Result<void, StorageError>> {
  return writeTransaction(db, [db.runs], async () => {
    await db.runs.put(run)
    const older = await runsNewestFirst(db, run.planId, run.scenarioId).offset(KEPT_RUNS_PER_SCENARIO).primaryKeys()
    await db.runs.bulkDelete(older)
  })
}

export function latestRun(db: HeadroomDb, planId: PlanId, scenarioId: ScenarioId): Promise<RunRow | undefined> {
  return runsNewestFirst(db, planId, scenarioId).first()
}

export function listRuns(db: HeadroomDb, planId: PlanId, scenarioId: ScenarioId, limit = KEPT_RUNS_PER_SCENARIO): Promise<RunRow[]> {
  return runsNewestFirst(db, planId, scenarioId).limit(limit).toArray()
}

function runsNewestFirst(db: HeadroomDb, planId: PlanId, scenarioId: ScenarioId) {
  return db.runs.where('[planId+scenarioId+createdAtMs]').between([planId, scenarioId, Dexie.minKey], [planId, scenarioId, Dexie.maxKey]).reverse()
}
