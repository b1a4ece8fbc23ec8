import type { ChartDataset } from 'chart.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { translator } from '#i18n/translate.ts'
import { chartTableCsv, type ChartModel } from '#ui/charts/chartModel.ts'
import { addDays, dayTicks } from '#ui/charts/dayAxis.ts'
import { withAlpha, type ChartPalette } from '#ui/charts/palette.ts'
import { lateDispatchRate, latestAgainstDeadline, ordersAgainstCapacity, stockOnHand } from '#ui/charts/stressCharts.ts'

const palette: ChartPalette = {
  ink: '#111111', ink2: '#222222', ink3: '#333333', line: '#444444', surface: '#ffffff', bad: '#b93a00', badSoft: '#fdeee6', demand: '#0072b2', backlog: '#c77f00', stock: '#007a5a', font: 'sans-serif',
}
const surface = { palette }
const en = { language: 'en', t: translator('en') } as const
const zh = { language: 'zh', t: translator('zh') } as const
const rows = [10, 20, 30, 40, 50, 60, 70].map((base) => [base, base * 2, base * 3])
const common = { firstDay: '2026-11-27', rows, replications: 2000, marks: [] }

type Line = ChartDataset<'line', (number | null)[]>
const datasets = (model: ChartModel): Line[] => model.config(surface).data.datasets as Line[]
const annotations = (model: ChartModel): Record<string, unknown>[] => (model.config(surface).options?.plugins as unknown as { annotation: { annotations: Record<string, unknown>[] } }).annotation.annotations

describe('the fan', () => {
  const model = ordersAgainstCapacity({ ...common, warehouseName: 'Los Angeles', capacityByDay: [700, 0, 800], isInferred: false }, en)
  it('draws the 95, 80 and 50 % bands outer first, each filled down to its own lower edge, the median on top', () => {
    const [low95, high95, low80, high80, low50, high50, median] = datasets(model)
    expect([low95, high95, low80, high80, low50, high50, median].map((set) => set?.data[0])).toEqual([10, 70, 20, 60, 30, 50, 40])
    expect([high95, high80, high50].map((set) => set?.fill)).toEqual(['-1', '-1', '-1'])
    expect([low95, low80, low50, median].every((set) => set?.fill === false)).toBe(true)
  })
  it('nests every band within the one before, on any quantiles', () => {
    fc.assert(fc.property(fc.array(fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 7, maxLength: 7 }), { minLength: 1, maxLength: 12 }), (days) => {
      const sorted = days.map((day) => [...day].sort((a, b) => a - b))
      const sets = datasets(stockOnHand({ ...common, rows: [0, 1, 2, 3, 4, 5, 6].map((row) => sorted.map((day) => day[row]!)), skuName: 'A' }, en))
      sorted.forEach((_, day) => {
        const value = (set: number): number => sets[set]!.data[day]!
        expect(value(0)).toBeLessThanOrEqual(value(2))
        expect(value(2)).toBeLessThanOrEqual(value(4))
        expect(value(4)).toBeLessThanOrEqual(value(6))
        expect(value(6)).toBeLessThanOrEqual(value(5))
        expect(value(5)).toBeLessThanOrEqual(value(3))
        expect(value(3)).toBeLessThanOrEqual(value(1))
      })
    }))
  })
  it('draws capacity as steps through each day, and leaves the line out where capacity is not known', () => {
    const capacity = datasets(model)[7]
    expect(capacity?.stepped).toBe('middle')
    expect(capacity?.data).toEqual([700, 0, 800])
    expect(datasets(ordersAgainstCapacity({ ...common, warehouseName: 'LA', capacityByDay: null, isInferred: false }, en))).toHaveLength(7)
  })
  it('labels lines directly, in both languages, and marks inferred capacity as inferred', () => {
    expect(annotations(model).map((one) => one['content'])).toContain('packing capacity up to 800 a day')
    expect(annotations(ordersAgainstCapacity({ ...common, warehouseName: '洛杉矶仓', capacityByDay: [700, 700, 700], isInferred: true }, zh)).map((one) => one['content'])).toContain('产能 700 单/日，按历史发货推算')
  })
  it('gives the same stage the same colour everywhere', () => {
    expect(datasets(model)[6]?.borderColor).toBe(palette.demand)
    expect(datasets(latestAgainstDeadline(common, en))[6]?.borderColor).toBe(palette.backlog)
    expect(datasets(lateDispatchRate({ ...common, targetShare: 0.04, enforcementShare: 0.1, doomedRows: null }, en))[6]?.borderColor).toBe(palette.backlog)
    expect(datasets(stockOnHand({ ...common, skuName: 'A' }, en))[6]?.borderColor).toBe(palette.stock)
  })
  it('moves nothing: partial results replace each other too fast', () => {
    expect(model.config(surface).options?.animation).toBe(false)
  })
  it('starts counts at zero, lets slack be negative, and never shows more than 100 %', () => {
    const y = (one: ChartModel): { min?: number; max?: number } => one.config(surface).options?.scales?.['y'] as { min?: number; max?: number }
    expect(y(model).min).toBe(0)
    expect(y(latestAgainstDeadline(common, en)).min).toBeUndefined()
    expect(y(lateDispatchRate({ ...common, rows: rows.map((row) => row.map(() => 9900)), targetShare: 0.04, enforcementShare: 0.1, doomedRows: null }, en)).max).toBe(1)
  })
  it('puts event names on their own lines above the plot', () => {
    const marked = stockOnHand({ ...common, skuName: 'A', marks: [{ day: 0, label: 'one' }, { day: 0.5, label: 'two' }] }, en)
    const labels = annotations(marked).filter((one) => one['content'] === 'one' || one['content'] === 'two')
    expect(new Set(labels.map((one) => one['yAdjust'])).size).toBe(2)
  })
})

describe('the units', () => {
  it('shows slack in business days, late above the line', () => {
    const model = latestAgainstDeadline({ ...common, rows: rows.map((row) => row.map(() => 1.5)) }, en)
    expect(datasets(model)[6]?.data).toEqual([1.5, 1.5, 1.5])
    expect(annotations(model)[0]).toMatchObject({ type: 'box', yMin: 0, backgroundColor: palette.badSoft })
    expect(model.readout(0)).toContain('+1.5')
  })
  it('turns basis points into shares and draws both lines of the rules', () => {
    const model = lateDispatchRate({ ...common, rows: rows.map((row) => row.map(() => 1180)), targetShare: 0.04, enforcementShare: 0.1, doomedRows: null }, en)
    expect(datasets(model)[6]?.data[0]).toBeCloseTo(0.118, 12)
    expect(datasets(model).slice(7).map((set) => set.data[0])).toEqual([0.04, 0.1])
    expect(model.alt).toContain('11.8%')
  })
  it('keeps days without a measurement empty rather than zero', () => {
    const model = lateDispatchRate({ ...common, rows: rows.map(() => [null, 100, null]), targetShare: 0.04, enforcementShare: 0.1, doomedRows: null }, en)
    expect(datasets(model)[6]?.data).toEqual([null, 0.01, null])
    expect(model.table.rows[0]).toContain(null)
    expect(model.readout(0)).toContain('none')
  })
})

describe('the table behind it', () => {
  it('holds every drawn number and what stands beside the rate', () => {
    const model = lateDispatchRate({ ...common, targetShare: 0.04, enforcementShare: 0.1, doomedRows: rows }, en)
    expect(model.table.columns.map((column) => column.header)).toEqual(['Day', '2.5%', '10%', '25%', '50%', '75%', '90%', '97.5%', 'Target', 'Enforcement line', 'Already too late, not dispatched (median)'])
    expect(model.table.rows[1]).toEqual(['2026-11-28', 0.002, 0.004, 0.006, 0.008, 0.01, 0.012, 0.014, 0.04, 0.1, 80])
  })
  it('is written for spreadsheets: byte-order mark, CRLF, quoted commas, no formulas', () => {
    const csv = chartTableCsv({ columns: [{ key: 'a', header: 'a, b', format: null }], rows: [['=1+1'], [2.5], [null]] })
    expect(csv).toBe('\uFEFF"a, b"\r\n\'=1+1\r\n2.5\r\n\r\n')
  })
})

describe('the axis of days', () => {
  it('fits its labels, evenly spaced from the first day', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 60, max: 1400 }), (days, width) => {
      const ticks = dayTicks(days, width)
      expect(ticks[0]).toBe(0)
      expect(ticks.length).toBeLessThanOrEqual(Math.max(1, Math.floor(width / 58)))
      expect(new Set(ticks.slice(1).map((tick, index) => tick - ticks[index]!)).size).toBeLessThanOrEqual(1)
    }))
  })
  it('counts days over the end of a month and a change of the clocks', () => {
    expect(addDays('2026-10-24', 9)).toBe('2026-11-02')
  })
  it('speaks the language of the page', () => {
    const tick = (model: ChartModel): unknown => (model.config(surface).options?.scales?.['x']?.ticks as { callback(value: number): string }).callback(1)
    expect([tick(stockOnHand({ ...common, skuName: 'A' }, en)), tick(stockOnHand({ ...common, skuName: 'A' }, zh))]).toEqual(['28 Nov', '11月28日'])
  })
})

it('reads colours as the browser resolves them', () => {
  expect([withAlpha('rgb(0, 114, 178)', 0.2), withAlpha('#0072b2', 0.2)]).toEqual(['rgba(0, 114, 178, 0.2)', 'rgba(0, 114, 178, 0.2)'])
})
