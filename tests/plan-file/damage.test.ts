import { createHash } from 'node:crypto'
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, it } from 'vitest'

import { LANGUAGES, messages } from '#i18n/messages.ts'
import { planIdentity } from '#plan-file/canonicalDocument.ts'
import { readPlanFile } from '#plan-file/read.ts'
import { writePlanFile } from '#plan-file/write.ts'
import { planDocument } from '../storage/fixtures.ts'
import { documents } from './arbitraries.ts'
import { damaged, damagesOf } from './damages.ts'
import { reseal, sealed } from './reseal.ts'

const meta = { build: '0.1.0', revision: 3, savedAtMs: 1_790_000_000_000 }
const isLong = process.env['HEADROOM_LONG'] !== undefined
const runs = isLong ? 20_000 : 2000
const damagedRuns = isLong ? 100_000 : 5000
const whole = await writePlanFile(planDocument(), meta)

const damages = damagesOf(whole.length)

it(`${damagedRuns} damaged files are refused with a reason that has a sentence in both languages, or hold the very same plan`, { timeout: isLong ? 1_200_000 : 60_000 }, async () => {
  const identity = await planIdentity(planDocument())
  await fc.assert(fc.asyncProperty(damages, async (damage) => {
    const read = await readPlanFile(damaged(whole, damage))
    if (read.ok) expect(read.value.identity).toBe(identity)
    else for (const language of LANGUAGES) expect(messages[language][`error.${read.error.code}`]).toBeTypeOf('string')
  }), { numRuns: damagedRuns })
})

it('damage below a right checksum is refused, or is a plan that can be written again', { timeout: 300_000 }, async () => {
  const texts = fc.record({ at: fc.nat(100_000), length: fc.nat(6), insert: fc.oneof(fc.string({ maxLength: 4 }), fc.constantFrom('null', '-1', '1e999', '{}', '[]', '"', '\\ud800', '0.10', ',', '"__proto__":{}')) })
  await fc.assert(fc.asyncProperty(documents, texts, async (document, { at, length, insert }) => {
    const bytes = await reseal(await writePlanFile(document, meta), { text: (text) => text.slice(0, at % text.length) + insert + text.slice((at % text.length) + length) })
    const read = await readPlanFile(bytes)
    if (!read.ok) return
    const again = await readPlanFile(await writePlanFile(read.value.document, meta))
    expect(again.ok && (await planIdentity(again.value.document))).toBe(await planIdentity(read.value.document))
  }), { numRuns: runs / 5 })
})

const codeOf = async (bytes: Uint8Array | Promise<Uint8Array>): Promise<string> => {
  const read = await readPlanFile(await bytes)
  return read.ok ? 'ok' : read.error.code
}
const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const zip = [0x50, 0x4b, 0x03, 0x04]
const text = (words: string) => new TextEncoder().encode(words)
const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
const header = (raw: Uint8Array, more: object = {}) => ({
  app: 'headroom', author: null, build: '0.1.0', counts: {}, kind: 'plan', minReader: 1, name: 'x', parents: [], planId: 'p', rawLength: raw.length,
  rawSha256: createHash('sha256').update(raw).digest('hex'), revision: 1, savedAtMs: 0, schema: 1, ...more,
})
const sealedText = (raw: string, more: object = {}) => sealed(header(text(raw), more), gzipSync(raw))

it.each<[string, string, () => Uint8Array | Promise<Uint8Array>]>([
  ['an empty file', 'planFile.empty', () => new Uint8Array()],
  ['a PNG image', 'planFile.notOurs', () => Uint8Array.from([...png, ...new Array<number>(100).fill(7)])],
  ['a ZIP archive', 'planFile.notOurs', () => Uint8Array.from([...zip, ...new Array<number>(100).fill(7)])],
  ['JSON', 'planFile.notOurs', () => text('{"planId":"x"}')],
  ['the readable JSON', 'planFile.readableJson', () => text('{\n  "app": "headroom",\n  "schema": 4')],
  ['a CSV file', 'planFile.notOurs', () => text('Order ID,SKU ID\r\n1,2\r\n')],
  ['gzip', 'planFile.notOurs', () => gzipSync('{}')],
  ['line ends rewritten', 'planFile.textModeDamage', () => Uint8Array.from([...whole].filter((byte) => byte !== 0x0d))],
  ['the high bit stripped', 'planFile.textModeDamage', () => whole.map((byte) => byte & 0x7f)],
  ['six bytes of ours', 'planFile.truncated', () => whole.subarray(0, 6)],
  ['half of ours', 'planFile.truncated', () => whole.subarray(0, whole.length / 2)],
  ['the last byte missing', 'planFile.truncated', () => whole.subarray(0, whole.length - 1)],
  ['bytes appended', 'planFile.extraBytes', () => Uint8Array.from([...whole, 1, 2, 3])],
  ['one bit of the payload', 'planFile.checksum', () => damaged(whole, { how: 'flip', at: whole.length - 60, to: 0, bit: 3 })],
  ['a newer container', 'planFile.newerContainer', () => reseal(whole, { fixed: (bytes) => (bytes[8] = 2) })],
  ['an unknown flag', 'planFile.unknownFlags', () => reseal(whole, { fixed: (bytes) => (bytes[9] = 2) })],
  ['a plan that claims to be encrypted', 'planFile.headerInvalid', () => reseal(whole, { fixed: (bytes) => (bytes[9] = 1) })],
  ['a wrong header length', 'planFile.headerInvalid', () => reseal(whole, { fixed: (bytes) => (bytes[10]! ^= 1) })],
  ['a header with spaces', 'planFile.headerInvalid', () => sealed('{ "app": "headroom" }', gzipSync('{}'))],
  ['a header of another app', 'planFile.headerInvalid', () => reseal(whole, { header: (head) => ({ ...head, app: 'other' }) })],
  ['a header that names another plan', 'planFile.headerInvalid', () => reseal(whole, { header: (head) => ({ ...head, planId: 'other' }) })],
  ['a delta', 'planFile.kindUnsupported', () => reseal(whole, { header: (head) => ({ ...head, kind: 'delta' }) })],
  ['a bomb that says its size', 'planFile.tooLarge', () => sealedText('x', { rawLength: 2 ** 40 })],
  ['a bomb that lies about its size', 'planFile.payloadDamaged', () => sealed(header(text('{}')), gzipSync(Buffer.alloc(50_000_000)))],
  ['a bomb whose trailer lies too', 'planFile.contentMismatch', () => {
    const payload = gzipSync(Buffer.alloc(50_000_000))
    payload.writeUInt32LE(2, payload.length - 4)
    return sealed(header(text('{}')), payload)
  }],
  ['a length that no deflate reaches', 'planFile.payloadDamaged', () => {
    const payload = gzipSync('{}')
    payload.writeUInt32LE(200_000_000, payload.length - 4)
    return sealed(header(text('{}'), { rawLength: 200_000_000 }), payload)
  }],
  ['a deflate stream without gzip', 'planFile.payloadDamaged', () => sealed(header(text('{}')), deflateRawSync('{}'))],
  ['a zlib stream', 'planFile.payloadDamaged', () => sealed(header(text('{}')), deflateSync('{}'))],
  ['gzip cut off', 'planFile.payloadDamaged', () => reseal(whole, { payload: (payload) => payload.subarray(0, payload.length - 9) })],
  ['gzip cut off, with the right trailer', 'planFile.payloadDamaged', () => reseal(whole, { payload: (payload) => Uint8Array.from([...payload.subarray(0, payload.length - 40), ...payload.subarray(payload.length - 8)]) })],
  ['bytes behind the gzip', 'planFile.payloadDamaged', () => reseal(whole, { payload: (payload) => Uint8Array.from([...payload, 0, 0, 0, 0]) })],
  ['two gzip members', 'planFile.payloadDamaged', () => reseal(whole, { payload: (payload) => Uint8Array.from([...payload, ...gzipSync('{}')]) })],
  ['bytes behind the gzip, with the right trailer', 'planFile.payloadDamaged', () => reseal(whole, { payload: (payload) => Uint8Array.from([...payload, ...payload.subarray(payload.length - 8)]) })],
  ['content other than announced', 'planFile.contentMismatch', () => reseal(whole, { header: (head) => ({ ...head, rawSha256: '0'.repeat(64) }) })],
  ['nesting of 33 levels', 'planFile.tooDeep', () => sealedText(deep(33))],
  ['nesting of a million levels', 'planFile.tooDeep', () => sealedText(deep(1_000_000))],
  ['a deep header', 'planFile.headerInvalid', () => sealed(deep(20_000), gzipSync('{}'))],
  ['a duplicate key', 'planFile.notCanonical', () => reseal(whole, { text: (json) => json.replace('{', '{"planId":"plan-1",') })],
  ['the key __proto__', 'planFile.notCanonical', () => reseal(whole, { text: (json) => json.replace('{', '{"__proto__":{"isSample":true},') })],
  ['white space', 'planFile.notCanonical', () => reseal(whole, { text: (json) => `${json}\n` })],
  ['a byte-order mark', 'planFile.notCanonical', () => reseal(whole, { text: (json) => `\ufeff${json}` })],
  ['an infinite number', 'planFile.notCanonical', () => reseal(whole, { text: (json) => json.replace('"onHandUnits":120', '"onHandUnits":1e999') })],
  ['a lone surrogate', 'planFile.notCanonical', () => reseal(whole, { text: (json) => json.replace('Autumn', '\\ud83d') })],
  ['no JSON', 'planFile.notCanonical', () => sealedText('plan')],
  ['an array', 'planFile.invalid', () => sealedText('[]')],
  ['a missing section', 'planFile.invalid', () => reseal(whole, { document: ({ markets: _, ...rest }) => rest })],
  ['a share above one', 'planFile.invalid', () => reseal(whole, { text: (json) => json.replace('"otdrTargetShare":0.9', '"otdrTargetShare":9') })],
  ['a thousand million replications', 'planFile.invalid', () => reseal(whole, { text: (json) => json.replace('"replications":500', '"replications":1000000000') })],
  ['an event of a factor without end', 'planFile.invalid', () => reseal(whole, { text: (json) => json.replace('"events":[]', '"events":[{"durationHours":2,"factor":1e+300,"id":"e","probability":1,"repeatEveryDays":null,"skuIds":[],"startDay":"2026-06-18","startHour":20,"type":"livestream"}]') })],
  ['a day that does not exist', 'planFile.invalid', () => reseal(whole, { text: (json) => json.replace('"holidays":[]', '"holidays":["2026-02-30"]') })],
  ['a time zone that does not exist', 'planFile.invalid', () => reseal(whole, { text: (json) => json.replaceAll('America/Los_Angeles', 'America/Atlantis') })],
  ['records out of order', 'planFile.invalid', () => reseal(whole, { document: (json) => ({ ...json, skus: (json['skus'] as object[]).toReversed() }) })],
  ['a record twice', 'planFile.invalid', () => reseal(whole, { document: (json) => ({ ...json, skus: [(json['skus'] as object[])[0], ...(json['skus'] as object[])] }) })],
  ['wrong counts', 'planFile.countsMismatch', () => reseal(whole, { header: (head) => ({ ...head, counts: { ...(head['counts'] as object), skus: 3 } }) })],
])('%s is refused: %s', async (_what, code, make) => {
  expect(await codeOf(make())).toBe(code)
})

it('the unchanged file is accepted: the cases above fail for what was changed', async () => {
  expect(await codeOf(whole)).toBe('ok')
  expect(await codeOf(reseal(whole, {}))).toBe('ok')
})

it('a bomb is given up early: 50 MB behind a header of two bytes takes less memory than it holds', async () => {
  const payload = gzipSync(Buffer.alloc(50_000_000))
  payload.writeUInt32LE(2, payload.length - 4)
  const before = process.memoryUsage().arrayBuffers
  await codeOf(sealed(header(text('{}')), payload))
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(25_000_000)
})
