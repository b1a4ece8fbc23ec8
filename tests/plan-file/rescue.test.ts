import { gzipSync } from 'node:zlib'

import fc from 'fast-check'
import { expect, it } from 'vitest'

import type { PlanDocument } from '#domain/plan.ts'
import type { PlanId } from '#domain/units.ts'
import { LANGUAGES, messages } from '#i18n/messages.ts'
import { canonicalDocument, planIdentity } from '#plan-file/canonicalDocument.ts'
import { lockPlanFile } from '#plan-file/lock.ts'
import { rescuePlan } from '#plan-file/rescue/rescuePlan.ts'
import { salvageBytes } from '#plan-file/rescue/salvageBytes.ts'
import { writePlanFile } from '#plan-file/write.ts'
import { planDocument, sku } from '../storage/fixtures.ts'
import { documents } from './arbitraries.ts'
import { damaged, damagesOf } from './damages.ts'
import { reseal } from './reseal.ts'

const meta = { build: '0.1.0', revision: 3, savedAtMs: 1_790_000_000_000 }
const RESCUED = 'rescued' as PlanId
const isLong = process.env['HEADROOM_LONG'] !== undefined
/** Large enough that damage in the middle leaves something before it. */
const large = { ...planDocument(), skus: Array.from({ length: 300 }, (_, i) => ({ ...sku(`S${String(i).padStart(4, '0')}`), unitPriceMinor: (i * 7919) % 5000 })) }
const whole = await writePlanFile(large, meta)
const identity = await planIdentity({ ...large, planId: RESCUED })

it('what is rescued of a damaged file is a valid plan with a list of what is missing, or nothing with a sentence', { timeout: isLong ? 1_200_000 : 60_000 }, async () => {
  let rescued = 0
  await fc.assert(fc.asyncProperty(damagesOf(whole.length), async (damage) => {
    const found = await rescuePlan(damaged(whole, damage), RESCUED, 'x')
    if (!found.ok) {
      for (const language of LANGUAGES) expect(messages[language][`error.${found.error.code}`]).toBeTypeOf('string')
      return
    }
    rescued += 1
    const { document, missing, isProven } = found.value
    const isSame = (await planIdentity(document)) === identity
    // Nothing is called proven that is not what was saved, and nothing is silently gone.
    if (isProven) expect([isSame, missing.filter(({ expected }) => expected !== null)]).toEqual([true, []])
    if (document.skus.length < large.skus.length) expect(missing.map(({ part }) => part)).toContain('skus')
    expect((await writePlanFile(document, meta)).length).toBeGreaterThan(0)
  }), { numRuns: isLong ? 20_000 : 200 })
  expect(rescued).toBeGreaterThan(30)
})

it('a file that is cut off gives the records before the cut, each as it was saved', { timeout: isLong ? 1_200_000 : 60_000 }, async () => {
  await fc.assert(fc.asyncProperty(documents, fc.double({ min: 0.3, max: 1, noNaN: true }), async (document, share) => {
    const bytes = await writePlanFile(document, meta)
    const found = await rescuePlan(bytes.subarray(0, Math.floor(bytes.length * share)), document.planId, 'x')
    if (!found.ok) return
    const before = canonicalDocument(document)
    for (const list of ['buying', 'inbound', 'mappings', 'markets', 'overrides', 'skus', 'stock', 'warehouses'] as const) {
      const kept = found.value.document[list]
      expect(kept).toEqual(before[list].slice(0, kept.length))
      if (kept.length < before[list].length) expect(found.value.missing).toContainEqual({ part: list, kept: kept.length, expected: before[list].length })
    }
  }), { numRuns: isLong ? 2000 : 60 })
})

it('what only looks like the beginning of the content is left at once, and all of it together is bounded', async () => {
  const bomb = gzipSync(Buffer.alloc(80 * 2 ** 20, 0x20))
  const plausible = gzipSync(Buffer.concat([Buffer.from('{"a":"'), Buffer.alloc(80 * 2 ** 20, 0x20)]))
  const [none, tooLong, behind] = await Promise.all([[bomb, bomb, bomb], [plausible, plausible], [bomb, whole]].map((parts) => salvageBytes(Buffer.concat([whole.subarray(0, 20), ...parts]))))
  expect([none!.raw.length, tooLong!.raw.length]).toEqual([0, 0])
  expect(new TextDecoder().decode(behind!.raw.subarray(0, 2))).toBe('{"')
})

it('damage outside of the content loses nothing, and that is proven', async () => {
  // The last one makes a count of the header wrong: `"pastEvents":0` becomes `"pastEvents":1`.
  const count = Buffer.from(whole).indexOf('"pastEvents":0') + '"pastEvents":'.length
  for (const at of [9, whole.length - 5, count]) {
    const found = await rescuePlan(damaged(whole, { how: 'flip', at, to: 0, bit: at === count ? 0 : 2 }), RESCUED, 'x')
    expect(found.ok && [found.value.isProven, found.value.missing, await planIdentity(found.value.document)]).toEqual([true, [], identity])
  }
})

it('records that are not valid are left out one by one, and counted', async () => {
  const bytes = await reseal(whole, { document: (json) => ({ ...json, skus: (json['skus'] as object[]).map((one, i) => (i === 7 ? { ...one, unitPriceMinor: -1 } : one)) }) })
  const found = await rescuePlan(bytes, RESCUED, 'x')
  expect(found.ok && [found.value.document.skus.length, found.value.missing]).toEqual([299, [{ part: 'skus', kept: 299, expected: 300 }]])
})

it('without a header, nothing is known of how much there was: every part is named', async () => {
  const bytes = await reseal(whole, { header: () => ({ app: 'other' }) })
  const found = await rescuePlan(bytes, RESCUED, 'x')
  expect(found.ok && [found.value.isProven, found.value.document.skus.length, found.value.missing.find(({ part }) => part === 'skus')]).toEqual([false, 300, { part: 'skus', kept: 300, expected: null }])
})

it('an encrypted file, another file, and a bomb give nothing', async () => {
  const made = await lockPlanFile(whole, { build: 'x', kind: 'plan', schema: 4, minReader: 1, planId: 'p', revision: 1 }, { phrase: 'x', salt: new Uint8Array(16), iv: new Uint8Array(12), iterations: 100_000 })
  const files = [made.ok ? made.value.subarray(0, -9) : new Uint8Array(), new TextEncoder().encode('{"skus":[]}'), new Uint8Array()]
  for (const bytes of files) expect(await rescuePlan(bytes, RESCUED, 'x')).toMatchObject({ ok: false, error: { code: 'planFile.nothingToRescue' } })
})

it('text that cannot be written again is not rescued', async () => {
  const bytes = await reseal(whole, { text: (json) => json.replace('SKU S0003', '\\ud83d') })
  const found = await rescuePlan(bytes, RESCUED, 'x')
  expect(found.ok && found.value.document.skus.map(({ id }: PlanDocument['skus'][number]) => id as string).includes('S0003')).toBe(false)
})
