import { expect, it } from 'vitest'

import { compareScenarios, COMPARED_KPIS, type Comparison } from '#advice/compare/compareScenarios.ts'
import { GATE_NAMES, KPI_NAMES } from '#engines/simulate/types.ts'
import { textOf } from '#ui/text.ts'
import { effectVerdict, effectWords } from '../../../src/features/plans/merge/effectWords.ts'

const none = { base: 0, other: 0, difference: 0, interval: [0, 0], isClear: false } as const
const clear = (base: number, other: number) => ({ base, other, difference: other - base, interval: [other - base, other - base], isClear: true }) as const
const comparison = (kpis: Partial<Comparison['kpis']>, any: readonly [number, number] | null = null): Comparison => ({
  replications: 100, kpis: { ...(Object.fromEntries(COMPARED_KPIS.map((kpi) => [kpi, none])) as Comparison['kpis']), ...kpis },
  gates: any ? [{ gate: 'any', ...clear(...any), baseInterval: [0, 1], otherInterval: [0, 1] }] : [],
})

it('tells what is clear, in both languages, and nothing that is not', () => {
  const found = comparison({ profitMinor: clear(0, -123_456), lateParcels: clear(3, 40.4) }, [0.1, 0.4])
  expect(effectWords({ text: textOf('en'), currency: 'USD' }, found)).toBe('something breaks in 40% of runs instead of 10%; profit -US$1,235; late parcels +37')
  expect(effectWords({ text: textOf('zh'), currency: 'USD' }, found)).toContain('出问题的模拟占比由 10% 变为 40%；利润 ')
  expect(effectWords({ text: textOf('en'), currency: 'USD' }, comparison({ profitMinor: { ...clear(0, 500), isClear: false } }))).toBe('no difference that chance would not make too')
})

it('calls it better or worse only where nothing speaks against it', () => {
  expect(effectVerdict(comparison({ profitMinor: clear(0, 500) }))).toBe('better')
  expect(effectVerdict(comparison({}, [0.1, 0.4]))).toBe('worse')
  expect(effectVerdict(comparison({ profitMinor: clear(0, 500) }, [0.1, 0.4]))).toBe('unclear')
  expect(effectVerdict(comparison({}))).toBe('unclear')
})

it('the same replications on both sides are no difference', () => {
  const kpis = { count: 2, kpis: new Float64Array(2 * KPI_NAMES.length).fill(3), gateHour: new Int32Array(2 * GATE_NAMES.length).fill(-1) }
  expect(effectVerdict(compareScenarios(kpis as never, kpis as never))).toBe('unclear')
})
