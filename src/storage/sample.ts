import type { PlanRow } from './types.ts'

/** What a plan has when it is made; every step, and every step taken back, counts one on. */
const FIRST_REVISION = 1

/**
 * The sample shop as it is made: it can be made again at any time and needs no backup. After its first step it is the reader's own, also when
 * that step is taken back: what can be done again is worth keeping. Its settings still say what it was built on, so that orders of one's own
 * are not imported into it.
 */
export function isUntouchedSample({ isSample, revision }: Pick<PlanRow, 'isSample' | 'revision'>): boolean {
  return isSample && revision === FIRST_REVISION
}
