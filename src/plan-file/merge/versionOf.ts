import type { PlanDocument } from '#domain/plan.ts'
import type { ReadPlan } from '../read.ts'
import type { PlanHeader } from '../types.ts'
import { attachSections } from './sections.ts'

/** The plan that a file is a version of: of a copy, its first ancestor. Files of one origin can be merged. */
export function originOf({ originPlanId, planId }: Pick<PlanHeader, 'originPlanId' | 'planId'>): string {
  return originPlanId ?? planId
}

/** A file's plan under the id of another. What makes a copy a copy, its name and not being the sample, is as in `before`: no change to the plan. */
export function asVersionOf(planId: PlanDocument['planId'], { document, carried }: ReadPlan, before: PlanDocument): PlanDocument {
  const { name, isSample } = before.settings
  const settings = document.planId === planId ? document.settings : { ...document.settings, name, isSample }
  return attachSections({ ...document, planId, settings }, carried)
}
