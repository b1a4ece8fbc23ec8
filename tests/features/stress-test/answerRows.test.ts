import { expect, it } from 'vitest'

import { answerRows } from '#features/stress-test/answerRows.ts'
import { GATE_NAMES } from '#engines/simulate/types.ts'
import { textOf } from '#ui/text.ts'

import { plan, WAREHOUSE } from '../../advice/plans.ts'

const shares = { probabilityBroken: 0.02, interval: [0.01, 0.03] as const, replications: 400, toleranceShare: 0.05 }
const answers = {
  headroom: GATE_NAMES.map((stage, i) => ({ ...shares, stage, constraint: stage, factor: 1.5 + i, atLeast: stage === 'delivery' })), binding: 'stock' as const,
  largestSpike: { ...shares, stage: 'packing' as const, constraint: 'packing' as const, factor: 1.8, atLeast: false },
  smallestCapacity: { ...shares, warehouse: WAREHOUSE, capacityFactor: 2, parcelsPerDay: 1301, currentParcelsPerDay: 321, atLeast: false, constraint: 'packing' as const },
}

it('says every searched number with what binds it, in both languages, and nothing beyond the grid', () => {
  const rows = answerRows(textOf('en'), plan(), answers)
  expect(rows.map(({ id, answer, binds }) => `${id}: ${answer}${binds && ` (${binds})`}`)).toEqual([
    'stock: 1.5× (Stock)', 'packing: 2.5× (Packing)', 'carriers: 3.5× (Carrier pick-up)', 'delivery: 4.5× or more', 'account: 5.5× (The late dispatch rate)', 'spike: 1.8× (Packing)', 'capacity: 1,301 parcels a day (Packing)',
  ])
  for (const { question, answer } of answerRows(textOf('zh'), plan(), answers)) expect(`${question}${answer}`).not.toMatch(/stress\.|[{}]/)
  expect(answerRows(textOf('en'), plan(), { headroom: [], binding: null, largestSpike: null, smallestCapacity: null })).toEqual([])
})

it('says how far ads may go: a multiple, or why there is none', () => {
  const ads = { ...shares, factor: 2.5, atLeast: false, saturates: false, breaksWithoutAds: false, constraint: 'packing' as const, spendPerDayMinor: 25_000, ordersPerDay: 357, mostOrdersPerDay: 500 }
  const said = (change: Partial<typeof ads>, language: 'en' | 'zh' = 'en') => answerRows(textOf(language), plan(), { ...answers, adHeadroom: { ...ads, ...change } }).filter(({ id }) => id === 'ads').map(({ answer, binds }) => `${answer}|${binds}`)
  expect(said({})).toEqual(['2.5×|Packing'])
  expect(said({ saturates: true, constraint: null as never, atLeast: true })).toEqual(['any spend: ads bring at most 500 orders a day, and the plan holds them|'])
  expect(said({ breaksWithoutAds: true, factor: 0 })).toEqual(['the plan breaks without ads too|Packing'])
  expect(said({ saturates: true, constraint: null as never }, 'zh')[0]).not.toMatch(/stress\.|[{}]/)
})
