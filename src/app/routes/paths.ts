import type { PlanId } from '#domain/units.ts'

/** Address of a chapter of a plan; without one, the plan opens its first. */
export function planPath(planId: PlanId, chapterId = ''): string {
  return `/plan/${encodeURIComponent(planId)}/${chapterId}`
}

/** What an address shows. */
export function readPath(path: string): { readonly planId: PlanId | null; readonly chapterId: string } {
  const [, planId, chapterId] = /^\/plan\/([^/]+)(?:\/([^/?#]*))?/.exec(path) ?? []
  if (planId !== undefined) return { planId: decoded(planId) as PlanId, chapterId: chapterId ?? '' }
  return { planId: null, chapterId: path.replace(/^\//, '') }
}

/** A typed address may hold a lone percent sign; it then names no plan, which is not a reason to stop. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch (error) {
    if (error instanceof URIError) return part
    throw error
  }
}
