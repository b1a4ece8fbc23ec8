import type { PlanId } from '#domain/units.ts'
import { rescuePlan, type Rescued } from '#plan-file/rescue/rescuePlan.ts'
import { cutText } from '#shared/cutText.ts'
import { ok, type Result } from '#shared/result.ts'
import type { HeadroomDb } from '#storage/db.ts'
import { createPlanFromDocument, newPlanId } from '#storage/plans.ts'
import { planFileBytes } from './planFileBytes.ts'
import type { DataError, OpenedPlan, RescueLook } from './types.ts'

const MAX_NAME_CHARACTERS = 200

/** What can be read of a damaged plan file, and what is missing. Writes nothing. */
export async function lookAtDamaged(blob: Blob, fileName: string): Promise<Result<RescueLook, DataError>> {
  const rescued = await rescue(blob, fileName, newPlanId())
  if (!rescued.ok) return rescued
  const { document, savedAtMs, isProven, missing, keptRecords } = rescued.value
  return ok({ name: document.settings.name, savedAtMs, isProven, missing, keptRecords })
}

/** Makes a plan of its own of it: never in the place of the plan that it was, and no base of a merge, since it is not what was saved. */
export async function openRescued(db: HeadroomDb, blob: Blob, fileName: string, name: string): Promise<Result<OpenedPlan, DataError>> {
  const rescued = await rescue(blob, fileName, newPlanId())
  if (!rescued.ok) return rescued
  const found = rescued.value.document
  const document = { ...found, settings: { ...found.settings, name, isSample: false } }
  const created = await createPlanFromDocument(db, document, { label: { labelKey: 'command.plan.open', labelParams: { name } }, base: { history: document.history, opening: document.opening } })
  return created.ok ? ok({ planId: created.value, name, without: [] }) : created
}

async function rescue(blob: Blob, fileName: string, planId: PlanId): Promise<Result<Rescued, DataError>> {
  const bytes = await planFileBytes(blob)
  if (!bytes.ok) return bytes
  const rescued = await rescuePlan(bytes.value, planId, cutText(fileName.replace(/\.headroom$/i, ''), MAX_NAME_CHARACTERS))
  return rescued.ok ? rescued : { ok: false, error: { code: rescued.error.code, ...(rescued.error.params ? { params: rescued.error.params } : {}) } }
}
