import type { PlanDocument } from '#domain/plan.ts'
import type { PlanId } from '#domain/units.ts'
import { createPlanFromDocument } from '#storage/plans.ts'
import { createDataApi } from '#workers/data.api.ts'
import type { SaveWishes } from '#workers/types.ts'
import { memoryDb } from '../storage/fixtures.ts'

export const PLAN = 'plan-1' as PlanId

/** One person's browser. */
export async function person(author: string | null, document: PlanDocument | null = null) {
  const db = memoryDb()
  await db.open()
  if (document) await createPlanFromDocument(db, document)
  const api = createDataApi(() => Promise.resolve(db), 'UTC')
  return {
    db, api,
    async save(planId: PlanId = PLAN): Promise<Blob> {
      const saved = await api.exportPlan(planId, author)
      if (!saved.ok) throw new Error(saved.error.code)
      return saved.value.blob
    },
    async saveWith(wishes: SaveWishes, planId: PlanId = PLAN) {
      const saved = await api.exportPlan(planId, author, wishes)
      if (!saved.ok) throw new Error(saved.error.code)
      return saved.value
    },
    async open(blob: Blob, copyName: string | null = null): Promise<PlanId> {
      const opened = await api.openPlanFile(blob, 'shop.headroom', copyName)
      if (!opened.ok) throw new Error(opened.error.code)
      return opened.value.planId
    },
    async matches(blob: Blob) {
      const look = await api.lookAtPlanFile(blob)
      if (!look.ok) throw new Error(look.error.code)
      return look.value.matches
    },
  }
}
