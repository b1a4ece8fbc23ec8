import { useRef } from 'react'

import type { SmallTest } from '#domain/demandRecords.ts'
import type { PlanId } from '#domain/units.ts'
import { useServices } from '#state/servicesContext.ts'
import { readRecord } from '#storage/records.ts'

import { useDemandEdit } from '../useDemandEdit.ts'

export type TestChange = (update: (test: SmallTest) => SmallTest) => void

/** Changes of tests one after the other, each on what is stored then: whoever tabs through the fields fast loses none. */
export function useTestEdits(planId: PlanId) {
  const { db } = useServices()
  const edit = useDemandEdit(planId)
  const last = useRef<Promise<unknown>>(Promise.resolve())
  const save = (after: SmallTest) => edit('command.smallTest.save', after.name, [{ kind: 'smallTest', key: after.id, after }])
  return {
    save,
    change: (id: string, update: (test: SmallTest) => SmallTest): void => {
      last.current = last.current.catch(() => undefined).then(async () => {
        const now = await readRecord(db, planId, 'smallTest', id)
        if (now) await save(update(now))
      })
    },
    remove: ({ id, name }: SmallTest) => void edit('command.smallTest.remove', name, [{ kind: 'smallTest', key: id, after: null }]),
  }
}
