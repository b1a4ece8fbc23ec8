import { describe, expect, it } from 'vitest'

import type { DayForecast, DemandDetail } from '#advice/demand/types.ts'
import { effectInterval, effectWords, driverValue } from '#features/demand/sku/driverWords.ts'
import { forecastChart, partsChart, windowChart } from '#features/demand/sku/skuCharts.ts'
import { skuAnswer, skuSub, totalOfDays, whatIfAnswer, windowWords } from '#features/demand/sku/skuWords.ts'
import { plainText } from '#ui/sentence/sentence.ts'
import { textOf } from '#ui/text.ts'

const [en, zh] = [textOf('en'), textOf('zh')]
const forecast = (level: number): DayForecast => ({
  firstDay: '2026-11-23', horizonDays: 28, mean: Array.from({ length: 28 }, () => level), quantiles: [0.4, 0.6, 0.8, 1, 1.2, 1.4, 1.6].map((q) => Array.from({ length: 28 }, () => level * q)),
})
const DAYS = 200
const window = { firstDay: '2026-10-26', actual: [10, 12, null, 30], median: [11, 11, 11, 11], lo80: [8, 8, 8, 8], hi80: [14, 14, 14, 14] }
const detail = (change: Partial<DemandDetail> = {}): DemandDetail => ({
  skuId: 'A' as never, sellerSku: 'GLOW', name: 'Glow Lamp', demandClass: 'smooth',
  history: { firstDay: '2026-05-07', units: Array.from({ length: DAYS }, (_, i) => (i === 150 || i === 151 ? null : 10)), isStockOut: Array.from({ length: DAYS }, (_, i) => i === 150 || i === 151), lostUnits: Array.from({ length: DAYS }, (_, i) => (i === 150 || i === 151 ? 10 : 0)) },
  events: [], forecast: forecast(10), method: 'combination', candidates: [{ method: 'combination', loss: 0.4 }, { method: 'seasonalNaive', loss: 0.5 }],
  backtest: { origins: [window] }, decomposition: { level: Array.from({ length: DAYS }, () => 10), weekly: [1, 1, 1, 1, 1, 1, 1], events: Array.from({ length: DAYS }, () => 0), rest: Array.from({ length: DAYS }, () => 0) },
  drivers: [], whatIf: null, explanation: [], override: null, ...change,
})

describe('one SKU in a sentence', () => {
  it('says how much, within an interval narrower than that of the days added up', () => {
    const total = totalOfDays(forecast(10))
    expect(total.mean).toBeCloseTo(280, 6)
    expect(total.lo80).toBeGreaterThan(28 * 6)
    expect(total.hi80).toBeLessThan(28 * 14)
    expect(plainText(skuAnswer(en, detail()))).toMatch(/^About 280 units, 80% likely \d{3} to \d{3}\.$/)
    expect(plainText(skuAnswer(zh, detail()))).toMatch(/^大约 280 件，八成可能在 \d{3}～\d{3} 件。$/)
  })
  it('says what was set by hand only where it reaches', () => {
    const by = (firstDay: string, lastDay: string) => plainText(skuAnswer(en, detail({ override: { id: 'A', skuId: 'A' as never, firstDay: firstDay as never, lastDay: lastDay as never, unitsPerDay: 5, factor: null, reason: 'x' } })))
    expect([by('2026-12-01', '2026-12-03').includes('by hand'), by('2026-01-01', '2026-01-03').includes('by hand')]).toEqual([true, false])
  })
  it('says by which method, how good it was, and what empty shelves cost', () => {
    expect(plainText(skuSub(en, detail()))).toBe('By mean of ETS and Theta methods. In 1 test on its own past, 20% better than last week repeated. About 20 more units would have sold on 2 days without stock.')
    expect(plainText(skuSub(zh, detail()))).toBe('方法：ETS 与多种 Theta 平均。用它自己的历史回测 1 次，比照搬上周准 20%。断货的 2 天里，估计少卖了 20 件。')
  })
  it('expects nothing of what was never sold', () => {
    const never = detail({ history: { firstDay: '2026-11-23', units: [], isStockOut: [], lostUnits: [] }, forecast: forecast(0) })
    expect([plainText(skuAnswer(en, never)), skuSub(en, never)]).toEqual(['Nothing was ever sold, so nothing is expected.', []])
  })
})

describe('what if', () => {
  const tried = (mean: number) => ({ forecast: forecast(12), unitsChange: { mean, lo80: mean - 20, hi80: mean + 30 }, reasons: [] })
  it('says more or fewer, with the interval the same way round', () => {
    expect(plainText(whatIfAnswer(en, tried(56)))).toBe('Then 56 units more in 28 days, 80% likely 36 to 86: 336 in all.')
    expect(plainText(whatIfAnswer(zh, tried(-56)))).toBe('那么 28 天少卖 56 件，八成可能 26～76 件；合计 336 件。')
  })
  it('says when it cannot be told, or makes no difference', () => {
    expect([plainText(whatIfAnswer(en, { forecast: null, unitsChange: null, reasons: [] })), plainText(whatIfAnswer(en, { ...tried(0) }))]).toEqual(['It cannot be told.', 'No difference that can be told.'])
  })
})

describe('what moves it', () => {
  const effect = { name: 'spend', kind: 'spend', scope: 'sku', effectShare: 0.12, lo80: 0.05, hi80: 0.2, firstDay: '', lastDay: '', days: 90, recentMean: 40, largestSeen: 90, currency: 'USD' } as const
  it('has a sign and an interval, and says when it cannot be told', () => {
    expect([effectWords(en, effect), effectInterval(en, effect), effectWords(en, { ...effect, lo80: -0.03 })]).toEqual(['+12%', '+5% to +20%', '+12% · cannot be told'])
    expect([driverValue(en, effect, 40), driverValue(zh, { name: 'liveHours', currency: null }, 1.5), driverValue(en, { name: 'promotion', currency: null }, 0.25)]).toEqual(['US$40.00', '1.5 小时', '25%'])
  })
})

describe('the pictures', () => {
  it('show the past up to the first day forecast, and mark what happened', () => {
    const model = forecastChart(en, detail({ events: [{ cause: 'viral', peakDay: '2026-11-01', excessUnits: 50 } as never] }), '90')
    expect(model.dayCount).toBe(90 + 28)
    expect(model.readout(0)).toContain('ordered 10')
    expect(model.readout(68)).toContain('Viral')
    expect(model.readout(100)).toContain('80% likely 6 to 14')
    expect(forecastChart(en, detail(), 'all').readout(150)).toContain('out of stock')
    expect(model.table.rows).toHaveLength(118)
  })
  it('tell of a past window what came of it', () => {
    expect(windowWords(en, window)).toBe('52 were ordered, 33 were forecast (37% off); 2 of 3 days lay within the 80% band.')
    expect(windowChart(en, window).table.columns.map(({ header }) => header)).toEqual(['Day', '10%', '50%', '90%', 'ordered'])
    expect(partsChart(zh, detail()).table.columns.map(({ header }) => header)).toEqual(['日期', '水平', '其余'])
  })
})
