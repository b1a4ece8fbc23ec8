import { COMPARED_KPIS, MORE_IS_BETTER, type ComparedKpi, type Comparison } from '#advice/compare/compareScenarios.ts'
import type { CurrencyCode } from '#domain/units.ts'
import { formatAmount } from '#i18n/format.ts'
import type { MessageKey } from '#i18n/messages.ts'
import type { Text } from '#ui/language.tsx'

export type ComparedRow = { readonly id: string; readonly name: string; readonly base: string; readonly other: string; readonly difference: string; readonly interval: string; readonly verdict: 'better' | 'worse' | 'unclear' | 'same' }

/** The comparison as rows in words: gates first, then figures; those that are nothing in both are left out. "Better" = the other scenario's. */
export function comparedRows({ t, language, number, share }: Text, { gates, kpis }: Comparison, currency: CurrencyCode): readonly ComparedRow[] {
  const factor = 10 ** (new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2)
  const signed = (shown: string, value: number) => (value > 0 ? `+${shown}` : shown)
  const verdictOf = (difference: number, isClear: boolean, isMoreBetter: boolean): ComparedRow['verdict'] => (difference === 0 ? 'same' : !isClear ? 'unclear' : difference > 0 === isMoreBetter ? 'better' : 'worse')
  const gateRows = gates.filter(({ base, other }) => base > 0 || other > 0).map((gate): ComparedRow => ({
    id: gate.gate, name: gate.gate === 'any' ? t('stress.compare.any') : t('stress.compare.breaks', { gate: t(`stress.gate.${gate.gate}`) }),
    base: share(gate.base), other: share(gate.other), difference: signed(share(gate.difference), gate.difference), interval: `${share(gate.interval[0])} – ${share(gate.interval[1])}`,
    verdict: verdictOf(gate.difference, gate.isClear, false),
  }))
  const show = (kpi: ComparedKpi, value: number) => (kpi.endsWith('Minor') ? formatAmount(language, value / factor, currency, 0) : kpi === 'ldrPeakBasisPoints' ? share(value / 10_000) : number(value, 1))
  const rows = COMPARED_KPIS.filter((kpi) => (kpis[kpi].base ?? 0) !== 0 || (kpis[kpi].other ?? 0) !== 0).map((kpi): ComparedRow => {
    const { base, other, difference, interval, isClear } = kpis[kpi]
    const figure = (value: number | null) => (value === null ? '–' : show(kpi, value))
    return {
      id: kpi, name: t(`stress.kpi.${kpi}` as MessageKey), base: figure(base), other: figure(other), difference: signed(show(kpi, difference), difference), interval: `${show(kpi, interval[0])} – ${show(kpi, interval[1])}`,
      verdict: verdictOf(difference, isClear, MORE_IS_BETTER.has(kpi)),
    }
  })
  return [...gateRows, ...rows]
}
