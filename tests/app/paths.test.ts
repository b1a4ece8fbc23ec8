import fc from 'fast-check'
import { expect, it } from 'vitest'

import { planPath, readPath } from '#app/routes/paths.ts'
import type { PlanId } from '#domain/units.ts'

it('reads back the plan and the chapter of every address it writes', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.constantFrom('', 'stress', 'data'), (id, chapterId) => {
      expect(readPath(planPath(id as PlanId, chapterId))).toEqual({ planId: id, chapterId })
    }),
  )
})

it('knows addresses outside of a plan', () => {
  expect(readPath('/plans')).toEqual({ planId: null, chapterId: 'plans' })
  expect(readPath('/')).toEqual({ planId: null, chapterId: '' })
  expect(readPath('/plan/100%/data')).toEqual({ planId: '100%', chapterId: 'data' })
  expect(readPath('/plan/a/network/skus/7')).toEqual({ planId: 'a', chapterId: 'network' })
})
