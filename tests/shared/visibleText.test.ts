import fc from 'fast-check'
import { expect, it } from 'vitest'

import { translator } from '#i18n/translate.ts'
import { latinLook, visibleText } from '#shared/visibleText.ts'

import { DISGUISED_NAMES } from '../support/hostileTexts.ts'

it.each([
  [DISGUISED_NAMES.reversed, 'invoice[U+202E]fdp.exe'], [DISGUISED_NAMES.zeroWidth, 'LA[U+200B]MP'], [DISGUISED_NAMES.cyrillic, 'Lа[U+0430]mp'], [DISGUISED_NAMES.arabic, `\u2068${DISGUISED_NAMES.arabic}\u2069`],
  ['a\u2066b\u2069c', 'a[U+2066]b[U+2069]c'], ['soft\u00ADhyphen', 'soft[U+00AD]hyphen'], ['\uFEFFx', '[U+FEFF]x'], ['a\0b\u0007', 'a[U+0000]b[U+0007]'], ['tag\u{E0041}', 'tag[U+E0041]'], ['\u3164', '[U+3164]'], ['Αlpha', 'Α[U+0391]lpha'],
])('%j is shown as %j', (text, shown) => {
  expect(visibleText(text)).toBe(shown)
})

it.each(['Lamp', '台灯（大）', '充電器 2', 'лампа', 'Λάμπα', 'Đèn', '10 kΩ', 'µm', 'โคมไฟ', '👩‍👧 shop', '❤️', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', 'क्‍ष', 'a\nb', 'Лампа LED'])('%j, which hides nothing, is shown as it is', (text) => {
  expect(visibleText(text)).toBe(text)
})

it('whatever the text: nothing hidden is left, and a right-to-left text cannot turn what follows it', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom('\u202e', '\u2066', '\u2069', '\u200f', 'שלום', 'a', ' ', '7'), fc.string({ unit: 'grapheme', maxLength: 3 }))), (parts) => {
      const shown = visibleText(parts.join(''))
      const inner = shown.startsWith('\u2068') && shown.endsWith('\u2069') ? shown.slice(1, -1) : shown
      expect(inner).not.toMatch(/[\u061C\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069]/)
      if (/\p{Script=Hebrew}/u.test(inner)) expect(shown).not.toBe(inner)
    }),
  )
})

it('sentences show the names in them so; a name that will be stored stays as it is', () => {
  const t = translator('en')
  expect(t('plans.action.menu', { name: DISGUISED_NAMES.reversed })).toContain('[U+202E]')
  expect(t('plans.copyName', { name: DISGUISED_NAMES.reversed })).toContain(DISGUISED_NAMES.reversed)
  expect(t('plans.action.menu', { name: '$t(plans.copyName) {{name}}' })).toContain('$t(plans.copyName) {{name}}')
})

it('shown twice is shown once', () => {
  for (const name of Object.values(DISGUISED_NAMES)) expect(visibleText(visibleText(name))).toBe(visibleText(name))
  expect(visibleText(`Plan \u2068${DISGUISED_NAMES.arabic}\u2069, copy`)).toBe(`Plan \u2068${DISGUISED_NAMES.arabic}\u2069, copy`)
})

it('compares look-alike letters as the Latin ones', () => {
  expect(latinLook('Lаmр ТОР ΑΒ')).toBe('Lamp TOP AB')
})
