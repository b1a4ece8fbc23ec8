import type { StressSummary } from '#engines/simulate/types.ts'
import { useText } from '#ui/language.tsx'
import { Panel } from '#ui/Panel.tsx'
import { DataTable } from '#ui/table/DataTable.tsx'
import type { Column } from '#ui/table/types.ts'

import { ageBins, lateShare, type AgeBin } from './ageBins.ts'
import styles from './Usage.module.css'

/** How old parcels are when they leave, and which of them are late: a histogram that is its own table. */
export function AgePanel({ summary }: { readonly summary: StressSummary }) {
  const { t, number, share } = useText()
  const { ageAtDispatch, replications } = summary
  const bins = ageAtDispatch ? ageBins(ageAtDispatch.parcels, ageAtDispatch.lateParcels, replications) : []
  const late = lateShare(bins)
  if (late === null) return null
  const most = Math.max(...bins.map(({ parcels }) => parcels))
  const width = (parcels: number) => `${(100 * parcels) / most}%`
  const name = ({ fromHours, toHours }: AgeBin) => (toHours === null ? t('stress.age.from', { from: fromHours }) : t('stress.age.between', { from: fromHours, to: toHours }))
  const columns: readonly Column<AgeBin>[] = [
    { id: 'age', title: t('stress.age.age'), value: name, isRowHeader: true, isUnsortable: true },
    {
      id: 'bar', title: t('stress.age.bar'), value: () => null, isUnsortable: true, isOptional: true, width: '45%',
      cell: ({ parcels, lateParcels }) => <span className={styles.age} aria-hidden><i style={{ width: width(parcels - lateParcels) }} /><b style={{ width: width(lateParcels) }} /></span>,
    },
    { id: 'parcels', title: t('stress.age.parcels'), value: ({ parcels }) => parcels, digits: 1, isUnsortable: true },
    { id: 'late', title: t('stress.age.late'), value: ({ lateParcels }) => lateParcels, digits: 1, isUnsortable: true },
  ]
  return (
    <Panel title={t('stress.age.title')} caption={t('stress.age.caption', { runs: number(replications) })}>
      <p className={styles.answer}>{t('stress.age.answer', { late: share(late, 1) })}</p>
      <DataTable label={t('stress.age.title')} columns={columns} rows={bins} rowKey={({ fromHours }) => String(fromHours)} csvFileName="age-at-dispatch.csv" />
    </Panel>
  )
}
