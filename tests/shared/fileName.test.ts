import fc from 'fast-check'
import { expect, it } from 'vitest'

import { safeFileName } from '#shared/fileName.ts'

it.each([
  ['../../etc/passwd', '_.._etc_passwd'], ['C:\\Windows\\a.csv', 'C__Windows_a.csv'], ['a\0b\nc.csv', 'ab_c.csv'], ['.htaccess', 'file.htaccess'], ['...', 'file'], ['', 'file'],
  ['CON', '_CON'], ['nul.headroom', '_nul.headroom'], ['Com1.a.csv', '_Com1.a.csv'], ['LPT¹', '_LPT¹'], ['console.csv', 'console.csv'], ['plan .headroom', 'plan.headroom'], ['plan. . .csv', 'plan.csv'],
  ['invoice\u202Efdp.exe.csv', 'invoicefdp.exe.csv'], ['a／b＼c∕d.csv', 'a_b_c_d.csv'], ['秋季 方案.headroom', '秋季 方案.headroom'], ['=cmd|x.csv', '=cmd_x.csv'], ['👩‍👧 shop.headroom', '👩‍👧 shop.headroom'],
])('%j is saved as %j', (name, safe) => {
  expect(safeFileName(name)).toBe(safe)
})

it('any name is safe on every system, short enough, and safe again unchanged', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ maxLength: 30 }), fc.constantFrom('con', 'aux.', '..', 'x'.repeat(300))), fc.constantFrom('', '.csv', '.headroom', '.png'), (stem, ending) => {
      const name = safeFileName(stem + ending)
      expect(name).not.toMatch(/[\\/:*?"<>|\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]|^\.|[. ]$|^$/u)
      expect(name).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i)
      expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(215)
      expect(name.endsWith(ending)).toBe(true)
      expect(safeFileName(name)).toBe(name)
    }),
  )
})
