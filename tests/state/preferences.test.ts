import { expect, it } from 'vitest'

import { useDroppedFiles } from '#state/droppedFiles.ts'
import { languageOf } from '#state/preferences.ts'

it.each([
  [['zh-CN', 'en'], 'zh'], [['zh-TW'], 'zh'], [['ZH'], 'zh'], [['de-DE', 'zh-CN', 'en'], 'zh'], [['en-US', 'zh-CN'], 'en'], [['fr'], 'en'], [[], 'en'],
] as const)('a browser that prefers %j speaks %s', (preferred, language) => {
  expect(languageOf(preferred)).toBe(language)
})

it('dropped files are handed over once, in the order of their dropping', () => {
  const file = (name: string) => ({ name, file: new Blob([name]) })
  useDroppedFiles.getState().add([file('a.csv'), file('b.csv')])
  useDroppedFiles.getState().add([file('c.xlsx')], ['.DS_Store'])
  const taken = useDroppedFiles.getState().take()
  expect(taken.files.map(({ name }) => name)).toEqual(['a.csv', 'b.csv', 'c.xlsx'])
  expect(taken.leftOut).toEqual(['.DS_Store'])
  expect(useDroppedFiles.getState().take()).toEqual({ files: [], leftOut: [] })
})
