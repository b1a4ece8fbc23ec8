import { deflateSync } from 'fflate'
import fc from 'fast-check'
import { expect, it } from 'vitest'

import { inflateSmall } from '#importers/workbook/inflate.ts'

const bytes = fc.oneof(fc.uint8Array({ maxLength: 3000 }), fc.array(fc.constantFrom(...'<c r="A1"><v>12</v></c>'), { maxLength: 3000 }).map((letters) => new TextEncoder().encode(letters.join(''))))

it('unpacks what was packed at any level', () => {
  fc.assert(
    fc.property(bytes, fc.constantFrom(0, 1, 6, 9), (content, level) => {
      const packed = deflateSync(content, { level: level as 0 | 1 | 6 | 9 })
      expect(inflateSmall(packed, content.length)).toEqual(content)
      expect(inflateSmall(packed, content.length + 1)).toBeNull()
      if (content.length > 0) expect(inflateSmall(packed, content.length - 1)).toBeNull()
      expect(inflateSmall(packed.subarray(0, packed.length - 1), content.length)).toBeNull()
    }),
    { numRuns: 200 },
  )
})

it('any bytes unpack to the wanted length or to nothing', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(500), (packed, wanted) => {
    expect([wanted, undefined]).toContain(inflateSmall(packed, wanted)?.length)
  }), { numRuns: 2000 })
})
