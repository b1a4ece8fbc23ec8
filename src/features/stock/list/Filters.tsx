import { useText } from '#ui/language.tsx'
import { Select } from '#ui/Select.tsx'
import { TextField } from '#ui/TextField.tsx'

import styles from '../Stock.module.css'
import { ALERTS } from '../words.ts'
import type { RowFilter } from './filterRows.ts'

const ABC = ['all', 'A', 'B', 'C'] as const
const XYZ = ['all', 'X', 'Y', 'Z'] as const

/** By text, sign and class; says how many rows are left. */
export function Filters({ filter, shown, total, onChange }: { readonly filter: RowFilter; readonly shown: number; readonly total: number; readonly onChange: (filter: RowFilter) => void }) {
  const { t, number } = useText()
  const all = { id: 'all' as const, label: t('stock.list.all') }
  const labelled = <Id extends string>(id: Id) => ({ id, label: id === 'all' ? t('stock.list.all') : id })
  return (
    <div className={styles.filters} role="search">
      <TextField label={t('stock.list.search')} type="search" value={filter.search} onChange={(search) => onChange({ ...filter, search })} />
      <Select label={t('stock.col.signs')} value={filter.alert} onChange={(alert) => onChange({ ...filter, alert })} options={[all, { id: 'any' as const, label: t('stock.list.anyAlert') }, ...ALERTS.map((id) => ({ id, label: t(`stock.alert.${id}`) }))]} />
      <Select label={t('stock.col.abc')} value={filter.abc} onChange={(abc) => onChange({ ...filter, abc })} options={ABC.map(labelled)} />
      <Select label={t('stock.col.xyz')} value={filter.xyz} onChange={(xyz) => onChange({ ...filter, xyz })} options={XYZ.map(labelled)} />
      <p className={styles.shown} role="status">{t('stock.list.shown', { shown: number(shown), total: number(total) })}</p>
    </div>
  )
}
