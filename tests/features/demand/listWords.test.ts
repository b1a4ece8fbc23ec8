import { describe, expect, it } from 'vitest'

import type { DemandRow } from '#advice/demand/types.ts'
import type { SkuId } from '#domain/units.ts'
import { exportTable } from '#features/demand/list/exportRows.ts'
import { filterRows, NO_FILTER } from '#features/demand/list/filterRows.ts'
import { rowCollector } from '#features/demand/list/listStore.ts'
import { hasSales, listAnswer, listSub } from '#features/demand/list/listWords.ts'
import { sparkPath } from '#features/demand/list/sparkPath.ts'
import { accuracyWords, changeWords, methodWords, reasonWords, unitsWords } from '#features/demand/words.ts'
import { plainText } from '#ui/sentence/sentence.ts'
import { textOf } from '#ui/text.ts'

const [en, zh] = [textOf('en'), textOf('zh')]
const row = (sku: string, change: Partial<DemandRow> = {}): DemandRow => ({
  skuId: sku as SkuId, sellerSku: sku, name: `${sku} 暖光灯`, demandClass: 'smooth', sparkline: [1, 2, null, 4], next28: { mean: 1240, lo80: 1050, hi80: 1460 },
  accuracy: { chosen: 0.41, seasonalNaive: 0.5, origins: 4 }, method: 'combination', isProvisional: false, alerts: [], ...change,
})

describe('numbers and signs', () => {
  it('shows a decimal only below ten', () => {
    expect([0, 3.26, 9.97, 1240.4].map((units) => unitsWords(en, units))).toEqual(['0', '3.3', '10', '1,240'])
  })
  it('gives a change its sign, and none to nothing', () => {
    expect([0.12, -0.034, 0, 0.0001].map((change) => changeWords(en, change))).toEqual(['+12%', '−3.4%', '0%', '0%'])
  })
  it('says how good the forecast is against last week repeated', () => {
    const words = (chosen: number) => accuracyWords(en, { chosen, seasonalNaive: 0.5, origins: 4 })
    expect([words(0.41), words(0.498), words(0.6)]).toEqual(['18% better than last week repeated', 'as good as last week repeated', '20% worse than last week repeated'])
    expect([accuracyWords(zh, row('A').accuracy), accuracyWords(zh, null), accuracyWords(en, { chosen: 1, seasonalNaive: 0, origins: 2 })]).toEqual(['比照搬上周准 18%', '历史太短，没法回测', 'too short to test'])
    expect(accuracyWords(en, row('A').accuracy, true)).toBe('18% better')
  })
  it('names every method, and an unknown one as it is called', () => {
    expect([methodWords(en, 'ets+theta'), methodWords(zh, 'seasonalNaive'), methodWords(en, 'prophet')]).toEqual(['mean of ETS and Theta', '照搬上周', 'prophet'])
  })
  it('writes amounts, shares and counts of a reason as such', () => {
    expect(reasonWords(en, { key: 'demand.ads.aboveSeen', params: { planned: 1500, seen: 1200 } }, 'USD')).toBe('Planned US$1,500 a day is above the largest seen, US$1,200: the answer is a guess beyond the data.')
    expect(reasonWords(zh, { key: 'demand.ads.likelyNone', params: { probability: 0.31 } })).toBe('广告可能没有效果：概率 31%。')
    expect(reasonWords(en, { key: 'demand.ads.rangeKept', params: { count: 3 } })).toContain('3 rows cover')
  })
})

describe('the list in a sentence', () => {
  const rows = [row('A'), row('B', { next28: { mean: 10, lo80: 4, hi80: 17 }, alerts: ['falling'], accuracy: null }), row('C', { next28: { mean: 0, lo80: 0, hi80: 0 }, demandClass: 'empty', accuracy: null, alerts: ['falling', 'stockOut', 'rising'] })]
  it('says how much, and how far off that may be', () => {
    expect(plainText(listAnswer(en, rows))).toBe('About 1,250 units will sell, 1,054 to 1,477 if every SKU misses the same way.')
    expect(plainText(listAnswer(zh, rows))).toBe('大约能卖 1,250 件；就算所有 SKU 都往同一边偏，也在 1,054～1,477 件。')
    expect(plainText(listAnswer(en, [rows[0]!]))).toBe('About 1,240 units will sell, 80% likely 1,050 to 1,460.')
  })
  it('has a derivation behind every number, with its source', () => {
    const figures = listAnswer(en, [...rows, row('D', { isProvisional: true })]).filter((piece) => typeof piece !== 'string')
    expect(figures).toHaveLength(2)
    expect(figures[0]!.derivation.inputs).toContainEqual({ label: 'Of them with the quick forecast only', value: '1' })
    expect(figures[0]!.derivation.inputs.at(-1)).toEqual({ label: 'Source', value: 'imported orders' })
  })
  it('says what needs a look', () => {
    expect(plainText(listSub(en, rows))).toBe('2 SKUs need a look: 2 falling, 1 ran out of stock. Against last week repeated, the forecast is better for 1 of the 1 SKUs tested; the middle one is 18% better.')
    expect(plainText(listSub(zh, rows))).toBe('有 2 个 SKU 要留意：下滑 2 个、断过货 1 个。和照搬上周相比，回测过的 1 个 SKU 里有 1 个更准；中间那个准 18%。')
    expect(listSub(en, [row('A', { accuracy: null })])).toEqual([])
  })
  it('knows a list without any sales', () => {
    expect([hasSales([]), hasSales([rows[2]!]), hasSales(rows)]).toEqual([false, false, true])
  })
})

describe('rows that stream in', () => {
  it('take the place of what was there, but a quick one never that of a full one', () => {
    const collector = rowCollector([row('A', { method: 'old' })])
    collector.add([row('A', { method: 'quick', isProvisional: true }), row('B', { isProvisional: true })])
    expect(collector.all().map(({ method, isProvisional }) => [method, isProvisional])).toEqual([['old', false], ['combination', true]])
    collector.add([row('B', { method: 'full' }), row('A', { method: 'new' })])
    expect(collector.all().map(({ sellerSku, method }) => `${sellerSku} ${method}`)).toEqual(['A new', 'B full'])
  })
  it('leave out at the end what is no longer there', () => {
    const collector = rowCollector([row('gone'), row('A')])
    collector.add([row('A')])
    expect(collector.seen().map(({ sellerSku }) => sellerSku)).toEqual(['A'])
  })
})

describe('filter and export', () => {
  const rows = [row('GLOW-01'), row('glow-02', { demandClass: 'lumpy', alerts: ['burst'] }), row('CUP', { name: 'Cloud Cup' })]
  const found = (change: Partial<typeof NO_FILTER>) => filterRows(rows, { ...NO_FILTER, ...change }).map(({ sellerSku }) => sellerSku)
  it('finds by every word, whatever its case or width', () => {
    expect([found({}), found({ search: 'ＧＬＯＷ 灯' }), found({ search: 'cup glow' }), found({ demandClass: 'lumpy' }), found({ alert: 'any' }), found({ alert: 'rising' })]).toEqual([
      ['GLOW-01', 'glow-02', 'CUP'], ['GLOW-01', 'glow-02'], [], ['glow-02'], ['glow-02'], [],
    ])
    expect(filterRows(rows, NO_FILTER)).toBe(rows)
  })
  it('writes numbers as numbers and signs as words', () => {
    const { header, rows: written } = exportTable(zh, [row('A', { next28: { mean: 12.3456, lo80: 1, hi80: 20 }, alerts: ['burst', 'overridden'], isProvisional: true })])
    expect(header).toHaveLength(written[0]!.length)
    expect(written[0]).toEqual(['A', 'A 暖光灯', '平稳', 12.35, 1, 20, 0.82, 'ETS 与多种 Theta 平均', '爆单; 手动改过', '是'])
  })
})

describe('the small line', () => {
  it('breaks at days that are not known, and shows a lone one', () => {
    expect(sparkPath([0, 10, null, 5], 30, 12)).toBe('M0.0 11.0L10.0 1.0M30.0 6.0h1')
  })
  it('never leaves its box and never says NaN', () => {
    expect([sparkPath([], 30, 12), sparkPath([0, 0], 30, 12), sparkPath([null, null], 30, 12)]).toEqual(['', 'M0.0 11.0L30.0 11.0', ''])
  })
})
