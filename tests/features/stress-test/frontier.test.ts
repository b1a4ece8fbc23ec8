import { expect, it } from 'vitest'

import { frontierSteps } from '#features/stress-test/results/frontier.ts'

it('steps down from what nothing costs to what the safest costs, and each step ends on its point', () => {
  const points = [{ costMinor: 0, probabilityBroken: 1 }, { costMinor: 2500, probabilityBroken: 0.5 }, { costMinor: 10_000, probabilityBroken: 0 }].map((point) => ({ ...point, actionIds: [] }))
  expect(frontierSteps(points, 0.05, 100, 40)).toEqual({ dots: [{ x: 0, y: 0 }, { x: 25, y: 20 }, { x: 100, y: 40 }], path: 'M0 0H25V20H100V40', toleranceY: 38 })
})

it('stands at the left where all cost the same', () => {
  expect(frontierSteps([{ costMinor: 7, probabilityBroken: 0.25, actionIds: [] }], 0, 100, 40)).toEqual({ dots: [{ x: 0, y: 30 }], path: 'M0 30', toleranceY: 40 })
})
