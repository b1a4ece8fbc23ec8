import { memo } from 'react'

import type { GateName, GateSummary, StressSummary } from '#engines/simulate/types.ts'
import { useText } from '#ui/language.tsx'
import { Panel } from '#ui/Panel.tsx'
import { DataTable } from '#ui/table/DataTable.tsx'
import type { Column } from '#ui/table/types.ts'
import { Tag } from '#ui/Tag.tsx'

import { gateMeaning } from './telling.ts'

type GatesPanelProps = { readonly summary: StressSummary; readonly toleranceShare: number; /** Stages that nothing known could limit: that they hold says nothing. */ readonly unknown: readonly GateName[] }

/** How often each gate breaks, with the uncertainty of having made only so many runs. */
export const GatesPanel = memo(function GatesPanel({ summary, toleranceShare, unknown }: GatesPanelProps) {
  const text = useText()
  const { t, number, share } = text
  const verdictOf = ({ name, probabilityBroken }: GateSummary) => (probabilityBroken > toleranceShare ? 'under' : unknown.includes(name) ? 'unknown' : 'holds')
  const tones = { under: 'bad', unknown: 'warn', holds: 'good' } as const
  const columns: readonly Column<GateSummary>[] = [
    { id: 'gate', title: t('stress.gate'), value: ({ name }) => t(`stress.gate.${name}`), isRowHeader: true },
    { id: 'meaning', title: t('stress.gates.meaning'), value: ({ name, limit }) => gateMeaning(text, name, limit) },
    { id: 'probability', title: t('stress.gates.probability'), value: ({ probabilityBroken }) => probabilityBroken, cell: ({ probabilityBroken }) => share(probabilityBroken) },
    { id: 'interval', title: t('stress.gates.interval'), align: 'end', isUnsortable: true, value: ({ interval }) => `${share(interval[0])} – ${share(interval[1])}` },
    { id: 'count', title: t('stress.gates.count'), value: ({ brokenReplications }) => brokenReplications, isOptional: true },
    {
      id: 'verdict', title: t('stress.gates.verdict'), value: (gate) => t(`stress.gates.${verdictOf(gate)}`),
      cell: (gate) => <Tag tone={tones[verdictOf(gate)]}>{t(`stress.gates.${verdictOf(gate)}`)}</Tag>,
    },
  ]
  return (
    <Panel title={t('stress.gates.title')} caption={t('stress.gates.caption', { runs: number(summary.replications), tolerance: share(toleranceShare) })}>
      <DataTable label={t('stress.gates.title')} columns={columns} rows={summary.gates} rowKey={({ name }) => name} csvFileName="gates.csv" />
    </Panel>
  )
})
