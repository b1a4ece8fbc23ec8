import { useEffect } from 'react'

import type { HeadroomDb } from '#storage/db.ts'
import { describeDatabase } from '#storage/open.ts'
import { writeSentinel } from '#storage/sentinel.ts'
import type { PlanRow } from '#storage/types.ts'

const QUIET_MS = 1000

/** Notes outside of the database what is in it, a moment after each change, so that its loss can be told from a first visit. */
export function useSentinel(db: HeadroomDb, plans: readonly PlanRow[] | undefined): void {
  useEffect(() => {
    if (!plans || plans.length === 0) return
    const timer = setTimeout(() => {
      // A database closed by another tab's upgrade has nothing to note.
      describeDatabase(db).then(({ sentinel }) => writeSentinel(localStorage, sentinel), () => undefined)
    }, QUIET_MS)
    return () => clearTimeout(timer)
  }, [db, plans])
}
