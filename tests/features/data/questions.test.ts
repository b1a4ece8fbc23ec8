import { expect, it } from 'vitest'

import { guessedColumns, likelyKind, mappingOf } from '#features/data/questions/mapping.ts'
import { sameSkuAnswer, skuPairs } from '#features/data/questions/sameSku.ts'
import { mappingWords } from '#features/data/mappingWords.ts'
import type { Finding, ReportColumn } from '#importers/types.ts'
import { report, speech } from './reports.ts'

const column = (header: string, samples: readonly string[], field: string | null = null): ReportColumn => ({ header, samples, field, isPersonal: false, why: field === null ? null : 'name' })
const days = ['2026-10-01 10:15:00', '2026-10-02 11:00:00', '2026-10-05 09:30:00']

it('proposes the kind that the columns can fill, and the columns by their values', () => {
  const daily = [column('datum', ['03/04/2026', '05/02/2026']), column('sku', ['MOON-15', 'MOON-20'], 'sku'), column('menge', ['5', '6'])]
  expect(likelyKind({ kind: null, columns: daily })).toBe('daily-sales')
  expect(guessedColumns('daily-sales', daily, mappingOf({ columns: daily }))).toEqual({ day: 'datum', units: 'menge' })
  const orders = [column('Beleg', ['9000', '9001', '9002']), column('Artikel', ['A-1', 'A-2', 'A-3']), column('Anzahl', ['1', '2', '3']), column('Am', days)]
  expect(likelyKind({ kind: null, columns: orders })).toBe('order-lines')
  expect(guessedColumns('order-lines', orders, {})).toMatchObject({ quantity: 'Anzahl', createdTime: 'Am' })
  expect(likelyKind({ kind: 'tracking', columns: orders })).toBe('tracking')
})

const alike = (value: string, expected: string): Finding => ({ code: 'skuLookAlike', severity: 'info', row: null, column: 'SKU', value, expected, messageKey: 'finding.skuLookAlike', params: {} })

it('asks of each pair of spellings once, and keeps what was said either way', () => {
  const pairs = skuPairs(report({ findings: [alike('moon_15', 'MOON-15'), alike('a'.repeat(79) + '…', 'A'), { ...alike('x', 'y'), code: 'priceZero' }] }))
  expect(pairs).toEqual([{ from: 'moon_15', to: 'MOON-15' }])
  expect(sameSkuAnswer({ b: 'B' }, pairs, true)).toEqual({ b: 'B', moon_15: 'MOON-15' })
  const apart = sameSkuAnswer({}, pairs, false)
  expect(apart).toEqual({ moon_15: 'moon_15' })
  expect(mappingWords(speech('en'), { answers: { columns: {}, sameSku: { ...apart, b: 'B' } } })).toBe('moon_15 is a SKU of its own, b = B')
})
