import { describe, expect, it } from 'vitest'

import type { IsoDay } from '#domain/units.ts'
import { exportTable } from '#features/stock/list/exportRows.ts'
import { excessRows, filterRows, NO_FILTER, toDoRows } from '#features/stock/list/filterRows.ts'
import { listAnswer, listSub } from '#features/stock/list/listWords.ts'
import { endsWords, gainWords, leadTimeWords, urgencyWords } from '#features/stock/words.ts'
import { plainText } from '#ui/sentence/sentence.ts'
import { textOf } from '#ui/text.ts'

import { row, summary } from './rows.ts'

const [en, zh] = [textOf('en'), textOf('zh')]
const late = row('L', { daysToOrder: -2, lastSafeOrderDay: '2026-11-23' as IsoDay, alerts: ['late'] })
const today = row('T', { daysToOrder: 0, lastSafeOrderDay: '2026-11-25' as IsoDay, alerts: ['orderNow'], rank: 2 })
const quiet = row('Q', { daysToOrder: null, lastSafeOrderDay: null, suggestedUnits: 0, rank: null, reason: 'enough', abc: 'C', excessUnits: 90, excessCostMinor: 45_000, alerts: ['overstock'] })

describe('the answer', () => {
  it('says what must be ordered today, what it costs and what it gains', () => {
    const known = { rows: [late, today, quiet], summary: summary() }
    expect(plainText(listAnswer(en, known))).toBe('2 SKUs must be ordered today. Spend US$12,400 on 2 SKUs for an expected gain of US$8,100.')
    expect(plainText(listAnswer(zh, known))).toBe('今天必须下单的有 2 个 SKU。建议花 US$12,400 采购 2 个 SKU，预计多赚 US$8,100。')
  })
  it('says so when nothing is due, when nothing is suggested, and without costs or stock', () => {
    const words = (rows: Parameters<typeof listAnswer>[1]['rows'], change = {}) => plainText(listAnswer(en, { rows, summary: summary(change) }))
    expect(words([quiet])).toBe('Nothing must be ordered today.')
    expect(words([{ ...late, suggestedUnits: 0 }])).toBe('1 SKU must be ordered today. None of them has a suggested quantity; the reason stands in its row.')
    expect(words([{ ...today, suggestedCostMinor: null }])).toBe('1 SKU must be ordered today. 1 SKU should be ordered; without its cost, the gain cannot be told.')
    expect(words([quiet], { unknownCount: 3 })).toBe('No stock is known yet, so nothing can be said of what must be ordered.')
    expect(words([{ ...late, alerts: ['discontinued'], suggestedUnits: 0 }])).toBe('Nothing must be ordered today.')
  })
  it('has a derivation behind every number', () => {
    const figures = listAnswer(en, { rows: [late, today], summary: summary() }).flatMap((piece) => (typeof piece === 'string' ? [] : [piece]))
    expect(figures.map(({ text }) => text)).toEqual(['2', 'US$12,400', 'US$8,100'])
    expect(figures[2]!.derivation.inputs).toEqual([{ label: 'Budget', value: 'no limit' }, { label: 'No list within the limits can gain more than', value: 'US$8,300' }, { label: 'Best list', value: 'close to the best, not proven' }])
  })
  it('tells the cash in stock and what is not known', () => {
    const known = { rows: [late], summary: summary({ stockOutCount: 1, unknownCount: 2, otherCurrencyCount: 1 }) }
    expect(plainText(listSub(en, known))).toBe('1 SKU is out of stock. US$50,000 is tied up in stock, US$1,200 of it in units that will not sell within 120 days. The stock of 2 SKUs is not known. 1 SKU in another currency is not in the sums.')
    expect(plainText(listSub(zh, known))).toBe('有 1 个 SKU 已断货。库存占用资金 US$50,000，其中 US$1,200 在 120 天内卖不完。有 2 个 SKU 库存未知。有 1 个 SKU 用其他币种，没有计入合计。')
  })
})

describe('rows', () => {
  it('puts the most pressing first and leaves out what needs nothing', () => {
    expect(toDoRows([row('S'), quiet, today, late]).map(({ skuId }) => skuId)).toEqual(['L', 'T', 'S'])
    expect(excessRows([late, quiet]).map(({ skuId }) => skuId)).toEqual(['Q'])
  })
  it('filters by words of any width, sign and class', () => {
    const rows = [late, today, quiet]
    const skus = (change: Partial<typeof NO_FILTER>) => filterRows(rows, { ...NO_FILTER, ...change }).map(({ skuId }) => skuId)
    expect([skus({}), skus({ search: 'ｌ 暖光' }), skus({ alert: 'overstock' }), skus({ abc: 'A' }), skus({ xyz: 'X' }), skus({ alert: 'any' })]).toEqual([['L', 'T', 'Q'], ['L'], ['Q'], ['L', 'T'], [], ['L', 'T', 'Q']])
  })
  it('says when to order, when stock ends, how long goods take and what money brings', () => {
    expect([late, today, row('S'), quiet].map((one) => urgencyWords(en, one))).toEqual(['23 Nov, 2 days late', 'today', '4 Dec, in 9 days', 'not within 180 days'])
    expect([late, today, row('S'), quiet].map((one) => urgencyWords(zh, one))).toEqual(['11月23日，已晚 2 天', '今天', '12月4日，还有 9 天', '180 天内不用'])
    expect([endsWords(en, late.stockOut), leadTimeWords(en, late.leadTime), gainWords(en, late), gainWords(zh, late)]).toEqual(['2 Jan – 10 Jan – >180', '28–47 days · as the supplier says', 'US$0.42 per US$1', '每 US$1 赚 US$0.42'])
  })
  it('exports numbers as numbers, amounts in whole units', () => {
    const { header, rows: [cells] } = exportTable(en, [late])
    const at = (title: string) => cells![header.indexOf(title)]
    expect(cells).toHaveLength(header.length)
    expect([at('SKU'), at('On hand, units'), at('Order by'), at('Cost'), at('Currency'), at('Why'), at('Signs')]).toEqual(['L', 400, '2026-11-23', 1500, 'USD', 'Gains most', 'Late'])
  })
})
