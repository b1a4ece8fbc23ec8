import { expect, it } from 'vitest'

import { messages } from '#i18n/messages.ts'

const keys = Object.keys(messages.en)
const paramsOf = (text: string): readonly string[] => [...new Set([...text.matchAll(/\{\{\s*([\w]+)[^}]*\}\}/g)].map(([, name]) => name!))].sort()

it('has words for every key in both languages', () => {
  expect(keys.length).toBeGreaterThan(100)
  expect(Object.keys(messages.zh).sort()).toEqual([...keys].sort())
  expect(keys.filter((key) => messages.en[key]!.trim() === '' || messages.zh[key]!.trim() === '')).toEqual([])
})

it('names the same parameters in both languages', () => {
  expect(keys.filter((key) => JSON.stringify(paramsOf(messages.en[key]!)) !== JSON.stringify(paramsOf(messages.zh[key]!))).map((key) => [key, messages.en[key], messages.zh[key]])).toEqual([])
})

it('gives every plural both its forms', () => {
  const stems = keys.flatMap((key) => /^(.+)_(?:one|other)$/.exec(key)?.[1] ?? [])
  expect(stems.filter((stem) => !keys.includes(`${stem}_one`) || !keys.includes(`${stem}_other`))).toEqual([])
})

it('closes every mark it opens (** for figures, !! for what gives way)', () => {
  const isOdd = (text: string, mark: string) => text.split(mark).length % 2 === 0
  const texts = [...Object.entries(messages.en), ...Object.entries(messages.zh)]
  expect(texts.filter(([, text]) => isOdd(text, '**') || isOdd(text, '!!'))).toEqual([])
})

it('writes Chinese with full-width punctuation between Chinese characters', () => {
  const isHalfWidth = (text: string) => /\p{Script=Han}[,;:?!()]|[,;?!()](?=\p{Script=Han})/u.test(text.replaceAll('!!', ''))
  expect(Object.entries(messages.zh).filter(([, text]) => isHalfWidth(text))).toEqual([])
})
