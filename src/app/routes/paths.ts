import type { PlanId } from '#domain/units.ts'

/** Address of a chapter of a plan; without one, the plan opens its first. */
export function planPath(planId: PlanId, chapterId = ''): string {
  return `/plan/${encodeURIComponent(planId)}/${chapterId}`
}

/** What an address shows. */
export function readPath(path: string): { readonly planId: PlanId | null; readonly chapterId: string } {
  const [, planId, chapterId] = /^\/plan\/([^/]+)(?:\/([^/?#]*))?/.exec(path) ?? []
  if (planId !== undefined) return { planId: decodeURIComponent(planId) as PlanId, chapterId: chapterId ?? '' }
  return { planId: null, chapterId: path.replace(/^\//, '') }
}
