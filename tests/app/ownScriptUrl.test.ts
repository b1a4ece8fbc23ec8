import fc from 'fast-check'
import { expect, it } from 'vitest'

import { noHtml, ownScriptUrl } from '#app/boot/trustedTypes.ts'

const origin = 'http://127.0.0.1:4173'
const base = `${origin}/plan/1/stress`

it.each(['/sw.js', 'assets/run.worker.js', `${origin}/assets/a.js`])('admits %s', (url) => {
  expect(ownScriptUrl(url, origin, base)).toBe(url)
})

it.each([
  'https://elsewhere.example/a.js', '//elsewhere.example/a.js', 'http://127.0.0.1:4174/a.js', 'https://127.0.0.1:4173/a.js', 'http://127.0.0.1:4173@elsewhere.example/a.js',
  'data:text/javascript,1', 'blob:http://127.0.0.1:4173/1', 'javascript:1', '\\\\elsewhere.example\\a.js',
])('refuses %s', (url) => {
  expect(() => ownScriptUrl(url, origin, base)).toThrow(TypeError)
})

it('admits nothing whose resolved origin is another', () => {
  fc.assert(
    fc.property(fc.oneof(fc.webUrl(), fc.string()), (url) => {
      try {
        ownScriptUrl(url, origin, base)
      } catch {
        return
      }
      expect(new URL(url, base).origin).toBe(origin)
    }),
  )
})

it('makes no HTML from text, but lets an element be emptied', () => {
  expect(noHtml('')).toBe('')
  expect(() => noHtml('<img src=x onerror=alert(1)>')).toThrow(TypeError)
})
