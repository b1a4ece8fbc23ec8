import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, it } from 'vitest'

import type { Json } from '#shared/canonicalJson.ts'
import type { PlanDocument } from '#domain/plan.ts'
import { readPlanFile } from '#plan-file/read.ts'
import { migrateDocument, SCHEMA_STEPS } from '#plan-file/steps/registry.ts'
import { writePlanFile } from '#plan-file/write.ts'
import { PLAN_SCHEMA } from '#domain/plan.ts'
import { documents } from './arbitraries.ts'

/** Plan files of every released schema are kept for ever and open in the newest code. Made once, by the code of their schema. */
const folder = new URL('../fixtures/golden/', import.meta.url)
const schemas = Array.from({ length: PLAN_SCHEMA }, (_, i) => i + 1)

/** The fullest of many generated documents: every kind of record, both kinds of event. */
function fullDocument(): PlanDocument {
  const all = fc.sample(documents, { numRuns: 6000, seed: 20_261_123 })
  const sizeOf = (document: PlanDocument): number =>
    JSON.stringify(document).length * (document.opening && document.scenarios.length > 1 && document.services.length > 0 && document.markets.length > 0 && document.history.profiles.length > 0 && document.mappings.length > 1 && document.overrides.length > 0 && document.pastEvents.length > 0 && document.smallTests.length > 0 && document.spuShares.length > 0 && document.suppliers.length > 0 && document.supplyTerms.length > 0 && document.purchaseOrders.length > 0 && document.buying.length > 0 && document.settings.money && document.scenarios.some((one) => one.disruptions?.length && one.throttle && one.actions?.length && one.gates) && document.markets.some((one) => one.limits) && document.warehouses.some((one) => one.handling) && document.services.some((one) => one.care) && document.history.coverage && document.history.drivers?.length && document.history.facts ? 1 : 0)
  return all.reduce((best, document) => (sizeOf(document) > sizeOf(best) ? document : best))
}

it.each(schemas)('the golden plan file of schema %i opens with the content it had', async (schema) => {
  const file = new URL(`plan-schema${schema}.headroom`, folder)
  if (process.env['HEADROOM_WRITE_GOLDEN'] && !existsSync(file)) {
    const bytes = await writePlanFile(fullDocument(), { build: '0.1.0', revision: 12, savedAtMs: 1_790_000_000_000, author: '林', parents: ['0'.repeat(64)] })
    const read = await readPlanFile(bytes)
    writeFileSync(file, bytes)
    writeFileSync(new URL(`plan-schema${schema}.json`, folder), JSON.stringify(read.ok ? { header: read.value.header, identity: read.value.identity, document: read.value.document } : read, null, 1))
  }
  const expected = JSON.parse(readFileSync(new URL(`plan-schema${schema}.json`, folder), 'utf8')) as { readonly header: unknown; readonly identity: string; readonly document: { readonly [key: string]: Json } }
  const read = await readPlanFile(readFileSync(file))
  expect(read.ok && read.value.header).toEqual(expected.header)
  expect(read.ok && read.value.identity).toBe(expected.identity)
  expect(read.ok && read.value.document).toEqual(migrateDocument(expected.document, schema))
})

it('every schema has its golden file, and every schema after the first its step', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.headroom')).sort()
  expect(files).toEqual(schemas.map((schema) => `plan-schema${schema}.headroom`))
  expect(SCHEMA_STEPS.map(({ to }) => to)).toEqual(schemas.slice(1))
})
