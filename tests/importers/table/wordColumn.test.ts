import fc from 'fast-check'
import { expect, it } from 'vitest'

import { WordColumn } from '#importers/table/wordColumn.ts'

it('gives every text back, and one number to equal texts', () => {
  const text = fc.oneof(fc.string({ maxLength: 3 }), fc.string({ minLength: 60, maxLength: 70 }), fc.constantFrom('__proto__', 'constructor', '', '583870900000000001'), fc.nat(3000).map(String))
  fc.assert(
    fc.property(fc.array(text, { maxLength: 2000 }), (texts) => {
      const column = new WordColumn()
      for (const one of texts) column.push(one)
      expect(texts.map((_, row) => column.text(row))).toEqual(texts)
      expect(column.words.list.length).toBe(new Set(['', ...texts]).size)
      expect(column.length).toBe(texts.length)
    }),
    { numRuns: 60 },
  )
})
