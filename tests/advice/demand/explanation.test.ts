import { expect, it } from 'vitest'

import { EXPLANATION_OF_METHOD } from '#advice/demand/explanation.ts'
import { METHODS } from '#engines/forecast/registry.ts'

it.each(Object.keys(METHODS))('a forecast by %s tells its formula', (name) => {
  expect(EXPLANATION_OF_METHOD[name]).toBeDefined()
})
