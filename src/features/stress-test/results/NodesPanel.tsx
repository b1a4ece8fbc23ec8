import { memo } from 'react'

import type { FailingNode } from '#advice/survive/nodes.ts'
import type { CurrencyCode } from '#domain/units.ts'
import { formatAmount } from '#i18n/format.ts'
import { useText } from '#ui/language.tsx'
import { Panel } from '#ui/Panel.tsx'
import { DataTable } from '#ui/table/DataTable.tsx'
import type { Column } from '#ui/table/types.ts'
import { Tag } from '#ui/Tag.tsx'

/** If one place fails, whatever the reason: how long the rest carries the shop, against how long it takes to come back. */
export const NodesPanel = memo(function NodesPanel({ nodes, currency }: { readonly nodes: readonly FailingNode[]; readonly currency: CurrencyCode }) {
  const { t, number, language } = useText()
  const factor = 10 ** (new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2)
  const columns: readonly Column<FailingNode>[] = [
    { id: 'name', title: t('stress.nodes.place'), value: ({ name }) => name, isRowHeader: true },
    { id: 'kind', title: t('stress.nodes.kind'), value: ({ kind }) => t(`stress.nodes.${kind}`), isOptional: true },
    { id: 'survive', title: t('stress.nodes.survive'), align: 'end', value: ({ timeToSurviveDays }) => (Number.isFinite(timeToSurviveDays) ? timeToSurviveDays : null), cell: ({ timeToSurviveDays }) => (Number.isFinite(timeToSurviveDays) ? number(timeToSurviveDays, 1) : t('stress.nodes.forever')) },
    { id: 'recover', title: t('stress.nodes.recover'), align: 'end', value: ({ timeToRecoverDays }) => timeToRecoverDays, cell: ({ timeToRecoverDays, isRecoverAssumed }) => `${number(timeToRecoverDays, 1)}${isRecoverAssumed ? ` ${t('stress.nodes.assumed')}` : ''}` },
    { id: 'exposure', title: t('stress.nodes.exposure'), align: 'end', value: ({ exposureMinor }) => (exposureMinor === null ? null : exposureMinor / factor), cell: ({ exposureMinor }) => (exposureMinor === null ? t('ui.notKnown') : formatAmount(language, exposureMinor / factor, currency, 0)) },
    { id: 'verdict', title: t('stress.gates.verdict'), value: ({ isAtRisk }) => t(isAtRisk ? 'stress.nodes.atRisk' : 'stress.nodes.safe'), cell: ({ isAtRisk }) => <Tag tone={isAtRisk ? 'bad' : 'good'}>{t(isAtRisk ? 'stress.nodes.atRisk' : 'stress.nodes.safe')}</Tag> },
  ]
  return (
    <Panel title={t('stress.nodes.title')} caption={t('stress.nodes.caption')}>
      <DataTable label={t('stress.nodes.title')} columns={columns} rows={nodes} rowKey={({ kind, id }) => `${kind} ${id}`} csvFileName="places.csv" />
    </Panel>
  )
})
