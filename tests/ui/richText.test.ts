import { expect, it } from 'vitest'

import { piecesOf } from '#ui/RichText.tsx'

it('marks figures and what gives way, and leaves the rest as it is', () => {
  expect(piecesOf('!!洛杉矶仓打包!!先撑不住，20 次里有 **19 次**。')).toEqual([
    { text: '洛杉矶仓打包', mark: 'hit' }, { text: '先撑不住，20 次里有 ', mark: 'none' }, { text: '19 次', mark: 'figure' }, { text: '。', mark: 'none' },
  ])
})

it('shows a lone mark as text', () => {
  expect(piecesOf('5 ** 2 and wow!!')).toEqual([{ text: '5 ** 2 and wow!!', mark: 'none' }])
})
