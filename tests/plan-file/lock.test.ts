import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'

import { IV_BYTES, lockPlanFile, phraseBytes, SALT_BYTES } from '#plan-file/lock.ts'
import { planIdentity } from '#plan-file/canonicalDocument.ts'
import { readPlanFile } from '#plan-file/read.ts'
import { verifyWritten, writePlanFile } from '#plan-file/write.ts'
import { planDocument } from '../storage/fixtures.ts'
import { documents } from './arbitraries.ts'
import { sealed } from './reseal.ts'

const meta = { build: '0.1.0', revision: 3, savedAtMs: 1_790_000_000_000, author: 'Lin' }
const isLong = process.env['HEADROOM_LONG'] !== undefined
/** The least that a reader accepts: the properties do not depend on how long it takes. */
const iterations = 100_000
const phrases = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
  fc.constantFrom('正确的马电池订书钉', '🐎🔋📎', 'correct horse battery staple', 'e\u0301', ' a ', '\u3000口令', '\u0000x'),
).filter((phrase) => phraseBytes(phrase) !== null)

async function locked(phrase: string, document = planDocument(), rounds = iterations) {
  const plain = await writePlanFile(document, meta)
  const read = await readPlanFile(plain)
  if (!read.ok) throw new Error(read.error.code)
  const made = await lockPlanFile(plain, read.value.header, { phrase, salt: randomBytes(SALT_BYTES), iv: randomBytes(IV_BYTES), iterations: rounds })
  if (!made.ok) throw new Error(made.error.code)
  return made.value
}
const codeOf = async (bytes: Uint8Array, phrase: string | null) => {
  const read = await readPlanFile(bytes, phrase)
  return read.ok ? 'ok' : read.error.code
}

it('what is written under a phrase is read back with it, whole', { timeout: 300_000 }, async () => {
  await fc.assert(fc.asyncProperty(phrases, documents, async (phrase, document) => {
    const bytes = await locked(phrase, document)
    expect(await verifyWritten(bytes, document, phrase)).toMatchObject({ ok: true, value: { identity: await planIdentity(document) } })
    const read = await readPlanFile(bytes, phrase)
    expect(read.ok && read.value.header.author).toBe('Lin')
  }), { numRuns: isLong ? 500 : 25 })
})

it('another phrase never opens a file, and none asks for one', { timeout: 300_000 }, async () => {
  await fc.assert(fc.asyncProperty(phrases, phrases, async (phrase, other) => {
    const bytes = await locked(phrase)
    expect(await codeOf(bytes, null)).toBe('planFile.phraseNeeded')
    const isSame = Buffer.compare(phraseBytes(phrase)!, phraseBytes(other)!) === 0
    expect(await codeOf(bytes, other)).toBe(isSame ? 'ok' : 'planFile.phraseWrong')
    for (const near of [`${phrase}a`, phrase.slice(0, -1), '']) expect(await codeOf(bytes, near)).toBe('planFile.phraseWrong')
  }), { numRuns: isLong ? 500 : 15 })
})

it('one changed byte never opens, not even under a checksum that was put right', { timeout: 300_000 }, async () => {
  const bytes = await locked('口令')
  await fc.assert(fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
    const changed = bytes.map((byte, i) => (i === at ? byte ^ flip : byte))
    expect(await codeOf(changed, '口令')).not.toBe('ok')
    const headerLength = new DataView(bytes.buffer).getUint32(10, true)
    const header = new TextDecoder().decode(changed.subarray(14, 14 + headerLength))
    if (at < 14 || (at >= 14 + headerLength && at < 18 + headerLength) || at >= bytes.length - 32) return
    const resealed = sealed(header, changed.subarray(18 + headerLength, bytes.length - 32), (fixed) => (fixed[9] = 1))
    expect(await codeOf(resealed, '口令')).not.toBe('ok')
  }), { numRuns: isLong ? 5000 : 150 })
})

it('nothing of the plan stands in the encrypted bytes but its id and revision', async () => {
  const bytes = await locked('secret', planDocument('plan-1', 'Autumn of Acme'))
  const text = Buffer.from(bytes).toString('latin1')
  for (const word of ['Autumn', 'Acme', 'Lin', 'skus', 'rawSha256', 'savedAtMs', await planIdentity(planDocument('plan-1', 'Autumn of Acme'))]) expect(text).not.toContain(word)
  expect(text).toContain('"planId":"plan-1"')
  const needed = await readPlanFile(bytes)
  expect(!needed.ok && needed.error.header).toMatchObject({ planId: 'plan-1', revision: 3 })
})

it.each(['', ' ', '\u3000\u00a0', 'x'.repeat(1001), '\ud83d'])('the phrase %j is refused', async (phrase) => {
  expect(phraseBytes(phrase)).toBe(null)
  await expect(locked(phrase)).rejects.toThrow('planFile.phraseUnusable')
})

it('a phrase is the same however it was typed: composed or not, with a wide or a plain space', async () => {
  expect(await codeOf(await locked('café 口令'), 'cafe\u0301\u3000口令')).toBe('ok')
})

it.each([99_999, 10_000_001])('%i rounds are out of bounds: a file may neither be weak nor keep a reader busy', async (rounds) => {
  expect(await codeOf(await locked('x', planDocument(), rounds === 99_999 ? rounds : 100_000).then((bytes) => {
    const headerLength = new DataView(bytes.buffer).getUint32(10, true)
    const header = JSON.parse(new TextDecoder().decode(bytes.subarray(14, 14 + headerLength))) as { lock: object }
    return sealed({ ...header, lock: { ...header.lock, iterations: rounds } }, bytes.subarray(18 + headerLength, bytes.length - 32), (fixed) => (fixed[9] = 1))
  }), 'x')).toBe('planFile.headerInvalid')
})

it('two saves under one phrase share no key: salt and IV are not reused', async () => {
  const [first, second] = [await locked('x'), await locked('x')]
  expect(Buffer.compare(first, second)).not.toBe(0)
})
