import { expect, it } from 'vitest'

import { compareScenarios } from '#advice/compare/compareScenarios.ts'
import { comparedRows } from '#features/stress-test/results/comparedRows.ts'
import { moneySteps } from '#features/stress-test/results/money.ts'
import type { CurrencyCode } from '#domain/units.ts'
import { GATE_NAMES, KPI_NAMES, type KpiName } from '#engines/simulate/types.ts'
import { formatNumber, formatShare } from '#i18n/format.ts'
import { translator } from '#i18n/translate.ts'
import type { Text } from '#ui/language.tsx'

import { summary } from './telling.fixture.ts'

const textOf = (language: 'en' | 'zh') => ({ language, t: translator(language), number: (value: number, digits?: number) => formatNumber(language, value, digits), share: (value: number) => formatShare(language, value) }) as unknown as Text
const replicationsOf = (values: Partial<Record<KpiName, readonly number[]>>, broken: readonly number[]) => ({
  count: broken.length, kpis: Float64Array.from(broken.flatMap((_, i) => KPI_NAMES.map((name) => values[name]?.[i] ?? 0))),
  gateHour: Int32Array.from(broken.flatMap((hour) => GATE_NAMES.map((gate) => (gate === 'packing' ? hour : -1)))), gateWhere: new Int32Array(broken.length * GATE_NAMES.length).fill(-1),
})

it('money steps add up from revenue to what is left, and there are none without prices', () => {
  const kpis = { ...summary({}).kpis, revenueMinor: [90, 90, 90, 100, 110, 110, 110], profitMinor: [50, 50, 50, 60, 70, 70, 70] } as never
  const steps = moneySteps({ ...summary({}), replications: 10, kpis, counts: { revenueMinor: 1000, goodsCostMinor: 300, shippingMinor: 100, storageMinor: 0, profitMinor: 600 } })!
  expect(steps.map(({ kpi, meanMinor, toMinor }) => [kpi, meanMinor, toMinor])).toEqual([['revenueMinor', 100, 100], ['goodsCostMinor', -30, 70], ['shippingMinor', -10, 60], ['profitMinor', 60, 60]])
  expect(steps[0]).toMatchObject({ lowMinor: 90, highMinor: 110 })
  expect(moneySteps(summary({}))).toBeNull()
})

it('the comparison says in both languages what is better, worse, the same or not clear', () => {
  const base = replicationsOf({ profitMinor: [1000, 1200, 1100, 900], lateParcels: [10, 12, 11, 13], cancelledOrders: [4, 0, 3, 1] }, [5, -1, 5, 5])
  const other = replicationsOf({ profitMinor: [2000, 2200, 2110, 1900], lateParcels: [20, 22, 21, 24], cancelledOrders: [0, 3, 4, 2] }, [5, -1, 5, 5])
  const rows = comparedRows(textOf('en'), compareScenarios(base, other), 'USD' as CurrencyCode)
  const verdicts = Object.fromEntries(rows.map(({ id, verdict }) => [id, verdict]))
  expect(verdicts).toEqual({ packing: 'same', any: 'same', profitMinor: 'better', lateParcels: 'worse', cancelledOrders: 'unclear' })
  expect(rows.find(({ id }) => id === 'profitMinor')).toMatchObject({ base: 'US$11', other: 'US$21', difference: '+US$10' })
  for (const { name, difference } of comparedRows(textOf('zh'), compareScenarios(base, other), 'USD' as CurrencyCode)) expect(`${name}${difference}`).not.toMatch(/stress\.|NaN|[{}]/)
})
