import { expect, it } from 'vitest'

import { readPlanFile } from '#plan-file/read.ts'
import { writePlanFile } from '#plan-file/write.ts'
import { buildSampleShop } from '#sample-shop/buildSampleShop.ts'

it('fits into a plan file and comes back equal', { timeout: 20_000 }, async () => {
  const { document } = buildSampleShop()
  const read = await readPlanFile(await writePlanFile(document, { build: 'test', savedAtMs: 0, revision: 1, parents: [] }))
  expect(read.ok && read.value.document).toEqual(document)
})
