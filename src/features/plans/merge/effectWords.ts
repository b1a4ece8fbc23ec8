import { MORE_IS_BETTER, type Comparison } from '#advice/compare/compareScenarios.ts'
import { minorUnitsPerUnit } from '#shared/minorUnits.ts'

import type { PlanWords } from '../words/places.ts'

/** What a choice does, in a few words: profit, late parcels, how often something breaks; only what is clear of chance, else that nothing is. */
export function effectWords({ text: { t, amount, number, share }, currency }: Pick<PlanWords, 'text' | 'currency'>, { gates, kpis }: Comparison): string {
  const signed = (words: string, value: number) => (value > 0 ? `+${words}` : words)
  const any = gates.find(({ gate }) => gate === 'any')
  const parts = [
    any?.isClear ? t('merge.effect.breaks', { from: share(any.base), to: share(any.other) }) : null,
    ...(['profitMinor', 'lateParcels', 'cancelledOrders'] as const).map((kpi) => {
      const { difference, isClear } = kpis[kpi]
      if (!isClear || difference === 0) return null
      const figure = kpi === 'profitMinor' ? amount(difference / minorUnitsPerUnit(currency), currency, 0) : number(difference, Math.abs(difference) < 10 ? 1 : 0)
      return t(`merge.effect.${kpi}`, { difference: signed(figure, difference) })
    }),
  ].filter((part) => part !== null)
  return parts.length > 0 ? parts.join(t('merge.effect.and')) : t('merge.effect.none')
}

/** Whether a choice is better, worse, or neither for sure: by profit where there is money, else by how often something breaks. */
export function effectVerdict({ gates, kpis }: Comparison): 'better' | 'worse' | 'unclear' {
  const any = gates.find(({ gate }) => gate === 'any')
  const { profitMinor } = kpis
  const signs = [
    profitMinor.isClear ? Math.sign(profitMinor.difference) * (MORE_IS_BETTER.has('profitMinor') ? 1 : -1) : 0,
    any?.isClear ? -Math.sign(any.difference) : 0,
  ].filter((sign) => sign !== 0)
  if (signs.length === 0 || new Set(signs).size > 1) return 'unclear'
  return signs[0]! > 0 ? 'better' : 'worse'
}
